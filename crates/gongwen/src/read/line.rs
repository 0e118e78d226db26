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

/// Ends of lines: what an editor puts, and the breaks inside a paragraph that come along from Word and
/// from web pages.
const BREAKS: [char; 4] = ['\n', '\u{b}', '\u{2028}', '\u{2029}'];

/// Cuts `source[from..]` into lines.
pub(super) fn lines(source: &str, from: usize, syntax: Syntax) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = from;
    // A break at the end begins one more line, an empty one.
    let last = Some("").filter(|_| source[from..].is_empty() || source.ends_with(BREAKS));
    for piece in source[from..].split_inclusive(BREAKS).chain(last) {
        let len = piece.len();
        let piece = piece.strip_suffix(BREAKS).unwrap_or(piece);
        let raw = Span::new(start, start + piece.len());
        lines.push(match syntax {
            Syntax::Plain => Line { text: trimmed(source, raw), raw, hashes: 0 },
            Syntax::Markdown => super::markdown::line(source, raw),
        });
        start += len;
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
