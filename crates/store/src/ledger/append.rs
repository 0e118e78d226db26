//! Appending an entry within the transaction of its act.
//!
//! It goes to the end of a table without an index, the inbox, and gets its indexes with its place
//! when it is sealed: an act costs little more than what it changes.

use crate::{Error, Tx};
use ledger::Entry;

/// Adds an entry; it is sealed later, so that writers never wait for each other.
pub(crate) async fn append(tx: &mut Tx, entry: &Entry) -> Result<(), Error> {
    let behalf = entry.behalf.as_ref();
    sqlx::query(
        "insert into ledger_inbox (id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, \
         before_digest, after_digest, reason, words) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
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
    .execute(&mut *tx.0)
    .await?;
    Ok(())
}
