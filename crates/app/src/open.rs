//! Opening the application: the database, the fonts, the policies.

use crate::archive::Packages;
use crate::backup::Keeping;
use crate::clock::Clock;
use crate::error::Result;
use crate::ledger::Keys;
use crate::notices::{Live, Outside};
use crate::passwords::{Cost, Passwords};
use crate::studio::Press;
use gongwen::Profile;
use office::drafts::VersionRule;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use store::{Db, Hold, Place};

/// So many files are read at once.
const READERS: usize = 2;

/// What the application is opened with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the database is.
    pub place: Place,
    /// The folder of the office's own licensed fonts.
    pub fonts: Option<PathBuf>,
    /// The office in whose name documents are checked and set.
    pub profile: Profile,
    /// Whether the first account gets the sample drafts.
    pub demo: bool,
    /// The clock.
    pub clock: Clock,
    /// The folder of the key that signs checkpoints; without one the key lasts as long as the program.
    pub keys: Option<PathBuf>,
    /// The ways by which notices leave the program.
    pub outside: Outside,
}

/// The application. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct App {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) passwords: Passwords,
    pub(crate) safety: crate::people::safety::Cache,
    pub(crate) version_rule: VersionRule,
    pub(crate) profile: Arc<Profile>,
    pub(crate) press: Press,
    pub(crate) calendar: crate::calendar::Cache,
    pub(crate) organization: crate::organization::Cache,
    pub(crate) handed_over: crate::documents::handover::HandedOver,
    pub(crate) demo: bool,
    pub(crate) keys: Keys,
    pub(crate) packages: Packages,
    /// Reads the text of files that were uploaded.
    pub(crate) reader: papers::Reader,
    /// Whose turn it is to have a file read: reading takes memory.
    pub(crate) reading: Arc<tokio::sync::Semaphore>,
    pub(crate) live: Live,
    pub(crate) outside: Outside,
    surroundings: Arc<OnceLock<Surroundings>>,
    /// The two clocks of the machine when the program began.
    pub(crate) begun: (std::time::Instant, office::Moment),
}

/// What the server has been told beside the application; the state of the system speaks of it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Whether the server makes backups by itself, where a server runs.
    pub backups: Option<Keeping>,
    /// The folder of the log; without one it goes to standard error.
    pub logs: Option<PathBuf>,
}

/// Keeps other servers off a data folder as long as it lasts; several may serve one PostgreSQL database.
///
/// # Errors
/// Fails if another server is there already.
pub fn serve_alone(place: &Place) -> Result<Option<Hold>> {
    Ok(match place {
        Place::Folder(folder) => Some(Hold::to_serve(folder)?),
        Place::Url(_) => None,
    })
}

impl App {
    /// Opens the database and looks for fonts. Missing fonts are no reason not to start: checking
    /// works without, and every page that would be set says what is missing.
    ///
    /// # Errors
    /// Fails if the database cannot be opened; the message says what to do.
    pub async fn open(options: Options) -> Result<Self> {
        let db = options.place.open().await?;
        let fonts = options.fonts.clone();
        let press = tokio::task::spawn_blocking(move || Press::new(fonts)).await?;
        Self::with(db, press, Cost::Full, options)
    }

    /// Opens the database without looking for fonts, for what sets no pages.
    ///
    /// # Errors
    /// Fails if the database cannot be opened; the message says what to do.
    pub async fn open_without_fonts(options: Options) -> Result<Self> {
        let db = options.place.open().await?;
        Self::with(db, Press::without_fonts(), Cost::Full, options)
    }

    /// On an open database, without fonts and with passwords that are hashed at the least cost: for
    /// tests.
    ///
    /// # Errors
    /// Fails if there is no randomness.
    pub fn on(db: Db, clock: Clock, demo: bool) -> Result<Self> {
        let place = Place::Folder(PathBuf::new());
        let (profile, outside) = (crate::samples::yunxi(), Outside::default());
        let options = Options { place, fonts: None, profile, demo, clock, keys: None, outside };
        Self::with(db, Press::without_fonts(), Cost::Least, options)
    }

    fn with(db: Db, press: Press, cost: Cost, options: Options) -> Result<Self> {
        let begun = (std::time::Instant::now(), options.clock.now());
        Ok(Self {
            db,
            clock: options.clock,
            passwords: Passwords::new(cost)?,
            safety: crate::people::safety::Cache::default(),
            version_rule: VersionRule::default(),
            profile: Arc::new(options.profile),
            press,
            calendar: crate::calendar::Cache::default(),
            organization: crate::organization::Cache::default(),
            handed_over: crate::documents::handover::HandedOver::default(),
            demo: options.demo,
            keys: Keys::new(options.keys),
            packages: Packages::default(),
            reader: papers::Reader::default(),
            reading: Arc::new(tokio::sync::Semaphore::new(READERS)),
            live: Live::default(),
            outside: options.outside,
            surroundings: Arc::default(),
            begun,
        })
    }

    /// Reads what strangers upload in processes of their own. Only for the program that calls
    /// [`papers::serve`] first of all.
    #[must_use]
    pub fn reading_apart(mut self) -> Self {
        self.reader = papers::Reader::apart();
        self
    }

    /// Says what is around the application; only the first word counts.
    #[must_use]
    pub fn among(self, surroundings: Surroundings) -> Self {
        let _ = self.surroundings.set(surroundings);
        self
    }

    /// What is around the application.
    pub(crate) fn surroundings(&self) -> Surroundings {
        self.surroundings.get().cloned().unwrap_or_default()
    }

    /// The same application with these ways out.
    #[must_use]
    pub fn with_outside(mut self, outside: Outside) -> Self {
        self.outside = outside;
        self
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The office.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Fails if it does not.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.db.ping().await?)
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
