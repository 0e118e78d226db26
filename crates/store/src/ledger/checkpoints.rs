//! Checkpoints (检查点), as they were signed.

use super::tiles::number;
use crate::{Db, Error, Tx};
use ::ledger::{Signed, to_hex};

/// Keeps a checkpoint and gives its key.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, signed: &Signed) -> Result<String, Error> {
    let (id, checkpoint) = (crate::new_id(), &signed.checkpoint);
    sqlx::query("insert into ledger_checkpoints (id, size, root, at, signed) values ($1, $2, $3, $4, $5)")
        .bind(&id)
        .bind(number(checkpoint.size)?)
        .bind(to_hex(&checkpoint.root))
        .bind(checkpoint.at)
        .bind(signed.to_string())
        .execute(&mut *tx.0)
        .await?;
    Ok(id)
}

/// The newest checkpoints with their keys, the newest first.
///
/// # Errors
/// Fails if the database does, and if what it holds is no checkpoint.
pub async fn newest(db: &Db, most: i64) -> Result<Vec<(String, Signed)>, Error> {
    behind(db, 0, most).await
}

/// How many checkpoints there are.
///
/// # Errors
/// Fails if the database does.
pub async fn count(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from ledger_checkpoints").fetch_one(db.reader()).await?)
}

/// Checkpoints behind so many newer ones, the newest first.
///
/// # Errors
/// Fails if the database does, and if what it holds is no checkpoint.
pub async fn behind(db: &Db, newer: i64, most: i64) -> Result<Vec<(String, Signed)>, Error> {
    let sql = "select id, signed from ledger_checkpoints order by size desc, at desc, id desc limit $1 offset $2";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(most).bind(newer).fetch_all(db.reader()).await?;
    rows.into_iter().map(|(id, text)| Ok((id, read(&text)?))).collect()
}

/// The checkpoint of a key.
///
/// # Errors
/// Fails if the database does, and if what it holds is no checkpoint.
pub async fn by_id(db: &Db, id: &str) -> Result<Option<Signed>, Error> {
    let text: Option<String> = sqlx::query_scalar("select signed from ledger_checkpoints where id = $1")
        .bind(id)
        .fetch_optional(db.reader())
        .await?;
    text.map(|text| read(&text)).transpose()
}

fn read(text: &str) -> Result<Signed, Error> {
    text.parse().map_err(|_| Error::Corrupt("ledger checkpoint"))
}
