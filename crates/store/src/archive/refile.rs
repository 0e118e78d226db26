//! 更正归档: one file as the catalogue has it, with other choices, and the ordinals that were left.

use super::{TABLES, item};
use crate::documents::Viewer;
use crate::records::Kind;
use crate::row::one;
use crate::{Db, Error, Tx};
use office::archive::{FileNumber, Item, Reference, Retention, Series};
use sqlx::{AnyConnection, AssertSqlSafe};

/// The file of a document that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn of(db: &Db, viewer: &Viewer, document: &str) -> Result<Option<Item>, Error> {
    one_of(&mut *db.reader().acquire().await?, viewer, document).await
}

/// The same in a transaction that is to change it.
///
/// # Errors
/// Fails if the database does.
pub async fn by_document(tx: &mut Tx, viewer: &Viewer, document: &str) -> Result<Option<Item>, Error> {
    one_of(&mut tx.0, viewer, document).await
}

async fn one_of(connection: &mut AnyConnection, viewer: &Viewer, document: &str) -> Result<Option<Item>, Error> {
    let row = sqlx::query(AssertSqlSafe(format!("select a.* from {TABLES} and a.document_id = $3")))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .bind(document)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(item).transpose()
}

/// Writes the choices of a file anew, in the transaction that changes its document.
///
/// # Errors
/// `ChangedMeanwhile` if it is not there, `Taken` if another has the reference.
pub async fn refile(tx: &mut Tx, item: &Item) -> Result<(), Error> {
    let composed = match &item.reference {
        Reference::Composed(number) => Some(number),
        Reference::Written(_) => None,
    };
    let series = composed.map(|number| &number.series);
    let done = sqlx::query(
        "update archive_items set reference = $1, fonds = $2, year = $3, retention = $4, unit = $5, ordinal = $6, \
         pages = $7, note = $8, box = $9 where document_id = $10",
    )
    .bind(item.reference.to_string())
    .bind(series.map(|series| series.fonds().to_owned()))
    .bind(series.map(|series| i64::from(series.year())))
    .bind(series.map(|series| series.retention().code()))
    .bind(series.map(|series| series.unit().to_owned()))
    .bind(composed.map(|number| i64::from(number.ordinal)))
    .bind(item.pages.map(i64::from))
    .bind(&item.note)
    .bind(item.in_box.map(i64::from))
    .bind(&item.document)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Boxed, &item.document);
    one(done.rows_affected())
}

/// The ordinals of a year and a retention that corrections left, with the reasons.
///
/// # Errors
/// Fails if the database does.
pub async fn left(db: &Db, year: i32, retention: Retention) -> Result<Vec<(FileNumber, String)>, Error> {
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "select series, ordinal, void_reason from document_numbers \
         where year = $1 and void_reason is not null and series like '档-%' order by series, ordinal",
    )
    .bind(i64::from(year))
    .fetch_all(db.reader())
    .await?;
    let left = |(name, ordinal, reason): (String, i64, String)| {
        let series = Series::of_register(&name, year).filter(|series| series.retention() == retention)?;
        Some((FileNumber { series, ordinal: u32::try_from(ordinal).ok()? }, reason))
    };
    Ok(rows.into_iter().filter_map(left).collect())
}
