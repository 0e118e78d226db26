//! Sessions (会话). Only the hash of a token is kept.

use crate::accounts::{self, Stored};
use crate::{Db, Error, Tx};
use office::Moment;
use office::people::Session;

/// Begins a session.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, token_hash: &str, session: &Session) -> Result<(), Error> {
    sqlx::query("insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ($1, $2, $3, $4, $5)")
        .bind(token_hash)
        .bind(&session.account)
        .bind(&session.csrf)
        .bind(session.created.millis())
        .bind(session.seen.millis())
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// The session of a token.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, token_hash: &str) -> Result<Option<Session>, Error> {
    let row: Option<(String, String, i64, i64)> =
        sqlx::query_as("select account_id, csrf, created_at, seen_at from sessions where token_hash = $1")
            .bind(token_hash)
            .fetch_optional(db.reader())
            .await?;
    Ok(row.map(|(account, csrf, created, seen)| Session {
        account,
        csrf,
        created: Moment::from_millis(created),
        seen: Moment::from_millis(seen),
    }))
}

/// The session of a token, whose it is, and how many notices they have not read, in one question:
/// every page asks it.
///
/// # Errors
/// Fails if the database does.
pub async fn with_account(db: &Db, token_hash: &str) -> Result<Option<(Session, Stored, i64)>, Error> {
    type Joined =
        (i64, String, i64, i64, String, String, String, String, String, i64, String, i64, Option<i64>, i64, i64);
    let row: Option<Joined> = sqlx::query_as(
        "select (select cast(count(*) as bigint) from notices n where n.person_id = a.id and n.read_at is null), \
         s.csrf, s.created_at, s.seen_at, a.id, a.name, a.display_name, a.role, a.state, \
         a.must_change_password, a.password_hash, a.failures, a.locked_until, a.created_at, a.revision \
         from sessions s join accounts a on a.id = s.account_id where s.token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(db.reader())
    .await?;
    let Some((
        unread,
        csrf,
        created,
        seen,
        id,
        name,
        display,
        role,
        state,
        must,
        hash,
        failures,
        locked,
        opened,
        revision,
    )) = row
    else {
        return Ok(None);
    };
    let session =
        Session { account: id.clone(), csrf, created: Moment::from_millis(created), seen: Moment::from_millis(seen) };
    let account = (id, name, display, role, state, must, hash, failures, locked, opened, revision);
    Ok(Some((session, accounts::read(account)?, unread)))
}

/// Notes the use of a session.
///
/// # Errors
/// Fails if the database does.
pub async fn touch(tx: &mut Tx, token_hash: &str, now: Moment) -> Result<(), Error> {
    sqlx::query("update sessions set seen_at = $1 where token_hash = $2 and seen_at < $1")
        .bind(now.millis())
        .bind(token_hash)
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Fails if the database does.
pub async fn delete(tx: &mut Tx, token_hash: &str) -> Result<(), Error> {
    sqlx::query("delete from sessions where token_hash = $1").bind(token_hash).execute(&mut *tx.0).await?;
    Ok(())
}

/// Ends every session of an account but the one of `except` (an empty string for all).
///
/// # Errors
/// Fails if the database does.
pub async fn delete_of(tx: &mut Tx, account: &str, except: &str) -> Result<(), Error> {
    sqlx::query("delete from sessions where account_id = $1 and token_hash <> $2")
        .bind(account)
        .bind(except)
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// Removes sessions that began, or were last used, too long ago.
///
/// # Errors
/// Fails if the database does.
pub async fn sweep(tx: &mut Tx, created_before: Moment, seen_before: Moment) -> Result<(), Error> {
    sqlx::query("delete from sessions where created_at < $1 or seen_at < $2")
        .bind(created_before.millis())
        .bind(seen_before.millis())
        .execute(&mut *tx.0)
        .await?;
    Ok(())
}

/// How many sessions began, and were last used, not longer ago than that, and of how many accounts.
///
/// # Errors
/// Fails if the database does.
pub async fn count(db: &Db, created_after: Moment, seen_after: Moment) -> Result<(i64, i64), Error> {
    Ok(sqlx::query_as(
        "select cast(count(*) as bigint), cast(count(distinct account_id) as bigint) from sessions \
         where created_at >= $1 and seen_at >= $2",
    )
    .bind(created_after.millis())
    .bind(seen_after.millis())
    .fetch_one(db.reader())
    .await?)
}
