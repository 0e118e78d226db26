//! Writing the index: what a transaction changed is indexed once, right before it commits.

use super::source::{Source, load};
use super::{Thing, postgres, sqlite};
use crate::row::Word;
use crate::{Db, Engine, Error, Housekeeping, Tx};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which way of making terms is written; another one makes the index be built anew.
const VERSION: i64 = 1;

/// What a transaction changed of what can be found.
pub(crate) struct Pending {
    engine: Engine,
    things: BTreeSet<(Thing, String)>,
    documents: BTreeSet<String>,
}

impl Pending {
    pub(crate) fn new(engine: Engine) -> Self {
        Self { engine, things: BTreeSet::new(), documents: BTreeSet::new() }
    }

    /// A thing was written or deleted.
    pub(crate) fn thing(&mut self, thing: Thing, id: &str) {
        self.things.insert((thing, id.to_owned()));
    }

    /// Who may see a document and its files may have changed.
    pub(crate) fn document(&mut self, id: &str) {
        self.documents.insert(id.to_owned());
    }
}

/// Indexes what the transaction changed.
pub(crate) async fn flush(tx: &mut Tx) -> Result<(), Error> {
    let mut things = std::mem::take(&mut tx.1.things);
    for document in std::mem::take(&mut tx.1.documents) {
        let of: Vec<(String, String)> =
            sqlx::query_as("select kind, thing_id from search_items where document_id = $1")
                .bind(&document)
                .fetch_all(&mut *tx.0)
                .await?;
        for (kind, id) in of {
            things.insert((Thing::from_word(&kind)?, id));
        }
    }
    for (thing, id) in things {
        one(tx, thing, &id).await?;
    }
    Ok(())
}

async fn one(tx: &mut Tx, thing: Thing, id: &str) -> Result<(), Error> {
    let item: Option<(i64, i64, i64)> =
        sqlx::query_as("select place, version, digest from search_items where kind = $1 and thing_id = $2")
            .bind(thing.word())
            .bind(id)
            .fetch_optional(&mut *tx.0)
            .await?;
    match (load(tx, thing, id).await?, item) {
        (None, None) => Ok(()),
        (None, Some((place, ..))) => {
            clear(tx, place).await?;
            sqlx::query("delete from search_items where place = $1").bind(place).execute(&mut *tx.0).await?;
            Ok(())
        }
        (Some(source), None) => {
            let place = insert(tx, thing, id, &source).await?;
            write(tx, place, &source.terms(thing)).await
        }
        (Some(source), Some((place, version, kept))) => {
            let terms = source.terms(thing);
            if (version, kept) == (VERSION, digest(&terms)) {
                return Ok(());
            }
            write(tx, place, &terms).await
        }
    }
}

async fn insert(tx: &mut Tx, thing: Thing, id: &str, source: &Source) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(
        "insert into search_items (kind, thing_id, document_id, at, version, digest) values ($1, $2, $3, $4, 0, 0) \
         returning place",
    )
    .bind(thing.word())
    .bind(id)
    .bind(&source.document)
    .bind(source.at)
    .fetch_one(&mut *tx.0)
    .await?)
}

async fn write(tx: &mut Tx, place: i64, terms: &str) -> Result<(), Error> {
    sqlx::query("update search_items set version = $1, digest = $2 where place = $3")
        .bind(VERSION)
        .bind(digest(terms))
        .bind(place)
        .execute(&mut *tx.0)
        .await?;
    match tx.1.engine {
        _ if terms.is_empty() => clear(tx, place).await,
        Engine::Sqlite => sqlite::write(tx, place, terms).await,
        Engine::Postgres => postgres::write(tx, place, terms).await,
    }
}

async fn clear(tx: &mut Tx, place: i64) -> Result<(), Error> {
    match tx.1.engine {
        Engine::Sqlite => sqlite::clear(tx, place).await,
        Engine::Postgres => postgres::clear(tx, place).await,
    }
}

/// Tells whether terms are those that were written; if two ever had the same digest, or the
/// digest is made in another way one day, nothing worse happens than a write too few or too many.
fn digest(terms: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    terms.hash(&mut hasher);
    hasher.finish().cast_signed()
}

/// Whether there are things that the index does not have yet, or has in an older way.
///
/// # Errors
/// Fails if the database does.
pub async fn is_behind(db: &Db) -> Result<bool, Error> {
    let one: Option<i64> = sqlx::query_scalar("select place from search_items where version < $1 limit 1")
        .bind(VERSION)
        .fetch_optional(db.reader())
        .await?;
    Ok(one.is_some())
}

/// Indexes at most `most` things that the index does not have yet, the newest first, and tells
/// how many there were.
///
/// # Errors
/// `ChangedMeanwhile` if somebody wrote one of them at the same time; then ask again.
pub async fn refresh(db: &Db, most: i64) -> Result<usize, Error> {
    let mut tx = db.begin().await?;
    let behind: Vec<(String, String)> =
        sqlx::query_as("select kind, thing_id from search_items where version < $1 order by place desc limit $2")
            .bind(VERSION)
            .bind(most)
            .fetch_all(&mut *tx.0)
            .await?;
    for (kind, id) in &behind {
        one(&mut tx, Thing::from_word(kind)?, id).await?;
    }
    tx.settle(Housekeeping::Indexing).await?;
    Ok(behind.len())
}
