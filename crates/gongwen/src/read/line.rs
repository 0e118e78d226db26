//! The source cut into lines.

use super::Syntax;
use crate::{Span, Text};

/// One line of the source without white space at its ends.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What it says; empty for a blank line.
    pub text: Text,
    /// The whole line with its white space, without the line break.
    pub raw: Span,
    /// Markdown: 1 for `#`, 2 for `##`, ...
    pub hashes: u8,
}

impl Line {
    pub(super) fn str(&self) -> &str {
        self.text.as_str()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Cuts `source[from..]` into lines.
pub(super) fn lines(source: &str, from: usize, syntax: Syntax) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = from;
    for piece in source[from..].split('\n') {
        let raw = Span::new(start, start + piece.len());
        lines.push(match syntax {
            Syntax::Plain => Line { text: trimmed(source, raw), raw, hashes: 0 },
            Syntax::Markdown => super::markdown::line(source, raw),
        });
        start += piece.len() + 1;
    }
    lines
}

/// The text of a span without white space and byte order marks at its ends.
pub(super) fn trimmed(source: &str, span: Span) -> Text {
    let string = &source[span.range()];
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let start = string.len() - string.trim_start_matches(blank).len();
    let end = start + string.trim_matches(blank).len();
    Text::from_source(source, Span::new(span.start + start, span.start + end.max(start)))
}
