//! Why a file cannot be read.

use thiserror::Error;

/// Why a Word document cannot be read. The message is for the person who chose the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// Nothing in it.
    #[error("文件是空的。")]
    Empty,
    /// Larger than [`LIMIT`](crate::LIMIT).
    #[error("文件太大（{} MB），上限是 {} MB。请删去图片或拆分后再试。", .0 / 1024 / 1024, crate::LIMIT / 1024 / 1024)]
    TooLarge(usize),
    /// The old binary format.
    #[error("这是旧版 Office 文件（.doc/.wps）。请用 WPS 或 Word 另存为 .docx 后再试。")]
    OldFormat,
    /// Protected by a password.
    #[error("文件设有打开密码，无法读取。请取消密码后再试；涉密文件不得上网处理。")]
    Encrypted,
    /// No zip archive at all.
    #[error("文件不是 Word 文档（.docx），或者已经损坏。请用 WPS 或 Word 打开后重新保存。")]
    NotDocx,
    /// A zip archive of something else.
    #[error("压缩包里没有 Word 正文，可能是表格、演示或其他文件。请上传 .docx 文档。")]
    NoDocument,
    /// Damaged: a part is missing or cut off.
    #[error("文件不完整或已损坏（{0}）。请用 WPS 或 Word 打开后重新保存。")]
    Damaged(String),
    /// A limit against hostile files was passed.
    #[error("文件超出处理上限（{0}），为保证安全未读取。请用 WPS 或 Word 另存后再试。")]
    Hostile(&'static str),
    /// A document without a word.
    #[error("文档里没有文字。如果内容是图片或扫描件，请先转成文字。")]
    NoText,
}
