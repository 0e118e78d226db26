//! Drafts (草稿). Every statement names the owner, so that no one reaches another's draft.

use crate::row::{Word, kind, one};
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::{Kind, Syntax};
use office::Moment;
use office::drafts::{Draft, Origin};

type Row = (String, String, String, Option<String>, String, String, String, String, i64, i64, i64, Option<i64>);

const ONE: &str = "select id, owner_id, title, kind, syntax, body, origin, notes, revision, created_at, updated_at, \
     discarded_at from drafts where id = $1 and owner_id = $2";

fn read(row: Row) -> Result<Draft, Error> {
    let (id, owner, title, kind_name, syntax, text, origin, notes, revision, created, updated, discarded) = row;
    Ok(Draft {
        id,
        owner,
        title,
        kind: kind(kind_name.as_deref()),
        syntax: Syntax::from_word(&syntax)?,
        text,
        origin: Origin::from_word(&origin)?,
        notes: notes.lines().map(str::to_owned).collect(),
        revision,
        created: Moment::from_millis(created),
        updated: Moment::from_millis(updated),
        discarded: discarded.map(Moment::from_millis),
    })
}

/// Keeps a new draft.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, draft: &Draft) -> Result<(), Error> {
    sqlx::query(
        "insert into drafts (id, owner_id, title, kind, syntax, body, origin, notes, revision, created_at, updated_at, \
         discarded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&draft.id)
    .bind(&draft.owner)
    .bind(&draft.title)
    .bind(draft.kind.map(Kind::name))
    .bind(draft.syntax.word())
    .bind(&draft.text)
    .bind(draft.origin.word())
    .bind(draft.notes.join("\n"))
    .bind(draft.revision)
    .bind(draft.created.millis())
    .bind(draft.updated.millis())
    .bind(draft.discarded.map(Moment::millis))
    .execute(&mut *tx.0)
    .await?;
    tx.1.thing(Thing::Draft, &draft.id);
    Ok(())
}

/// A draft of that owner.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str, owner: &str) -> Result<Option<Draft>, Error> {
    let row: Option<Row> = sqlx::query_as(ONE).bind(id).bind(owner).fetch_optional(&mut *tx.0).await?;
    row.map(read).transpose()
}

/// A draft of that owner, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str, owner: &str) -> Result<Option<Draft>, Error> {
    let row: Option<Row> = sqlx::query_as(ONE).bind(id).bind(owner).fetch_optional(db.reader()).await?;
    row.map(read).transpose()
}

/// Writes a draft back, if it is as it was read, and counts its revision up.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, draft: &mut Draft) -> Result<(), Error> {
    let done = sqlx::query(
        "update drafts set title = $1, kind = $2, syntax = $3, body = $4, updated_at = $5, discarded_at = $6, \
         revision = revision + 1 where id = $7 and owner_id = $8 and revision = $9",
    )
    .bind(&draft.title)
    .bind(draft.kind.map(Kind::name))
    .bind(draft.syntax.word())
    .bind(&draft.text)
    .bind(draft.updated.millis())
    .bind(draft.discarded.map(Moment::millis))
    .bind(&draft.id)
    .bind(&draft.owner)
    .bind(draft.revision)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    draft.revision += 1;
    tx.1.thing(Thing::Draft, &draft.id);
    Ok(())
}

/// Deletes a draft from the trash for good, with its versions.
///
/// # Errors
/// `ChangedMeanwhile` if it is not in the trash.
pub async fn erase(tx: &mut Tx, id: &str, owner: &str) -> Result<(), Error> {
    let done = sqlx::query("delete from drafts where id = $1 and owner_id = $2 and discarded_at is not null")
        .bind(id)
        .bind(owner)
        .execute(&mut *tx.0)
        .await?;
    tx.1.thing(Thing::Draft, id);
    one(done.rows_affected())
}

/// How many drafts there are in all, for the state of the system.
///
/// # Errors
/// Fails if the database does.
pub async fn count_all(db: &Db) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from drafts").fetch_one(db.reader()).await?)
}
