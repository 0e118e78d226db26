//! Sealing (封存): entries get their place in the tree, in batches, one sealer at a time.
//!
//! Writers only add rows to the inbox and never wait for one another. Whoever seals takes the
//! oldest rows out of it, gives them their places, and moves the head from the size that was read,
//! so that of two sealers one finds it moved and has done nothing.

use super::nodes::{self, number};
use super::read::{COLUMNS, Row, WAITING, record};
use super::rows::{parts, placeholders};
use crate::db::Housekeeping;
use crate::row::one;
use crate::{Db, Error, Tx};
use ::ledger::{Frontier, Hash, Sm3, empty_root, from_hex, leaf_hashes, to_hex};
use sqlx::{AnyConnection, AssertSqlSafe};

/// Most entries sealed in one transaction: few enough that writers on SQLite, who queue behind
/// it, do not notice.
pub const BATCH: i64 = 512;

/// Where the tree ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries are sealed.
    pub size: u64,
    /// The root over them.
    pub root: Hash<Sm3>,
}

/// Where the tree ends.
///
/// # Errors
/// Fails if the database does.
pub async fn head(db: &Db) -> Result<Head, Error> {
    let mut connection = db.reader().acquire().await?;
    Ok(read_head(&mut connection).await?.unwrap_or_else(|| Head { size: 0, root: empty_root::<Sm3>() }))
}

/// How many entries wait to be sealed.
///
/// # Errors
/// Fails if the database does.
pub async fn waiting(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from ledger_inbox").fetch_one(db.reader()).await?)
}

/// Since when the oldest entry waits, in milliseconds; `None` if none does.
///
/// # Errors
/// Fails if the database does.
pub async fn waiting_since(db: &Db) -> Result<Option<i64>, Error> {
    Ok(sqlx::query_scalar("select at from ledger_inbox order by at, id limit 1").fetch_optional(db.reader()).await?)
}

/// Seals the oldest entries that wait, one batch, and says how many. None are sealed if another
/// sealer was quicker.
///
/// # Errors
/// Fails if the database does, and if the tree it holds is damaged.
pub async fn seal(db: &Db) -> Result<u64, Error> {
    // Most of the time there is nothing to do, and no writer should have to wait for that.
    if waiting_since(db).await?.is_none() {
        return Ok(0);
    }
    match batch(db).await {
        Err(Error::ChangedMeanwhile | Error::Taken) => Ok(0),
        done => done,
    }
}

async fn batch(db: &Db) -> Result<u64, Error> {
    let mut tx = db.begin().await?;
    let head = read_head(&mut tx.0).await?;
    let (size, root) = head.map_or((0, empty_root::<Sm3>()), |head| (head.size, head.root));
    let rows = unsealed(&mut tx).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let edge = nodes::fetch(&mut tx.0, &Frontier::<Sm3>::parts(size)).await?;
    let mut frontier = Frontier::<Sm3>::of(size, &edge).map_err(|_| Error::Corrupt("ledger tree"))?;
    // Nothing is ever built on a tree that was tampered with.
    if frontier.root() != root {
        return Err(Error::Corrupt("ledger head"));
    }
    let lines = rows.iter().map(|row| Ok(record(row.clone())?.entry.line()));
    let lines = lines.collect::<Result<Vec<String>, Error>>()?;
    let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    let made = frontier.append(leaf_hashes::<Sm3>(&lines));
    move_head(&mut tx, size, &Head { size: frontier.size(), root: frontier.root() }).await?;
    place(&mut tx, &rows, size).await?;
    take_out(&mut tx, &rows).await?;
    nodes::insert(&mut tx, &made).await?;
    tx.settle(Housekeeping::Sealing).await?;
    Ok(frontier.size() - size)
}

pub(crate) async fn read_head(connection: &mut AnyConnection) -> Result<Option<Head>, Error> {
    let row: Option<(i64, String)> =
        sqlx::query_as("select size, root from ledger_head where one = 1").fetch_optional(connection).await?;
    row.map(|(size, root)| {
        let size = u64::try_from(size).map_err(|_| Error::Corrupt("ledger head"))?;
        Ok(Head { size, root: from_hex::<Sm3>(&root).ok_or(Error::Corrupt("ledger head"))? })
    })
    .transpose()
}

async fn unsealed(tx: &mut Tx) -> Result<Vec<Row>, Error> {
    let sql = format!("{WAITING} order by at, id limit $1");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(BATCH).fetch_all(&mut *tx.0).await?)
}

async fn move_head(tx: &mut Tx, from: u64, to: &Head) -> Result<(), Error> {
    let (size, root) = (number(to.size)?, to_hex(&to.root));
    if from == 0 {
        sqlx::query("insert into ledger_head (one, size, root) values (1, $1, $2)")
            .bind(size)
            .bind(root)
            .execute(&mut *tx.0)
            .await?;
        return Ok(());
    }
    let done = sqlx::query("update ledger_head set size = $1, root = $2 where one = 1 and size = $3")
        .bind(size)
        .bind(root)
        .bind(number(from)?)
        .execute(&mut *tx.0)
        .await?;
    one(done.rows_affected())
}

/// Gives each entry its place, the next after the other.
async fn place(tx: &mut Tx, rows: &[Row], from: u64) -> Result<(), Error> {
    let mut next = number(from)?;
    for part in parts(rows) {
        let sql = format!("insert into ledger_entries ({COLUMNS}) values {}", placeholders(part.len(), 14));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, at, actor, actor_name, behalf, behalf_name, verb, kind, object, before, after, reason, words, _) in
            part
        {
            query = query.bind(id).bind(at).bind(actor).bind(actor_name).bind(behalf).bind(behalf_name);
            query = query.bind(verb).bind(kind).bind(object).bind(before).bind(after).bind(reason).bind(words);
            query = query.bind(next);
            next += 1;
        }
        query.execute(&mut *tx.0).await?;
    }
    Ok(())
}

/// Takes entries out of the inbox that have their place now.
async fn take_out(tx: &mut Tx, rows: &[Row]) -> Result<(), Error> {
    for part in parts(rows) {
        let marks = (1..=part.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        let mut query = sqlx::query(AssertSqlSafe(format!("delete from ledger_inbox where id in ({marks})")));
        for (id, ..) in part {
            query = query.bind(id);
        }
        if query.execute(&mut *tx.0).await?.rows_affected() != part.len() as u64 {
            return Err(Error::ChangedMeanwhile);
        }
    }
    Ok(())
}
