//! 可用性: a file can be opened as what its name says.

use crate::archive::xml;

/// What keeps a file from being used, if anything does.
pub(super) fn fault(path: &str, bytes: &[u8]) -> Option<String> {
    let end = path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    let trouble = match end.as_str() {
        "pdf" if !bytes.starts_with(b"%PDF-") => "不是 PDF 文件",
        "pdf" if !ends_as_pdf(bytes) => "是不完整的 PDF 文件",
        "xml" if xml::read(bytes).is_none() => "的 XML 结构有误",
        "txt" | "html" | "jsonl" | "pem" if std::str::from_utf8(bytes).is_err() && !is_attachment(path) => {
            "不是 UTF-8 编码"
        }
        "html" if !bytes.ends_with(b"</html>\n") && !is_attachment(path) => "不完整",
        "png" if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") => "不是 PNG 图片",
        "jpg" | "jpeg" if !bytes.starts_with(b"\xff\xd8\xff") => "不是 JPG 图片",
        "docx" if !docx::is_docx(bytes) => "不是 Word 文件",
        _ if bytes.is_empty() => "是空的",
        _ => return None,
    };
    Some(format!("{path}{trouble}"))
}

/// The end mark stands within the last kilobyte.
fn ends_as_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// What somebody sent in may be written as they wrote it.
fn is_attachment(path: &str) -> bool {
    path.contains("/attachments/")
}
