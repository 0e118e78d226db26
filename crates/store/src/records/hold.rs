//! Records held against the digests in the ledger, all of them as they stood at one moment.

use super::{Kind, now};
use crate::row::Word;
use crate::{Db, Error};
use ::ledger::RecordDigest;
use sqlx::{Any, AssertSqlSafe, Transaction};
use std::collections::HashMap;

/// Read at once.
const BATCH: i64 = 1000;

/// Entries of acts that always change a record, and bear no digest of one.
const LEGACY: &str = "select cast(count(*) as bigint) from (select verb, records from ledger_entries \
     union all select verb, records from ledger_inbox) acts where records = '' and verb in ('account.first', \
     'account.opened', 'outgoing.begun', 'incoming.received', 'approval.submitted', 'copies.sent', \
     'calendar.recorded', 'meeting.called')";

/// What holding a record against the ledger found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is as its newest entry says.
    Agrees,
    /// No entry has a digest of it: it was last changed by an earlier program.
    Unknown,
    /// No act made it.
    Unrecorded,
    /// It was changed without an act.
    Changed,
    /// An older state was put back.
    Older,
    /// The ledger tells of it, and it is not there.
    Gone,
}

/// A reading of the database that sees one state of it: acts meanwhile do not look like faults.
pub struct Holding {
    reading: Transaction<'static, Any>,
    told: HashMap<(String, String), RecordDigest>,
    /// Whether an earlier program wrote here, whose entries bear no digests.
    legacy: bool,
}

impl Holding {
    /// Reads the newest digest of every record from the entries.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn begin(db: &Db) -> Result<Self, Error> {
        let mut reading = db.begin_reading().await?;
        let mut told = HashMap::new();
        let mut behind = -1;
        loop {
            let rows: Vec<(i64, String)> = sqlx::query_as(
                "select seq, records from ledger_entries where seq > $1 and records <> '' order by seq limit $2",
            )
            .bind(behind)
            .bind(BATCH)
            .fetch_all(&mut *reading)
            .await?;
            let Some((last, _)) = rows.last() else { break };
            behind = *last;
            rows.iter().for_each(|(_, records)| learn(&mut told, records));
        }
        let waiting: Vec<String> =
            sqlx::query_scalar("select records from ledger_inbox where records <> '' order by at, id")
                .fetch_all(&mut *reading)
                .await?;
        waiting.iter().for_each(|records| learn(&mut told, records));
        let legacy: i64 = sqlx::query_scalar(LEGACY).fetch_one(&mut *reading).await?;
        Ok(Self { reading, told, legacy: legacy > 0 })
    }

    /// The keys of a kind, behind one, in their order: those that are there.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn keys(&mut self, kind: Kind, behind: &str, most: i64) -> Result<Vec<String>, Error> {
        let Some((table, key)) = kind.keyed() else {
            let only = if behind.is_empty() { vec![super::ONLY.to_owned()] } else { Vec::new() };
            return Ok(only);
        };
        let sql = format!("select distinct {key} from {table} where {key} > $1 order by {key} limit $2");
        Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(behind).bind(most).fetch_all(&mut *self.reading).await?)
    }

    /// Holds a record against its newest entry. What was held is not told as gone at the end.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn hold(&mut self, kind: Kind, id: &str) -> Result<Found, Error> {
        let Some(told) = self.told.remove(&(kind.word().to_owned(), id.to_owned())) else {
            return self.without_digest(kind, id).await;
        };
        Ok(match now(&mut self.reading, kind, id).await? {
            None => Found::Gone,
            Some(record) if record == told => Found::Agrees,
            Some(record) if record.revision < told.revision => Found::Older,
            Some(_) => Found::Changed,
        })
    }

    async fn without_digest(&mut self, kind: Kind, id: &str) -> Result<Found, Error> {
        if !self.legacy {
            return Ok(Found::Unrecorded);
        }
        if matches!(kind, Kind::Organization | Kind::Offline | Kind::Authority) {
            return Ok(Found::Unknown);
        }
        let entries: i64 = sqlx::query_scalar(
            "select cast(count(*) as bigint) from (select id from ledger_entries where object_id = $1 \
             union all select id from ledger_inbox where object_id = $1) about",
        )
        .bind(id)
        .fetch_one(&mut *self.reading)
        .await?;
        Ok(if entries > 0 { Found::Unknown } else { Found::Unrecorded })
    }

    /// What it is called, if it has a name of its own.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn title(&mut self, kind: Kind, id: &str) -> Result<Option<String>, Error> {
        let table = match kind {
            Kind::Approval => "approvals",
            Kind::Authority => return self.name("authority_tables", "name", id).await,
            Kind::Copies | Kind::Outgoing => "outgoing",
            Kind::Boxed => "archive_items",
            Kind::Files | Kind::Readers => return self.title_of_document(id).await,
            Kind::Account => return self.name("accounts", "name", id).await,
            Kind::Offline => return self.name("offline_papers", "serial", id).await,
            Kind::Incoming => "incoming",
            Kind::Meeting => "meetings",
            Kind::Calendar | Kind::Organization => return Ok(None),
        };
        let key = if kind == Kind::Boxed { "document_id" } else { "id" };
        let sql = format!("select title from {table} where {key} = $1");
        Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *self.reading).await?)
    }

    async fn name(&mut self, table: &str, column: &str, id: &str) -> Result<Option<String>, Error> {
        let sql = format!("select {column} from {table} where id = $1");
        Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *self.reading).await?)
    }

    async fn title_of_document(&mut self, id: &str) -> Result<Option<String>, Error> {
        Ok(sqlx::query_scalar(
            "select title from outgoing where id = $1 union select title from incoming where id = $1",
        )
        .bind(id)
        .fetch_optional(&mut *self.reading)
        .await?)
    }

    /// What the ledger tells of and is not there: kind and key. A list that was emptied by acts is told of
    /// as empty.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn gone(mut self) -> Result<Vec<(String, String)>, Error> {
        let mut gone = Vec::new();
        for ((kind, id), told) in self.told {
            let known = Kind::from_word(&kind).ok();
            let record = match known {
                Some(kind) => now(&mut self.reading, kind, &id).await?,
                None => None,
            };
            if record.as_ref() != Some(&told) {
                gone.push((kind, id));
            }
        }
        gone.sort();
        Ok(gone)
    }
}

fn learn(told: &mut HashMap<(String, String), RecordDigest>, records: &str) {
    for record in RecordDigest::split(records) {
        let key = (record.kind.clone(), record.id.clone());
        // A clock that was put back does not change which state is the newest.
        if told.get(&key).is_none_or(|known| known.revision <= record.revision) {
            told.insert(key, record);
        }
    }
}
