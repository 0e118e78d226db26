//! Accounts (账号).

use crate::records::Kind;
use crate::row::{Word, one};
use crate::{Db, Error, Tx, organization};
use office::Moment;
use office::people::{Account, AccountName, AccountState, DisplayName, NewAccount, Role};

/// An account with what only storage and sign-in need to know of it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The account.
    pub account: Account,
    /// The hash of its password.
    pub password_hash: String,
    /// When it was opened.
    pub created: Moment,
    revision: i64,
}

pub(crate) type Row = (String, String, String, String, String, i64, String, i64, Option<i64>, i64, i64);

const BY_NAME: &str = "select id, name, display_name, role, state, must_change_password, password_hash, \
     failures, locked_until, created_at, revision from accounts where name = $1";
const BY_ID: &str = "select id, name, display_name, role, state, must_change_password, password_hash, \
     failures, locked_until, created_at, revision from accounts where id = $1";
const ALL: &str = "select id, name, display_name, role, state, must_change_password, password_hash, \
     failures, locked_until, created_at, revision from accounts order by created_at, id";

pub(crate) fn read(row: Row) -> Result<Stored, Error> {
    let (id, name, display_name, role, state, must_change, password_hash, failures, locked, created, revision) = row;
    let account = Account {
        id,
        name: AccountName::parse(&name).map_err(|_| Error::Corrupt("account name"))?,
        display_name: DisplayName::parse(&display_name).map_err(|_| Error::Corrupt("display name"))?,
        role: Role::from_word(&role)?,
        state: AccountState::from_word(&state)?,
        must_change_password: must_change != 0,
        failures: u32::try_from(failures).map_err(|_| Error::Corrupt("failures"))?,
        locked_until: locked.map(Moment::from_millis),
    };
    Ok(Stored { account, password_hash, created: Moment::from_millis(created), revision })
}

/// How many accounts there are.
///
/// # Errors
/// Fails if the database does.
pub async fn count(tx: &mut Tx) -> Result<i64, Error> {
    Ok(sqlx::query_scalar("select cast(count(*) as bigint) from accounts").fetch_one(&mut *tx.0).await?)
}

/// Opens an account for a person who is not known yet, and returns the key of both.
///
/// # Errors
/// `Taken` if the name is in use.
pub async fn insert(tx: &mut Tx, new: &NewAccount, password_hash: &str, now: Moment) -> Result<String, Error> {
    let id = crate::new_id();
    insert_for(tx, &id, new, password_hash, now).await?;
    organization::insert_for_account(tx, &id, new.name.as_str(), new.display_name.as_str()).await?;
    Ok(id)
}

/// Opens the account of a person who is known.
///
/// # Errors
/// `Taken` if the name is in use, or the person has an account.
pub async fn insert_for(
    tx: &mut Tx,
    person: &str,
    new: &NewAccount,
    password_hash: &str,
    now: Moment,
) -> Result<(), Error> {
    sqlx::query(
        "insert into accounts (id, name, display_name, role, state, must_change_password, password_hash, \
         failures, locked_until, created_at, revision) \
         values ($1, $2, $3, $4, 'active', $5, $6, 0, null, $7, 1)",
    )
    .bind(person)
    .bind(new.name.as_str())
    .bind(new.display_name.as_str())
    .bind(new.role.word())
    .bind(i64::from(new.must_change_password))
    .bind(password_hash)
    .bind(now.millis())
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Account, person);
    Ok(())
}

/// The account of that name.
///
/// # Errors
/// Fails if the database does.
pub async fn by_name(tx: &mut Tx, name: &AccountName) -> Result<Option<Stored>, Error> {
    let row: Option<Row> = sqlx::query_as(BY_NAME).bind(name.as_str()).fetch_optional(&mut *tx.0).await?;
    row.map(read).transpose()
}

/// The account of that key.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Stored>, Error> {
    let row: Option<Row> = sqlx::query_as(BY_ID).bind(id).fetch_optional(&mut *tx.0).await?;
    row.map(read).transpose()
}

/// The role of an account that may be used; `None` if it is disabled or there is none.
///
/// # Errors
/// Fails if the database does.
pub async fn standing(tx: &mut Tx, id: &str) -> Result<Option<Role>, Error> {
    let found: Option<(String,)> = sqlx::query_as("select role from accounts where id = $1 and state = 'active'")
        .bind(id)
        .fetch_optional(&mut *tx.0)
        .await?;
    found.map(|(role,)| Role::from_word(&role)).transpose()
}

/// The account of that key, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str) -> Result<Option<Stored>, Error> {
    let row: Option<Row> = sqlx::query_as(BY_ID).bind(id).fetch_optional(db.reader()).await?;
    row.map(read).transpose()
}

/// The account of that name, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find_by_name(db: &Db, name: &AccountName) -> Result<Option<Stored>, Error> {
    let row: Option<Row> = sqlx::query_as(BY_NAME).bind(name.as_str()).fetch_optional(db.reader()).await?;
    row.map(read).transpose()
}

/// All accounts, the oldest first.
///
/// # Errors
/// Fails if the database does.
pub async fn all(db: &Db) -> Result<Vec<Stored>, Error> {
    let rows: Vec<Row> = sqlx::query_as(ALL).fetch_all(db.reader()).await?;
    rows.into_iter().map(read).collect()
}

/// Writes an account back, if it is as it was read.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, stored: &Stored) -> Result<(), Error> {
    let account = &stored.account;
    let done = sqlx::query(
        "update accounts set display_name = $1, role = $2, state = $3, must_change_password = $4, \
         password_hash = $5, failures = $6, locked_until = $7, revision = revision + 1 \
         where id = $8 and revision = $9",
    )
    .bind(account.display_name.as_str())
    .bind(account.role.word())
    .bind(account.state.word())
    .bind(i64::from(account.must_change_password))
    .bind(&stored.password_hash)
    .bind(i64::from(account.failures))
    .bind(account.locked_until.map(Moment::millis))
    .bind(&account.id)
    .bind(stored.revision)
    .execute(&mut *tx.0)
    .await?;
    tx.touch(Kind::Account, &account.id);
    one(done.rows_affected())
}
