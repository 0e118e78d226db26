//! Files that were previewed and wait for their confirmation.

use crate::{Db, Error, Tx};
use office::Moment;

/// A file, and which state of the organisation its preview was made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The digest of its content.
    pub digest: String,
    /// The revision of the organisation.
    pub revision: i64,
    /// Its content.
    pub content: Vec<u8>,
}

const DAY: i64 = 86_400_000;

/// Keeps the file of a person until it is confirmed or another takes its place.
///
/// # Errors
/// Fails if the database does.
pub async fn remember(tx: &mut Tx, person: &str, pending: &Pending, now: Moment) -> Result<(), Error> {
    forget(tx, person).await?;
    // What nobody confirmed within a day is not kept.
    sqlx::query("delete from organization_imports where created_at < $1")
        .bind(now.millis() - DAY)
        .execute(&mut *tx.0)
        .await?;
    sqlx::query(
        "insert into organization_imports (person_id, digest, revision, content, created_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(person)
    .bind(&pending.digest)
    .bind(pending.revision)
    .bind(&pending.content)
    .bind(now.millis())
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}

/// The file of a person that waits.
///
/// # Errors
/// Fails if the database does.
pub async fn pending(db: &Db, person: &str) -> Result<Option<Pending>, Error> {
    let row: Option<(String, i64, Vec<u8>)> =
        sqlx::query_as("select digest, revision, content from organization_imports where person_id = $1")
            .bind(person)
            .fetch_optional(db.reader())
            .await?;
    Ok(row.map(|(digest, revision, content)| Pending { digest, revision, content }))
}

/// Forgets the file of a person.
///
/// # Errors
/// Fails if the database does.
pub async fn forget(tx: &mut Tx, person: &str) -> Result<(), Error> {
    sqlx::query("delete from organization_imports where person_id = $1").bind(person).execute(&mut *tx.0).await?;
    Ok(())
}
