//! Versions (版本) of drafts.

use crate::row::{Word, one};
use crate::{Db, Error, Tx};
use office::Moment;
use office::drafts::{Draft, Keep, Latest, Reason};

/// A version in the list, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number within the draft, from 1.
    pub number: i64,
    /// Why it was kept.
    pub reason: Reason,
    /// The title then.
    pub title: String,
    /// How many characters it has.
    pub size: i64,
    /// Who saved it: the name others read.
    pub by: String,
    /// When it was last saved.
    pub saved: Moment,
}

/// Keeps the text of a draft as a version.
///
/// # Errors
/// `Taken` or `ChangedMeanwhile` if another version came in between.
pub async fn keep(tx: &mut Tx, draft: &Draft, keep: Keep, reason: Reason, by: &str, now: Moment) -> Result<i64, Error> {
    match keep {
        Keep::Append(number) => {
            sqlx::query(
                "insert into versions (id, draft_id, number, reason, title, body, account_id, begun_at, saved_at) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
            )
            .bind(crate::new_id())
            .bind(&draft.id)
            .bind(number)
            .bind(reason.word())
            .bind(&draft.title)
            .bind(&draft.text)
            .bind(by)
            .bind(now.millis())
            .execute(&mut *tx.0)
            .await?;
            Ok(number)
        }
        Keep::Replace(number) => {
            let done = sqlx::query(
                "update versions set reason = $1, title = $2, body = $3, account_id = $4, saved_at = $5 \
                 where draft_id = $6 and number = $7",
            )
            .bind(reason.word())
            .bind(&draft.title)
            .bind(&draft.text)
            .bind(by)
            .bind(now.millis())
            .bind(&draft.id)
            .bind(number)
            .execute(&mut *tx.0)
            .await?;
            one(done.rows_affected())?;
            Ok(number)
        }
    }
}

/// The newest version of a draft.
///
/// # Errors
/// Fails if the database does.
pub async fn latest(tx: &mut Tx, draft: &str) -> Result<Option<Latest>, Error> {
    let row: Option<(i64, String, i64)> = sqlx::query_as(
        "select number, reason, begun_at from versions where draft_id = $1 order by number desc limit 1",
    )
    .bind(draft)
    .fetch_optional(&mut *tx.0)
    .await?;
    row.map(|(number, reason, begun)| {
        Ok(Latest { number, reason: Reason::from_word(&reason)?, begun: Moment::from_millis(begun) })
    })
    .transpose()
}

/// The versions of a draft, the newest first.
///
/// # Errors
/// Fails if the database does.
pub async fn list(db: &Db, draft: &str) -> Result<Vec<VersionLine>, Error> {
    let rows: Vec<(i64, String, String, i64, String, i64)> = sqlx::query_as(
        "select v.number, v.reason, v.title, cast(length(v.body) as bigint), a.display_name, v.saved_at \
         from versions v join accounts a on a.id = v.account_id where v.draft_id = $1 order by v.number desc",
    )
    .bind(draft)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter()
        .map(|(number, reason, title, size, by, saved)| {
            let reason = Reason::from_word(&reason)?;
            Ok(VersionLine { number, reason, title, size, by, saved: Moment::from_millis(saved) })
        })
        .collect()
}

/// The text of a version.
///
/// # Errors
/// Fails if the database does.
pub async fn text(db: &Db, draft: &str, number: i64) -> Result<Option<String>, Error> {
    Ok(sqlx::query_scalar("select body from versions where draft_id = $1 and number = $2")
        .bind(draft)
        .bind(number)
        .fetch_optional(db.reader())
        .await?)
}
