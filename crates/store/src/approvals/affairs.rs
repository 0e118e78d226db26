//! Matters that are no documents (事项): their text, and who carried them out.

use crate::row::one;
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::approval::{Affair, Done};
use office::authority::Holder;

/// Keeps the text of a matter; its approval must be there.
///
/// # Errors
/// Fails if the database does.
pub async fn insert_affair(tx: &mut Tx, id: &str, affair: &Affair) -> Result<(), Error> {
    sqlx::query("insert into affairs (id, body) values ($1, $2)")
        .bind(id)
        .bind(&affair.text)
        .execute(&mut *tx.0)
        .await?;
    tx.1.thing(Thing::Approval, id);
    Ok(())
}

type Row = (String, String, Option<String>, Option<String>, Option<String>);

const ONE: &str = "select a.title, f.body, f.done_by, f.done_name, f.done_on from affairs f \
     join approvals a on a.id = f.id where f.id = $1";

fn read(row: Row) -> Result<Affair, Error> {
    let (title, text, by, name, on) = row;
    let done = match (by, name, on) {
        (Some(id), Some(name), Some(on)) => {
            let on = Date::from_iso(&on).ok_or(Error::Corrupt("day of a matter"))?;
            Some(Done { by: Holder { id, name }, on })
        }
        _ => None,
    };
    Ok(Affair { title, text, done })
}

/// The matter of an approval.
///
/// # Errors
/// Fails if the database does.
pub async fn affair(tx: &mut Tx, id: &str) -> Result<Option<Affair>, Error> {
    let row: Option<Row> = sqlx::query_as(ONE).bind(id).fetch_optional(&mut *tx.0).await?;
    row.map(read).transpose()
}

/// The matter of an approval, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find_affair(db: &Db, id: &str) -> Result<Option<Affair>, Error> {
    let row: Option<Row> = sqlx::query_as(ONE).bind(id).fetch_optional(db.reader()).await?;
    row.map(read).transpose()
}

/// Writes a matter back. Its approval guards the revision.
///
/// # Errors
/// `ChangedMeanwhile` if it is gone.
pub async fn update_affair(tx: &mut Tx, id: &str, affair: &Affair) -> Result<(), Error> {
    let done = affair.done.as_ref();
    let rows = sqlx::query("update affairs set body = $1, done_by = $2, done_name = $3, done_on = $4 where id = $5")
        .bind(&affair.text)
        .bind(done.map(|done| done.by.id.as_str()))
        .bind(done.map(|done| done.by.name.as_str()))
        .bind(done.map(|done| done.on.iso()))
        .bind(id)
        .execute(&mut *tx.0)
        .await?;
    tx.1.thing(Thing::Approval, id);
    one(rows.rows_affected())
}
