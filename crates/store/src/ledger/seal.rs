//! Sealing (封存): entries get their place in the tree, in batches, one sealer at a time.
//!
//! Writers only add rows to the inbox and never wait for one another. Whoever seals takes the
//! oldest rows out of it, gives them their places, and moves the head from the size that was read,
//! so that of two sealers one finds it moved and has done nothing.

use super::read::{FACTS, Row, WAITING, record};
use super::tiles::{self, number};
use crate::db::{Engine, Housekeeping};
use crate::row::one;
use crate::{Db, Error, Tx};
use ::ledger::tree::{TileId, Tiles};
use ::ledger::{Frontier, Hash, Sm3, empty_root, from_hex, leaf_hash, to_hex};
use sqlx::{AnyConnection, AssertSqlSafe};

/// Most entries sealed in one transaction. On SQLite few enough that writers, who queue behind it,
/// do not notice; on PostgreSQL nobody queues, and each batch walks over all that waits.
const fn most(engine: Engine) -> u32 {
    match engine {
        Engine::Sqlite => 512,
        Engine::Postgres => 4096,
    }
}

/// So many entries taken out of the inbox leave holes that every batch would notice.
const MANY: u64 = 512;

/// Entries of the inbox up to one, by its time and key.
const UP_TO: &str = "(at, id) <= ($1, $2)";

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

/// Seals what waits, batch after batch, and says how many entries. It ends with the first batch that
/// is not full: what comes meanwhile is left to the next time, or a sealer beside busy writers would
/// never end and seal each entry on its own. None are sealed if another sealer was quicker.
///
/// # Errors
/// Fails if the database does, and if the tree it holds is damaged.
pub async fn seal(db: &Db) -> Result<u64, Error> {
    // Most of the time there is nothing to do, and no writer should have to wait for that.
    if waiting_since(db).await?.is_none() {
        return Ok(0);
    }
    let mut sealed = 0;
    loop {
        let more = match batch(db).await {
            Err(Error::ChangedMeanwhile | Error::Taken) => 0,
            done => done?,
        };
        sealed += more;
        if more < u64::from(most(db.engine())) {
            break;
        }
    }
    if db.engine() == Engine::Postgres && sealed >= MANY {
        // Rows that were taken out are still walked over until their space is given back; of a few the
        // server takes care itself.
        sqlx::raw_sql("vacuum (truncate false) ledger_inbox").execute(db.writer()).await?;
    }
    Ok(sealed)
}

/// Entries that are to be sealed together: their hashes, and the key and time of the last.
#[derive(Default)]
struct Batch {
    leaves: Vec<Hash<Sm3>>,
    last: Option<(String, i64)>,
}

impl Batch {
    /// The oldest that wait.
    async fn read(connection: &mut AnyConnection, most: u32) -> Result<Self, Error> {
        let rows: Vec<(String, i64, String)> =
            sqlx::query_as("select id, at, leaf from ledger_inbox order by at, id limit $1")
                .bind(i64::from(most))
                .fetch_all(&mut *connection)
                .await?;
        let mut batch = Self::default();
        for (id, at, leaf) in rows {
            let leaf = if leaf.is_empty() {
                hash_of(connection, &id).await?
            } else {
                from_hex::<Sm3>(&leaf).ok_or(Error::Corrupt("ledger inbox"))?
            };
            batch.leaves.push(leaf);
            batch.last = Some((id, at));
        }
        Ok(batch)
    }
}

/// The hash of an entry that was written without one, before there was a column for it.
async fn hash_of(connection: &mut AnyConnection, id: &str) -> Result<Hash<Sm3>, Error> {
    let sql = format!("{WAITING} where id = $1");
    let row: Row = sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_one(connection).await?;
    Ok(leaf_hash::<Sm3>(record(row)?.entry.line().as_bytes()))
}

/// Seals a batch. It is read and hashed beside the writers; where an older entry came in meanwhile,
/// once more while they wait.
async fn batch(db: &Db) -> Result<u64, Error> {
    let (engine, most) = (db.engine(), most(db.engine()));
    let early = Batch::read(&mut *db.reader().acquire().await?, most).await?;
    let mut tx = db.begin().await?;
    match place(&mut tx, engine, &early).await {
        Ok(()) => {
            tx.settle(Housekeeping::Sealing).await?;
            Ok(early.leaves.len() as u64)
        }
        Err(Error::ChangedMeanwhile) => {
            drop(tx);
            let mut tx = db.begin().await?;
            let late = Batch::read(&mut tx.0, most).await?;
            place(&mut tx, engine, &late).await?;
            tx.settle(Housekeeping::Sealing).await?;
            Ok(late.leaves.len() as u64)
        }
        Err(error) => Err(error),
    }
}

/// Gives a batch its places at the end of the tree.
async fn place(tx: &mut Tx, engine: Engine, batch: &Batch) -> Result<(), Error> {
    let Some((id, at)) = &batch.last else { return Ok(()) };
    let head = read_head(&mut tx.0).await?;
    let (size, root) = head.map_or((0, empty_root::<Sm3>()), |head| (head.size, head.root));
    let edge = tiles::fetch(&mut tx.0, &TileId::of(&Frontier::<Sm3>::parts(size))).await?;
    let mut frontier = Frontier::<Sm3>::of(size, &edge).map_err(|_| Error::Corrupt("ledger tree"))?;
    // Nothing is ever built on a tree that was tampered with.
    if !edge.end_at(size) {
        return Err(Error::Corrupt("ledger tree"));
    }
    if frontier.root() != root {
        return Err(Error::Corrupt("ledger head"));
    }
    let made = frontier.append(batch.leaves.clone());
    move_head(tx, size, &Head { size: frontier.size(), root: frontier.root() }).await?;
    move_rows(tx, engine, (id, *at), batch.leaves.len() as u64, size).await?;
    tiles::extend(tx, &Tiles::grown(made)).await
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

/// Gives entries their places, the next after the other, and takes them out of the inbox. The rows
/// are moved within the database; rows of the inbox are never changed, so that as many up to the last
/// are the same ones that were read and hashed.
async fn move_rows(tx: &mut Tx, engine: Engine, (id, at): (&str, i64), all: u64, from: u64) -> Result<(), Error> {
    let into = format!(
        "insert into ledger_entries ({FACTS}, seq) select {FACTS}, $3 + row_number() over (order by at, id) - 1 from"
    );
    let placing = match engine {
        Engine::Sqlite => format!("{into} ledger_inbox where {UP_TO}"),
        // What is taken out is put in, in one statement that walks over the inbox once.
        Engine::Postgres => {
            format!("with taken as (delete from ledger_inbox where {UP_TO} returning {FACTS}) {into} taken")
        }
    };
    let placed = sqlx::query(AssertSqlSafe(placing)).bind(at).bind(id).bind(number(from)?).execute(&mut *tx.0).await?;
    let taken = match engine {
        Engine::Sqlite => {
            let taking = format!("delete from ledger_inbox where {UP_TO}");
            let taken = sqlx::query(AssertSqlSafe(taking)).bind(at).bind(id).execute(&mut *tx.0).await?;
            taken.rows_affected()
        }
        Engine::Postgres => placed.rows_affected(),
    };
    if (placed.rows_affected(), taken) == (all, all) { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}
