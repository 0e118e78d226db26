//! The history of an approval: rows that are added and never changed.

use crate::{Error, Tx};
use office::Moment;
use office::approval::{Approval, Event, Record};
use office::authority::Holder;
use sqlx::AnyConnection;

type Row = (i64, i64, String, String, String, String, String, i64);

/// Adds the records after the first `kept`.
pub(super) async fn append(tx: &mut Tx, approval: &Approval, kept: usize) -> Result<(), Error> {
    for record in approval.history().iter().skip(kept) {
        let (by, by_name) = named(record.by.as_ref());
        let (for_whom, for_name) = named(record.for_whom.as_ref());
        sqlx::query(
            "insert into approval_history (approval_id, number, at, actor_id, actor_name, for_id, for_name, verb, \
             event, complete) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(approval.id())
        .bind(record.number)
        .bind(record.at.millis())
        .bind(by)
        .bind(by_name)
        .bind(for_whom)
        .bind(for_name)
        .bind(record.event.verb())
        .bind(serde_json::to_string(&record.event).map_err(|_| Error::Corrupt("event of an approval"))?)
        .bind(i64::from(record.complete))
        .execute(&mut *tx.0)
        .await?;
    }
    Ok(())
}

/// How many records there are.
pub(super) async fn count(tx: &mut Tx, id: &str) -> Result<usize, Error> {
    let count: i64 = sqlx::query_scalar("select cast(count(*) as bigint) from approval_history where approval_id = $1")
        .bind(id)
        .fetch_one(&mut *tx.0)
        .await?;
    usize::try_from(count).map_err(|_| Error::Corrupt("history of an approval"))
}

/// The records of an approval, from the first.
pub(super) async fn of(connection: &mut AnyConnection, id: &str) -> Result<Vec<Record>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "select number, at, actor_id, actor_name, for_id, for_name, event, complete from approval_history \
         where approval_id = $1 order by number",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Record, Error> {
    let (number, at, by, by_name, for_whom, for_name, event, complete) = row;
    let event: Event = serde_json::from_str(&event).map_err(|_| Error::Corrupt("event of an approval"))?;
    Ok(Record {
        number,
        at: Moment::from_millis(at),
        by: holder(by, by_name),
        for_whom: holder(for_whom, for_name),
        event,
        complete: complete != 0,
    })
}

fn named(holder: Option<&Holder>) -> (&str, &str) {
    holder.map_or(("", ""), |holder| (holder.id.as_str(), holder.name.as_str()))
}

fn holder(id: String, name: String) -> Option<Holder> {
    (!id.is_empty()).then_some(Holder { id, name })
}
