//! Versions of sent documents: who changed what (花脸稿).

use crate::{Db, Error, Tx};
use office::Moment;
use office::documents::outgoing::Outgoing;

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number, from 1.
    pub number: i64,
    /// The title then.
    pub title: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// What was done.
    pub note: String,
}

/// Keeps what is written now as the next version.
///
/// # Errors
/// `Taken` if another kept one at the same time.
pub async fn keep(tx: &mut Tx, document: &Outgoing, note: &str) -> Result<(), Error> {
    let last: i64 = sqlx::query_scalar(
        "select cast(coalesce(max(number), 0) as bigint) from document_versions where document_id = $1",
    )
    .bind(&document.id)
    .fetch_one(&mut *tx.0)
    .await?;
    sqlx::query(
        "insert into document_versions (document_id, number, title, body, by_id, by_name, at, note) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&document.id)
    .bind(last + 1)
    .bind(&document.content.title)
    .bind(&document.content.text)
    .bind(&document.touched.by.id)
    .bind(&document.touched.by.name)
    .bind(document.touched.at.millis())
    .bind(note)
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}

/// The versions of a document, the newest first. Whoever may see the document may see them.
///
/// # Errors
/// Fails if the database does.
pub async fn list(db: &Db, document: &str) -> Result<Vec<VersionLine>, Error> {
    let rows: Vec<(i64, String, String, i64, String)> = sqlx::query_as(
        "select number, title, by_name, at, note from document_versions where document_id = $1 order by number desc",
    )
    .bind(document)
    .fetch_all(db.reader())
    .await?;
    let line = |(number, title, by, at, note)| VersionLine { number, title, by, at: Moment::from_millis(at), note };
    Ok(rows.into_iter().map(line).collect())
}

/// The text of a version.
///
/// # Errors
/// Fails if the database does.
pub async fn text(db: &Db, document: &str, number: i64) -> Result<Option<String>, Error> {
    let row: Option<(String,)> =
        sqlx::query_as("select body from document_versions where document_id = $1 and number = $2")
            .bind(document)
            .bind(number)
            .fetch_optional(db.reader())
            .await?;
    Ok(row.map(|row| row.0))
}
