//! The zip archive, read with bounds.

use crate::Error;
use crate::xml::{self, Node};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most entries of an archive.
const MOST_ENTRIES: usize = 4096;
/// Largest part, unpacked, in bytes.
const LARGEST_PART: u64 = 48 * 1024 * 1024;
/// All parts that are read, unpacked, in bytes.
const LARGEST_SUM: u64 = 96 * 1024 * 1024;

/// An open archive. Only the parts that are asked for are unpacked, into memory.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    folder: String,
    read: u64,
}

impl<'a> Package<'a> {
    /// Opens the archive and looks at its directory only.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        match bytes {
            [] => return Err(Error::Empty),
            _ if bytes.len() > crate::LIMIT => return Err(Error::TooLarge(bytes.len())),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(old_format(bytes)),
            _ => {}
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match error {
            _ if bytes.starts_with(b"PK") => Error::Damaged("压缩目录读不出".to_owned()),
            _ => Error::NotDocx,
        })?;
        if archive.len() > MOST_ENTRIES {
            return Err(Error::Hostile("文件内的部件太多"));
        }
        Ok(Self { archive, folder: "word".to_owned(), read: 0 })
    }

    /// The name of the main part, from the package relations or by its usual name.
    pub fn main_part(&mut self) -> Result<String, Error> {
        let by_relation = self.optional_part("_rels/.rels")?.and_then(|relations| {
            relations
                .children
                .iter()
                .find(|relation| relation.attr("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
                .and_then(|relation| relation.attr("Target"))
                .map(|target| target.trim_start_matches(['/', '.']).to_owned())
        });
        let name = by_relation.unwrap_or_else(|| "word/document.xml".to_owned());
        if self.archive.index_for_name(&name).is_none() || !name.ends_with(".xml") {
            return Err(Error::NoDocument);
        }
        self.folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        if name.starts_with("xl/") || name.starts_with("ppt/") {
            return Err(Error::NoDocument);
        }
        Ok(name)
    }

    /// A part beside the main part, parsed, if it is there.
    pub fn optional(&mut self, name: &str) -> Result<Option<Node>, Error> {
        let path = if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) };
        self.optional_part(&path)
    }

    /// Names of parts beside the main part that begin so: header1.xml, header2.xml.
    pub fn named(&self, beginning: &str) -> Vec<String> {
        let prefix = format!("{}/", self.folder);
        let mut names: Vec<String> = self
            .archive
            .file_names()
            .filter_map(|name| name.strip_prefix(&prefix))
            .filter(|name| name.starts_with(beginning) && name.ends_with(".xml") && !name.contains('/'))
            .map(str::to_owned)
            .collect();
        names.sort();
        names
    }

    /// Whether there is a part of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    fn optional_part(&mut self, name: &str) -> Result<Option<Node>, Error> {
        if self.archive.index_for_name(name).is_none() {
            return Ok(None);
        }
        xml::parse(&self.part(name)?).map(Some)
    }

    /// The bytes of a part, unpacked within the limits.
    pub fn part(&mut self, name: &str) -> Result<Vec<u8>, Error> {
        let file = self.archive.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Encrypted,
            _ => Error::Damaged(format!("部件 {name} 读不出")),
        })?;
        let mut bytes = Vec::new();
        // The size in the directory may lie: the bound holds for what is really unpacked.
        file.take(LARGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Error::Damaged(format!("部件 {name} 不完整")))?;
        self.read += bytes.len() as u64;
        if bytes.len() as u64 > LARGEST_PART || self.read > LARGEST_SUM {
            return Err(Error::Hostile("解压后过大"));
        }
        Ok(bytes)
    }
}

/// Encrypted documents of the new format come inside the old container.
fn old_format(bytes: &[u8]) -> Error {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = &bytes[..bytes.len().min(4 * 1024 * 1024)];
    if head.windows(name.len()).any(|window| window == name) { Error::Encrypted } else { Error::OldFormat }
}

/// Attribute values by key, for lookups built from lists of nodes.
pub type ById<T> = HashMap<String, T>;
