//! Opening a database: a file in the data folder, or a PostgreSQL server.

use crate::db::{Db, Engine};
use crate::hold::Hold;
use crate::{Error, migrate};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions, Connection, Executor};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// Where the database is.
#[derive(Clone)]
pub enum Place {
    /// SQLite in the file `wenshu.db` of a folder, which is made if need be.
    Folder(PathBuf),
    /// PostgreSQL by URL.
    Url(String),
}

/// Readers beside the one writer; SQLite reads do not wait for each other.
const READERS: u32 = 4;
/// What a connection keeps of the file, in KB: the pages that a list of an office of ten years goes
/// through. With SQLite's own 2 MB most of its time went into reading them again.
const CACHE: u32 = 8_000;

/// Connections to PostgreSQL for writing, and as many for reading. They are kept apart: whoever
/// writes may have to read beside it, and would wait for a connection that other writers hold while
/// they wait for one.
const CONNECTIONS: u32 = 16;

/// Without the password.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => f.debug_tuple("Folder").field(folder).finish(),
            Self::Url(url) => f.debug_tuple("Url").field(&without_password(url)).finish(),
        }
    }
}

impl Place {
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// Says in Chinese what is wrong with the folder, the address or the database.
    pub async fn open(&self) -> Result<Db, Error> {
        sqlx::any::install_default_drivers();
        let db = match self {
            Self::Folder(folder) => open_sqlite(folder).await?,
            Self::Url(url) => open_postgres(url).await?,
        };
        migrate::migrate(&db).await?;
        Ok(db)
    }

    /// Connects to PostgreSQL as it is, to put something into it; nothing is brought up to date.
    ///
    /// # Errors
    /// Says what is wrong with the address or the server.
    pub async fn connect_to_restore(url: &str) -> Result<Db, Error> {
        sqlx::any::install_default_drivers();
        let sign = if url.contains('?') { '&' } else { '?' };
        open_postgres(&format!("{url}{sign}application_name=wenshu%20restore")).await
    }
}

async fn open_sqlite(folder: &Path) -> Result<Db, Error> {
    let refuse = |source| Error::Folder { folder: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(refuse)?;
    let probe = folder.join(".wenshu-write-test");
    std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe)).map_err(refuse)?;
    let hold = Hold::shared(folder)?;
    let file = folder.join("wenshu.db");
    let options = sqlite_options(&file, Access::Write)?;
    // One writer: writers that queue here wait milliseconds, writers that fight for the lock
    // of the file wait seconds.
    let broken = |error| match Error::from(error) {
        full @ Error::Unwritable(_) => full,
        _ => Error::NotADatabase { place: file.display().to_string() },
    };
    // A pool tries again for as long as it may wait; what is no database, and a disk that is full, are
    // told at once.
    let mut first = AnyConnection::connect_with(&options).await.map_err(broken)?;
    first.execute("pragma schema_version").await.map_err(broken)?;
    first.execute(AssertSqlSafe(writing())).await.map_err(broken)?;
    first.close().await.map_err(broken)?;
    let writer = AnyPoolOptions::new()
        .max_connections(1)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(20))
        .after_release(|connection, _| Box::pin(is_usable(connection)))
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute(AssertSqlSafe(writing())).await?;
                Ok(())
            })
        })
        .connect_with(options.clone())
        .await
        .map_err(broken)?;
    // A connection to a file does not break between two questions, so that it need not be asked.
    let reader = AnyPoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(20))
        .after_connect(|connection, _| {
            Box::pin(async move {
                let pragmas =
                    format!("pragma query_only = on; pragma busy_timeout = 10000; pragma cache_size = -{CACHE}");
                connection.execute(AssertSqlSafe(pragmas)).await?;
                Ok(())
            })
        })
        .connect_with(options)
        .await
        .map_err(broken)?;
    let place = Place::Folder(folder.to_owned());
    Ok(Db::new(Engine::Sqlite, writer, reader, file.display().to_string(), place).holding(hold))
}

/// What a connection that writes is told first.
fn writing() -> String {
    format!(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
         pragma busy_timeout = 10000; pragma cache_size = -{CACHE}"
    )
}

/// Whether a connection can be used again. SQLite ends a transaction by itself when the disk is
/// full; the rollback that follows then fails, and the connection is taken for one inside a
/// transaction for ever. Such a one is closed, so that writing works again once there is space.
async fn is_usable(connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // A rollback may still be on its way.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Writing; it is made if need be.
    Write,
    /// Reading only.
    Read,
}

/// What stands in the path of a URL as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_');

/// The path goes into a URL, so every byte that is not plain is escaped.
pub(crate) fn sqlite_options(file: &Path, access: Access) -> Result<AnyConnectOptions, Error> {
    let file = std::path::absolute(file).map_err(|source| Error::Folder { folder: file.to_owned(), source })?;
    let mut url = String::from("sqlite://");
    url.extend(percent_encode(file.as_os_str().as_encoded_bytes(), PLAIN));
    url.push_str(match access {
        Access::Write => "?mode=rwc",
        Access::Read => "?mode=ro",
    });
    quiet(&url)
}

async fn open_postgres(url: &str) -> Result<Db, Error> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(Error::BadUrl(without_password(url)));
    }
    let place = without_password(url);
    let pool = || AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(Duration::from_secs(10));
    let unreachable = |source| Error::Unreachable { place: place.clone(), source };
    // A pool tries again for as long as it may wait, and says nothing of the reason.
    let options = quiet(url)?;
    let first = tokio::time::timeout(Duration::from_secs(10), AnyConnection::connect_with(&options)).await;
    let first = first.map_err(|_| sqlx::Error::PoolTimedOut).and_then(|opened| opened).map_err(unreachable)?;
    first.close().await.map_err(unreachable)?;
    let writer = pool().connect_with(options).await.map_err(unreachable)?;
    let reader = pool().connect_lazy_with(quiet(url)?);
    Ok(Db::new(Engine::Postgres, writer, reader, place, Place::Url(url.to_owned())))
}

fn quiet(url: &str) -> Result<AnyConnectOptions, Error> {
    let options = AnyConnectOptions::from_str(url).map_err(|_| Error::BadUrl(without_password(url)))?;
    Ok(options.disable_statement_logging())
}

/// An address fit for messages and logs.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or("")),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(without_password("postgres://w:geheim@db/w"), "postgres://w@db/w");
        assert_eq!(without_password("postgres://db/w"), "postgres://db/w");
        let shown = format!("{:?}", Place::Url("postgres://w:geheim@db/w".into()));
        assert!(!shown.contains("geheim"), "{shown}");
    }
}
