//! Reading loses nothing: every character of a source is in the document or in a remark.

use crate::documents::{Document, compact};
use gongwen::write;
use std::collections::HashMap;

/// Characters of the source that are in no element and no remark, by document.
pub(crate) fn lost(documents: &[Document]) -> Vec<(String, String)> {
    documents
        .iter()
        .filter_map(|document| {
            let missing = missing(document);
            (!missing.is_empty()).then(|| (document.entry.id.clone(), missing))
        })
        .collect()
}

fn missing(document: &Document) -> String {
    let reading = &document.reading;
    let mut kept: HashMap<char, usize> = HashMap::new();
    let remarked = reading.remarks.iter().map(|remark| reading.text[remark.span.range()].to_owned());
    for text in std::iter::once(write::plain(&reading.document)).chain(remarked) {
        for c in compact(&text).chars() {
            *kept.entry(c).or_default() += 1;
        }
    }
    let lines = reading.text.lines().filter(|line| !is_rule(line));
    let mut missing = String::new();
    for c in lines.flat_map(str::chars).filter(|c| !c.is_whitespace() && !"\u{feff}\u{200b}".contains(*c)) {
        match kept.get_mut(&c) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(c),
        }
    }
    // The mark after a label (附件: 附件1.) is made anew by the layout.
    missing.retain(|c| !".:：".contains(c));
    missing
}

/// Lines drawn with characters separate parts and say nothing.
fn is_rule(line: &str) -> bool {
    line.trim().chars().count() >= 3 && line.trim().chars().all(|c| "─—-=_━*★－＿".contains(c))
}
