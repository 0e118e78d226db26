//! What waits: for a person, and at the desks that handle a stage.

use super::IncomingLine;
use super::incoming::line;
use crate::row::Word;
use crate::{Db, Error};
use office::documents::{incoming, outgoing};

/// Received documents that the person must instruct on or read, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn incoming_waiting(db: &Db, person: &str, limit: i64) -> Result<Vec<IncomingLine>, Error> {
    let rows = sqlx::query(
        "select d.id, d.number, d.sender_name, d.their_number, d.title, d.urgency, d.copies, d.treatment, d.stage, \
         d.with_name, d.since_at, d.due_on, d.received_at, d.facts, d.reference, cast(0 as bigint) as of_group \
         from document_readers r join incoming d on d.id = r.document_id where r.person_id = $1 and r.waits = 1 order by r.since_at, d.id limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.iter().map(line).collect()
}

/// How many documents stand at each stage: for the desks that handle a stage.
///
/// # Errors
/// Fails if the database does.
pub async fn counts(db: &Db) -> Result<(Vec<(outgoing::Stage, i64)>, Vec<(incoming::Stage, i64)>), Error> {
    let sent: Vec<(String, i64)> =
        sqlx::query_as("select stage, cast(count(*) as bigint) from outgoing group by stage")
            .fetch_all(db.reader())
            .await?;
    let received: Vec<(String, i64)> =
        sqlx::query_as("select stage, cast(count(*) as bigint) from incoming group by stage")
            .fetch_all(db.reader())
            .await?;
    let sent = sent.into_iter().map(|(stage, count)| Ok((outgoing::Stage::from_word(&stage)?, count)));
    let received = received.into_iter().map(|(stage, count)| Ok((incoming::Stage::from_word(&stage)?, count)));
    Ok((sent.collect::<Result<_, Error>>()?, received.collect::<Result<_, Error>>()?))
}
