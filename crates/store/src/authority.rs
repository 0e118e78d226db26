//! Versions of the table of authority (审批权限表), kept as the text they were written in.

use crate::records::Kind;
use crate::row::{Word, words};
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::authority::Standing;

words!(Standing, "standing of a table of authority",
    Standing::Confirmed => "confirmed", Standing::Waiting => "waiting", Standing::Declined => "declined");

/// A version as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its key.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// From which day matters are opened under it.
    pub from: Date,
    /// The text.
    pub text: String,
    /// Who made it; `None` for the one that comes with the program.
    pub made_by: Option<String>,
    /// When.
    pub made: Moment,
    /// Whether it was confirmed.
    pub standing: Standing,
}

type Row = (String, String, String, String, Option<String>, i64, String);

fn read(row: Row) -> Result<Version, Error> {
    let (id, name, from, text, made_by, made, standing) = row;
    let from = Date::from_iso(&from).ok_or(Error::Corrupt("day of a table of authority"))?;
    Ok(Version {
        id,
        name,
        from,
        text,
        made_by,
        made: Moment::from_millis(made),
        standing: Standing::from_word(&standing)?,
    })
}

/// Keeps a version.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, version: &Version) -> Result<(), Error> {
    let done = sqlx::query(
        "insert into authority_tables (id, name, from_day, body, made_by, made_at, standing) \
         values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (id) do nothing",
    )
    .bind(&version.id)
    .bind(&version.name)
    .bind(version.from.iso())
    .bind(&version.text)
    .bind(&version.made_by)
    .bind(version.made.millis())
    .bind(version.standing.word())
    .execute(&mut *tx.0)
    .await?;
    if done.rows_affected() > 0 {
        tx.touch(Kind::Authority, &version.id);
    }
    Ok(())
}

/// A version by its key.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str) -> Result<Option<Version>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "select id, name, from_day, body, made_by, made_at, standing from authority_tables where id = $1",
    )
    .bind(id)
    .fetch_optional(db.reader())
    .await?;
    row.map(read).transpose()
}

/// The version in force on a day: the newest that an office made of those that have begun.
///
/// # Errors
/// Fails if the database does.
pub async fn on(db: &Db, day: Date) -> Result<Option<Version>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "select id, name, from_day, body, made_by, made_at, standing from authority_tables \
         where made_by is not null and standing = 'confirmed' and from_day <= $1 order by from_day desc, made_at desc, id desc limit 1",
    )
    .bind(day.iso())
    .fetch_optional(db.reader())
    .await?;
    row.map(read).transpose()
}

/// All versions that were made or used, the newest first.
///
/// # Errors
/// Fails if the database does.
pub async fn all(db: &Db) -> Result<Vec<Version>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, name, from_day, body, made_by, made_at, standing from authority_tables \
         order by from_day desc, made_at desc, id desc",
    )
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(read).collect()
}

/// Versions that wait for somebody to confirm them, the oldest first.
///
/// # Errors
/// Fails if the database does.
pub async fn waiting(db: &Db) -> Result<Vec<Version>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, name, from_day, body, made_by, made_at, standing from authority_tables \
         where standing = 'waiting' order by made_at, id",
    )
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(read).collect()
}

/// Confirms a version that waits, or declines it.
///
/// # Errors
/// `ChangedMeanwhile` if it does not wait.
pub async fn settle(tx: &mut Tx, id: &str, standing: Standing) -> Result<(), Error> {
    let done = sqlx::query("update authority_tables set standing = $1 where id = $2 and standing = 'waiting'")
        .bind(standing.word())
        .bind(id)
        .execute(&mut *tx.0)
        .await?;
    tx.touch(Kind::Authority, id);
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}
