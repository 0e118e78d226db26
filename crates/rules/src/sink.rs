//! Where rules put what they find.

use crate::elements::waivers::CODE;
use crate::engine::Judgement;
use crate::finding::{Finding, Fix, Safety, Waived};
use crate::meta::{Family, Fixability, Rule};
use crate::punctuation::invisible;
use crate::run::{Proposal, Run};
use crate::scan;
use gongwen::{Reading, Span, Text, Waiver};
use std::collections::HashMap;
use std::ops::Range;

/// Collects findings; keeps a limited number of each rule and counts the rest. What the document
/// waives is kept apart.
pub(crate) struct Sink<'a> {
    source: &'a str,
    waivers: Vec<(&'a Text, Waiver)>,
    used: Vec<bool>,
    waived: Vec<Waived>,
    rule: &'static Rule,
    findings: Vec<Finding>,
    counts: HashMap<&'static str, usize>,
    cap: usize,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(rule: &'static Rule, cap: usize, reading: &'a Reading) -> Self {
        let waivers: Vec<_> =
            reading.document.stated.waivers.iter().map(|entry| (entry, Waiver::read(entry))).collect();
        Self {
            source: &reading.text,
            used: vec![false; waivers.len()],
            waivers,
            waived: Vec::new(),
            rule,
            findings: Vec::new(),
            counts: HashMap::new(),
            cap,
        }
    }

    /// The waivers of the document as written, and whether one has covered a finding.
    pub(crate) fn waivers(&self) -> Vec<(Text, bool)> {
        self.waivers.iter().zip(&self.used).map(|((entry, _), used)| ((*entry).clone(), *used)).collect()
    }

    /// The waiver that covers a finding of the present rule at a place.
    fn waiver(&mut self, span: Span) -> Option<&(&'a Text, Waiver)> {
        let stands = |words: &String| stands_there(self.source, span, words);
        let covers = |(_, waiver): &(&Text, Waiver)| {
            waiver.is_whole()
                && self.rule.code != CODE
                && waiver.code == self.rule.code
                && waiver.words.as_ref().is_none_or(stands)
        };
        let at = self.waivers.iter().position(covers)?;
        self.used[at] = true;
        Some(&self.waivers[at])
    }

    /// Whether something invisible stands in a place or at its ends: it goes out first (WS0931).
    fn is_cut(&self, span: Span) -> bool {
        let before = self.source.get(..span.start).and_then(|text| text.char_indices().next_back());
        let after = self.source.get(span.end..).and_then(|text| text.chars().next());
        let around = |at: usize, c: char| scan::is_invisible(c) && at > 0;
        // At the very start stands the mark of the byte order, which cuts nothing.
        before.is_some_and(|(at, c)| around(at, c))
            || after.is_some_and(|c| around(span.end, c))
            || self.source.get(span.range()).is_some_and(|text| text.contains(scan::is_invisible))
    }

    /// Whose findings come next.
    pub(crate) fn turn_to(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    /// A fault in a range of a run, with a fix where there is one.
    pub(crate) fn find(&mut self, run: &Run, range: Range<usize>, message: impl Into<String>, fix: Option<Proposal>) {
        if !run.is_protected(&range) {
            self.find_at(run.span(range), message, fix);
        }
    }

    /// A fault at a place of the source.
    pub(crate) fn find_at(&mut self, span: Span, message: impl Into<String>, fix: Option<Proposal>) {
        let hidden = self.rule.code != invisible::CODE && self.is_cut(span);
        // 「20」 and 「26年」, 「通」 and 「知」 with something invisible between: what was read is half a number,
        // half a word. Marks are what they are.
        if hidden && self.rule.family != Family::Punctuation {
            return;
        }
        let cut = |fix: &Proposal| self.rule.code != invisible::CODE && fix.edits.iter().any(|e| self.is_cut(e.span));
        let fix = fix.filter(|fix| !hidden && !cut(fix));
        let waiver = self.waiver(span).cloned();
        if waiver.is_none() {
            let count = self.counts.entry(self.rule.code).or_default();
            *count += 1;
            if *count > self.cap {
                return;
            }
        }
        let safety = match self.rule.fixability {
            Fixability::Offers(safety) => safety,
            Fixability::None => Safety::Shown,
        };
        let finding = Finding {
            code: self.rule.code,
            severity: self.rule.severity,
            message: message.into(),
            source: self.rule.source(),
            span,
            fix: fix.map(|p| Fix { safety, edits: p.edits, label: p.label }),
        };
        match waiver {
            None => self.findings.push(finding),
            Some((entry, Waiver { person, reason, .. })) if self.waived.len() < self.cap => {
                self.waived.push(Waived { finding, person, reason, entry: entry.span() });
            }
            Some(_) => {}
        }
    }

    /// The findings, sorted by place; where some were left out, the last one shown says so.
    pub(crate) fn finish(mut self) -> Judgement {
        self.waived.sort_by(|a, b| (a.finding.span, a.finding.code).cmp(&(b.finding.span, b.finding.code)));
        self.waived.dedup();
        self.findings.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
        self.findings.dedup_by(|a, b| a.span == b.span && a.code == b.code && a.message == b.message);
        for (code, count) in self.counts {
            let last = self.findings.iter_mut().rev().find(|finding| finding.code == code);
            if let Some(last) = last.filter(|_| count > self.cap) {
                last.message += &format!("（本条共{count}处，只列出前{}处。）", self.cap);
            }
        }
        Judgement { findings: self.findings, waived: self.waived }
    }
}

/// Whether words stand where a finding is: part of it, or around it, so that one comma can be told from
/// another.
fn stands_there(source: &str, span: Span, words: &str) -> bool {
    let from = source.floor_char_boundary(span.start.saturating_sub(words.len()));
    let to = source.ceil_char_boundary(span.end + words.len());
    let meets = |at: usize| {
        let (start, end) = (from + at, from + at + words.len());
        if span.is_empty() { start <= span.start && span.start <= end } else { start < span.end && span.start < end }
    };
    source[from..to].match_indices(words).any(|(at, _)| meets(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_finding_tell_it_from_another() {
        let source = "传真,请知悉。自己写的,有错。";
        let comma = |n: usize| {
            let at = source.match_indices(',').nth(n).map_or(0, |(at, _)| at);
            Span::new(at, at + 1)
        };
        assert!(stands_there(source, comma(0), "传真,请") && !stands_there(source, comma(1), "传真,请"));
        assert!(stands_there(source, comma(1), ",") && stands_there(source, comma(1), "写的,有错"));
        assert!(!stands_there(source, comma(1), "写的"));
        let end = Span::new(source.len(), source.len());
        assert!(stands_there(source, end, "有错。") && !stands_there(source, end, "传真"));
    }
}
