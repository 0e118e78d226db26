//! The register of received documents (收文登记).

use super::{Page, Query, ask};
use crate::documents::Viewer;
use crate::row::Word;
use crate::{Db, Error};
use office::Moment;
use office::documents::incoming::{Stage, Treatment, Urgency};
use sqlx::Row;
use sqlx::any::AnyRow;

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
    pub urgency: Urgency,
    /// 办件 or 阅件.
    pub treatment: Treatment,
    /// The stage.
    pub stage: Stage,
    /// Where it is.
    pub with: String,
    /// Since when.
    pub since: Moment,
    /// When it must be done, as ISO 8601; empty where there is no limit.
    pub due: String,
    /// When it was received.
    pub received: Option<Moment>,
}

const STATEMENT: &str = "select d.id, d.number, d.sender_name, d.their_number, d.title, d.urgency, d.treatment, \
     d.stage, d.with_name, d.since_at, d.due_on, d.received_at, cast(count(*) over () as bigint) as total \
     from incoming d where ((d.circle = 'office' and $1 = 1) or exists \
     (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2)) \
     and ($3 = '' or d.stage = $3) and ($4 = 0 or d.number like '%' || cast($4 as text) || '-%') \
     and ($5 = 0 or d.stage not in ('sent-back', 'concluded', 'archived')) \
     and ($6 = '' or lower(d.title) like $6 escape '!' or lower(d.sender_name) like $6 escape '!' \
     or lower(d.their_number) like $6 escape '!' or lower(coalesce(d.number, '')) like $6 escape '!') \
     order by case when $7 = 1 then d.number end nulls last, d.created_at desc, d.id desc limit $8 offset $9";

/// Finds received documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn incoming(db: &Db, viewer: &Viewer, query: &Query<Stage>) -> Result<Page<IncomingLine>, Error> {
    ask(db, viewer, query, STATEMENT, line).await
}

pub(super) fn line(row: &AnyRow) -> Result<IncomingLine, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    Ok(IncomingLine {
        id: text("id")?,
        number: optional("number")?,
        sender: text("sender_name")?,
        their_number: text("their_number")?,
        title: text("title")?,
        urgency: Urgency::from_word(&text("urgency")?)?,
        treatment: Treatment::from_word(&text("treatment")?)?,
        stage: Stage::from_word(&text("stage")?)?,
        with: text("with_name")?,
        since: Moment::from_millis(row.try_get("since_at")?),
        due: optional("due_on")?,
        received: row.try_get::<Option<i64>, _>("received_at")?.map(Moment::from_millis),
    })
}
