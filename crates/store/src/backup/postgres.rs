//! PostgreSQL: one moment held still for `pg_dump`, and a database made ready for `pg_restore`.

use super::{SCHEMA, Taken};
use crate::ledger::{Head, read_head};
use crate::{Db, Error};
use ::ledger::{Sm3, empty_root};
use sqlx::{Any, AssertSqlSafe, Transaction};

/// A moment of the database that another program can read as well, as long as this lasts.
pub struct Export {
    /// What `pg_dump --snapshot` is given.
    pub snapshot: String,
    /// What is in it.
    pub taken: Taken,
    _tx: Transaction<'static, Any>,
}

/// Holds a moment still.
///
/// # Errors
/// Fails if the database does.
pub async fn export(db: &Db) -> Result<Export, Error> {
    let mut tx = db.begin_reading().await?;
    let snapshot = sqlx::query_scalar("select pg_export_snapshot()").fetch_one(&mut *tx).await?;
    let head = read_head(&mut tx).await?.unwrap_or_else(|| Head { size: 0, root: empty_root::<Sm3>() });
    let schema = sqlx::query_scalar(SCHEMA).fetch_one(&mut *tx).await?;
    Ok(Export { snapshot, taken: Taken { schema, head }, _tx: tx })
}

/// How a database is that something is to be put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Other programs that are connected to it.
    pub others: i64,
    /// Tables in it.
    pub tables: i64,
}

/// How the database is.
///
/// # Errors
/// Fails if the database does.
pub async fn standing(db: &Db) -> Result<Standing, Error> {
    let others = sqlx::query_scalar(
        "select count(*) from pg_stat_activity where datname = current_database() \
         and coalesce(backend_type, 'client backend') = 'client backend' and application_name <> 'wenshu restore'",
    )
    .fetch_one(db.reader())
    .await?;
    let tables =
        sqlx::query_scalar("select count(*) from pg_tables where schemaname = 'public'").fetch_one(db.reader()).await?;
    Ok(Standing { others, tables })
}

/// Renames what is there and leaves an empty place; nothing is lost.
///
/// # Errors
/// Fails if the database does, or the account may not.
pub async fn set_aside(db: &Db, name: &str) -> Result<(), Error> {
    swap(db, &[format!("alter schema public rename to {}", plain(name)?), "create schema public".to_owned()]).await
}

/// Puts back what was set aside; what has come into its place keeps the other name.
///
/// # Errors
/// Fails if the database does.
pub async fn swap_back(db: &Db, name: &str, failed: &str) -> Result<(), Error> {
    let away = format!("alter schema public rename to {}", plain(failed)?);
    swap(db, &[away, format!("alter schema {} rename to public", plain(name)?)]).await
}

async fn swap(db: &Db, statements: &[String]) -> Result<(), Error> {
    let mut tx = db.begin().await?;
    for statement in statements {
        sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut *tx.0).await?;
    }
    tx.settle(crate::Housekeeping::Backup).await
}

/// A name that needs no quotes.
fn plain(name: &str) -> Result<&str, Error> {
    let good = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if good && !name.is_empty() { Ok(name) } else { Err(Error::Corrupt("schema name")) }
}
