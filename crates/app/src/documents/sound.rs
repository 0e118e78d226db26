//! What a file must be like before anything reads it: a name that leads nowhere, a picture that is whole, an
//! archive that does not swell.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most pixels of a picture, across and down. A scan of A3 at 600 dpi has 9900.
const MOST_PIXELS: u32 = 20_000;
/// What an archive may unpack to in any case, in bytes.
const SWOLLEN: u64 = 8 * 1024 * 1024;
/// How many times its own size an archive may unpack to beyond that.
const RATIO: u64 = 100;
/// What an archive may unpack to at most, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A name without the folders it came from, without what nobody sees, and hidden nowhere.
pub(super) fn name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or(given);
    let seen = |c: &char| !c.is_control() && !is_invisible(*c);
    let name: String = last.chars().filter(seen).collect();
    name.trim().trim_start_matches(['.', ' ']).to_owned()
}

/// Characters that turn the direction of what follows, or take no room: a name with them is read otherwise
/// than it is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What is wrong with a picture, if anything is.
pub(super) fn picture(bytes: &[u8]) -> Option<String> {
    let size = if bytes.starts_with(PNG) {
        png(bytes)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(bytes)
    } else {
        return None;
    };
    match size {
        None => Some("图片不完整，或者已经损坏，请重新扫描或者另存后再传。".to_owned()),
        Some((across, down)) if across > MOST_PIXELS || down > MOST_PIXELS => {
            Some(format!("图片有{across}×{down}像素，太大：长、宽最多{MOST_PIXELS}像素。请降低分辨率后再传。"))
        }
        Some(_) => None,
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The size that a PNG tells, if its chunks lead from the header over data to the end.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let (mut rest, mut size, mut data) = (bytes.get(PNG.len()..)?, None, false);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let (kind, body) = (rest.get(4..8)?, rest.get(8..)?.get(..length)?);
        // The sum of the chunk stands behind it.
        rest = rest.get(12 + length..)?;
        match (kind, size) {
            (b"IHDR", None) if length == 13 => {
                let (across, down) = (u32::from_be_bytes(*body.first_chunk()?), &body[4..]);
                let down = u32::from_be_bytes(*down.first_chunk()?);
                size = (across > 0 && down > 0).then_some((across, down));
                size?;
            }
            (_, None) | (b"IHDR", Some(_)) => return None,
            (b"IEND", Some(_)) => return size.filter(|_| data),
            (b"IDAT", Some(_)) => data |= length > 0,
            _ => {}
        }
    }
}

/// The size that a JPEG tells, if its segments lead to a scan and the scan has an end.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let (mut at, mut size) = (2, None);
    loop {
        while bytes.get(at..at + 2)? == b"\xff\xff" {
            at += 1;
        }
        let &[0xff, marker] = bytes.get(at..at + 2)? else { return None };
        at += 2;
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let body = bytes.get(at..at + length)?.get(2..)?;
        at += length;
        match marker {
            // The frame: bits, down, across.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let down = u32::from(u16::from_be_bytes(*body.get(1..)?.first_chunk()?));
                let across = u32::from(u16::from_be_bytes(*body.get(3..)?.first_chunk()?));
                size = (across > 0 && down > 0).then_some((across, down));
            }
            // The scan begins; behind it only the end matters.
            0xda => return size.filter(|_| bytes[at..].windows(2).any(|pair| pair == b"\xff\xd9")),
            0xd9 => return None,
            _ => {}
        }
    }
}

/// What is wrong with an archive (Word, OFD) as a whole, if anything is: what nobody reads of it counts, too.
pub(super) fn archive(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    // What is damaged is told by whoever reads it.
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let most = LARGEST.min(SWOLLEN.max(RATIO * bytes.len() as u64));
    let mut sum = 0;
    for at in 0..zip.len() {
        let Ok(file) = zip.by_index(at) else { continue };
        // The size in the directory may lie: what counts is what is really unpacked.
        let unpacked = std::io::copy(&mut file.take(most + 1 - sum), &mut std::io::sink());
        sum += unpacked.unwrap_or_default();
        if sum > most {
            let most = most / (1024 * 1024);
            return Some(format!("文件解压后异常地大（超过{most} MB），没有收下。请用 Word 打开、另存后再传。"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn a_name_leads_nowhere_and_hides_nothing() {
        for (given, kept) in [
            ("../../etc/passwd.txt", "passwd.txt"),
            ("C:\\文件\\通知.txt", "通知.txt"),
            ("..\u{7}.htaccess.txt", "htaccess.txt"),
            ("通知\u{202e}txt.exe", "通知txt.exe"),
            (" 附件 1.pdf ", "附件 1.pdf"),
            ("../", ""),
        ] {
            assert_eq!(name(given), kept, "{given}");
        }
    }

    fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&length, kind, body, &[0; 4]].concat()
    }

    fn a_png(across: u32, down: u32) -> Vec<u8> {
        let header = [&across.to_be_bytes()[..], &down.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [PNG, &chunk(b"IHDR", &header), &chunk(b"IDAT", b"data"), &chunk(b"IEND", b"")].concat()
    }

    fn a_jpeg(across: u16, down: u16) -> Vec<u8> {
        let frame = [&[8][..], &down.to_be_bytes(), &across.to_be_bytes(), &[1, 1, 17, 0]].concat();
        [b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b", &frame[..], b"\xff\xda\x00\x04\x00\x00data\xff\xd9"].concat()
    }

    #[test]
    fn pictures_are_whole_and_of_a_size_that_can_be_shown() {
        assert_eq!(picture(&a_png(2480, 3508)), None);
        assert_eq!(picture(&a_jpeg(2480, 3508)), None);
        assert!(picture(&a_png(30_000, 10)).unwrap().contains("30000×10像素"));
        assert!(picture(&a_jpeg(10, 65_500)).unwrap().contains("像素"));
        assert!(picture(b"\x89PNG\r\n\x1a\nabc").unwrap().contains("不完整"), "eleven bytes");
        assert!(picture(b"\xff\xd8\xff\xd9").unwrap().contains("不完整"), "nothing between");
        assert!(picture(&a_png(0, 10)).unwrap().contains("损坏"));
        for whole in [a_png(10, 10), a_jpeg(10, 10)] {
            for at in 3..whole.len() {
                let cut = picture(&whole[..at]);
                assert!(cut.is_some() || at < PNG.len() && whole.starts_with(PNG), "cut at {at}");
            }
        }
    }

    #[test]
    fn an_archive_that_swells_is_refused_whichever_part_it_is() {
        let packed = |size: usize| {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file("word/media/image1.bmp", SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![0; size]).unwrap();
            zip.finish().unwrap().into_inner()
        };
        assert!(archive(&packed(60 * 1024 * 1024)).unwrap().contains("超过8 MB"));
        assert_eq!(archive(&packed(6 * 1024 * 1024)), None);
        assert_eq!(archive(b"%PDF-"), None);
    }
}
