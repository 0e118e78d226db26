//! What whoever comes to a post finds there: the documents of the unit, the registers of the office.

use super::readers;
use crate::{Db, Error, Tx};
use office::Moment;

/// Documents that a unit sent in or received and that somebody with a post in it has no part in
/// yet.
///
/// # Errors
/// Fails if the database does.
pub async fn of_unit(db: &Db, unit: &str, person: &str) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "select i.id from incoming i where i.sender_unit = $1 and not exists \
         (select 1 from document_readers r where r.document_id = i.id and r.person_id = $2) \
         union select c.document_id from document_copies c where c.unit_id = $1 and c.recalled_at is null and not exists \
         (select 1 from document_readers r where r.document_id = c.document_id and r.person_id = $2) order by 1",
    )
    .bind(unit)
    .bind(person)
    .fetch_all(db.reader())
    .await?)
}

/// Documents that only those see who have a part in them, on which the registrar works or has
/// worked, and this one has no part in yet.
///
/// # Errors
/// Fails if the database does.
pub async fn of_registrar(db: &Db, person: &str) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "select d.id from outgoing d where d.circle <> 'office' and d.signed_on is not null and not exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $1) \
         union select d.id from incoming d where d.circle <> 'office' and not exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $1) order by 1",
    )
    .bind(person)
    .fetch_all(db.reader())
    .await?)
}

/// Lets a person see documents, for the part that came with the post.
///
/// # Errors
/// Fails if the database does.
pub async fn take_over(tx: &mut Tx, documents: &[String], person: &str, part: &str, at: Moment) -> Result<(), Error> {
    for document in documents {
        readers::admit(tx, document, person, part, at).await?;
    }
    Ok(())
}

/// What only those who have a part in it may see and is not issued yet, with its drafter, as far as
/// a person does not see it.
///
/// # Errors
/// Fails if the database does.
pub async fn unfinished(db: &Db, person: &str) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as(
        "select d.id, d.drafter_id from outgoing d where d.circle = 'involved' \
         and d.stage not in ('released', 'archived', 'cancelled') and not exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $1) order by d.id",
    )
    .bind(person)
    .fetch_all(db.reader())
    .await?)
}
