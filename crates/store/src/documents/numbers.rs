//! The register of numbers (发文字号): in order, without gaps, never one twice.

use crate::row::one;
use crate::{Error, Tx};
use office::Moment;
use office::documents::DocumentNumber;

/// Takes the next number of a series for a document, in the transaction that registers it: if
/// that fails, the number was never taken.
///
/// # Errors
/// `ChangedMeanwhile` or `Taken` if another took it first; then ask again.
pub async fn take(tx: &mut Tx, series: &str, year: i32, document: &str, at: Moment) -> Result<DocumentNumber, Error> {
    let last: i64 = sqlx::query_scalar(
        "select cast(coalesce(max(ordinal), 0) as bigint) from document_numbers where series = $1 and year = $2",
    )
    .bind(series)
    .bind(i64::from(year))
    .fetch_one(&mut *tx.0)
    .await?;
    sqlx::query(
        "insert into document_numbers (series, year, ordinal, document_id, taken_at, void_reason) \
         values ($1, $2, $3, $4, $5, null)",
    )
    .bind(series)
    .bind(i64::from(year))
    .bind(last + 1)
    .bind(document)
    .bind(at.millis())
    .execute(&mut *tx.0)
    .await?;
    let ordinal = u32::try_from(last + 1).map_err(|_| Error::Corrupt("ordinal"))?;
    Ok(DocumentNumber { series: series.to_owned(), year, ordinal })
}

/// Voids a number; it stays on the register with the reason.
///
/// # Errors
/// `ChangedMeanwhile` if there is no such number, or it is void.
pub async fn void(tx: &mut Tx, number: &DocumentNumber, reason: &str) -> Result<(), Error> {
    let done = sqlx::query(
        "update document_numbers set void_reason = $1 \
         where series = $2 and year = $3 and ordinal = $4 and void_reason is null",
    )
    .bind(reason)
    .bind(&number.series)
    .bind(i64::from(number.year))
    .bind(i64::from(number.ordinal))
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())
}

/// The next serial of a register that is no document number (收文号): `收2026-0001`.
///
/// # Errors
/// As [`take`].
pub async fn serial(tx: &mut Tx, word: &str, year: i32, document: &str, at: Moment) -> Result<String, Error> {
    let number = take(tx, word, year, document, at).await?;
    Ok(format!("{word}{year}-{:04}", number.ordinal))
}
