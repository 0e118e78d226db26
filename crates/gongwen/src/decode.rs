//! From bytes to text: UTF-8, GB18030 and UTF-16, with or without a mark, any line ends.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::fmt;
use thiserror::Error;

/// The largest text that is read, in bytes.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// Text decoded from bytes, and what is needed to write it back the way it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, lines ended by `\n`, without a byte order mark.
    pub text: String,
    /// The encoding found.
    pub encoding: Encoding,
    /// Whether the lines ended with `\r\n`.
    pub crlf: bool,
}

/// Encodings of Chinese text files in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8
    Utf8,
    /// UTF-8 with a byte order mark
    Utf8Mark,
    /// GB18030 (GBK, GB2312)
    Gb18030,
    /// UTF-16, little end first, with a mark
    Utf16Le,
    /// UTF-16, big end first, with a mark
    Utf16Be,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Mark => "UTF-8（带签名）",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
        })
    }
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Nothing in it.
    #[error("文件是空的，没有可以检查的内容。")]
    Empty,
    /// More than [`LIMIT`].
    #[error("文件太大（{} MB），上限是 {} MB。请拆分后再试。", .0 / 1024 / 1024, LIMIT / 1024 / 1024)]
    TooLarge(usize),
    /// A known format that is not text.
    #[error("这是{0}，不是文本。{1}")]
    Format(&'static str, &'static str),
    /// Traditional Chinese text in Big5, which would be read as other characters.
    #[error("文件像是 Big5 编码（繁体中文），按本程序认得的编码读出来是乱码。请在编辑器里另存为 UTF-8 编码后再试。")]
    Big5,
    /// No text in any known encoding.
    #[error("文件不是文本，或者编码无法识别。请另存为 UTF-8 或 GB18030 编码的文本后再试。")]
    NotText,
}

/// Decodes a text file.
///
/// # Errors
/// If the bytes are empty, too many, of a format that is not text, or in no known encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if bytes.len() > LIMIT {
        return Err(DecodeError::TooLarge(bytes.len()));
    }
    if let Some((name, advice)) = other_format(bytes) {
        return Err(DecodeError::Format(name, advice));
    }
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            (std::str::from_utf8(rest).map_err(|_| DecodeError::NotText)?.to_owned(), Encoding::Utf8Mark)
        }
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => {
                let (text, bad) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
                if bad {
                    return Err(DecodeError::NotText);
                }
                if is_big5(bytes) {
                    return Err(DecodeError::Big5);
                }
                (text.into_owned(), Encoding::Gb18030)
            }
        },
    };
    if is_binary(&text) {
        return Err(DecodeError::NotText);
    }
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    let crlf = text.contains("\r\n");
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(Decoded { text, encoding, crlf })
}

impl Decoded {
    /// Encodes another text the way this one was.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let with_mark = |units: &dyn Fn(u16) -> [u8; 2]| {
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(units).collect::<Vec<_>>()
        };
        match self.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8Mark => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            Encoding::Utf16Le => with_mark(&u16::to_le_bytes),
            Encoding::Utf16Be => with_mark(&u16::to_be_bytes),
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| DecodeError::NotText)
}

/// Whether bytes that also read as GB18030 are Big5: nearly all Big5 text reads as rare characters
/// of GB18030. No country is given to the detector, which would then never say Big5.
fn is_big5(bytes: &[u8]) -> bool {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny) == encoding_rs::BIG5
}

/// Text has no NUL and hardly any control characters.
fn is_binary(text: &str) -> bool {
    let controls =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}')).count();
    text.contains('\0') || controls * 200 > text.chars().count()
}

fn other_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const FORMATS: [(&[u8], &str, &str); 7] = [
        (b"%PDF", "PDF 文件", "请上传它的 Word（.docx）或文本原稿。"),
        (b"\xD0\xCF\x11\xE0", "旧版 Office 文件（.doc/.wps）", "请用 WPS 或 Word 另存为 .docx 后再试。"),
        (b"PK\x03\x04", "压缩文件", "如果是 Word 文档，请使用 .docx 扩展名。"),
        (b"PK\x05\x06", "空的压缩文件", "请检查文件是否完整。"),
        (b"\x89PNG", "图片", "请上传文字稿。"),
        (b"\xFF\xD8\xFF", "图片", "请上传文字稿。"),
        (b"{\\rtf", "RTF 文件", "请用 WPS 或 Word 另存为 .docx 后再试。"),
    ];
    FORMATS.into_iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|(_, name, advice)| (name, advice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_read_and_written_back() {
        let text = "关于防汛工作的通知\n各乡镇人民政府：\n";
        for encoding in [Encoding::Utf8, Encoding::Utf8Mark, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
            for crlf in [false, true] {
                let decoded = Decoded { text: text.to_owned(), encoding, crlf };
                assert_eq!(decode(&decoded.encode(text)), Ok(decoded));
            }
        }
    }

    #[test]
    fn big5_is_told_and_gb18030_is_not_taken_for_it() {
        for text in ["雲溪縣人民政府關於做好防汛工作的通知\n各鄉鎮人民政府：\n", "關於放假的通知\n"]
        {
            let bytes = encoding_rs::BIG5.encode(text).0;
            assert_eq!(decode(&bytes), Err(DecodeError::Big5), "{text}");
        }
        for text in [
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n",
            "名单：\n张三\n李四\n",
            "名单：\n江若水\n赵㛃\n",
            "雲溪縣人民政府關於防汛的通知\n",
        ] {
            let bytes = encoding_rs::GB18030.encode(text).0;
            assert_eq!(decode(&bytes).map(|decoded| decoded.text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_advice() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(" \r\n　".as_bytes()), Err(DecodeError::Empty));
        assert!(matches!(decode(b"%PDF-1.7"), Err(DecodeError::Format("PDF 文件", _))));
        assert_eq!(decode(&[0, 1, 2, 3, 255, 254, 0]), Err(DecodeError::NotText));
        assert!(matches!(decode(&vec![b'a'; LIMIT + 1]), Err(DecodeError::TooLarge(_))));
    }
}
