//! The tiles of the tree. What a tile has never changes; it is only added to, until it is full.

use super::rows::{parts, placeholders};
use crate::{Db, Error, Tx};
use ::ledger::tree::{NodeId, TileId, Tiles};
use ::ledger::{Hash, Sm3, from_hex, to_hex};
use sqlx::{AnyConnection, AssertSqlSafe};

/// How long a hash is in hexadecimal.
const LENGTH: usize = 64;

/// The tiles that nodes are worked out from, as far as they are there.
///
/// # Errors
/// Fails if the database does.
pub async fn tiles(db: &Db, nodes: &[NodeId]) -> Result<Tiles<Sm3>, Error> {
    let mut connection = db.reader().acquire().await?;
    fetch(&mut connection, &TileId::of(nodes)).await
}

pub(super) async fn fetch(connection: &mut AnyConnection, ids: &[TileId]) -> Result<Tiles<Sm3>, Error> {
    let mut tiles = Tiles::default();
    for part in parts(ids) {
        let sql = format!(
            "select t.level, t.place, t.hashes from (values {}) as wanted \
             join ledger_tiles t on t.level = wanted.column1 and t.place = wanted.column2",
            placeholders(part.len(), 2)
        );
        let mut query = sqlx::query_as::<_, (i64, i64, String)>(AssertSqlSafe(sql));
        for id in part {
            query = query.bind(i64::from(id.level)).bind(number(id.index)?);
        }
        for (level, place, text) in query.fetch_all(&mut *connection).await? {
            let level = u32::try_from(level).map_err(|_| Error::Corrupt("ledger tile"))?;
            let index = u64::try_from(place).map_err(|_| Error::Corrupt("ledger tile"))?;
            let hashes = hashes(&text).map(|hash| from_hex::<Sm3>(hash).ok_or(Error::Corrupt("ledger tile")));
            tiles.extend(TileId { level, index }, hashes.collect::<Result<Vec<Hash<Sm3>>, Error>>()?);
        }
    }
    Ok(tiles)
}

/// Adds what has grown.
pub(super) async fn extend(tx: &mut Tx, tiles: &Tiles<Sm3>) -> Result<(), Error> {
    let grown: Vec<_> = tiles.iter().collect();
    for part in parts(&grown) {
        let sql = format!(
            "insert into ledger_tiles (level, place, hashes) values {} \
             on conflict (level, place) do update set hashes = ledger_tiles.hashes || excluded.hashes",
            placeholders(part.len(), 3)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, hashes) in part {
            let text: String = hashes.iter().map(|hash| to_hex(hash)).collect();
            query = query.bind(i64::from(id.level)).bind(number(id.index)?).bind(text);
        }
        query.execute(&mut *tx.0).await?;
    }
    Ok(())
}

/// The leaf hashes, as they were when the entries were sealed, from a place on, in order.
///
/// # Errors
/// Fails if the database does.
pub async fn leaves(db: &Db, from: u64, most: i64) -> Result<Vec<String>, Error> {
    let ((first, before), most) = (TileId::of_leaf(from), usize::try_from(most).unwrap_or_default());
    let texts: Vec<String> = sqlx::query_scalar(
        "select hashes from ledger_tiles where level = 0 and place between $1 and $2 order by place",
    )
    .bind(number(first.index)?)
    .bind(number(TileId::of_leaf(from + most as u64).0.index)?)
    .fetch_all(db.reader())
    .await?;
    let hashes = texts.iter().flat_map(|text| hashes(text)).skip(before);
    Ok(hashes.take(most).map(str::to_owned).collect())
}

/// The hashes of a tile, one after the other; what is no hash is one that nothing equals.
fn hashes(text: &str) -> impl Iterator<Item = &str> {
    (0..text.len().div_ceil(LENGTH)).map(|at| text.get(at * LENGTH..text.len().min((at + 1) * LENGTH)).unwrap_or("?"))
}

/// Places and sizes as the database keeps them.
pub(super) fn number(number: u64) -> Result<i64, Error> {
    i64::try_from(number).map_err(|_| Error::Corrupt("ledger place"))
}
