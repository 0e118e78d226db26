//! 分发: copies of a sent document, and the inbox of their recipients.

use super::register::Page;
use super::{from_json, to_json};
use crate::records::Kind;
use crate::row::one;
use crate::{Db, Error, Tx};
use office::Moment;
use office::documents::outgoing::{Copy, State};
use sqlx::Row;
use sqlx::any::AnyRow;

/// Copies as they are kept, with the revision that a change must have seen.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The copies.
    pub copy: Copy,
    /// The document.
    pub document: String,
    revision: i64,
}

/// A line of a recipient's inbox.
#[derive(Clone, Debug)]
pub struct InboxLine {
    /// The key of the copies.
    pub id: String,
    /// The document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Its number as it is written.
    pub number: String,
    /// How many copies.
    pub count: i64,
    /// Their numbers (份号) in words.
    pub numbers: String,
    /// Since when.
    pub sent: Moment,
    /// When they were received.
    pub received: Option<Moment>,
    /// When they were recalled.
    pub recalled: Option<Moment>,
    /// Whether the document is out of force; empty while it is in force.
    pub out_of_force: String,
}

/// Sends copies.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, document: &str, copy: &Copy) -> Result<(), Error> {
    sqlx::query(
        "insert into document_copies (id, document_id, unit_id, recipient, first, last, record, received_at, \
         recalled_at, revision) values ($1, $2, $3, $4, $5, $6, $7, null, null, 1)",
    )
    .bind(&copy.id)
    .bind(document)
    .bind(copy.unit.as_deref())
    .bind(&copy.recipient)
    .bind(i64::from(copy.first))
    .bind(i64::from(copy.last))
    .bind(to_json(copy)?)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Copies, document);
    Ok(())
}

/// All copies of a document, in a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn of(tx: &mut Tx, document: &str) -> Result<Vec<Kept>, Error> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "select record, document_id, revision from document_copies where document_id = $1 order by first, id",
    )
    .bind(document)
    .fetch_all(&mut *tx.0)
    .await?;
    rows.into_iter().map(kept).collect()
}

/// All copies of a document.
///
/// # Errors
/// Fails if the database does.
pub async fn list(db: &Db, document: &str) -> Result<Vec<Copy>, Error> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "select record, document_id, revision from document_copies where document_id = $1 order by first, id",
    )
    .bind(document)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(|row| Ok(kept(row)?.copy)).collect()
}

/// Copies by their key.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Kept>, Error> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("select record, document_id, revision from document_copies where id = $1")
            .bind(id)
            .fetch_optional(&mut *tx.0)
            .await?;
    row.map(kept).transpose()
}

fn kept((record, document, revision): (String, String, i64)) -> Result<Kept, Error> {
    Ok(Kept { copy: from_json(&record, "copies")?, document, revision })
}

/// Writes copies back, if they are as they were read.
///
/// # Errors
/// `ChangedMeanwhile` if they are not.
pub async fn update(tx: &mut Tx, kept: &Kept) -> Result<(), Error> {
    let done = sqlx::query(
        "update document_copies set record = $1, received_at = $2, recalled_at = $3, revision = revision + 1 \
         where id = $4 and revision = $5",
    )
    .bind(to_json(&kept.copy)?)
    .bind(kept.copy.receipt.as_ref().map(|receipt| receipt.at.millis()))
    .bind(kept.copy.recall.as_ref().map(|recall| recall.act.at.millis()))
    .bind(&kept.copy.id)
    .bind(kept.revision)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Copies, &kept.document);
    one(done.rows_affected())
}

/// Of so many units a person can have copies at once.
const UNITS: usize = 4;

/// What came for some units, four at most; not yet received before all others, then the newest.
///
/// # Errors
/// Fails if the database does.
pub async fn inbox(db: &Db, units: &[String], offset: i64, limit: i64) -> Result<Page<InboxLine>, Error> {
    let mut asked = sqlx::query(
        "select c.id, c.document_id, d.title, d.series, d.year, d.ordinal, c.last - c.first + 1 as copies, c.record, \
         c.received_at, c.recalled_at, d.state, cast(count(*) over () as bigint) as total \
         from document_copies c join outgoing d on d.id = c.document_id where c.unit_id in ($1, $2, $3, $4) \
         order by case when c.received_at is null and c.recalled_at is null then 0 else 1 end, d.touched_at desc, \
         c.id desc limit $5 offset $6",
    );
    for number in 0..UNITS {
        asked = asked.bind(units.get(number).cloned().unwrap_or_default());
    }
    let rows = asked.bind(limit).bind(offset).fetch_all(db.reader()).await?;
    let total = rows.first().map_or(Ok(0), |row| row.try_get("total"))?;
    Ok(Page { lines: rows.iter().map(inbox_line).collect::<Result<_, _>>()?, total })
}

fn inbox_line(row: &AnyRow) -> Result<InboxLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let (series, year, ordinal): (Option<String>, Option<i64>, Option<i64>) =
        (row.try_get("series")?, row.try_get("year")?, row.try_get("ordinal")?);
    let number = match (series, year, ordinal) {
        (Some(series), Some(year), Some(ordinal)) => format!("{series}〔{year}〕{ordinal}号"),
        _ => String::new(),
    };
    let copy: Copy = from_json(&text("record")?, "copies")?;
    let state: State = from_json(&text("state")?, "state of a document")?;
    Ok(InboxLine {
        id: text("id")?,
        document: text("document_id")?,
        title: text("title")?,
        number,
        count: row.try_get("copies")?,
        numbers: copy.numbers(),
        sent: copy.sent.at,
        received: row.try_get::<Option<i64>, _>("received_at")?.map(Moment::from_millis),
        recalled: row.try_get::<Option<i64>, _>("recalled_at")?.map(Moment::from_millis),
        out_of_force: state.out_of_force(),
    })
}
