//! Copies of the database while it is in use, and putting them back.

mod postgres;
mod sqlite;

pub use postgres::{Export, Standing, export, set_aside, standing, swap_back};
pub use sqlite::{copy, open_copy};

use crate::db::Engine;
use crate::ledger::Head;
use crate::{Db, Error};

/// What a copy holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The version of the tables.
    pub schema: i64,
    /// Where the ledger ends in it.
    pub head: Head,
}

/// The version of the tables.
///
/// # Errors
/// Fails if the database does, or is none of ours.
pub async fn schema(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(SCHEMA).fetch_one(db.reader()).await?)
}

pub(crate) const SCHEMA: &str = "select cast(coalesce(max(version), 0) as bigint) from schema_version";

/// How thoroughly a file is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Pages and rows.
    Quick,
    /// Indexes too.
    Full,
}

/// What is wrong with the file of an SQLite database; `None` on PostgreSQL, which has its own tools.
///
/// # Errors
/// Fails if the database does not answer.
pub async fn faults(db: &Db, depth: Depth) -> Result<Option<Vec<String>>, Error> {
    if db.engine() == Engine::Postgres {
        return Ok(None);
    }
    let pragma = match depth {
        Depth::Quick => "pragma quick_check(20)",
        Depth::Full => "pragma integrity_check(20)",
    };
    let mut told: Vec<String> = sqlx::query_scalar(pragma).fetch_all(db.reader()).await?;
    told.retain(|line| line != "ok");
    Ok(Some(told))
}
