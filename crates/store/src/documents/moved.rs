//! What somebody may see because of a post, for looking whether they still may.

use super::incoming::facts;
use super::readers::take_away;
use crate::{Db, Error, Tx};

/// The parts that come with a post in a unit, and with the post of the registrar.
const BY_POST: &str = "('送文单位', '收文单位', '本单位', '主办', '协办', '机要文书', '会议记录')";

/// A part that came with a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByPost {
    /// The document.
    pub document: String,
    /// The part.
    pub part: String,
    /// The units through which one has it: that sent it, that have copies, that handle it.
    pub units: Vec<String>,
}

/// The parts that a person has by a post.
///
/// # Errors
/// Fails if the database does.
pub async fn by_post(db: &Db, person: &str) -> Result<Vec<ByPost>, Error> {
    type Row = (String, String, Option<String>, Option<String>);
    let statement = format!(
        "select r.document_id, r.part, i.sender_unit, i.facts from document_readers r \
         left join incoming i on i.id = r.document_id where r.person_id = $1 and r.part in {BY_POST} order by 1"
    );
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(person).fetch_all(db.reader()).await?;
    let mut parts = Vec::with_capacity(rows.len());
    for (document, part, sender, kept) in rows {
        let mut units: Vec<String> = sqlx::query_scalar(
            "select unit_id from document_copies where document_id = $1 and unit_id is not null \
             and recalled_at is null",
        )
        .bind(&document)
        .fetch_all(db.reader())
        .await?;
        units.extend(sender);
        if let Some(assignment) = kept.as_deref().map(facts).transpose()?.and_then(|facts| facts.assignment) {
            units.extend(std::iter::once(assignment.lead).chain(assignment.with).filter_map(|unit| unit.unit));
        }
        parts.push(ByPost { document, part, units });
    }
    Ok(parts)
}

/// Takes away a part that came with a post.
///
/// # Errors
/// Fails if the database does.
pub async fn take_back(tx: &mut Tx, parts: &[ByPost], person: &str) -> Result<(), Error> {
    for part in parts {
        take_away(tx, &part.document, person, &[&part.part]).await?;
    }
    Ok(())
}
