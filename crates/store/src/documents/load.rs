//! How much waits for whom, for the view of the whole office. Only numbers and times: what a
//! matter is, each sees within their own clearance.

use super::Viewer;
use crate::row::Word;
use crate::{Db, Error};
use office::Moment;
use office::documents::{incoming, outgoing};
use office::notices::Thing;

/// How much waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The key of the person.
    pub person: String,
    /// How many documents and approvals.
    pub count: i64,
    /// Since when the oldest of them waits.
    pub oldest: Moment,
}

/// How much waits for each person for whom something does.
///
/// # Errors
/// Fails if the database does.
pub async fn waiting(db: &Db) -> Result<Vec<Load>, Error> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "select person_id, cast(count(*) as bigint), cast(min(since) as bigint) from ( \
         select person_id, since_at as since from document_readers where waits = 1 \
         union all select person_id, since from approval_waiting \
         union all select drafter_id, touched_at from outgoing where stage = 'drafting' \
         union all select follower_id, since_at from incoming where stage = 'handling' and follower_id is not null \
         ) as waits group by person_id order by person_id",
    )
    .fetch_all(db.reader())
    .await?;
    let load = |(person, count, oldest)| Load { person, count, oldest: Moment::from_millis(oldest) };
    Ok(rows.into_iter().map(load).collect())
}

/// How many handled documents are past their day, by the person who follows them.
///
/// # Errors
/// Fails if the database does.
pub async fn overdue(db: &Db, today: &str) -> Result<Vec<(String, i64)>, Error> {
    Ok(sqlx::query_as(
        "select follower_id, cast(count(*) as bigint) from incoming \
         where due_on < $1 and stage = 'handling' and follower_id is not null group by follower_id order by follower_id",
    )
    .bind(today)
    .fetch_all(db.reader())
    .await?)
}

/// A document on somebody's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDesk {
    /// The key.
    pub id: String,
    /// The title.
    pub title: String,
    /// Since when it is there.
    pub since: Moment,
    stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Received(incoming::Stage),
    Sent(outgoing::Stage),
}

impl OnDesk {
    /// What kind of thing it is.
    #[must_use]
    pub fn thing(&self) -> Thing {
        match self.stage {
            Stage::Received(_) => Thing::Incoming,
            Stage::Sent(_) => Thing::Outgoing,
        }
    }

    /// At which stage it is, as a person reads it.
    #[must_use]
    pub fn stage(&self) -> &'static str {
        match self.stage {
            Stage::Received(stage) => stage.name(),
            Stage::Sent(stage) => stage.name(),
        }
    }
}

/// The documents on somebody's desk that the viewer may see, the longest there first.
///
/// # Errors
/// Fails if the database does.
pub async fn on_desk(db: &Db, viewer: &Viewer, person: &str, limit: i64) -> Result<Vec<OnDesk>, Error> {
    let rows: Vec<(String, String, String, String, i64)> = sqlx::query_as(
        "select thing, id, title, stage, since from ( \
         select 'incoming' as thing, d.id, d.title, d.stage, r.since_at as since, d.circle from document_readers r \
         join incoming d on d.id = r.document_id where r.person_id = $1 and r.waits = 1 \
         union all select 'incoming', d.id, d.title, d.stage, d.since_at, d.circle from incoming d \
         where d.follower_id = $1 and d.stage = 'handling' \
         union all select 'outgoing', d.id, d.title, d.stage, d.touched_at, d.circle from outgoing d \
         where d.drafter_id = $1 and d.stage = 'drafting' \
         union all select 'outgoing', d.id, d.title, d.stage, w.since, d.circle from approval_waiting w \
         join outgoing d on d.id = w.approval_id where w.person_id = $1) as desk \
         where (circle = 'office' and $2 = 1) or exists \
         (select 1 from document_readers v where v.document_id = desk.id and v.person_id = $3) \
         order by since, id limit $4",
    )
    .bind(person)
    .bind(i64::from(viewer.insider))
    .bind(&viewer.person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter()
        .map(|(thing, id, title, stage, since)| {
            let stage = match thing.as_str() {
                "incoming" => Stage::Received(incoming::Stage::from_word(&stage)?),
                _ => Stage::Sent(outgoing::Stage::from_word(&stage)?),
            };
            Ok(OnDesk { id, title, since: Moment::from_millis(since), stage })
        })
        .collect()
}
