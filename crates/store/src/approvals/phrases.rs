//! A person's own phrases (常用语) for opinions.

use crate::{Db, Error, Tx};

/// The phrases of a person, in order.
///
/// # Errors
/// Fails if the database does.
pub async fn phrases(db: &Db, person: &str) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar("select words from phrases where person_id = $1 order by place")
        .bind(person)
        .fetch_all(db.reader())
        .await?)
}

/// Keeps these phrases instead.
///
/// # Errors
/// Fails if the database does.
pub async fn keep_phrases(tx: &mut Tx, person: &str, phrases: &[String]) -> Result<(), Error> {
    sqlx::query("delete from phrases where person_id = $1").bind(person).execute(&mut *tx.0).await?;
    for (place, words) in (0_i64..).zip(phrases) {
        sqlx::query("insert into phrases (person_id, place, words) values ($1, $2, $3)")
            .bind(person)
            .bind(place)
            .bind(words)
            .execute(&mut *tx.0)
            .await?;
    }
    Ok(())
}
