//! The registers 收文 and 发文, and what waits for a person.

use super::Viewer;
use crate::row::{Word, kind};
use crate::search::pattern;
use crate::{Db, Error};
use gongwen::Kind;
use office::Moment;
use office::documents::{incoming, outgoing};
use sqlx::Row;

/// What is looked for in a register.
#[derive(Clone, Debug)]
pub struct Query<Stage> {
    /// Characters in title, number or names; empty for all.
    pub words: String,
    /// Only at that stage.
    pub stage: Option<Stage>,
    /// Only of that year, by its number; 0 for all.
    pub year: i32,
    /// Only what is still to be done.
    pub open: bool,
    /// In the order of numbers, instead of the newest first.
    pub by_number: bool,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

impl<Stage> Default for Query<Stage> {
    fn default() -> Self {
        Self { words: String::new(), stage: None, year: 0, open: false, by_number: false, offset: 0, limit: 20 }
    }
}

/// A part of a register, and how long the whole is.
#[derive(Clone, Debug)]
pub struct Page<Line> {
    /// The lines of this part.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: i64,
}

/// A line of the register of sent documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingLine {
    /// The key.
    pub id: String,
    /// The title.
    pub title: String,
    /// The kind.
    pub kind: Option<Kind>,
    /// The number as it is written; empty before there is one.
    pub number: String,
    /// The stage.
    pub stage: outgoing::Stage,
    /// Who drafted it.
    pub drafter: String,
    /// Who signed it; empty before.
    pub signer: String,
    /// The date of the document; empty before.
    pub signed_on: String,
    /// The day of issue; empty before.
    pub released_on: String,
    /// When it was last changed.
    pub touched: Moment,
}

/// A line of the register of received documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingLine {
    /// The key.
    pub id: String,
    /// 收文号; empty before.
    pub number: String,
    /// Who sent it.
    pub sender: String,
    /// 来文字号
    pub their_number: String,
    /// The title.
    pub title: String,
    /// How urgent it is.
    pub urgency: incoming::Urgency,
    /// 办件 or 阅件.
    pub treatment: incoming::Treatment,
    /// The stage.
    pub stage: incoming::Stage,
    /// Where it is.
    pub with: String,
    /// Since when.
    pub since: Moment,
    /// When it must be done, as ISO 8601; empty where there is no limit.
    pub due: String,
    /// When it was received.
    pub received: Option<Moment>,
}

/// Finds sent documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn outgoing(db: &Db, viewer: &Viewer, query: &Query<outgoing::Stage>) -> Result<Page<OutgoingLine>, Error> {
    let rows = sqlx::query(
        "select d.id, d.title, d.kind, d.series, d.year, d.ordinal, d.stage, d.drafter_name, d.signer_name, \
         d.signed_on, d.released_on, d.touched_at, cast(count(*) over () as bigint) as total from outgoing d \
         where ((d.circle = 'office' and $1 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2)) \
         and ($3 = '' or d.stage = $3) and ($4 = 0 or d.year = $4) \
         and ($5 = 0 or d.stage not in ('released', 'archived', 'cancelled')) \
         and ($6 = '' or lower(d.title) like $6 escape '!' or lower(d.drafter_name) like $6 escape '!' \
         or lower(coalesce(d.series, '') || '〔' || coalesce(cast(d.year as text), '') || '〕' \
         || coalesce(cast(d.ordinal as text), '') || '号') like $6 escape '!') \
         order by case when $7 = 1 then d.year end desc nulls last, case when $7 = 1 then d.series end nulls last, \
         case when $7 = 1 then d.ordinal end nulls last, d.touched_at desc, d.id desc limit $8 offset $9",
    )
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(query.stage.map_or("", Word::word))
    .bind(i64::from(query.year))
    .bind(i64::from(query.open))
    .bind(pattern(&query.words))
    .bind(i64::from(query.by_number))
    .bind(query.limit)
    .bind(query.offset)
    .fetch_all(db.reader())
    .await?;
    let mut page = Page { lines: Vec::with_capacity(rows.len()), total: 0 };
    for row in &rows {
        let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
        let (year, ordinal): (Option<i64>, Option<i64>) = (row.try_get("year")?, row.try_get("ordinal")?);
        let number = match (year, ordinal) {
            (Some(year), Some(ordinal)) => format!("{}〔{year}〕{ordinal}号", optional("series")?),
            _ => String::new(),
        };
        page.total = row.try_get("total")?;
        page.lines.push(OutgoingLine {
            id: row.try_get("id")?,
            title: row.try_get("title")?,
            kind: kind(row.try_get::<Option<String>, _>("kind")?.as_deref()),
            number,
            stage: outgoing::Stage::from_word(&row.try_get::<String, _>("stage")?)?,
            drafter: row.try_get("drafter_name")?,
            signer: optional("signer_name")?,
            signed_on: optional("signed_on")?,
            released_on: optional("released_on")?,
            touched: Moment::from_millis(row.try_get("touched_at")?),
        });
    }
    Ok(page)
}

