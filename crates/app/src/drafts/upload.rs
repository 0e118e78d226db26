//! Drafts from files (上传): .txt, .md and .docx.

use super::NewDraft;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Syntax;
use office::drafts::Origin;

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
            return Err(too_large());
        }
        let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
        let text = tokio::task::spawn_blocking(move || text_of(&bytes)).await??;
        let syntax = if markdown { Syntax::Markdown } else { Syntax::Plain };
        self.begin_draft(person, NewDraft { text, syntax, origin: Origin::Upload }).await
    }
}

/// The refusal of a file over the limit.
pub(crate) fn too_large() -> Error {
    Error::new(Kind::TooLarge, "文件超过20 MB，没有上传。请删去其中的图片，或只上传正文。")
}

fn text_of(bytes: &[u8]) -> Result<String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return docx_text(bytes);
    }
    let decoded = gongwen::decode::decode(bytes).map_err(|error| Error::new(Kind::Invalid, error.to_string()))?;
    Ok(decoded.text)
}

/// The seam to the reader of .docx.
fn docx_text(bytes: &[u8]) -> Result<String> {
    let _ = bytes;
    Err(Error::new(Kind::Invalid, "暂时不能读取 .docx 文件。请把文字复制后粘贴，或另存为 .txt 再上传。"))
}
