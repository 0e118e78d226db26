//! Holding a data folder: everybody who opens its database shares it, whoever replaces the
//! database must have it alone.

use crate::Error;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The file that is locked; it is never removed and holds nothing.
pub const LOCK_FILE: &str = "wenshu.lock";
/// Stands in the folder while its files are being replaced; a folder with it is half of each.
pub const UNFINISHED: &str = "restore-unfinished";

/// Stands in a folder whose data were moved to PostgreSQL; a database made here would be empty.
pub const MOVED: &str = "moved-to-postgresql";

/// A data folder that nobody else replaces, or uses, as long as this lasts.
#[derive(Debug)]
pub struct Hold(File);

impl Hold {
    /// Shares the folder with others who use it.
    pub(crate) fn shared(folder: &Path) -> Result<Self, Error> {
        if folder.join(UNFINISHED).exists() {
            return Err(Error::Unfinished { folder: folder.to_owned() });
        }
        if folder.join(MOVED).exists() {
            return Err(Error::MovedAway { folder: folder.to_owned() });
        }
        let file = file(folder)?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(Error::BeingReplaced { folder: folder.to_owned() }),
            // Some network file systems know no locks; using the folder works without.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self(file)),
        }
    }

    /// Takes the folder for oneself.
    ///
    /// # Errors
    /// `InUse` if a server, or another command, has the database open.
    pub fn alone(folder: &Path) -> Result<Self, Error> {
        let file = file(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: folder.to_owned() }),
            Err(TryLockError::Error(source)) => Err(Error::Folder { folder: folder.to_owned(), source }),
        }
    }

    /// Lets others have it.
    pub(crate) fn release(&self) {
        let _ = self.0.unlock();
    }
}

fn file(folder: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(folder.join(LOCK_FILE)).map_err(|source| Error::Folder { folder: folder.to_owned(), source })
}
