//! SQLite: a copy of one moment, made while others write.

use super::{Taken, schema};
use crate::connect::{Access, sqlite_options};
use crate::db::Engine;
use crate::{Db, Error, Place, ledger};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, Connection};
use std::path::Path;
use std::time::Duration;

/// Writes the state of this moment into a new file. Writers go on meanwhile; what they write is
/// not in it.
///
/// # Errors
/// Fails if the database or the disk does, and on PostgreSQL.
pub async fn copy(db: &Db, target: &Path) -> Result<Taken, Error> {
    let Place::Folder(folder) = db.source() else {
        return Err(Error::BadUrl(db.place().to_owned()));
    };
    let mut connection =
        AnyConnection::connect_with(&sqlite_options(&folder.join("wenshu.db"), Access::Write)?).await?;
    sqlx::raw_sql("pragma busy_timeout = 10000").execute(&mut connection).await?;
    let path = target.to_str().ok_or(Error::Corrupt("path"))?;
    sqlx::query("vacuum into $1").bind(path).execute(&mut connection).await?;
    connection.close().await?;
    let copy = open_copy(target).await?;
    let taken = Taken { schema: schema(&copy).await?, head: ledger::head(&copy).await? };
    copy.close().await;
    Ok(taken)
}

/// Opens a file for reading only, as it is: nothing is brought up to date.
///
/// # Errors
/// Says if it is no database.
pub async fn open_copy(file: &Path) -> Result<Db, Error> {
    sqlx::any::install_default_drivers();
    let broken = |_| Error::NotADatabase { place: file.display().to_string() };
    let pool = AnyPoolOptions::new()
        .max_connections(2)
        .acquire_timeout(Duration::from_secs(20))
        .connect_with(sqlite_options(file, Access::Read)?)
        .await
        .map_err(broken)?;
    let place = Place::Folder(file.parent().unwrap_or(file).to_owned());
    Ok(Db::new(Engine::Sqlite, pool.clone(), pool, file.display().to_string(), place))
}
