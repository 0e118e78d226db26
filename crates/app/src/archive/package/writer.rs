//! The ZIP as it is written: every file goes into the manifest.

use super::unwritable;
use crate::error::{Error, Kind, Result};
use crate::token;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Most bytes of one package, unpacked.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// What was written of a file.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Its path within the package.
    pub(super) path: String,
    /// Its size.
    pub(super) size: usize,
    /// Its SM3.
    pub(super) digest: String,
}

/// A package that is being written.
pub(super) struct Writer {
    zip: ZipWriter<BufWriter<File>>,
    manifest: String,
    bytes: u64,
}

impl Writer {
    pub(super) fn new(file: File) -> Self {
        Self { zip: ZipWriter::new(BufWriter::new(file)), manifest: String::new(), bytes: 0 }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<Written> {
        self.bytes += bytes.len() as u64;
        if self.bytes > MOST_BYTES {
            let what = "移交包超过1 GB，没有生成。请按机构（问题）分开生成。";
            return Err(Error::new(Kind::TooLarge, what));
        }
        self.put(path, bytes)?;
        let digest = token::digest_bytes(bytes);
        let _ = writeln!(self.manifest, "{digest}  {path}");
        Ok(Written { path: path.to_owned(), size: bytes.len(), digest })
    }

    /// Writes the manifest and closes the package; gives the SM3 of the manifest.
    pub(super) fn finish(mut self) -> Result<String> {
        let manifest = std::mem::take(&mut self.manifest);
        self.put(crate::archive::check::MANIFEST, manifest.as_bytes())?;
        let mut file = self.zip.finish().map_err(unwritable)?;
        file.flush().map_err(unwritable)?;
        file.get_ref().sync_all().map_err(unwritable)?;
        Ok(token::digest(&manifest))
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(path, options).map_err(unwritable)?;
        self.zip.write_all(bytes).map_err(unwritable)
    }
}
