//! Reading a package within bounds, one file after the other.

use super::{CATALOGUE, CHECKPOINT, CONTINUITY, HANDOVER, KEY, MANIFEST, safety, usability};
use crate::error::{Error, Kind, Result};
use crate::token;
use std::collections::BTreeMap;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// Most entries.
const MOST_ENTRIES: usize = 20_000;
/// The largest file, unpacked, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// All files, unpacked, in bytes.
const LARGEST_SUM: u64 = 2 * 1024 * 1024 * 1024;
/// What is kept in memory of files that are looked at again.
const KEPT: usize = 256 * 1024 * 1024;
/// How many times larger than packed a file may be, once it is larger than a megabyte.
const RATIO: u64 = 200;

/// Files of a folder that are looked at again.
const AGAIN: [&str; 4] = ["/log.jsonl", "/metadata.xml", "/signed.txt", "/body.txt"];

/// What a package holds.
#[derive(Default)]
pub(super) struct Contents {
    /// The digests of all files by their paths.
    pub(super) files: BTreeMap<String, String>,
    /// The text of what is looked at again: manifest, catalogue, checkpoint, signature, logs, metadata, texts.
    pub(super) texts: BTreeMap<String, String>,
    /// What makes files unusable.
    pub(super) usability: Vec<String>,
    /// What makes files unsafe.
    pub(super) safety: Vec<String>,
}

impl Contents {
    pub(super) fn read(source: impl Read + Seek) -> Result<Self> {
        let mut zip = ZipArchive::new(source)
            .map_err(|error| unusable("这不是移交包：不是 ZIP 文件，或者文件不完整。").because(error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(unusable("包里的文件太多（超过2万个），没有检查。"));
        }
        let (mut contents, mut sum, mut kept) = (Self::default(), 0_u64, 0_usize);
        for index in 0..zip.len() {
            let file = match zip.by_index(index) {
                Ok(file) => file,
                Err(error) => {
                    contents.usability.push(format!("第{}个文件读不出：{error}", index + 1));
                    continue;
                }
            };
            let path = file.name().to_owned();
            if let Some(fault) = safety::path(&path) {
                contents.safety.push(fault);
                continue;
            }
            if file.is_dir() {
                continue;
            }
            let packed = file.compressed_size().max(1);
            let mut bytes = Vec::new();
            // The size in the directory may lie: the bounds hold for what is really unpacked.
            let most = LARGEST.min(packed.saturating_mul(RATIO).max(1024 * 1024));
            if file.take(most + 1).read_to_end(&mut bytes).is_err() {
                contents.usability.push(format!("{path}解压不出，文件已损坏"));
                continue;
            }
            sum += bytes.len() as u64;
            if sum > LARGEST_SUM {
                return Err(unusable("解压后超过2 GB，没有检查完。"));
            }
            if bytes.len() as u64 > most {
                contents.safety.push(format!("{path}解压后异常地大，没有读完"));
                continue;
            }
            contents.look_at(path, bytes, &mut kept)?;
        }
        Ok(contents)
    }

    fn look_at(&mut self, path: String, bytes: Vec<u8>, kept: &mut usize) -> Result<()> {
        self.usability.extend(usability::fault(&path, &bytes));
        self.safety.extend(safety::faults(&path, &bytes));
        self.files.insert(path.clone(), token::digest_bytes(&bytes));
        let again = matches!(path.as_str(), MANIFEST | CATALOGUE | CHECKPOINT | CONTINUITY | HANDOVER | KEY)
            // The text that was signed or received is held against the title and the log.
            || AGAIN.iter().any(|end| path.ends_with(end));
        if again {
            *kept += bytes.len();
            if *kept > KEPT {
                return Err(unusable("包里的日志和目录太大，没有检查完。"));
            }
            if let Ok(text) = String::from_utf8(bytes) {
                self.texts.insert(path, text);
            }
        }
        Ok(())
    }
}

fn unusable(message: &str) -> Error {
    Error::new(Kind::Invalid, message)
}
