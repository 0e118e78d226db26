//! Migrations: only ever added, each applied once, in order, whole or not at all.

use crate::Error;
use crate::db::{Db, Engine, Housekeeping, Tx};
use office::approval::Digest;

struct Migration {
    version: i64,
    sqlite: &'static str,
    postgres: &'static str,
}

/// The scripts of a version, one for each engine.
macro_rules! migration {
    ($version:literal, $name:literal) => {
        Migration {
            version: $version,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[
    migration!(1, "0001_start"),
    migration!(2, "0002_ledger"),
    migration!(3, "0003_organization"),
    migration!(4, "0004_authority"),
    migration!(5, "0005_documents"),
    migration!(6, "0006_today"),
    migration!(7, "0007_search"),
    migration!(8, "0008_archive"),
    migration!(9, "0009_ending"),
    migration!(10, "0010_inbox"),
    migration!(11, "0011_registers"),
    migration!(12, "0012_referral"),
    migration!(13, "0013_places"),
    migration!(14, "0014_tiles"),
    migration!(15, "0015_oral"),
    migration!(16, "0016_papers"),
    migration!(17, "0017_leaf"),
    migration!(18, "0018_answered"),
    migration!(19, "0019_meetings"),
    migration!(20, "0020_light"),
    migration!(21, "0021_bound"),
    migration!(22, "0022_published"),
    migration!(23, "0023_confirmed"),
    migration!(24, "0024_records"),
];

/// Since then a document keeps the digest of its text.
const BOUND: i64 = 21;

/// The version of the tables that this program knows.
pub const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].version;

pub(crate) async fn migrate(db: &Db) -> Result<(), Error> {
    let mut tx = db.begin().await.map_err(|error| not_ours(db, error))?;
    if db.engine() == Engine::Postgres {
        // Two nodes that start at once take turns.
        run(&mut tx, "select count(pg_advisory_xact_lock(775310))").await?;
    }
    run(&mut tx, "create table if not exists schema_version (version bigint primary key)")
        .await
        .map_err(|error| not_ours(db, error))?;
    let found: i64 = sqlx::query_scalar("select cast(coalesce(max(version), 0) as bigint) from schema_version")
        .fetch_one(&mut *tx.0)
        .await?;
    if found > NEWEST {
        return Err(Error::Newer { found, newest: NEWEST });
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > found) {
        let script = match db.engine() {
            Engine::Sqlite => migration.sqlite,
            Engine::Postgres => migration.postgres,
        };
        run(&mut tx, script).await?;
        sqlx::query("insert into schema_version (version) values ($1)")
            .bind(migration.version)
            .execute(&mut *tx.0)
            .await?;
    }
    if found < BOUND {
        bind_texts(&mut tx).await?;
    }
    tx.settle(Housekeeping::Migration).await
}

/// Binds what is on its way to its text as it is now: whatever changed it since its digest was taken
/// took a new one.
async fn bind_texts(tx: &mut Tx) -> Result<(), Error> {
    let under_way: Vec<String> =
        sqlx::query_scalar("select id from outgoing where stage not in ('released', 'archived', 'cancelled')")
            .fetch_all(&mut *tx.0)
            .await?;
    for id in under_way {
        let text: String =
            sqlx::query_scalar("select body from outgoing where id = $1").bind(&id).fetch_one(&mut *tx.0).await?;
        sqlx::query("update outgoing set text_digest = $1 where id = $2")
            .bind(Digest::of(&text).as_str())
            .bind(&id)
            .execute(&mut *tx.0)
            .await?;
    }
    Ok(())
}

async fn run(tx: &mut Tx, script: &'static str) -> Result<(), Error> {
    sqlx::raw_sql(script).execute(&mut *tx.0).await?;
    Ok(())
}

/// The first statement on a file that is no database fails: say which file.
fn not_ours(db: &Db, error: Error) -> Error {
    match (db.engine(), error) {
        (Engine::Sqlite, Error::Other(_)) => Error::NotADatabase { place: db.place().to_owned() },
        (_, error) => error,
    }
}
