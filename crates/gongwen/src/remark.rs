//! What a reader has to say about a source that is not part of the document.

use crate::Span;

/// A thing that the reader saw and that a person should know: text it did not understand,
/// a tracked change, a comment, hidden text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where in the text; empty where it has no place.
    pub span: Span,
    /// What kind of thing.
    pub kind: RemarkKind,
    /// In Chinese, for the person.
    pub message: String,
}

/// Kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// The encoding was not UTF-8, or had a mark or odd line ends.
    Encoding,
    /// Text that was kept in the body because it fits nowhere else.
    NotUnderstood,
    /// 修订: an insertion or deletion that is not yet accepted.
    TrackedChange,
    /// 批注
    Comment,
    /// Hidden text.
    Hidden,
    /// 脚注 or 尾注
    Footnote,
    /// Something that the format has and this program leaves out (pictures, formulas).
    LeftOut,
}
