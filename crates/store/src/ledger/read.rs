//! Reading entries: one by its place or key, or all in order, page by page.

use super::tiles::number;
use crate::{Db, Error};
use ::ledger::{Behalf, Entry};
use sqlx::AssertSqlSafe;

/// An entry and its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The entry.
    pub entry: Entry,
    /// Its place, from 0; `None` until it is sealed.
    pub place: Option<u64>,
}

pub(super) type Row = (
    String,
    i64,
    String,
    String,
    Option<String>,
    Option<String>,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<i64>,
);

/// What an entry says, as columns.
macro_rules! facts {
    () => {
        "id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, before_digest, \
         after_digest, reason, words, records"
    };
}

/// What an entry says.
pub(super) const FACTS: &str = facts!();

/// Entries that are sealed, with their places.
pub(super) const SEALED: &str = concat!("select ", facts!(), ", cast(seq as bigint) from ledger_entries");

/// Entries that wait to be sealed, with the same columns.
pub(super) const WAITING: &str = concat!("select ", facts!(), ", cast(null as bigint) from ledger_inbox");

pub(super) fn record(row: Row) -> Result<Record, Error> {
    let (
        id,
        at,
        actor,
        actor_name,
        behalf_id,
        behalf_name,
        verb,
        object_kind,
        object_id,
        before,
        after,
        reason,
        words,
        records,
        seq,
    ) = row;
    let behalf = behalf_id.zip(behalf_name).map(|(id, name)| Behalf { id, name });
    let place = seq.map(u64::try_from).transpose().map_err(|_| Error::Corrupt("ledger place"))?;
    let entry = Entry {
        id,
        at,
        actor,
        actor_name,
        behalf,
        verb,
        object_kind,
        object_id,
        before,
        after,
        reason,
        words,
        records,
    };
    Ok(Record { entry, place })
}

/// The lines of sealed entries from a place on, in order.
///
/// # Errors
/// Fails if the database does.
pub async fn lines(db: &Db, from: u64, most: i64) -> Result<Vec<(u64, String)>, Error> {
    let sql = format!("{SEALED} where seq >= $1 order by seq limit $2");
    let rows: Vec<Row> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(number(from)?).bind(most).fetch_all(db.reader()).await?;
    rows.into_iter()
        .map(|row| {
            let record = record(row)?;
            Ok((record.place.unwrap_or_default(), record.entry.line()))
        })
        .collect()
}

/// The entry at a place.
///
/// # Errors
/// Fails if the database does.
pub async fn at_place(db: &Db, place: u64) -> Result<Option<Record>, Error> {
    let sql = format!("{SEALED} where seq = $1");
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(sql)).bind(number(place)?).fetch_optional(db.reader()).await?;
    row.map(record).transpose()
}

/// The entry of a key.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(db: &Db, id: &str) -> Result<Option<Record>, Error> {
    // In this order: what is sealed in between is found in its new place.
    for from in [WAITING, SEALED] {
        let sql = AssertSqlSafe(format!("{from} where id = $1"));
        let row: Option<Row> = sqlx::query_as(sql).bind(id).fetch_optional(db.reader()).await?;
        if let Some(row) = row {
            return Ok(Some(record(row)?));
        }
    }
    Ok(None)
}
