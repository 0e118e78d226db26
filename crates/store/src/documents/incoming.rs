//! Received documents (收文).

use super::{Viewer, from_json, to_json};
use crate::records::Kind as Kept;
use crate::row::{Word, one};
use crate::search::Thing;
use crate::{Db, Error, Tx};
use gongwen::Date;
use office::Moment;
use office::archive::{FileNumber, Reference};
use office::documents::incoming::{
    Answer, Assignment, Deadline, Examination, Feedback, Incoming, Instruction, Proposal, Reading, Sender, Stage,
    TakenBack, Treatment, Urgency, Urging,
};
use office::documents::{Circle, Done};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

/// What happened to it, kept together.
#[derive(Serialize, Deserialize)]
pub(super) struct Facts {
    sent: Option<Done>,
    received: Option<Done>,
    registered: Option<Done>,
    examination: Option<Examination>,
    pub(super) proposal: Option<Proposal>,
    pub(super) instructions: Vec<Instruction>,
    pub(super) assignment: Option<Assignment>,
    pub(super) readings: Vec<Reading>,
    urgings: Vec<Urging>,
    #[serde(default)]
    feedback: Vec<Feedback>,
    pub(super) answer: Option<Answer>,
    #[serde(default)]
    taken_back: Vec<TakenBack>,
    /// The composed reference; one written by hand stands in its column alone.
    #[serde(default)]
    filed: Option<FileNumber>,
}

impl Facts {
    fn of(incoming: &Incoming) -> Self {
        Self {
            sent: incoming.sent.clone(),
            received: incoming.received.clone(),
            registered: incoming.number.as_ref().map(|(_, act)| act.clone()),
            examination: incoming.examination.clone(),
            proposal: incoming.proposal.clone(),
            instructions: incoming.instructions.clone(),
            assignment: incoming.assignment.clone(),
            readings: incoming.readings.clone(),
            urgings: incoming.urgings.clone(),
            feedback: incoming.feedback.clone(),
            answer: incoming.answer.clone(),
            taken_back: incoming.taken_back.clone(),
            filed: match &incoming.reference {
                Some(Reference::Composed(number)) => Some(number.clone()),
                Some(Reference::Written(_)) | None => None,
            },
        }
    }
}

/// What happened to a document, as it is kept.
pub(super) fn facts(text: &str) -> Result<Facts, Error> {
    from_json(text, "facts of a received document")
}

const VISIBLE: &str = "select d.id, d.sender_unit, d.sender_name, d.their_number, d.title, d.body, d.urgency, \
     d.copies, d.treatment, d.circle, d.stage, d.since_at, d.number, d.facts, d.reference, d.revision \
     from incoming d where d.id = $1 and ((d.circle = 'office' and $2 = 1) or exists \
     (select 1 from document_readers r where r.document_id = d.id and r.person_id = $3))";

/// Without a viewer, for the program itself.
const WHOLE: &str = "select id, sender_unit, sender_name, their_number, title, body, urgency, copies, treatment, \
     circle, stage, since_at, number, facts, reference, revision from incoming where id = $1";

fn read(row: &AnyRow) -> Result<Incoming, Error> {
    let text = |name: &str| row.try_get::<String, _>(name);
    let optional = |name: &str| row.try_get::<Option<String>, _>(name);
    let facts = facts(&text("facts")?)?;
    let copies = row.try_get::<i64, _>("copies")?;
    Ok(Incoming {
        id: text("id")?,
        sender: Sender { unit: optional("sender_unit")?, name: text("sender_name")? },
        their_number: text("their_number")?,
        title: text("title")?,
        text: text("body")?,
        urgency: Urgency::from_word(&text("urgency")?)?,
        copies: u32::try_from(copies).map_err(|_| Error::Corrupt("copies"))?,
        treatment: Treatment::from_word(&text("treatment")?)?,
        circle: Circle::from_word(&text("circle")?)?,
        sent: facts.sent,
        received: facts.received,
        number: optional("number")?.zip(facts.registered),
        examination: facts.examination,
        proposal: facts.proposal,
        instructions: facts.instructions,
        assignment: facts.assignment,
        readings: facts.readings,
        urgings: facts.urgings,
        feedback: facts.feedback,
        answer: facts.answer,
        taken_back: facts.taken_back,
        stage: Stage::from_word(&text("stage")?)?,
        since: Moment::from_millis(row.try_get("since_at")?),
        reference: match facts.filed {
            Some(number) => Some(Reference::Composed(number)),
            None => optional("reference")?.map(Reference::Written),
        },
        revision: row.try_get("revision")?,
    })
}

