//! Error-level findings on published documents, and what people judged them to be.

use crate::documents::Document;
use gongwen::LineIndex;
use rules::{Context, Severity};
use std::collections::HashMap;

/// Verdicts by people: id, code, place, 真 or 误, why.
const VERDICTS: &str = include_str!("../verdicts.tsv");

/// One error-level finding.
pub(crate) struct Judged {
    pub(crate) id: String,
    pub(crate) code: &'static str,
    pub(crate) place: String,
    pub(crate) excerpt: String,
    pub(crate) message: String,
    /// 真, 误, or nothing where nobody has judged it.
    pub(crate) verdict: Option<(String, String)>,
}

/// Findings of all levels, counted by code, and those of error level one by one.
pub(crate) struct Findings {
    pub(crate) errors: Vec<Judged>,
    pub(crate) counts: Vec<(&'static str, Severity, usize)>,
}

/// Checks every document.
pub(crate) fn judge(documents: &[Document]) -> Findings {
    let verdicts: HashMap<(&str, &str, &str), (&str, &str)> = VERDICTS
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, code, place, verdict, why] = cells.as_slice() else { return None };
            Some(((*id, *code, *place), (*verdict, *why)))
        })
        .collect();
    let mut errors = Vec::new();
    let mut counts: HashMap<&'static str, (Severity, usize)> = HashMap::new();
    for document in documents {
        let text = &document.reading.text;
        let index = LineIndex::new(text);
        for finding in rules::check(&document.reading, &Context::default()) {
            counts.entry(finding.code).or_insert((finding.severity, 0)).1 += 1;
            if finding.severity != Severity::Error {
                continue;
            }
            let position = index.position(text, finding.span.start);
            let place = format!("{}:{}", position.line, position.column);
            let verdict = verdicts.get(&(document.entry.id.as_str(), finding.code, place.as_str()));
            errors.push(Judged {
                id: document.entry.id.clone(),
                code: finding.code,
                verdict: verdict.map(|(verdict, why)| ((*verdict).to_owned(), (*why).to_owned())),
                excerpt: around(text, finding.span.start, finding.span.end),
                message: finding.message,
                place,
            });
        }
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(code, (severity, count))| (code, severity, count)).collect();
    counts.sort_unstable();
    Findings { errors, counts }
}

/// The words of a finding with a few before and after, on one line.
fn around(text: &str, start: usize, end: usize) -> String {
    let before: String = text[..start].chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let inside: String = text[start..end].chars().take(30).collect();
    let after: String = text[end..].chars().take(6).collect();
    format!("{before}【{inside}】{after}").replace(['\n', '\t', '|'], " ")
}
