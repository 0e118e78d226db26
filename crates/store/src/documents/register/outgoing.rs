//! The register of sent documents (发文登记).

use super::{Page, Query, ask};
use crate::documents::Viewer;
use crate::row::{Word, kind};
use crate::{Db, Error};
use gongwen::Kind;
use office::Moment;
use office::documents::outgoing::Stage;
use sqlx::Row;
use sqlx::any::AnyRow;

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
    pub stage: Stage,
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

const STATEMENT: &str = "select d.id, d.title, d.kind, d.series, d.year, d.ordinal, d.stage, d.drafter_name, \
     d.signer_name, d.signed_on, d.released_on, d.touched_at, cast(count(*) over () as bigint) as total \
     from outgoing d where ((d.circle = 'office' and $1 = 1) or exists \
     (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2)) \
     and ($3 = '' or d.stage = $3) and ($4 = 0 or d.year = $4) \
     and ($5 = 0 or d.stage not in ('released', 'archived', 'cancelled')) \
     and ($6 = '' or lower(d.title) like $6 escape '!' or lower(d.drafter_name) like $6 escape '!' \
     or lower(coalesce(d.series, '') || '〔' || coalesce(cast(d.year as text), '') || '〕' \
     || coalesce(cast(d.ordinal as text), '') || '号') like $6 escape '!') \
     order by case when $7 = 1 then d.year end desc nulls last, case when $7 = 1 then d.series end nulls last, \
     case when $7 = 1 then d.ordinal end nulls last, d.touched_at desc, d.id desc limit $8 offset $9";

/// Finds sent documents that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn outgoing(db: &Db, viewer: &Viewer, query: &Query<Stage>) -> Result<Page<OutgoingLine>, Error> {
    ask(db, viewer, query, STATEMENT, line).await
}

fn line(row: &AnyRow) -> Result<OutgoingLine, Error> {
    let optional = |name: &str| row.try_get::<Option<String>, _>(name).map(Option::unwrap_or_default);
    let (year, ordinal): (Option<i64>, Option<i64>) = (row.try_get("year")?, row.try_get("ordinal")?);
    let number = match (year, ordinal) {
        (Some(year), Some(ordinal)) => format!("{}〔{year}〕{ordinal}号", optional("series")?),
        _ => String::new(),
    };
    Ok(OutgoingLine {
        id: row.try_get("id")?,
        title: row.try_get("title")?,
        kind: kind(row.try_get::<Option<String>, _>("kind")?.as_deref()),
        number,
        stage: Stage::from_word(&row.try_get::<String, _>("stage")?)?,
        drafter: row.try_get("drafter_name")?,
        signer: optional("signer_name")?,
        signed_on: optional("signed_on")?,
        released_on: optional("released_on")?,
        touched: Moment::from_millis(row.try_get("touched_at")?),
    })
}