/// A document that the viewer may see, in a transaction that is to change it.
///
/// # Errors
/// Fails if the database does.
pub async fn by_id(tx: &mut Tx, id: &str, viewer: &Viewer) -> Result<Option<Incoming>, Error> {
    let row = sqlx::query(VISIBLE)
        .bind(id)
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_optional(&mut *tx.0)
        .await?;
    row.as_ref().map(read).transpose()
}

/// A document that the viewer may see.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, id: &str, viewer: &Viewer) -> Result<Option<Incoming>, Error> {
    let row = sqlx::query(VISIBLE)
        .bind(id)
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_optional(db.reader())
        .await?;
    row.as_ref().map(read).transpose()
}

/// A document for the system itself, which acts on it because time has passed.
///
/// # Errors
/// Fails if the database does.
pub async fn unseen(tx: &mut Tx, id: &str) -> Result<Option<Incoming>, Error> {
    let row = sqlx::query(WHOLE).bind(id).fetch_optional(&mut *tx.0).await?;
    row.as_ref().map(read).transpose()
}

/// A document as it is kept, to be held against the ledger.
///
/// # Errors
/// Fails if the database does.
pub async fn as_kept(db: &Db, id: &str) -> Result<Option<Incoming>, Error> {
    let row = sqlx::query(WHOLE).bind(id).fetch_optional(db.reader()).await?;
    row.as_ref().map(read).transpose()
}

/// What a document answers, for the system itself, which tells people that it answers no more.
///
/// # Errors
/// Fails if the database does.
pub async fn answered_by(tx: &mut Tx, document: &str) -> Result<Vec<Incoming>, Error> {
    let rows = sqlx::query(
        "select id, sender_unit, sender_name, their_number, title, body, urgency, copies, treatment, circle, stage, \
         since_at, number, facts, reference, revision from incoming where answered_by = $1 order by id",
    )
    .bind(document)
    .fetch_all(&mut *tx.0)
    .await?;
    rows.iter().map(read).collect()
}

/// The keys of what is being handled whose deadline has passed and was not told, or is not known yet.
///
/// # Errors
/// Fails if the database does.
pub async fn due_for_a_look(db: &Db, today: Date) -> Result<Vec<String>, Error> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select id, facts from incoming where stage = 'handling' and (due_on is null or due_on < $1) order by id",
    )
    .bind(today.iso())
    .fetch_all(db.reader())
    .await?;
    let mut due = Vec::new();
    for (id, text) in rows {
        let assignment = facts(&text)?.assignment;
        let looked = assignment.is_some_and(|one| match one.due {
            Deadline::On(_) => !one.overdue,
            Deadline::Unknown(_) => one.days.is_some(),
            Deadline::None => false,
        });
        if looked {
            due.push(id);
        }
    }
    Ok(due)
}

/// What else came from the same sender under the same number, as far as the viewer may see it, the oldest
/// first: key, number in the register (empty before it has one), title; ten at most.
///
/// # Errors
/// Fails if the database does.
pub async fn twins(db: &Db, of: &Incoming, viewer: &Viewer) -> Result<Vec<(String, String, String)>, Error> {
    let rows = sqlx::query(
        "select d.id, d.number, d.title from incoming d where d.their_number = $1 and d.their_number <> '' \
         and d.sender_name = $2 and d.id <> $3 and ((d.circle = 'office' and $4 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $5)) \
         order by d.created_at, d.id limit 10",
    )
    .bind(&of.their_number)
    .bind(&of.sender.name)
    .bind(&of.id)
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .fetch_all(db.reader())
    .await?;
    let number = |row: &AnyRow| row.try_get::<Option<String>, _>("number").map(Option::unwrap_or_default);
    rows.iter().map(|row| Ok((row.try_get("id")?, number(row)?, row.try_get("title")?))).collect()
}

