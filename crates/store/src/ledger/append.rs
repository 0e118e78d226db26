//! Appending an entry within the transaction of its act.
//!
//! It goes to the end of a table without an index, the inbox, and gets its indexes with its place
//! when it is sealed: an act costs little more than what it changes.

use super::read::FACTS;
use crate::{Error, Tx};
use ledger::{Entry, Sm3, leaf_hash, to_hex};
use sqlx::AssertSqlSafe;

/// Adds an entry with its hash; it is sealed later, so that writers never wait for each other. The
/// inbox has no checks of its own: PostgreSQL reads them anew for every act.
pub(crate) async fn append(tx: &mut Tx, entry: &Entry) -> Result<(), Error> {
    // What the table of sealed entries refuses would never be sealed, nor anything after it.
    if entry.verb.is_empty() {
        return Err(Error::Corrupt("ledger entry without a verb"));
    }
    let behalf = entry.behalf.as_ref();
    let sql = format!(
        "insert into ledger_inbox ({FACTS}, leaf) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(&entry.id)
        .bind(entry.at)
        .bind(&entry.actor)
        .bind(&entry.actor_name)
        .bind(behalf.map(|behalf| behalf.id.as_str()))
        .bind(behalf.map(|behalf| behalf.name.as_str()))
        .bind(&entry.verb)
        .bind(&entry.object_kind)
        .bind(&entry.object_id)
        .bind(&entry.before)
        .bind(&entry.after)
        .bind(&entry.reason)
        .bind(&entry.words)
        .bind(&entry.records)
        .bind(to_hex(&leaf_hash::<Sm3>(entry.line().as_bytes())))
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}
