//! The clockwork of the search: what a database of an earlier version already held is read and
//! indexed bit by bit, beside everything else.

use crate::App;
use crate::documents::text_of;
use crate::error::Result;
use std::time::Duration;
use store::documents::files;
use store::search::{self, Ask};
use store::{Housekeeping, search::LONGEST};

/// So many things are indexed in one transaction; nobody waits long for it.
const BATCH: i64 = 40;
/// The pause after each.
const PAUSE: Duration = Duration::from_millis(50);
/// The pause after a fault.
const PATIENCE: Duration = Duration::from_secs(30);

impl App {
    /// Loads the dictionary and indexes until nothing is left; dropped, it leaves nothing half done.
    pub async fn keep_search(&self) {
        if tokio::task::spawn_blocking(Ask::warm).await.is_err() {
            tracing::error!("the dictionary of the search could not be loaded");
        }
        let mut all = 0;
        loop {
            match self.index_some().await {
                Ok(0) => break,
                Ok(done) => {
                    all += done;
                    tokio::time::sleep(PAUSE).await;
                }
                Err(error) => {
                    tracing::error!(cause = ?error, "things could not be indexed");
                    tokio::time::sleep(PATIENCE).await;
                }
            }
        }
        if all > 0 {
            tracing::info!(things = all, "indexed for searching");
        }
    }

    /// Reads or indexes some of what the search does not have yet, and tells how many.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn index_some(&self) -> Result<usize> {
        let done = search::refresh(&self.db, BATCH).await?;
        if done > 0 {
            return Ok(done);
        }
        let Some((id, bytes)) = files::unread(&self.db).await? else { return Ok(0) };
        let reader = self.reader.clone();
        let text = tokio::task::spawn_blocking(move || text_of(&reader, &bytes).map(|text| findable(&text))).await;
        // A file that cannot be read is found by its name, and must not keep the others waiting.
        let unread = |cause: &dyn std::fmt::Debug| {
            tracing::error!(file = %id, cause = ?cause, "a file could not be read for searching");
            String::new()
        };
        let text = match text {
            Ok(text) => text.unwrap_or_else(|error| unread(&error)),
            Err(error) => unread(&error),
        };
        let mut tx = self.db.begin().await?;
        files::keep_text(&mut tx, &id, &text).await?;
        tx.settle(Housekeeping::Indexing).await?;
        Ok(1)
    }

    /// Whether there are things that the search does not have yet.
    pub(super) async fn search_is_behind(&self) -> Result<bool> {
        Ok(search::is_behind(&self.db).await?)
    }
}

/// As much of a text as is found, without what a database cannot keep.
pub(crate) fn findable(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').take(LONGEST).collect()
}
