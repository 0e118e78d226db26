//! A run of text as the text rules see it: one paragraph, one element, one line.

use crate::scan;
use crate::title::View;
use gongwen::{Edit, Span, Text};
use std::cell::OnceCell;
use std::ops::Range;

/// What part of a document a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// A line of a fragment: it may be anything.
    Fragment,
    Mark,
    Number,
    Title,
    Adoption,
    Names,
    Body,
    Cell,
    AttachmentName,
    AttachmentTitle,
    Signature,
    Date,
    Annotation,
    Imprint,
}

/// Where the bytes of a run stand in the source.
#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    /// The run is the slice of the source that starts here.
    Slice(usize),
    Text(&'a Text),
}

/// A run of text and its place.
#[derive(Clone, Debug)]
pub(crate) struct Run<'a> {
    pub(crate) text: &'a str,
    pub(crate) role: Role,
    place: Place<'a>,
    /// Web addresses, mail addresses, code: not judged.
    protected: Vec<Range<usize>>,
    /// The run as a title, worked out once for all rules.
    pub(crate) title: OnceCell<Option<View<'a>>>,
    half_stops: OnceCell<bool>,
}

/// Changes a rule proposes, with what they do in Chinese.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) edits: Vec<Edit>,
    pub(crate) label: String,
}

impl<'a> Run<'a> {
    pub(crate) fn slice(source: &'a str, span: Span, role: Role) -> Self {
        let text = &source[span.range()];
        Self::new(text, role, Place::Slice(span.start))
    }

    pub(crate) fn of(text: &'a Text, role: Role) -> Self {
        Self::new(text.as_str(), role, Place::Text(text))
    }

    fn new(text: &'a str, role: Role, place: Place<'a>) -> Self {
        let (protected, title, half_stops) = (scan::protected(text), OnceCell::new(), OnceCell::new());
        Self { text, role, place, protected, title, half_stops }
    }

    /// Whether half-width stops end its sentences, and no other ones.
    pub(crate) fn ends_in_half_stops(&self) -> bool {
        *self.half_stops.get_or_init(|| !self.text.contains(['。', '·']) && self.text.trim_end().ends_with(['.', '．']))
    }

    /// Where a range of the run stands in the source.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match self.place {
            Place::Slice(start) => Span::new(start + range.start, start + range.end),
            Place::Text(text) => text.source_of(range),
        }
    }

    fn is_contiguous(&self, range: Range<usize>) -> bool {
        match self.place {
            Place::Slice(_) => true,
            Place::Text(text) => text.is_contiguous(range),
        }
    }

    /// Whether the range begins or ends in an address or in code.
    pub(crate) fn is_protected(&self, range: &Range<usize>) -> bool {
        let last = range.end.max(range.start + 1) - 1;
        // The ranges are in order and apart.
        let holds = |at: usize| {
            let next = self.protected.partition_point(|range| range.end <= at);
            self.protected.get(next).is_some_and(|range| range.contains(&at))
        };
        holds(range.start) || holds(last)
    }

    pub(crate) fn before(&self, at: usize) -> &'a str {
        &self.text[..at]
    }

    pub(crate) fn after(&self, at: usize) -> &'a str {
        &self.text[at..]
    }

    pub(crate) fn prev(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    pub(crate) fn next(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    pub(crate) fn is_fragment(&self) -> bool {
        self.role == Role::Fragment
    }

    /// Whether it is written in sentences (and not a name or a number of its own).
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.role, Role::Fragment | Role::Body | Role::Annotation | Role::Cell)
    }

    /// Replaces a range; `None` where the range is broken over lines of the source.
    pub(crate) fn replace(&self, range: Range<usize>, with: impl Into<String>) -> Option<Proposal> {
        let with = with.into();
        let label = if with.is_empty() {
            format!("删去“{}”", &self.text[range.clone()])
        } else {
            format!("改为“{with}”")
        };
        self.rewrite(&[(range, with.as_str())], label)
    }

    /// Several replacements as one.
    pub(crate) fn rewrite(&self, parts: &[(Range<usize>, &str)], label: String) -> Option<Proposal> {
        let whole = parts.iter().all(|(range, _)| self.is_contiguous(range.clone()));
        let edits = parts.iter().map(|(range, with)| Edit::replace(self.span(range.clone()), *with)).collect();
        whole.then_some(Proposal { edits, label })
    }
}
