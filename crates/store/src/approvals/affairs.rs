//! Matters that are no documents (事项): their text, and who carried them out.

use crate::documents::Viewer;
use crate::records::Kind;
use crate::row::one;
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::approval::{Affair, Done, Ending};
use office::authority::Holder;

/// Keeps the text of a matter; its approval must be there.
///
/// # Errors
/// Fails if the database does.
pub async fn insert_affair(tx: &mut Tx, id: &str, affair: &Affair) -> Result<(), Error> {
    sqlx::query("insert into affairs (id, body, document_id, void_from) values ($1, $2, $3, $4)")
        .bind(id)
        .bind(&affair.text)
        .bind(affair.ends.as_ref().map(|ending| ending.document.as_str()))
        .bind(affair.ends.as_ref().and_then(|ending| ending.from).map(Date::iso))
        .execute(&mut *tx.0)
        .await?;
    tx.1.thing(Thing::Approval, id);
    Ok(())
}

/// Title, text; by whom it was done, and when; the document it ends, and from which day.
type Row = (String, String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

const ONE: &str = "select a.title, f.body, f.done_by, f.done_name, f.done_on, f.document_id, f.void_from from affairs f \
     join approvals a on a.id = f.id where f.id = $1";

fn read(row: Row) -> Result<Affair, Error> {
    let (title, text, by, name, on, document, from) = row;
    let done = match (by, name, on) {
        (Some(id), Some(name), Some(on)) => {
            let on = Date::from_iso(&on).ok_or(Error::Corrupt("day of a matter"))?;
            Some(Done { by: Holder { id, name }, on })
        }
        _ => None,
    };
    let from = from.map(|day| Date::from_iso(&day).ok_or(Error::Corrupt("day of an ending"))).transpose()?;
    let ends = document.map(|document| Ending { document, from });
    Ok(Affair { title, text, done, ends })
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
    tx.touch(Kind::Approval, id);
    one(rows.rows_affected())
}

/// The keys of the matters that would end the force of a document, the newest first.
///
/// # Errors
/// Fails if the database does.
pub async fn endings(db: &Db, document: &str) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar("select id from affairs where document_id = $1 order by id desc")
        .bind(document)
        .fetch_all(db.reader())
        .await?)
}

/// Whether the end of a document's force is asked for, or decided and not carried out yet. Of two
/// who ask at once one sees the other, or fails as `ChangedMeanwhile`: the document is claimed.
///
/// # Errors
/// `ChangedMeanwhile` if somebody asks at the same moment.
pub async fn ending_under_way(tx: &mut Tx, document: &str) -> Result<bool, Error> {
    sqlx::query("update outgoing set touched_at = touched_at where id = $1").bind(document).execute(&mut *tx.0).await?;
    let count: i64 = sqlx::query_scalar(
        "select cast(count(*) as bigint) from affairs f join approvals a on a.id = f.id \
         where f.document_id = $1 and f.done_on is null and a.state in ('pending', 'approved')",
    )
    .bind(document)
    .fetch_one(&mut *tx.0)
    .await?;
    Ok(count > 0)
}

/// What a person's matters that were approved and are not carried out yet are, the oldest first:
/// key, title, since when.
///
/// # Errors
/// Fails if the database does.
pub async fn to_carry_out(db: &Db, person: &str, limit: i64) -> Result<Vec<(String, String, Moment)>, Error> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "select a.id, a.title, a.updated_at from approvals a join affairs f on f.id = a.id \
         where a.drafter_id = $1 and a.state = 'approved' and f.done_on is null and f.document_id is null \
         order by a.updated_at, a.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    Ok(rows.into_iter().map(|(id, title, since)| (id, title, Moment::from_millis(since))).collect())
}

/// A decided matter whose document still stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToEnd {
    /// The document.
    pub document: String,
    /// What the matter is called.
    pub title: String,
    /// Who asked for it.
    pub drafter: String,
    /// When it was decided.
    pub since: Moment,
}

/// Decided matters whose documents, which the viewer may see, are still in force; the oldest first.
///
/// # Errors
/// Fails if the database does.
pub async fn to_end(db: &Db, viewer: &Viewer, limit: i64) -> Result<Vec<ToEnd>, Error> {
    let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
        "select d.id, a.title, p.name, a.updated_at from affairs f join approvals a on a.id = f.id \
         join people p on p.id = a.drafter_id join outgoing d on d.id = f.document_id where f.document_id is not null and f.done_on is null \
         and a.state = 'approved' and ((d.circle = 'office' and $1 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2)) \
         order by a.updated_at, d.id limit $3",
    )
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    let to_end =
        |(document, title, drafter, since)| ToEnd { document, title, drafter, since: Moment::from_millis(since) };
    Ok(rows.into_iter().map(to_end).collect())
}
