//! What people wish of notices: an address for mail, hours of quiet.

use crate::row::one;
use crate::{Db, Error, Tx};
use office::notices::QuietHours;

/// What a person wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// An address for mail; empty for none.
    pub mail: String,
    /// When not to be disturbed.
    pub quiet: QuietHours,
}

/// What a person wishes.
///
/// # Errors
/// Fails if the database does.
pub async fn wishes(db: &Db, person: &str) -> Result<Wishes, Error> {
    let row: Option<(String, i64, i64)> = sqlx::query_as(WISHES).bind(person).fetch_optional(db.reader()).await?;
    row.map_or_else(|| Ok(Wishes::default()), wished)
}

/// What a person wishes, in a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn wishes_of(tx: &mut Tx, person: &str) -> Result<Wishes, Error> {
    let row: Option<(String, i64, i64)> = sqlx::query_as(WISHES).bind(person).fetch_optional(&mut *tx.0).await?;
    row.map_or_else(|| Ok(Wishes::default()), wished)
}

const WISHES: &str = "select mail, quiet_from, quiet_to from notice_wishes where person_id = $1";

fn wished((mail, from, to): (String, i64, i64)) -> Result<Wishes, Error> {
    let minute = |value: i64| u16::try_from(value).map_err(|_| Error::Corrupt("quiet hours"));
    let quiet = QuietHours::new(minute(from)?, minute(to)?).ok_or(Error::Corrupt("quiet hours"))?;
    Ok(Wishes { mail, quiet })
}

/// Keeps what a person wishes.
///
/// # Errors
/// Fails if the database does.
pub async fn keep_wishes(tx: &mut Tx, person: &str, wishes: &Wishes) -> Result<(), Error> {
    let done = sqlx::query(
        "insert into notice_wishes (person_id, mail, quiet_from, quiet_to) values ($1, $2, $3, $4) \
         on conflict (person_id) do update set mail = excluded.mail, quiet_from = excluded.quiet_from, \
         quiet_to = excluded.quiet_to",
    )
    .bind(person)
    .bind(&wishes.mail)
    .bind(i64::from(wishes.quiet.from()))
    .bind(i64::from(wishes.quiet.to()))
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())
}