/// Whether there is such a document, for the record of whoever tried to act on what they may not see.
///
/// # Errors
/// Fails if the database does.
pub async fn is_there(db: &Db, id: &str) -> Result<bool, Error> {
    let found: i64 =
        sqlx::query_scalar("select count(*) from incoming where id = $1").bind(id).fetch_one(db.reader()).await?;
    Ok(found > 0)
}

/// Keeps a new document.
///
/// # Errors
/// Fails if the database does.
pub async fn insert(tx: &mut Tx, incoming: &Incoming, now: Moment) -> Result<(), Error> {
    sqlx::query(
        "insert into incoming (id, sender_unit, sender_name, their_number, title, body, urgency, copies, treatment, \
         circle, stage, since_at, with_name, number, received_at, due_on, facts, reference, created_at, revision) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, $14, null, $15, null, $16, 1)",
    )
    .bind(&incoming.id)
    .bind(incoming.sender.unit.as_deref())
    .bind(&incoming.sender.name)
    .bind(&incoming.their_number)
    .bind(&incoming.title)
    .bind(&incoming.text)
    .bind(incoming.urgency.word())
    .bind(i64::from(incoming.copies))
    .bind(incoming.treatment.word())
    .bind(incoming.circle.word())
    .bind(incoming.stage.word())
    .bind(incoming.since.millis())
    .bind(incoming.whereabouts().with)
    .bind(incoming.received.as_ref().map(|received| received.at.millis()))
    .bind(to_json(&Facts::of(incoming))?)
    .bind(now.millis())
    .execute(&mut *tx.0)
    .await?;
    tx.1.thing(Thing::Incoming, &incoming.id);
    tx.touch(Kept::Incoming, &incoming.id);
    Ok(())
}

/// Writes a document back, if it is as it was read, and counts its revision up.
///
/// # Errors
/// `ChangedMeanwhile` if it is not.
pub async fn update(tx: &mut Tx, incoming: &mut Incoming) -> Result<(), Error> {
    let due = match incoming.assignment.as_ref().map(|assignment| assignment.due) {
        Some(Deadline::On(day)) => Some(day.iso()),
        Some(Deadline::Unknown(_) | Deadline::None) | None => None,
    };
    let done = sqlx::query(
        "update incoming set treatment = $1, circle = $2, stage = $3, since_at = $4, with_name = $5, number = $6, \
         received_at = $7, due_on = $8, facts = $9, reference = $10, follower_id = $11, answered_by = $12, \
         sender_name = $13, their_number = $14, title = $15, urgency = $16, copies = $17, revision = revision + 1 \
         where id = $18 and revision = $19",
    )
    .bind(incoming.treatment.word())
    .bind(incoming.circle.word())
    .bind(incoming.stage.word())
    .bind(incoming.since.millis())
    .bind(incoming.whereabouts().with)
    .bind(incoming.number.as_ref().map(|(number, _)| number.as_str()))
    .bind(incoming.received.as_ref().map(|received| received.at.millis()))
    .bind(due)
    .bind(to_json(&Facts::of(incoming))?)
    .bind(incoming.reference.as_ref().map(ToString::to_string))
    .bind(incoming.assignment.as_ref().map(|assignment| assignment.follows.id.as_str()))
    .bind(incoming.answer.as_ref().and_then(|answer| answer.document.as_deref()))
    .bind(&incoming.sender.name)
    .bind(&incoming.their_number)
    .bind(&incoming.title)
    .bind(incoming.urgency.word())
    .bind(i64::from(incoming.copies))
    .bind(&incoming.id)
    .bind(incoming.revision)
    .execute(&mut *tx.0)
    .await?;
    one(done.rows_affected())?;
    incoming.revision += 1;
    tx.1.thing(Thing::Incoming, &incoming.id);
    tx.1.document(&incoming.id);
    tx.touch(Kept::Incoming, &incoming.id);
    Ok(())
}
