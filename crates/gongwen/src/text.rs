//! Characters of the document that remember where they came from.

use crate::Span;
use std::fmt;
use std::ops::Range;

/// A run of text in the document.
///
/// Most texts are one slice of the source. A title over several lines, or a Markdown line with
/// marks in it, is put together from several pieces; each piece keeps its place.
#[derive(Clone, Default)]
pub struct Text {
    string: String,
    pieces: Vec<Piece>,
}

/// `len` bytes of the string from `at` on come from the source at `source`.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    source: usize,
    len: usize,
}

impl Text {
    /// The text of a slice of the source.
    #[must_use]
    pub fn from_source(source: &str, span: Span) -> Self {
        let mut text = Self::default();
        text.push(source, span);
        text
    }

    /// Text that is in no source, for documents built by a program.
    #[must_use]
    pub fn built(string: impl Into<String>) -> Self {
        let string = string.into();
        Self { pieces: vec![Piece { at: 0, source: 0, len: string.len() }], string }
    }

    /// Characters that go between two texts of a source and stand nowhere in it themselves.
    #[must_use]
    pub(crate) fn between(string: impl Into<String>) -> Self {
        Self { string: string.into(), pieces: Vec::new() }
    }

    /// Appends a slice of the source.
    pub fn push(&mut self, source: &str, span: Span) {
        self.pieces.push(Piece { at: self.string.len(), source: span.start, len: span.end - span.start });
        self.string.push_str(&source[span.range()]);
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// Number of characters (字数), white space not counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.string.chars().filter(|c| !c.is_whitespace()).count()
    }

    /// Where the whole text stands in the source.
    #[must_use]
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => Span::new(first.source, (last.source + last.len).max(first.source)),
            _ => Span::default(),
        }
    }

    /// Where a range of the string stands in the source.
    ///
    /// A range over several pieces covers what lies between them too.
    #[must_use]
    pub fn source_of(&self, range: Range<usize>) -> Span {
        let start = self.source_start(range.start);
        if range.is_empty() {
            return Span::at(start);
        }
        let last = self.pieces[..self.pieces.partition_point(|piece| piece.at < range.end)].last();
        let end = last.map_or(start, |piece| piece.source + (range.end - piece.at).min(piece.len));
        Span::new(start, end.max(start))
    }

    /// Whether a range of the string is one uninterrupted slice of the source, so that
    /// replacing its span replaces exactly these characters.
    #[must_use]
    pub fn is_contiguous(&self, range: Range<usize>) -> bool {
        let span = self.source_of(range.clone());
        span.end - span.start == range.end - range.start
    }

    /// A part of this text, with its places.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let pieces = self.pieces[self.piece_at(range.start)..]
            .iter()
            .take_while(|piece| piece.at < range.end)
            .filter_map(|piece| {
                let start = piece.at.max(range.start);
                let end = (piece.at + piece.len).min(range.end);
                (start < end).then(|| Piece {
                    at: start - range.start,
                    source: piece.source + (start - piece.at),
                    len: end - start,
                })
            })
            .collect::<Vec<_>>();
        let pieces = if pieces.is_empty() {
            vec![Piece { at: 0, source: self.source_start(range.start), len: 0 }]
        } else {
            pieces
        };
        Self { string: self.string[range].to_owned(), pieces }
    }

    /// This text and another after it, each with its places.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.append(other);
        joined
    }

    /// Puts another text after this one.
    pub(crate) fn append(&mut self, other: &Self) {
        let offset = self.string.len();
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { at: piece.at + offset, ..*piece }));
        self.string.push_str(&other.string);
    }

    /// The words that white space sets apart, each with its place.
    #[must_use]
    pub fn words(&self) -> Vec<Self> {
        let mut from = 0;
        let place = |word: &str| {
            let at = self.string[from..].find(word)? + from;
            from = at + word.len();
            Some(self.slice(at..from))
        };
        self.string.split_whitespace().filter_map(place).collect()
    }

    /// What tabs set apart, each with its place; nothing for an empty cell.
    #[must_use]
    pub(crate) fn cells(&self) -> Vec<Self> {
        let mut from = 0;
        let cells = self.string.split('\t').map(|cell| {
            let range = from..from + cell.len();
            from = range.end + 1;
            self.slice(range).trimmed()
        });
        cells.filter(|cell| !cell.is_empty()).collect()
    }

    /// The text without white space at both ends (the ideographic space is white space).
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let start = self.string.len() - self.string.trim_start().len();
        let end = start + self.string.trim().len();
        self.slice(start..end)
    }

    /// The first piece that goes on behind a place in the string: pieces follow each other, and a text may
    /// have as many as it has words.
    fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at + piece.len <= at)
    }

    fn source_start(&self, at: usize) -> usize {
        self.pieces
            .get(self.piece_at(at))
            .map_or_else(|| self.span().end, |piece| piece.source + at.saturating_sub(piece.at))
    }
}

/// Two texts are equal when they read the same, wherever they stand.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.string == other.string
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{}", self.string, self.span().start)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.string)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_two_lines_knows_both_places() {
        let source = "关于印发\n方案的通知";
        let mut text = Text::from_source(source, Span::new(0, 12));
        text.push(source, Span::new(13, source.len()));
        assert_eq!(text.as_str(), "关于印发方案的通知");
        assert_eq!(text.source_of(0..12), Span::new(0, 12));
        assert_eq!(text.source_of(12..18), Span::new(13, 19));
        assert_eq!(text.source_of(9..15), Span::new(9, 16));
        assert!(text.is_contiguous(12..18));
        assert!(!text.is_contiguous(9..15));
        assert_eq!(text.source_of(12..12), Span::at(13));
        assert_eq!(text.slice(9..15).source_of(3..6), Span::new(13, 16));
    }
}
