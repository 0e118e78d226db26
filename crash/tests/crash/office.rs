//! The office that is worked in: its data, its people with open sessions, and what an auditor
//! kept of it elsewhere.

use app::{App, Clock, Options, Place};
use ledger::Signed;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use testkit::people::{administrator, seated};

/// Those who work, by their numbers.
const PEOPLE: [&str; 9] = ["R59", "R20", "R16", "R13", "R09", "R08", "R36", "R04", "R22"];

/// An office with people in it.
pub(crate) struct Office {
    folder: TempDir,
    pub(crate) url: Option<String>,
    /// The last checkpoint that somebody kept elsewhere.
    kept: Option<Signed>,
}

impl Office {
    /// On SQLite, or on PostgreSQL by URL.
    pub(crate) async fn new(url: Option<String>) -> Self {
        let folder = TempDir::with_prefix("wenshu crash ").unwrap();
        let office = Self { folder, url, kept: None };
        let app = office.open().await;
        let chief = administrator(&app).await;
        let mut sessions = String::new();
        for number in PEOPLE {
            let token = seated(&app, &chief, number).await.token;
            writeln!(sessions, "{number} {token}").unwrap();
        }
        std::fs::write(office.sessions(), sessions).unwrap();
        app.close().await;
        office
    }

    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions.txt")
    }

    /// What sqlx opens it by.
    pub(crate) fn address(&self) -> String {
        let file = || format!("sqlite://{}?mode=rwc", self.data().join("wenshu.db").display()).replace(' ', "%20");
        self.url.clone().unwrap_or_else(file)
    }

    pub(crate) async fn open(&self) -> App {
        let place =
            self.url.as_ref().map_or_else(|| Place::Folder(self.data().to_owned()), |url| Place::Url(url.clone()));
        let options = Options {
            place,
            fonts: None,
            profile: app::samples::yunxi(),
            demo: true,
            clock: Clock::default(),
            keys: Some(self.data().to_owned()),
            outside: app::notices::Outside::default(),
        };
        App::open_without_fonts(options).await.unwrap()
    }

    /// Opens the office after a crash and verifies the ledger, against the checkpoint that was
    /// kept elsewhere and against its own; a new one is kept. Gives the number of entries.
    pub(crate) async fn verify(&mut self) -> u64 {
        let app = self.open().await;
        app.seal().await.unwrap();
        if let Some(kept) = self.kept.take() {
            let verified = app.verify_ledger(Some((vec![kept], app.ledger_key().unwrap()))).await.unwrap();
            assert!(verified.verdict.is_good(), "{:?}", verified.verdict.faults);
        }
        let signed = app.make_checkpoint_here().await.unwrap();
        let size = signed.checkpoint.size;
        self.kept = Some(signed);
        app.close().await;
        size
    }
}
