//! The hashes of complete subtrees. Once there they never change.

use super::rows::{parts, placeholders};
use crate::{Db, Error, Tx};
use ::ledger::tree::NodeId;
use ::ledger::{Hash, Sm3, from_hex, to_hex};
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::HashMap;

/// Nodes by their place.
pub type Nodes = HashMap<NodeId, Hash<Sm3>>;

/// The nodes that are asked for, as far as they are there.
///
/// # Errors
/// Fails if the database does.
pub async fn nodes(db: &Db, ids: &[NodeId]) -> Result<Nodes, Error> {
    let mut connection = db.reader().acquire().await?;
    fetch(&mut connection, ids).await
}

pub(super) async fn fetch(connection: &mut AnyConnection, ids: &[NodeId]) -> Result<Nodes, Error> {
    let mut nodes = Nodes::with_capacity(ids.len());
    for part in parts(ids) {
        let sql = format!(
            "select n.level, n.place, n.hash from (values {}) as wanted \
             join ledger_nodes n on n.level = wanted.column1 and n.place = wanted.column2",
            placeholders(part.len(), 2)
        );
        let mut query = sqlx::query_as::<_, (i64, i64, String)>(AssertSqlSafe(sql));
        for id in part {
            query = query.bind(i64::from(id.level)).bind(number(id.index)?);
        }
        for (level, place, hash) in query.fetch_all(&mut *connection).await? {
            let level = u32::try_from(level).map_err(|_| Error::Corrupt("ledger node"))?;
            let index = u64::try_from(place).map_err(|_| Error::Corrupt("ledger node"))?;
            nodes.insert(NodeId { level, index }, from_hex::<Sm3>(&hash).ok_or(Error::Corrupt("ledger node"))?);
        }
    }
    Ok(nodes)
}

pub(super) async fn insert(tx: &mut Tx, nodes: &[(NodeId, Hash<Sm3>)]) -> Result<(), Error> {
    for part in parts(nodes) {
        let sql = format!("insert into ledger_nodes (level, place, hash) values {}", placeholders(part.len(), 3));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, hash) in part {
            query = query.bind(i64::from(id.level)).bind(number(id.index)?).bind(to_hex(hash));
        }
        query.execute(&mut *tx.0).await?;
    }
    Ok(())
}

/// Places and sizes as the database keeps them.
pub(super) fn number(number: u64) -> Result<i64, Error> {
    i64::try_from(number).map_err(|_| Error::Corrupt("ledger place"))
}
