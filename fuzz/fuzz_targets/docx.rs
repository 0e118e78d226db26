//! Any bytes as a Word file, and any text as its main part.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};

fuzz_target!(|bytes: &[u8]| {
    let _ = docx::read(bytes);
    if let Some((first, rest)) = bytes.split_first() {
        let part = if *first % 2 == 0 { "word/document.xml" } else { "word/numbering.xml" };
        let _ = docx::read(&package(part, rest));
    }
});

/// A package with one part given and a plain main part beside it.
fn package(name: &str, bytes: &[u8]) -> Vec<u8> {
    let main = br#"<document><body><p><pPr><numPr><ilvl val="0"/><numId val="1"/></numPr></pPr><r><t>a</t></r></p></body></document>"#;
    let mut zip = Vec::new();
    let mut directory = Vec::new();
    let mut parts: Vec<(&str, &[u8])> = vec![(name, bytes)];
    if name != "word/document.xml" {
        parts.push(("word/document.xml", main));
    }
    for (name, bytes) in &parts {
        let offset = u32::try_from(zip.len()).unwrap_or(0);
        let common = header(name, bytes);
        zip.extend_from_slice(b"PK\x03\x04");
        zip.extend_from_slice(&common);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(bytes);
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let start = u32::try_from(zip.len()).unwrap_or(0);
    let count = u16::try_from(parts.len()).unwrap_or(0).to_le_bytes();
    let mut out = Cursor::new(zip);
    out.set_position(u64::from(start));
    let size = u32::try_from(directory.len()).unwrap_or(0);
    let _ = out.write_all(&directory);
    let _ = out.write_all(b"PK\x05\x06\x00\x00\x00\x00");
    let _ = out.write_all(&count);
    let _ = out.write_all(&count);
    let _ = out.write_all(&size.to_le_bytes());
    let _ = out.write_all(&start.to_le_bytes());
    let _ = out.write_all(&[0, 0]);
    out.into_inner()
}

/// What local header and directory have in common: version to name length, stored, with checksum.
fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).unwrap_or(0).to_le_bytes();
    let mut header = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    header.extend_from_slice(&checksum(bytes).to_le_bytes());
    header.extend_from_slice(&size);
    header.extend_from_slice(&size);
    header.extend_from_slice(&u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
    header.extend_from_slice(&[0, 0]);
    header
}

fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}
