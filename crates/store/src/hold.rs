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

/// The file that the one server of a folder locks; like the other in all else.
pub const SERVER_FILE: &str = "wenshu-server.lock";

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
        let file = file(folder, LOCK_FILE)?;
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
        let file = file(folder, LOCK_FILE)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: folder.to_owned() }),
            Err(TryLockError::Error(source)) => Err(Error::Folder { folder: folder.to_owned(), source }),
        }
    }

    /// Serves the folder alone: two servers on one SQLite file would each seal the ledger, make backups
    /// and give the one-time code of the first start. Commands may use the folder beside.
    ///
    /// # Errors
    /// `Served` if another server does.
    pub fn to_serve(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|source| Error::Folder { folder: folder.to_owned(), source })?;
        let file = file(folder, SERVER_FILE)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(Error::Served { folder: folder.to_owned() }),
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self(file)),
        }
    }

    /// Lets others have it.
    pub(crate) fn release(&self) {
        let _ = self.0.unlock();
    }
}

fn file(folder: &Path, name: &str) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(folder.join(name)).map_err(|source| Error::Folder { folder: folder.to_owned(), source })
}
