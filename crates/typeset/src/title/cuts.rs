//! The places in a title where a line may end.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::collections::BTreeSet;
use std::ops::Range;

/// Bytes of a title after which a line may end; at first the ends of its words.
pub(super) struct Cuts {
    places: BTreeSet<usize>,
    len: usize,
}

impl Cuts {
    pub(super) fn between_words(title: &str) -> Self {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let places = segmenter.segment_str(title).filter(|end| (1..title.len()).contains(end));
        Self { places: places.collect(), len: title.len() }
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        self.places.contains(&at)
    }

    pub(super) fn allow(&mut self, at: usize) {
        if (1..self.len).contains(&at) {
            self.places.insert(at);
        }
    }

    pub(super) fn forbid(&mut self, at: usize) {
        self.places.remove(&at);
    }

    /// No line ends within a piece; it may at both its edges.
    pub(super) fn join(&mut self, piece: Range<usize>) {
        self.places.retain(|at| !(piece.start < *at && *at < piece.end));
    }

    /// Forbids the places of which a rule says that the text before and behind them belongs together.
    pub(super) fn join_where(&mut self, title: &str, together: impl Fn(&str, &str) -> bool) {
        self.places.retain(|&at| !together(&title[..at], &title[at..]));
    }

    /// Where pieces begin: the beginning of the title and every place.
    pub(super) fn starts(&self) -> Vec<usize> {
        std::iter::once(0).chain(self.places.iter().copied()).collect()
    }

    /// The pieces between the places.
    pub(super) fn pieces(&self) -> Vec<Range<usize>> {
        let starts = self.starts();
        let ends = starts.iter().copied().skip(1).chain([self.len]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }
}
