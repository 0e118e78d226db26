//! What somebody with the rights of the database does, past the program.

use sqlx::{AssertSqlSafe, Connection};
use store::{Db, Engine};

/// A PostgreSQL database takes nothing more, as when its disk is full.
pub async fn stop_writes(db: &Db) {
    let name = db.place().split('?').next().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
    let read_only = format!("alter database \"{name}\" set default_transaction_read_only = on");
    let begin_anew = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
                      where datname = current_database() and pid <> pg_backend_pid()";
    tamper(db, &format!("{read_only};{begin_anew}")).await;
}

/// Runs statements in a connection of its own.
pub async fn tamper(db: &Db, sql: &str) {
    let url = match db.engine() {
        Engine::Sqlite => format!("sqlite://{}", db.place().replace(' ', "%20")),
        Engine::Postgres => db.place().to_owned(),
    };
    let mut connection = sqlx::AnyConnection::connect(&url).await.expect("the database answers");
    for statement in sql.split(';') {
        let statement = AssertSqlSafe(statement.to_owned());
        sqlx::raw_sql(statement).execute(&mut connection).await.expect("a statement that can be run");
    }
    connection.close().await.expect("closed");
}
