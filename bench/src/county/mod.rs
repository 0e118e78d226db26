//! A county that has worked for ten years: its people with their sessions, its documents, its
//! ledger. What has to stay quick when much is there is measured on it.

mod documents;
mod entries;
mod people;

pub(crate) use people::Worker;

use crate::effort::Effort;
use crate::trouble::Trouble;
use app::{App, Clock, Options};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::Place;
use tokio::runtime::Runtime;

/// Entries that are written before they are sealed: what an office writes in a busy hour.
const STEP: usize = 10_000;

/// A county on the disk.
pub(crate) struct County {
    /// The data folder.
    pub(crate) folder: PathBuf,
    /// Those who work in it, signed in.
    pub(crate) workers: Vec<Worker>,
    /// How many documents there are.
    pub(crate) documents: u64,
    /// How many entries the ledger has.
    pub(crate) entries: u64,
    /// Documents written and indexed a second.
    pub(crate) document_rate: f64,
    /// Entries sealed a second.
    pub(crate) seal_rate: f64,
}

impl County {
    /// Somebody by the number of the person.
    pub(crate) fn worker(&self, number: &str) -> Option<&Worker> {
        self.workers.iter().find(|worker| worker.number == number)
    }

    /// Makes it, in a folder of its own; one that is there already is gone on with, and its rates are
    /// not known.
    pub(crate) fn grow(folder: &Path, effort: Effort) -> Result<Self, Trouble> {
        let (workers, documents, entries) =
            if effort.is_quick() { (62, 5_000, 20_000) } else { (200, 100_000, 1_000_000) };
        let runtime = Runtime::new().map_err(|error| Trouble::of("runtime", &error))?;
        let folder = folder.join("county");
        runtime.block_on(Self::fill(folder, workers, documents, entries))
    }

    async fn fill(folder: PathBuf, workers: usize, documents: u64, entries: u64) -> Result<Self, Trouble> {
        let there = folder.join("wenshu.db").exists();
        let options = Options {
            place: Place::Folder(folder.clone()),
            fonts: None,
            profile: app::samples::yunxi(),
            demo: true,
            clock: Clock::default(),
            keys: Some(folder.clone()),
            outside: app::notices::Outside::default(),
        };
        let failed = |error: app::Error| Trouble::new(format!("county：{error:?}"));
        let stored = |error: store::Error| Trouble::new(format!("county：{error:?}"));
        let app = App::open_without_fonts(options).await.map_err(failed)?;
        if there {
            let chief = app.sign_in("zhuren", testkit::people::PASSWORD).await.map_err(failed)?;
            let workers = people::sign_in(&app, &chief, workers).await?;
            app.close().await;
            return Ok(Self { folder, workers, documents, entries, document_rate: f64::NAN, seal_rate: f64::NAN });
        }
        let chief = testkit::people::administrator(&app).await;
        let db = Place::Folder(folder.clone()).open().await.map_err(stored)?;
        people::hire(&db, workers).await.map_err(stored)?;
        let workers = people::sign_in(&app, &chief, workers).await?;
        let organization = app.organization().await.map_err(failed)?;
        let begun = Instant::now();
        documents::fill(&db, &organization, documents).await.map_err(stored)?;
        let document_rate = documents as f64 / begun.elapsed().as_secs_f64();
        let mut sealing = Duration::ZERO;
        for begin in (0..entries).step_by(STEP) {
            let end = (begin + STEP as u64).min(entries);
            entries::fill(&folder, &workers, begin..end, entries, documents).await?;
            let begun = Instant::now();
            app.seal().await.map_err(failed)?;
            sealing += begun.elapsed();
        }
        let seal_rate = entries as f64 / sealing.as_secs_f64();
        db.close().await;
        app.close().await;
        Ok(Self { folder, workers, documents, entries, document_rate, seal_rate })
    }
}
