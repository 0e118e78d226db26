//! The file of a backup: a zip, read within bounds whatever it claims to be.

use super::manifest::{Digesting, FILE_LIMIT, MANIFEST, MANIFEST_LIMIT, Manifest, PARTS, Part};
use super::unwritable;
use crate::error::{Error, Kind, Result};
use crate::ledger::private;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A backup that is being written.
pub(super) struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    parts: Vec<Part>,
}

impl<W: Write + Seek> Writer<W> {
    pub(super) fn new(target: W) -> Self {
        Self { zip: ZipWriter::new(target), parts: Vec::new() }
    }

    /// Adds a part.
    pub(super) fn add(&mut self, name: &str, content: &mut impl Read) -> io::Result<()> {
        self.begin(name)?;
        let mut content = Digesting::new(content);
        io::copy(&mut content, &mut self.zip)?;
        self.parts.push(content.part(name));
        Ok(())
    }

    /// Adds the manifest, with all the parts, and ends the file.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> io::Result<W> {
        manifest.parts = std::mem::take(&mut self.parts);
        self.begin(MANIFEST)?;
        self.zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
        Ok(self.zip.finish()?)
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(3))
            .large_file(true)
            .unix_permissions(0o600);
        Ok(self.zip.start_file(name, options)?)
    }
}

/// A backup that is being read.
#[derive(Debug)]
pub(super) struct Archive {
    zip: ZipArchive<File>,
    /// What it says of itself.
    pub(super) manifest: Manifest,
}

impl Archive {
    /// Opens a backup and reads its manifest.
    ///
    /// # Errors
    /// Says if it is none, or holds what no backup holds.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let told = |error: io::Error| {
            let reason = match error.kind() {
                io::ErrorKind::NotFound => "没有这个文件",
                io::ErrorKind::PermissionDenied => "没有权限",
                _ => "读取出错",
            };
            let what = format!("备份文件 {} 打不开：{reason}。", path.display());
            Error::new(Kind::Unavailable, what).because(error)
        };
        let file = File::open(path).map_err(told)?;
        let mut zip = ZipArchive::new(file).map_err(|error| not_ours(path).because(error))?;
        if zip.len() > PARTS + 1 {
            return Err(not_ours(path));
        }
        let mut bytes = Vec::new();
        {
            let part = zip.by_name(MANIFEST).map_err(|error| not_ours(path).because(error))?;
            part.take(MANIFEST_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| not_ours(path).because(error))?;
        }
        if bytes.len() as u64 > MANIFEST_LIMIT {
            return Err(not_ours(path));
        }
        let manifest = Manifest::read(&bytes)?;
        let listed = |name: &str| name == MANIFEST || manifest.part(name).is_some();
        if zip.len() != manifest.parts.len() + 1 || !zip.file_names().all(listed) {
            let what = "备份文件里的内容与清单不符。文件可能损坏或被改过，不能用来恢复。";
            return Err(Error::new(Kind::Invalid, what));
        }
        Ok(Self { zip, manifest })
    }

    /// A small part as text; `None` if there is none.
    ///
    /// # Errors
    /// Fails if it cannot be read, or is not what the manifest says.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>> {
        if self.manifest.part(name).is_none_or(|part| part.size > FILE_LIMIT) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.pour(name, &mut bytes).map_err(|error| damaged(name).because(error))??;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Writes a part into a new file that only its owner may read.
    ///
    /// # Errors
    /// Fails if it is not what the manifest says, or cannot be written.
    pub(super) fn unpack(&mut self, name: &str, target: &Path) -> Result<()> {
        let mut file = private(target).map_err(|error| unwritable(target, error))?;
        self.pour(name, &mut file).map_err(|error| unwritable(target, error))??;
        file.sync_all().map_err(|error| unwritable(target, error))
    }

    /// Reads a part to its end.
    ///
    /// # Errors
    /// Fails if it is not what the manifest says.
    pub(super) fn examine(&mut self, name: &str) -> Result<()> {
        self.pour(name, &mut io::sink()).map_err(|error| damaged(name).because(error))?
    }

    /// Copies a part and holds it against the manifest. Never more is read than that says, so that
    /// a small file does not become an endless one. The outer error is that of the target.
    fn pour(&mut self, name: &str, target: &mut impl Write) -> io::Result<Result<()>> {
        let Some(wanted) = self.manifest.part(name).cloned() else { return Ok(Err(damaged(name))) };
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(error) => return Ok(Err(damaged(name).because(error))),
        };
        let mut content = part.take(wanted.size + 1);
        let mut target = Digesting::new(target);
        let mut portion = vec![0; 1 << 16];
        loop {
            match content.read(&mut portion) {
                Ok(0) => break,
                Ok(count) => target.write_all(&portion[..count])?,
                Err(error) => return Ok(Err(damaged(name).because(error))),
            }
        }
        Ok(if target.part(name) == wanted { Ok(()) } else { Err(damaged(name)) })
    }
}

fn not_ours(path: &Path) -> Error {
    let what = format!("{} 不是文枢的备份文件，或者已经损坏。备份由 wenshu backup -o 文件 做成。", path.display());
    Error::new(Kind::Invalid, what)
}

fn damaged(name: &str) -> Error {
    Error::new(
        Kind::Invalid,
        format!("备份里的 {name} 与清单不符（大小或 SM3 不对）：文件损坏或被改过，不能用来恢复。"),
    )
}
