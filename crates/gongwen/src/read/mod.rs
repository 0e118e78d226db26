//! Reading a document from text.

use crate::{Document, Remark};

/// A text and the document that was read from it. All spans point into `text`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text as read: UTF-8, lines ended by `\n`.
    pub text: String,
    /// The document.
    pub document: Document,
    /// What else a person should know.
    pub remarks: Vec<Remark>,
}

/// How the text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// Plain text (.txt, pasted, from .docx).
    #[default]
    Plain,
    /// Markdown (.md).
    Markdown,
}

/// Reads a document. Never fails: what is not understood stays in the body and is remarked.
#[must_use]
pub fn read(text: &str, syntax: Syntax) -> Reading {
    let _ = syntax;
    Reading { text: text.to_owned(), document: Document::default(), remarks: Vec::new() }
}
