//! Applying fixes until nothing changes.

use crate::context::{Context, Scope};
use crate::engine::judge_capped;
use crate::finding::{Finding, Safety};
use gongwen::{Edit, Reading, Span, Syntax};
use serde::Serialize;
use std::collections::BTreeMap;

/// How often the text is read again before we give up.
const ROUNDS: usize = 12;
/// How many fixes of one rule are applied in one round.
const CAP: usize = 20_000;

/// A text after fixing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// Whether a further round would change nothing.
    pub converged: bool,
}

/// One fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// The rule.
    pub code: &'static str,
    /// What was found.
    pub message: String,
}

/// Applies the safe fixes, with `consent` also those that need it, and repeats until nothing
/// changes.
#[must_use]
pub fn fix(text: &str, syntax: Syntax, context: &Context, consent: bool) -> Fixed {
    let mut fixed = Fixed { text: text.to_owned(), applied: Vec::new(), converged: false };
    for _ in 0..ROUNDS {
        let reading = match context.scope {
            Scope::Document => gongwen::read(&fixed.text, syntax),
            Scope::Fragment => {
                Reading { text: fixed.text.clone(), document: gongwen::Document::default(), remarks: Vec::new() }
            }
        };
        let findings = judge_capped(&reading, context, CAP).findings;
        let wanted: Vec<&Finding> = findings
            .iter()
            .filter(|finding| {
                finding.fix.as_ref().is_some_and(|fix| match fix.safety {
                    Safety::Safe => true,
                    Safety::Consent => consent,
                    Safety::Shown => false,
                })
            })
            .collect();
        let chosen = choose(&wanted);
        let next = apply(&reading.text, &chosen);
        if chosen.is_empty() || next == fixed.text {
            fixed.converged = true;
            return fixed;
        }
        fixed.applied.extend(chosen.iter().map(|f| Applied { code: f.code, message: f.message.clone() }));
        fixed.text = next;
    }
    fixed
}

/// The fixes that do not touch one another; of two that do, the earlier one.
fn choose<'a>(wanted: &[&'a Finding]) -> Vec<&'a Finding> {
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for finding in wanted {
        let Some(fix) = &finding.fix else { continue };
        if fix.edits.iter().all(|edit| is_free(&taken, edit.span)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            chosen.push(*finding);
        }
    }
    chosen
}

/// Whether a span neither overlaps nor meets what is taken.
fn is_free(taken: &BTreeMap<usize, usize>, span: Span) -> bool {
    let before = taken.range(..=span.end).next_back();
    before.is_none_or(|(start, end)| *end < span.start || (*end == span.start && *start < *end && !span.is_empty()))
        && taken.get(&span.start).is_none()
}

fn apply(text: &str, chosen: &[&Finding]) -> String {
    let mut edits: Vec<&Edit> = chosen.iter().filter_map(|f| f.fix.as_ref()).flat_map(|f| &f.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let Span { start, end } = edit.span;
        if start < done || end > text.len() || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            continue;
        }
        result.push_str(&text[done..start]);
        result.push_str(&edit.text);
        done = end;
    }
    result.push_str(&text[done..]);
    result
}
