//! What a check is told besides the text.

use gongwen::{Kind, Profile};

/// How much of a document is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A whole document.
    #[default]
    Document,
    /// A sentence, a paragraph or a single element: only the text rules run.
    Fragment,
}

/// The circumstances of a check.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Document or fragment.
    pub scope: Scope,
    /// The office in whose name the document goes out; rules that need it stay silent without.
    pub profile: Option<Profile>,
    /// The kind (文种) where the caller knows better than the title.
    pub kind: Option<Kind>,
    /// Codes of rules that are switched off.
    pub disabled: Vec<String>,
}

impl Context {
    /// The context for a sentence or a paragraph.
    #[must_use]
    pub fn fragment() -> Self {
        Self { scope: Scope::Fragment, ..Self::default() }
    }
}
