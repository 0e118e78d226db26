//! The ZIP as it is written: every file goes into the manifest.

use super::unwritable;
use crate::archive::check::{HANDOVER, MANIFEST};
use crate::error::{Error, Kind, Result};
use crate::token;
use ledger::{Checkpoint, Handover, Signer};
use sm3::{Digest, Sm3};
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

/// What a package is bound to besides its manifest.
pub(super) struct Bound {
    /// Where the ledger ended when it was made.
    pub(super) checkpoint: Checkpoint,
    /// How many archived documents it holds.
    pub(super) items: u64,
    /// How many entries its logs have together.
    pub(super) entries: u64,
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

    /// Writes the manifest, the signed statement that binds the package to it, and closes the package;
    /// gives the SM3 of the manifest. Signing may take its time: not on a thread that answers people.
    pub(super) fn finish(mut self, about: Bound, signer: &dyn Signer) -> Result<String> {
        let manifest = std::mem::take(&mut self.manifest);
        self.put(MANIFEST, manifest.as_bytes())?;
        let Bound { checkpoint, items, entries } = about;
        let digest = Sm3::digest(manifest.as_bytes());
        let signed = Handover { checkpoint, manifest: digest, items, entries }.sign(signer);
        let signed = signed.map_err(|error| Error::new(Kind::Unavailable, error.to_string()).because(error))?;
        self.put(HANDOVER, signed.to_string().as_bytes())?;
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
