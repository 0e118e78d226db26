//! Drafts from files (上传): .txt, .md and .docx.

use super::NewDraft;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Syntax;
use office::drafts::{Origin, Refusal};
use office::secrecy;

/// The largest file in bytes: 20 MB.
pub const UPLOAD_LIMIT: usize = 20 * 1024 * 1024;

impl App {
    /// Begins a draft from a file. What the file is, its bytes say; its name only tells
    /// Markdown from plain text.
    ///
    /// # Errors
    /// Refused with the reason and what to do: empty, too large, of another kind, damaged, classified.
    pub async fn upload(&self, person: &Person, name: &str, bytes: Vec<u8>) -> Result<String> {
        if bytes.len() > UPLOAD_LIMIT {
            return Err(file_too_large());
        }
        let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
        let (text, notes) = tokio::task::spawn_blocking(move || text_of(&bytes)).await??;
        let syntax = if markdown { Syntax::Markdown } else { Syntax::Plain };
        self.begin_draft(person, NewDraft { text, syntax, origin: Origin::Upload, notes }).await
    }
}

/// The refusal of a file over the limit.
#[must_use]
pub fn file_too_large() -> Error {
    Error::new(Kind::TooLarge, "文件超过20 MB，没有上传。请删去其中的图片，或只上传正文。")
}

/// At most so many remarks of a file are kept; more than a person reads.
const NOTES: usize = 50;

fn text_of(bytes: &[u8]) -> Result<(String, Vec<String>)> {
    let refuse = |message: String| Error::new(Kind::Invalid, message);
    if docx::is_word(bytes) {
        let extract = docx::read(bytes).map_err(|error| refuse(error.to_string()))?;
        if let Some(mark) = extract.words().find_map(secrecy::mark) {
            return Err(Refusal::Classified(mark).into());
        }
        let notes = extract.remarks.into_iter().map(|remark| remark.message).take(NOTES).collect();
        return Ok((extract.text, notes));
    }
    let decoded = gongwen::decode::decode(bytes).map_err(|error| refuse(error.to_string()))?;
    Ok((decoded.text, Vec::new()))
}
