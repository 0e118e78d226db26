//! Packages that were made, kept until they are downloaded: few, and not for long.

use super::scratch::Scratch;
use super::{Made, unwritable};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::Moment;
use std::collections::VecDeque;
use std::fs::File;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many are kept.
const MOST: usize = 4;
/// How long.
const FOR: Duration = Duration::from_secs(3600);

/// A package that was made.
#[derive(Debug)]
pub struct Package {
    pub(super) made: Made,
    pub(super) owner: String,
    pub(super) at: Moment,
    pub(super) file: Scratch,
}

/// The packages of this process.
#[derive(Clone, Default)]
pub(crate) struct Packages(Arc<Mutex<VecDeque<Arc<Package>>>>);

impl Packages {
    pub(super) fn put(&self, package: Package) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| package.at.since(one.at) < FOR);
        kept.push_back(Arc::new(package));
        while kept.len() > MOST {
            kept.pop_front();
        }
    }

    fn find(&self, id: &str, owner: &str, now: Moment) -> Option<Arc<Package>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|one| one.made.id == id && one.owner == owner && now.since(one.at) < FOR).cloned()
    }
}

impl App {
    /// A package that the person made within the last hour.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub async fn package(&self, person: &Person, id: &str) -> Result<Made> {
        Ok(self.kept_package(person, id).await?.made.clone())
    }

    /// Opens a package to be downloaded; that is an entry in the ledger.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub async fn download_package(&self, person: &Person, id: &str) -> Result<(Made, File)> {
        let package = self.kept_package(person, id).await?;
        let file = File::open(package.file.path()).map_err(unwritable)?;
        let words = format!("下载{}，{}件", package.made.name, package.made.files);
        let entry = self.entry(person, "archive.package_downloaded", Object::new("package", id), words);
        let tx = self.begin_by(person).await?;
        tx.commit(&entry.changed("", package.made.manifest.clone())).await?;
        Ok((package.made.clone(), file))
    }

    async fn kept_package(&self, person: &Person, id: &str) -> Result<Arc<Package>> {
        let desk = self.desk(person).await?;
        desk.insider()?;
        let gone = || Error::new(Kind::NotFound, "这个移交包已经不在了：生成后只保留一小时。请重新生成。");
        let found = self.packages.find(id, person.id(), desk.now.at).ok_or_else(gone)?;
        // Whoever made it may have left the post since.
        desk.registrar()?;
        Ok(found)
    }
}
