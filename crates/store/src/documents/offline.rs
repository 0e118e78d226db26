//! 涉密件线下办理: only that there is such a paper, nothing of what it says.

use super::register::Page;
use crate::records::Kind;
use crate::{Db, Error, Tx};
use office::Moment;
use office::authority::Holder;

/// A paper that must not be here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflinePaper {
    /// Its serial in the register.
    pub serial: String,
    /// Who sent it.
    pub sender: String,
    /// How many copies.
    pub copies: i64,
    /// When it came.
    pub at: Moment,
    /// Who registered it.
    pub by: String,
}

/// Registers one.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(
    tx: &mut Tx,
    serial: &str,
    sender: &str,
    copies: u32,
    by: &Holder,
    at: Moment,
) -> Result<(), Error> {
    let id = crate::new_id();
    sqlx::query(
        "insert into offline_papers (id, serial, sender_name, copies, received_at, by_id, by_name) \
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&id)
    .bind(serial)
    .bind(sender)
    .bind(i64::from(copies))
    .bind(at.millis())
    .bind(&by.id)
    .bind(&by.name)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Offline, &id);
    Ok(())
}

/// The newest first.
///
/// # Errors
/// Fails if the database does.
pub async fn list(db: &Db, offset: i64, limit: i64) -> Result<Page<OfflinePaper>, Error> {
    let rows: Vec<(String, String, i64, i64, String, i64)> = sqlx::query_as(
        "select serial, sender_name, copies, received_at, by_name, cast(count(*) over () as bigint) from offline_papers \
         order by received_at desc, id desc limit $1 offset $2",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(db.reader())
    .await?;
    let total = rows.first().map_or(0, |row| row.5);
    let line =
        |(serial, sender, copies, at, by, _)| OfflinePaper { serial, sender, copies, at: Moment::from_millis(at), by };
    Ok(Page { lines: rows.into_iter().map(line).collect(), total })
}
