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
        Self { text, role, place: Place::Slice(span.start), protected: scan::protected(text), title: OnceCell::new() }
    }

    pub(crate) fn of(text: &'a Text, role: Role) -> Self {
        Self {
            text: text.as_str(),
            role,
            place: Place::Text(text),
            protected: scan::protected(text.as_str()),
            title: OnceCell::new(),
        }
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
        self.protected.iter().any(|p| p.contains(&range.start) || p.contains(&last))
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
