//! Notices (通知), and what people wish of them.

mod deliveries;
mod wishes;

pub use deliveries::{Channel, Delivery, Outcome, deliveries, due, send, settle, take};
pub use wishes::{Wishes, keep_wishes, wishes, wishes_of};

use crate::row::{Word, words};
use crate::{Db, Error, Tx};
use office::Moment;
use office::notices::{Notice, Thing, Weight};

words!(Thing, "thing",
    Thing::Approval => "approval", Thing::Outgoing => "outgoing", Thing::Incoming => "incoming",
    Thing::Copies => "copies", Thing::Meeting => "meeting",
    Thing::Authority => "authority");
words!(Weight, "weight", Weight::Urgent => "urgent", Weight::Normal => "normal", Weight::Desk => "desk");

/// A notice as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The key.
    pub id: String,
    /// When.
    pub at: Moment,
    /// What kind of thing it is about.
    pub thing: Thing,
    /// The key of the thing.
    pub object: String,
    /// What happened, or is asked.
    pub words: String,
    /// What the thing is called.
    pub title: String,
    /// How much it presses.
    pub weight: Weight,
    /// Whether it was read.
    pub read: bool,
}

/// Keeps a notice and returns its key.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, notice: &Notice, at: Moment) -> Result<String, Error> {
    let id = crate::new_id();
    sqlx::query(
        "insert into notices (id, person_id, at, thing, object_id, words, title, weight) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(&notice.to)
    .bind(at.millis())
    .bind(notice.thing.word())
    .bind(&notice.object)
    .bind(&notice.words)
    .bind(&notice.title)
    .bind(notice.weight.word())
    .execute(&mut *tx.0)
    .await?;
    Ok(id)
}

type Row = (String, i64, String, String, String, String, String, Option<i64>);

fn line((id, at, thing, object, words, title, weight, read): Row) -> Result<Line, Error> {
    let (thing, weight) = (Thing::from_word(&thing)?, Weight::from_word(&weight)?);
    Ok(Line { id, at: Moment::from_millis(at), thing, object, words, title, weight, read: read.is_some() })
}

/// The notices of a person since a moment, the newest first.
///
/// # Errors
/// Fails if the database does.
pub async fn of_person(db: &Db, person: &str, since: Moment, offset: i64, limit: i64) -> Result<Vec<Line>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, at, thing, object_id, words, title, weight, read_at from notices \
         where person_id = $1 and at >= $2 order by at desc, id desc limit $3 offset $4",
    )
    .bind(person)
    .bind(since.millis())
    .bind(limit)
    .bind(offset)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(line).collect()
}

/// A notice of a person.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, person: &str, id: &str) -> Result<Option<Line>, Error> {
    let row: Option<Row> = sqlx::query_as(
        "select id, at, thing, object_id, words, title, weight, read_at from notices where id = $1 and person_id = $2",
    )
    .bind(id)
    .bind(person)
    .fetch_optional(db.reader())
    .await?;
    row.map(line).transpose()
}

/// How many notices a person has not read.
///
/// # Errors
/// Fails if the database does.
pub async fn unread(db: &Db, person: &str) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from notices where person_id = $1 and read_at is null")
        .bind(person)
        .fetch_one(db.reader())
        .await?)
}

/// Whether a person has notices about a thing that they have not read.
///
/// # Errors
/// Fails if the database does.
pub async fn has_unread_about(db: &Db, person: &str, object: &str) -> Result<bool, Error> {
    let found: Option<i64> = sqlx::query_scalar(
        "select cast(1 as bigint) from notices where person_id = $1 and read_at is null and object_id = $2 limit 1",
    )
    .bind(person)
    .bind(object)
    .fetch_optional(db.reader())
    .await?;
    Ok(found.is_some())
}

/// Whether a person was told of a thing.
///
/// # Errors
/// Fails if the database does.
pub async fn was_told(db: &Db, person: &str, thing: Thing, object: &str) -> Result<bool, Error> {
    let found: Option<i64> = sqlx::query_scalar(
        "select cast(1 as bigint) from notices where object_id = $1 and person_id = $2 and thing = $3 limit 1",
    )
    .bind(object)
    .bind(person)
    .bind(thing.word())
    .fetch_optional(db.reader())
    .await?;
    Ok(found.is_some())
}

/// Marks the notices of a person about a thing as read, and says how many there were.
///
/// # Errors
/// Fails if the database does.
pub async fn read_about(tx: &mut Tx, person: &str, object: &str, at: Moment) -> Result<i64, Error> {
    let done =
        sqlx::query("update notices set read_at = $1 where person_id = $2 and object_id = $3 and read_at is null")
            .bind(at.millis())
            .bind(person)
            .bind(object)
            .execute(&mut *tx.0)
            .await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}

/// Marks all notices of a person up to a moment as read.
///
/// # Errors
/// Fails if the database does.
pub async fn read_all(tx: &mut Tx, person: &str, until: Moment) -> Result<(), Error> {
    sqlx::query("update notices set read_at = $1 where person_id = $2 and at <= $1 and read_at is null")
        .bind(until.millis())
        .bind(person)
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// Who got notices at or after a moment, and which: for those who are looking.
///
/// # Errors
/// Fails if the database does.
pub async fn fresh(db: &Db, since: Moment, limit: i64) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as("select id, person_id from notices where at >= $1 order by at, id limit $2")
        .bind(since.millis())
        .bind(limit)
        .fetch_all(db.reader())
        .await?)
}

/// Forgets notices from before a moment; what happened stays in the ledger.
///
/// # Errors
/// Fails if the database does.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Error> {
    let old = "select id from notices where at < $1 order by at, id limit 1000";
    let sql = format!("delete from notice_deliveries where notice_id in ({old})");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(before.millis()).execute(&mut *tx.0).await?;
    let sql = format!("delete from notices where id in ({old})");
    let done = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(before.millis()).execute(&mut *tx.0).await?;
    Ok(done.rows_affected())
}
