//! What it costs to break a title at a place: phrases are parted before the words in them.

use super::brackets::Bracketed;
use super::terms;
use std::ops::Range;

/// 「的通知」 alone on the last line.
const ALONE: f64 = 9.0;
/// Characters of a name between marks, the mark with them, that stand at least on its first line;
/// one less on its last.
const EDGE: usize = 6;

/// What costs are judged by.
pub(super) struct Sense<'a> {
    pub(super) title: &'a str,
    pub(super) bracketed: &'a [Bracketed],
    /// Where 「的通知」 stands.
    pub(super) kind: Option<Range<usize>>,
    pub(super) fits: &'a dyn Fn(&str) -> bool,
}

impl Sense<'_> {
    /// What a line end between two units costs.
    pub(super) fn cost(&self, previous: Range<usize>, next: Range<usize>) -> f64 {
        let at = next.start;
        self.at_phrase(&self.title[previous.clone()], &self.title[next.clone()], at)
            + self.bracketed.iter().map(|piece| self.within(piece, at)).sum::<f64>()
            + if self.is_alone(&previous) || self.is_alone(&next) { 3.0 } else { 0.0 }
    }

    /// A unit of one character that belongs to one of its neighbours, nobody knows to which.
    fn is_alone(&self, unit: &Range<usize>) -> bool {
        let text = &self.title[unit.clone()];
        text.chars().count() == 1 && !terms::SMALL.contains(text)
    }

    fn at_phrase(&self, previous: &str, next: &str, at: usize) -> f64 {
        let rest = &self.title[at..];
        if self.kind.as_ref().is_some_and(|kind| kind.start == at) {
            return ALONE;
        }
        if rest.starts_with("关于") {
            return 0.0;
        }
        if previous.ends_with(char::is_whitespace) {
            return 0.2;
        }
        if rest.starts_with('的') {
            return 3.0;
        }
        if previous.ends_with('》') {
            return 0.3;
        }
        if rest.starts_with('《') {
            return if previous == "关于" { 3.0 } else { 0.4 };
        }
        if rest.starts_with(['（', '(', '【']) {
            return 2.5;
        }
        if previous.ends_with(['、', '，']) {
            return 1.0;
        }
        if rest.starts_with("以及") || ["和", "与", "及", "暨"].contains(&next) {
            return 0.4;
        }
        if previous.ends_with('的') {
            return 0.8;
        }
        // A verb should not be parted from its object, nor a connective from what it connects.
        if terms::SMALL.contains(previous) || terms::ADVERBS.contains(&previous) || previous == "关于" {
            return 4.0;
        }
        if terms::PASSING_ON.contains(&previous) {
            return 1.0;
        }
        if terms::OPENERS.contains(&previous) || previous.ends_with('等') {
            return 3.0;
        }
        if terms::OPENERS.contains(&next) || terms::ADVERBS.contains(&next) || terms::SMALL.contains(next) {
            return 0.6;
        }
        if next.starts_with(|c: char| c.is_ascii_digit()) || next.starts_with('“') {
            return 1.2;
        }
        if previous.ends_with('年') {
            return 2.4;
        }
        2.0
    }

    /// What a break within 《…》 costs: much where it fits in a line, and near its edges.
    fn within(&self, piece: &Bracketed, at: usize) -> f64 {
        if at <= piece.range.start || at >= piece.range.end {
            return 0.0;
        }
        let fits = (self.fits)(&self.title[piece.range.clone()]);
        let before = self.title[piece.range.start..at].chars().count();
        let behind = self.title[at..piece.range.end].chars().count();
        let edge = if before < EDGE || behind + 1 < EDGE { 4.0 } else { 0.0 };
        edge + match (piece.open, fits) {
            ('《', true) => 3.0,
            ('“' | '‘', true) => 6.0,
            (_, true) => 3.0,
            (_, false) => 0.5,
        }
    }
}
