//! 版本: the list, one version, and going back to one.

use super::{Comparison, Saved, compare};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::drafts::Reason;
use store::versions::{self, VersionLine};

impl App {
    /// The versions of a draft, the newest first.
    ///
    /// # Errors
    /// `NotFound` if there is no such draft of the person.
    pub async fn versions(&self, person: &Person, id: &str) -> Result<Vec<VersionLine>> {
        self.draft(person, id).await?;
        Ok(versions::list(&self.db, id).await?)
    }

    /// The text of a version.
    ///
    /// # Errors
    /// `NotFound` if there is no such draft of the person, or no such version.
    pub async fn version(&self, person: &Person, id: &str, number: i64) -> Result<String> {
        self.draft(person, id).await?;
        versions::text(&self.db, id, number)
            .await?
            .ok_or_else(|| Error::new(Kind::NotFound, "没有这个版本。请回到版本列表另选一个。"))
    }

    /// Lays one text over another, off the threads that answer requests.
    ///
    /// # Errors
    /// Fails only if the program does.
    pub async fn compare(&self, old: String, new: String) -> Result<Comparison> {
        Ok(tokio::task::spawn_blocking(move || compare(&old, &new)).await?)
    }

    /// Makes an old version the text of the draft again; what was there stays as a version.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` if the draft was saved in between.
    pub async fn restore(&self, person: &Person, id: &str, number: i64, seen: i64) -> Result<Saved> {
        let text = self.version(person, id, number).await?;
        self.save(person, id, &text, seen, Reason::Restored).await
    }
}
