//! Writing a document as text.

use crate::Document;

/// Writes the document as text that [`read`](crate::read) reads back to an equal document.
#[must_use]
pub fn write(document: &Document) -> String {
    document.title_text().to_owned()
}
