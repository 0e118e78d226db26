//! The published documents, read.

use crate::index::Entry;
use gongwen::decode;
use gongwen::{Reading, Syntax};
use std::path::Path;

/// A published document.
pub(crate) struct Document {
    pub(crate) entry: Entry,
    pub(crate) reading: Reading,
}

/// Reads all documents and speeches of the index.
pub(crate) fn read(corpus: &Path, entries: &[Entry]) -> Vec<Document> {
    entries
        .iter()
        .filter(|entry| entry.path.starts_with("documents/"))
        .filter_map(|entry| {
            let bytes = std::fs::read(corpus.join(&entry.path)).ok()?;
            let text = decode::decode(&bytes).ok()?.text;
            Some(Document { entry: entry.clone(), reading: gongwen::read(&text, Syntax::Plain) })
        })
        .collect()
}

impl Document {
    /// The kind, or nothing.
    pub(crate) fn kind(&self) -> &'static str {
        self.reading.document.kind().map_or("", gongwen::Kind::name)
    }

    pub(crate) fn kind_agrees(&self) -> bool {
        self.kind() == self.entry.kind
    }

    /// The title agrees, white space aside. The index adds notes in brackets that the document
    /// does not have, and writes the number of an order into its title.
    pub(crate) fn title_agrees(&self) -> bool {
        let stated = compact(&self.entry.title);
        let read = compact(self.reading.document.title_text());
        let number =
            self.reading.document.header.number.as_ref().map_or(String::new(), |number| compact(number.as_str()));
        let without_note = stated.rfind('（').filter(|_| stated.ends_with('）')).map(|at| stated[..at].to_owned());
        [Some(stated), without_note]
            .into_iter()
            .flatten()
            .any(|stated| stated == read || stated == format!("{read}{number}"))
    }

    /// The index names what the document issues or promulgates, and it was read as exactly that: as the
    /// title of what is enclosed.
    pub(crate) fn enclosed_agrees(&self) -> bool {
        let stated = plain(&self.entry.title);
        let mut titles = self.reading.document.attachments.iter().filter_map(|one| one.title.as_ref());
        titles.any(|title| plain(title.text.as_str()) == stated)
    }
}

/// Without white space, and all dashes alike: the index prints those between years its own way.
fn plain(text: &str) -> String {
    compact(text).replace(['—', '–', '－'], "-")
}

/// Without white space.
pub(crate) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
