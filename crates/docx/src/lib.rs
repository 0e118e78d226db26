//! Reads the effective text of a Word document (.docx, .dotx) for [`gongwen`].
//!
//! The text is what a person sees on the page: automatic numbers written out, insertions taken
//! in, deletions left out, tables as rows between bars. What a person should know beside it -
//! tracked changes, comments, hidden text, footnotes, pictures - comes as remarks with their
//! places. Nothing is written to disk, no external reference is followed.

mod body;
mod error;
mod math;
mod notes;
mod numbering;
mod numerals;
pub mod package;
mod script;
mod styles;
mod symbols;
mod table;
pub mod xml;

pub use error::Error;

use gongwen::Remark;

/// Largest file that is read, in bytes.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// The text of a Word document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// One line for each paragraph; tables as rows between bars.
    pub text: String,
    /// What a person should know beside the text. Spans point into `text`.
    pub remarks: Vec<Remark>,
    /// The words of page headers, footers, notes and comments, what is hidden and what was deleted:
    /// no part of the text, and in the file all the same.
    pub beside: Vec<String>,
}

impl Extract {
    /// All words that are in the file, the text first: for whoever looks for what must not be there.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.beside.iter().map(String::as_str))
    }
}

/// Whether bytes look like a Word document of the new format, whatever the file is called.
#[must_use]
pub fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether bytes are a Word document, of the old format or encrypted too, so that [`read`] tells
/// what is to be done.
#[must_use]
pub fn is_word(bytes: &[u8]) -> bool {
    is_docx(bytes) || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Reads a Word document.
///
/// # Errors
/// If the bytes are no Word document, are encrypted, damaged, or larger than the limits.
pub fn read(bytes: &[u8]) -> Result<Extract, Error> {
    let mut package = package::Package::open(bytes)?;
    let main = package.main_part()?;
    let document = xml::parse(&package.part(&main)?)?;
    let styles = package.optional("styles.xml")?.map(|part| styles::Styles::read(&part)).unwrap_or_default();
    let numbering =
        package.optional("numbering.xml")?.map(|part| numbering::Numbering::read(&part)).unwrap_or_default();
    let notes = notes::Notes::read(&mut package, &styles)?;
    let mut writer = body::Writer::new(&styles, numbering, &notes);
    writer.document(&document);
    let mut extract = writer.finish();
    notes.page_margins(&mut extract);
    if extract.text.trim().is_empty() {
        return Err(Error::NoText);
    }
    Ok(extract)
}
