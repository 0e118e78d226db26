//! Settings: single values by key.

use crate::{Db, Error, Tx};

/// The value of a key.
///
/// # Errors
/// Fails if the database does.
pub async fn get(tx: &mut Tx, key: &str) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar("select value from settings where key = $1").bind(key).fetch_optional(&mut *tx.0).await?)
}

/// Sets the value of a key.
///
/// # Errors
/// Fails if the database does.
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<(), Error> {
    sqlx::query("insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = $2")
        .bind(key)
        .bind(value)
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// Removes a key.
///
/// # Errors
/// Fails if the database does.
pub async fn remove(tx: &mut Tx, key: &str) -> Result<(), Error> {
    sqlx::query("delete from settings where key = $1").bind(key).execute(&mut *tx.0).await?;
    Ok(())
}

/// The value of a key, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, key: &str) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar("select value from settings where key = $1").bind(key).fetch_optional(db.reader()).await?)
}
