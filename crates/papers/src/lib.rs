//! What a PDF or an OFD says: the text on its pages, line by line, for finding it again and for
//! noticing a mark of classification.
//!
//! Files come from strangers. [`Reader::Apart`] reads them in a process of its own, with bounds on
//! memory and time that the operating system keeps; whatever a file does there, the server stays up.

mod apart;
mod error;
mod lines;
mod ofd;
mod pdf;

pub use apart::{Reader, serve};
pub use error::Error;

/// A kind of file that this crate reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PDF (ISO 32000).
    Pdf,
    /// OFD (GB/T 33190-2016).
    Ofd,
}

/// The entry that every OFD package begins with (GB/T 33190-2016, 7.3).
const OFD: &[u8] = b"OFD.xml";

/// The longest text that is kept, in characters: some 2,000 pages.
const LONGEST: usize = 2_000_000;

impl Kind {
    /// What bytes are, whatever the file is called.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        let ofd = bytes.starts_with(b"PK\x03\x04") && bytes.windows(OFD.len()).any(|name| name == OFD);
        ofd.then_some(Self::Ofd)
    }
}

/// The text of a file, read here and now. A scan has none; that is no fault.
///
/// # Errors
/// If the file is of no kind that is read here, is damaged, encrypted, or beyond the bounds.
pub fn read(bytes: &[u8]) -> Result<String, Error> {
    match Kind::of(bytes) {
        Some(Kind::Pdf) => pdf::read(bytes),
        Some(Kind::Ofd) => ofd::read(bytes),
        None => Err(Error::Unknown),
    }
}
