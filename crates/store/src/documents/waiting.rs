//! Whose turn it is: documents that wait for a person, for a desk or a unit, and those a person
//! waits for. Each list is one walk along an index of what is open, so that it costs the same
//! however much is done already.

use super::{Viewer, from_json};
use crate::row::Word;
use crate::{Db, Error};
use office::Moment;
use office::documents::incoming::{Stage as In, Urgency};
use office::documents::outgoing::{Copy, Stage as Out, State};

/// A received document that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The key.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who sent it.
    pub sender: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The stage.
    pub stage: In,
    /// With whom it is.
    pub with: String,
    /// When it must be done, as ISO 8601; empty where there is no limit.
    pub due: String,
    /// The part of the person who was asked for; empty for a desk.
    pub part: String,
    /// Since when.
    pub since: Moment,
}

/// A sent document that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The key.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who drafted it.
    pub drafter: String,
    /// The stage.
    pub stage: Out,
    /// With whom the approval is; empty before and after.
    pub with: String,
    /// Whether it came back to the drafter.
    pub returned: bool,
    /// Since when.
    pub since: Moment,
}

/// Copies that a unit has not received yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The key of the copies.
    pub id: String,
    /// The document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// To whom they were sent.
    pub recipient: String,
    /// When.
    pub sent: Moment,
}

type ReceivedRow = (String, String, String, String, String, String, Option<String>, String, i64);

fn received((id, title, sender, urgency, stage, with, due, part, since): ReceivedRow) -> Result<Received, Error> {
    Ok(Received {
        urgency: Urgency::from_word(&urgency)?,
        stage: In::from_word(&stage)?,
        since: Moment::from_millis(since),
        due: due.unwrap_or_default(),
        id,
        title,
        sender,
        with,
        part,
    })
}

type SentRow = (String, String, String, String, Option<String>, i64);

fn sent((id, title, drafter, stage, with, since): SentRow) -> Result<Sent, Error> {
    let with = with.unwrap_or_default();
    let (stage, since) = (Out::from_word(&stage)?, Moment::from_millis(since));
    Ok(Sent { id, title, drafter, stage, with, returned: false, since })
}

/// Received documents for which a person is waited for, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn received_for(db: &Db, person: &str, limit: i64) -> Result<Vec<Received>, Error> {
    let rows: Vec<ReceivedRow> = sqlx::query_as(
        "select d.id, d.title, d.sender_name, d.urgency, d.stage, d.with_name, d.due_on, r.part, r.since_at \
         from document_readers r join incoming d on d.id = r.document_id \
         where r.person_id = $1 and r.waits = 1 order by r.since_at, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(received).collect()
}

/// Drafts of documents that a person has to finish, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn drafts_of(db: &Db, person: &str, limit: i64) -> Result<Vec<Sent>, Error> {
    let rows: Vec<SentRow> = sqlx::query_as(
        "select d.id, d.title, d.drafter_name, d.stage, d.state, d.touched_at from outgoing d \
         where d.drafter_id = $1 and d.stage = 'drafting' order by d.touched_at, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    let draft = |row: SentRow| {
        let mut draft = sent(row)?;
        let state: State = from_json(&std::mem::take(&mut draft.with), "state of a document")?;
        draft.returned = matches!(state, State::Drafting(Some(_)));
        Ok(draft)
    };
    rows.into_iter().map(draft).collect()
}

/// Issued documents of a drafter that are to be made public and are not known to be, with the day on
/// which they were formed; the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn to_publish(db: &Db, person: &str, limit: i64) -> Result<Vec<(Sent, String)>, Error> {
    let rows: Vec<SentRow> = sqlx::query_as(
        "select d.id, d.title, d.drafter_name, d.stage, d.signed_on, d.touched_at from outgoing d \
         where d.drafter_id = $1 and d.to_publish = 1 order by d.signed_on, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    let formed = |row: SentRow| {
        let mut line = sent(row)?;
        let formed = std::mem::take(&mut line.with);
        Ok((line, formed))
    };
    rows.into_iter().map(formed).collect()
}

