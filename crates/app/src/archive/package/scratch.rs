//! A file that is gone when nobody needs it any more.

use super::unwritable;
use crate::error::Result;
use crate::token;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

/// A temporary file, readable by the account of the program alone.
#[derive(Debug)]
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// Makes one and opens it.
    pub(super) fn create() -> Result<(Self, File)> {
        let path = std::env::temp_dir().join(format!("wenshu-package-{}.zip", token::random()?));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(&path).map_err(unwritable)?;
        Ok((Self(path), file))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0) {
            tracing::warn!(%error, "a temporary package could not be removed");
        }
    }
}
