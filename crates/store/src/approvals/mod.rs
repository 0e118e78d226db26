//! Approvals (审批): the chain as one document, beside it what lists and searches ask for.
//!
//! The chain changes as a whole and is read as a whole, so it is JSON in one column. Whom it
//! waits for and what happened are rows: a person's list is one indexed query, and the history
//! is only ever added to.

mod affairs;
mod history;
mod lists;
mod phrases;

pub use affairs::{
    ToEnd, affair, ending_under_way, endings, find_affair, insert_affair, to_carry_out, to_end, update_affair,
};
pub use lists::{
    Line, Mine, asked, bodies, by_word_of_mouth, due_for_a_look, is_kept, limited, of_drafter, pending_of, seen_by,
    unfinished_of, wait, waiting_for,
};
pub use phrases::{keep_phrases, phrases};

use crate::records::Kind;
use crate::row::{Word, one};
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::approval::{Approval, State, Waiting};

/// What an approval approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A matter of its own.
    Affair,
    /// A document.
    Document,
}

/// An approval with what only storage needs to know of it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The approval.
    pub approval: Approval,
    /// What it approves.
    pub subject: Subject,
    /// Counts the changes; one who acts says which one they have seen.
    pub revision: i64,
    /// When it was last changed.
    pub updated: Moment,
}

type Row = (String, String, i64, i64);

/// Opens an approval.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, approval: &Approval, subject: Subject, now: Moment) -> Result<Stored, Error> {
    sqlx::query(
        "insert into approvals (id, subject, matter, table_id, title, drafter_id, digest, state, whereabouts, \
         awaits_body, approved_on, content, revision, created_at, updated_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null, $10, 1, $11, $11)",
    )
    .bind(approval.id())
    .bind(subject.word())
    .bind(approval.matter())
    .bind(approval.table())
    .bind(approval.title())
    .bind(&approval.drafter().id)
    .bind(approval.digest().as_str())
    .bind(approval.state().word())
    .bind(approval.whereabouts())
    .bind(content(approval)?)
    .bind(now.millis())
    .execute(&mut *tx.0)
    .await?;
    history::append(tx, approval, 0).await?;
    tx.1.thing(Thing::Approval, approval.id());
    tx.touch(Kind::Approval, approval.id());
    Ok(Stored { approval: approval.clone(), subject, revision: 1, updated: now })
}

/// An approval for a transaction that will change it.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Stored>, Error> {
    let row: Option<Row> = sqlx::query_as("select content, subject, revision, updated_at from approvals where id = $1")
        .bind(id)
        .fetch_optional(&mut *tx.0)
        .await?;
    match row {
        None => Ok(None),
        Some(row) => Ok(Some(read(row, history::of(&mut tx.0, id).await?)?)),
    }
}

/// An approval, outside a transaction.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str) -> Result<Option<Stored>, Error> {
    let mut reading = db.begin_reading().await?;
    let row: Option<Row> = sqlx::query_as("select content, subject, revision, updated_at from approvals where id = $1")
        .bind(id)
        .fetch_optional(&mut *reading)
        .await?;
    match row {
        None => Ok(None),
        Some(row) => Ok(Some(read(row, history::of(&mut reading, id).await?)?)),
    }
}

/// Writes an approval back, if it is as it was read: the chain, the new records of its history,
/// and whom it waits for.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, stored: &mut Stored, waiting: &[Waiting], now: Moment) -> Result<(), Error> {
    let approval = &stored.approval;
    let done = sqlx::query(
        "update approvals set title = $1, digest = $2, state = $3, whereabouts = $4, awaits_body = $5, \
         approved_on = $6, content = $7, updated_at = $8, matter = $9, table_id = $10, oral = $11, \
         drafter_id = $12, revision = revision + 1 where id = $13 and revision = $14",
    )
    .bind(approval.title())
    .bind(approval.digest().as_str())
    .bind(approval.state().word())
    .bind(approval.whereabouts())
    .bind(approval.awaited_body().map(office::authority::Role::name))
    .bind(approval.approved_on().map(Date::iso))
    .bind(content(approval)?)
    .bind(now.millis())
    .bind(approval.matter())
    .bind(approval.table())
    .bind(i64::from(approval.state() == State::Pending && approval.oral_hours().is_some()))
    .bind(&approval.drafter().id)
    .bind(approval.id())
    .bind(stored.revision)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    let kept = history::count(tx, approval.id()).await?;
    history::append(tx, approval, kept).await?;
    lists::wait(tx, approval.id(), waiting).await?;
    tx.touch(Kind::Approval, approval.id());
    stored.revision += 1;
    stored.updated = now;
    Ok(())
}

fn content(approval: &Approval) -> Result<String, Error> {
    serde_json::to_string(approval).map_err(|_| Error::Corrupt("approval"))
}

fn read(row: Row, history: Vec<office::approval::Record>) -> Result<Stored, Error> {
    let (content, subject, revision, updated) = row;
    let approval: Approval = serde_json::from_str(&content).map_err(|_| Error::Corrupt("approval"))?;
    Ok(Stored {
        approval: approval.with_history(history),
        subject: Subject::from_word(&subject)?,
        revision,
        updated: Moment::from_millis(updated),
    })
}

impl Word for Subject {
    fn word(self) -> &'static str {
        match self {
            Self::Affair => "affair",
            Self::Document => "document",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "affair" => Ok(Self::Affair),
            "document" => Ok(Self::Document),
            _ => Err(Error::Corrupt("subject")),
        }
    }
}

impl Word for State {
    fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(Error::Corrupt("state of an approval"))
    }
}
