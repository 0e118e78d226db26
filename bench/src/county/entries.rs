//! The ledger of ten years, written past the program: one transaction each would take an hour.

use super::Worker;
use super::documents::key;
use crate::trouble::Trouble;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, QueryBuilder, Sqlite};
use std::ops::Range;
use std::path::Path;

/// Rows of one statement.
const PART: u64 = 1_000;
/// The span of time, in milliseconds, and where it begins: 2016.
const FIRST: i64 = 1_480_000_000_000;
const SPAN: i64 = 315_000_000_000;

const VERBS: [&str; 6] = [
    "outgoing.begun",
    "outgoing.reviewed",
    "approval.signed",
    "incoming.registered",
    "incoming.instructed",
    "incoming.archived",
];

/// Adds entries of a county that has `count` of them in all, in the inbox of the ledger.
pub(super) async fn fill(
    folder: &Path,
    workers: &[Worker],
    numbers: Range<u64>,
    count: u64,
    documents: u64,
) -> Result<(), Trouble> {
    let failed = |error: sqlx::Error| Trouble::of("entries", &error);
    let options = SqliteConnectOptions::new().filename(folder.join("wenshu.db"));
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    let step = SPAN / i64::try_from(count).unwrap_or(1).max(1);
    let mut tx = connection.begin().await.map_err(failed)?;
    for begin in numbers.clone().step_by(usize::try_from(PART).unwrap_or(1)) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "insert into ledger_inbox (id, at, actor, actor_name, verb, object_kind, object_id, before_digest, \
             after_digest, reason, words) ",
        );
        query.push_values(begin..(begin + PART).min(numbers.end), |mut row, number| {
            let place = usize::try_from(number).unwrap_or(0);
            let at = FIRST + step * i64::try_from(number).unwrap_or(0);
            let verb = VERBS[place % VERBS.len()];
            let kind = verb.split('.').next().unwrap_or_default();
            row.push_bind(format!("0192f8c1-7a3b-7{:03x}-8000-{number:012x}", number % 4096))
                .push_bind(at)
                .push_bind(workers[place % workers.len()].person.as_str())
                .push_bind("李明")
                .push_bind(verb)
                .push_bind(if kind == "approval" { "outgoing" } else { kind })
                .push_bind(key(number * 7919 % documents.max(1)))
                .push_bind("")
                .push_bind("")
                .push_bind("")
                .push_bind("办理《云溪县人民政府办公室关于做好防汛工作的通知》");
        });
        query.build().execute(&mut *tx).await.map_err(failed)?;
    }
    tx.commit().await.map_err(failed)?;
    connection.close().await.map_err(failed)
}
