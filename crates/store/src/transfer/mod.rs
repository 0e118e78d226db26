//! Moving an office from SQLite to PostgreSQL: every row of every table, in one transaction, proved
//! by reading all of it back.
//!
//! The words of the search are not moved: their places are, and the server makes the words anew.

mod rows;
mod shape;

use crate::db::{Engine, Housekeeping};
use crate::{Db, Error};
use shape::Table;
use sqlx::AssertSqlSafe;

/// A table that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub table: String,
    /// How many rows.
    pub rows: u64,
}

/// Moves everything from an SQLite database into a PostgreSQL database whose tables are made and
/// empty. Both must be of the newest version, and nobody else may write to either.
///
/// # Errors
/// `NotEmpty` if the target holds anything; `Corrupt` if what is read back is not what was written.
/// Then nothing was changed.
pub async fn transfer(from: &Db, to: &Db) -> Result<Vec<Moved>, Error> {
    if (from.engine(), to.engine()) != (Engine::Sqlite, Engine::Postgres) {
        return Err(Error::BadUrl(to.place().to_owned()));
    }
    let tables = shape::tables(&mut *from.reader().acquire().await?).await?;
    let mut reading = from.reader().acquire().await?;
    let mut tx = to.begin().await?;
    for table in tables.iter().filter(|table| !table.is_a_state()) {
        if rows::any(&mut tx.0, table).await? {
            return Err(Error::NotEmpty { place: to.place().to_owned() });
        }
    }
    let mut moved = Vec::new();
    for table in &tables {
        if table.is_a_state() {
            rows::clear(&mut tx.0, table).await?;
        }
        let written = rows::copy(&mut reading, &mut tx.0, table).await?;
        let read = rows::sum(&mut tx.0, table).await?;
        if written != read {
            return Err(Error::Corrupt("transfer"));
        }
        moved.push(Moved { table: table.name.clone(), rows: read.rows });
    }
    if let Some(table) = tables.iter().find(|table| table.counts_itself()) {
        go_on_counting(&mut tx.0, table).await?;
    }
    tx.settle(Housekeeping::Backup).await?;
    Ok(moved)
}

/// The next place of a table that gives places itself is behind all that are taken.
async fn go_on_counting(connection: &mut sqlx::AnyConnection, table: &Table) -> Result<(), Error> {
    let (name, column) = (&table.name, &table.columns[0].name);
    let sql = format!(
        "select setval(pg_get_serial_sequence('{name}', '{column}'), (select coalesce(max({column}), 0) + 1 from {name}), false)"
    );
    sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql)).fetch_one(connection).await?;
    Ok(())
}
