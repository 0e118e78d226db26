//! Who has a part in a document, and from whom something is waited for.

use crate::records::Kind;
use crate::{Error, Tx};
use office::Moment;

/// Gives a person a part in a document: they may see it from now on. `waits` tells whether
/// something is waited for from them.
///
/// # Errors
/// Fails if the database does.
pub async fn join(tx: &mut Tx, document: &str, person: &str, part: &str, waits: bool, at: Moment) -> Result<(), Error> {
    sqlx::query(
        "insert into document_readers (document_id, person_id, part, waits, since_at) values ($1, $2, $3, $4, $5) \
         on conflict (document_id, person_id) do update set part = excluded.part, waits = excluded.waits, \
         since_at = excluded.since_at",
    )
    .bind(document)
    .bind(person)
    .bind(part)
    .bind(i64::from(waits))
    .bind(at.millis())
    .execute(&mut *tx.0)
    .await?;
    tx.1.document(document);
    tx.touch(Kind::Readers, document);
    Ok(())
}

/// Lets a person see a document; whoever has a part in it keeps that part.
///
/// # Errors
/// Fails if the database does.
pub async fn admit(tx: &mut Tx, document: &str, person: &str, part: &str, at: Moment) -> Result<(), Error> {
    let done = sqlx::query(
        "insert into document_readers (document_id, person_id, part, waits, since_at) values ($1, $2, $3, 0, $4) \
         on conflict (document_id, person_id) do nothing",
    )
    .bind(document)
    .bind(person)
    .bind(part)
    .bind(at.millis())
    .execute(&mut *tx.0)
    .await?;
    tx.1.document(document);
    if done.rows_affected() > 0 {
        tx.touch(Kind::Readers, document);
    }
    Ok(())
}

/// Nothing is waited for from anybody in this document any more; all may still see it.
///
/// # Errors
/// Fails if the database does.
pub async fn rest(tx: &mut Tx, document: &str) -> Result<(), Error> {
    sqlx::query("update document_readers set waits = 0 where document_id = $1")
        .bind(document)
        .execute(&mut *tx.0)
        .await?;
    tx.touch(Kind::Readers, document);
    Ok(())
}

/// Nothing is waited for from one person.
///
/// # Errors
/// Fails if the database does.
pub async fn done(tx: &mut Tx, document: &str, person: &str) -> Result<(), Error> {
    sqlx::query("update document_readers set waits = 0 where document_id = $1 and person_id = $2")
        .bind(document)
        .bind(person)
        .execute(&mut *tx.0)
        .await?;
    tx.touch(Kind::Readers, document);
    Ok(())
}

/// Takes away the parts of these names that a person has in a document; a part of another name stays.
///
/// # Errors
/// Fails if the database does.
pub async fn take_away(tx: &mut Tx, document: &str, person: &str, parts: &[&str]) -> Result<(), Error> {
    for part in parts {
        sqlx::query("delete from document_readers where document_id = $1 and person_id = $2 and part = $3")
            .bind(document)
            .bind(person)
            .bind(*part)
            .execute(&mut *tx.0)
            .await?;
    }
    tx.1.document(document);
    tx.touch(Kind::Readers, document);
    Ok(())
}