/// Received documents that are handled and that a person follows, the first due first.
///
/// # Errors
/// Fails if the database does.
pub async fn followed_by(db: &Db, person: &str, limit: i64) -> Result<Vec<Received>, Error> {
    let rows: Vec<ReceivedRow> = sqlx::query_as(
        "select d.id, d.title, d.sender_name, d.urgency, d.stage, d.with_name, d.due_on, '', d.since_at \
         from incoming d where d.follower_id = $1 and d.stage = 'handling' \
         order by d.due_on nulls last, d.since_at, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(received).collect()
}

/// Received documents at a stage that the viewer may see and nobody follows yet, the longest
/// waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn received_at(db: &Db, viewer: &Viewer, stage: In, limit: i64) -> Result<Vec<Received>, Error> {
    let rows: Vec<ReceivedRow> = sqlx::query_as(
        "select d.id, d.title, d.sender_name, d.urgency, d.stage, d.with_name, d.due_on, '', d.since_at \
         from incoming d where d.stage = $1 and d.follower_id is null and ((d.circle = 'office' and $2 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $3)) \
         order by d.since_at, d.id limit $4",
    )
    .bind(stage.word())
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(received).collect()
}

/// Sent documents at a stage that the viewer may see and did not draft, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn sent_at(db: &Db, viewer: &Viewer, stage: Out, limit: i64) -> Result<Vec<Sent>, Error> {
    let rows: Vec<SentRow> = sqlx::query_as(
        "select d.id, d.title, d.drafter_name, d.stage, cast(null as text), d.touched_at from outgoing d \
         where d.stage = $1 and d.drafter_id <> $3 and ((d.circle = 'office' and $2 = 1) or exists \
         (select 1 from document_readers r where r.document_id = d.id and r.person_id = $3)) \
         order by d.touched_at, d.id limit $4",
    )
    .bind(stage.word())
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(sent).collect()
}

/// Documents of a drafter that are with others, the last touched first.
///
/// # Errors
/// Fails if the database does.
pub async fn under_way(db: &Db, person: &str, limit: i64) -> Result<Vec<Sent>, Error> {
    let rows: Vec<SentRow> = sqlx::query_as(
        "select d.id, d.title, d.drafter_name, d.stage, \
         case when d.stage = 'approving' then a.whereabouts end, d.touched_at \
         from outgoing d left join approvals a on a.id = d.id where d.drafter_id = $1 and d.stage in \
         ('reviewing', 'approving', 'signed', 'rechecked', 'registered', 'printed', 'sealed') \
         order by d.touched_at desc, d.id desc limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(sent).collect()
}

/// What a unit sent in and has no answer to yet, as far as the person may see it; the longest
/// waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn sent_in_by(db: &Db, unit: &str, person: &str, limit: i64) -> Result<Vec<Received>, Error> {
    let rows: Vec<ReceivedRow> = sqlx::query_as(
        "select d.id, d.title, d.sender_name, d.urgency, d.stage, d.with_name, d.due_on, '', d.since_at \
         from incoming d where d.sender_unit = $1 and d.stage in \
         ('sent', 'received', 'registered', 'examined', 'proposed', 'handling', 'circulating') \
         and exists (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2) \
         order by d.since_at, d.id limit $3",
    )
    .bind(unit)
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(received).collect()
}

/// Copies that a unit has not received yet, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn coming_for(db: &Db, unit: &str, limit: i64) -> Result<Vec<Coming>, Error> {
    let rows: Vec<(String, String, String, String, String)> = sqlx::query_as(
        "select c.id, c.document_id, d.title, c.recipient, c.record from document_copies c \
         join outgoing d on d.id = c.document_id where c.unit_id = $1 and c.received_at is null \
         and c.recalled_at is null order by c.id limit $2",
    )
    .bind(unit)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    let coming = |(id, document, title, recipient, record): (String, String, String, String, String)| {
        let copy: Copy = from_json(&record, "copies")?;
        Ok(Coming { id, document, title, recipient, sent: copy.sent.at })
    };
    rows.into_iter().map(coming).collect()
}