/// Finds received documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn incoming(db: &Db, viewer: &Viewer, query: &Query<incoming::Stage>) -> Result<Page<IncomingLine>, Error> {
    let rows = sqlx::query(
        "select d.id, d.number, d.sender_name, d.their_number, d.title, d.urgency, d.treatment, d.stage, d.with_name, \
         d.since_at, d.due_on, d.received_at, cast(count(*) over () as bigint) as total from incoming d \
         where ((d.circle = 'office' and $1 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2)) \
         and ($3 = '' or d.stage = $3) and ($4 = '' or d.number like $4 escape '!') \
         and ($5 = 0 or d.stage not in ('sent-back', 'concluded', 'archived')) \
         and ($6 = '' or lower(d.title) like $6 escape '!' or lower(d.sender_name) like $6 escape '!' \
         or lower(d.their_number) like $6 escape '!' or lower(coalesce(d.number, '')) like $6 escape '!') \
         order by case when $7 = 1 then d.number end nulls last, d.created_at desc, d.id desc limit $8 offset $9",
    )
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(query.stage.map_or("", Word::word))
    .bind(if query.year == 0 { String::new() } else { format!("%{}-%", query.year) })
    .bind(i64::from(query.open))
    .bind(pattern(&query.words))
    .bind(i64::from(query.by_number))
    .bind(query.limit)
    .bind(query.offset)
    .fetch_all(db.reader())
    .await?;
    let mut page = Page { lines: Vec::with_capacity(rows.len()), total: 0 };
    for row in &rows {
        page.total = row.try_get("total")?;
        page.lines.push(incoming_line(row)?);
    }
    Ok(page)
}

fn incoming_line(row: &sqlx::any::AnyRow) -> Result<IncomingLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    Ok(IncomingLine {
        id: text("id")?,
        number: optional("number")?,
        sender: text("sender_name")?,
        their_number: text("their_number")?,
        title: text("title")?,
        urgency: incoming::Urgency::from_word(&text("urgency")?)?,
        treatment: incoming::Treatment::from_word(&text("treatment")?)?,
        stage: incoming::Stage::from_word(&text("stage")?)?,
        with: text("with_name")?,
        since: Moment::from_millis(row.try_get("since_at")?),
        due: optional("due_on")?,
        received: row.try_get::<Option<i64>, _>("received_at")?.map(Moment::from_millis),
    })
}

/// Received documents that the person must instruct on or read, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn incoming_waiting(db: &Db, person: &str, limit: i64) -> Result<Vec<IncomingLine>, Error> {
    let rows = sqlx::query(
        "select d.id, d.number, d.sender_name, d.their_number, d.title, d.urgency, d.treatment, d.stage, d.with_name, \
         d.since_at, d.due_on, d.received_at from document_readers r join incoming d on d.id = r.document_id \
         where r.person_id = $1 and r.waits = 1 order by r.since_at, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.iter().map(incoming_line).collect()
}

/// How many documents stand at each stage: for the desks that handle a stage.
///
/// # Errors
/// Fails if the database does.
pub async fn counts(db: &Db) -> Result<(Vec<(outgoing::Stage, i64)>, Vec<(incoming::Stage, i64)>), Error> {
    let sent: Vec<(String, i64)> =
        sqlx::query_as("select stage, cast(count(*) as bigint) from outgoing group by stage")
            .fetch_all(db.reader())
            .await?;
    let received: Vec<(String, i64)> =
        sqlx::query_as("select stage, cast(count(*) as bigint) from incoming group by stage")
            .fetch_all(db.reader())
            .await?;
    let sent = sent.into_iter().map(|(stage, count)| Ok((outgoing::Stage::from_word(&stage)?, count)));
    let received = received.into_iter().map(|(stage, count)| Ok((incoming::Stage::from_word(&stage)?, count)));
    Ok((sent.collect::<Result<_, Error>>()?, received.collect::<Result<_, Error>>()?))
}
