//! The two engines behind one handle.

use crate::hold::Hold;
use crate::records::{self, Touched};
use crate::search::{self, Pending};
use crate::{Error, Place, ledger};
use ::ledger::Entry;
use sqlx::{Any, AnyPool, Transaction};
use std::sync::Arc;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in the data folder.
    Sqlite,
    /// PostgreSQL, by URL.
    Postgres,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    writer: AnyPool,
    reader: AnyPool,
    place: Arc<str>,
    source: Arc<Place>,
    hold: Option<Arc<Hold>>,
}

/// A transaction that may write. It lasts only with the entry of the act it carries out, or as
/// housekeeping; dropped, it changes nothing.
pub struct Tx(pub(crate) Transaction<'static, Any>, pub(crate) Pending, pub(crate) Touched);

impl Db {
    pub(crate) fn new(engine: Engine, writer: AnyPool, reader: AnyPool, place: String, source: Place) -> Self {
        Self { engine, writer, reader, place: place.into(), source: Arc::new(source), hold: None }
    }

    /// Keeps the data folder from being replaced until the database is closed.
    pub(crate) fn holding(mut self, hold: Hold) -> Self {
        self.hold = Some(Arc::new(hold));
        self
    }

    /// What it was opened by.
    #[must_use]
    pub fn source(&self) -> &Place {
        &self.source
    }

    /// Which database it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where it is, without a password.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// Fails if the database does not answer.
    pub async fn begin(&self) -> Result<Tx, Error> {
        let transaction = match self.engine {
            // Takes the write lock at once; a lock taken later would fail if another wrote in between.
            Engine::Sqlite => self.writer.begin_with("begin immediate").await?,
            Engine::Postgres => self.writer.begin_with("begin isolation level repeatable read").await?,
        };
        Ok(Tx(transaction, Pending::new(self.engine), Touched::new()))
    }

    /// Begins a transaction that reads: all of its statements see one state.
    pub(crate) async fn begin_reading(&self) -> Result<Transaction<'static, Any>, Error> {
        Ok(match self.engine {
            Engine::Sqlite => self.reader.begin_with("begin").await?,
            Engine::Postgres => self.reader.begin_with("begin isolation level repeatable read, read only").await?,
        })
    }

    /// For reading outside a transaction.
    pub(crate) fn reader(&self) -> &AnyPool {
        &self.reader
    }

    /// For what is done outside a transaction and changes nothing that is kept.
    pub(crate) fn writer(&self) -> &AnyPool {
        &self.writer
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Fails if it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query_scalar::<_, i64>("select cast(1 as bigint)").fetch_one(&self.reader).await?;
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
        if let Some(hold) = &self.hold {
            hold.release();
        }
    }
}

impl Tx {
    /// Whether it changed a record, and so needs the entry of an act.
    #[must_use]
    pub fn changes_records(&self) -> bool {
        !self.2.is_empty()
    }

    /// A record was changed: its digest goes into the entry.
    pub(crate) fn touch(&mut self, kind: records::Kind, id: &str) {
        self.2.insert((kind, id.to_owned()));
    }

    /// Adds the entry to the ledger and makes everything lasting: there is no act without one.
    ///
    /// # Errors
    /// Fails if the database could not; then nothing was done.
    pub async fn commit(mut self, entry: &Entry) -> Result<(), Error> {
        search::flush(&mut self).await?;
        let records = records::of(&mut self).await?;
        ledger::append(&mut self, &Entry { records, ..entry.clone() }).await?;
        Ok(self.0.commit().await?)
    }

    /// Makes lasting what is no act of anybody.
    ///
    /// # Errors
    /// Fails if the database could not, and if a record was changed that only acts may change; then
    /// nothing was done.
    pub async fn settle(mut self, _why: Housekeeping) -> Result<(), Error> {
        if self.changes_records() {
            return Err(Error::Corrupt("a record changed without an entry"));
        }
        search::flush(&mut self).await?;
        Ok(self.0.commit().await?)
    }
}

/// What is written without an act of a person, and leaves no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Housekeeping {
    /// Tables are brought up to date.
    Migration,
    /// A session was used.
    SessionSeen,
    /// The one-time code of the first start, kept as a hash.
    FirstCode,
    /// Entries are sealed into the tree.
    Sealing,
    /// What is known of backups, and a database made ready for one.
    Backup,
    /// What was there before is indexed for searching.
    Indexing,
    /// A waiting job was taken, or is done.
    Job,
    /// Notices were read, or are old.
    Notices,
}

impl Engine {
    /// The name people know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}
