//! What somebody with the rights of the database does, past the program.

use sqlx::{AssertSqlSafe, Connection};
use store::{Db, Engine};

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
