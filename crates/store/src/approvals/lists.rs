//! Lists: what waits for a person, what a person submitted, what a person had a hand in.

use crate::documents::Viewer;
use crate::documents::register::Page;
use crate::row::Word;
use crate::search::Thing;
use crate::{Db, Error, Tx};
use office::Moment;
use office::approval::{Errand, State, Waiting};

/// An approval that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Its key.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The code of its matter.
    pub matter: String,
    /// Who submitted it.
    pub drafter: String,
    /// What is to be done.
    pub errand: Errand,
    /// On which post.
    pub post: String,
    /// In whose name; empty for one's own.
    pub for_whom: String,
    /// Since when.
    pub since: Moment,
    /// In how many working days, if there is a limit.
    pub limit: Option<u32>,
}

/// An approval in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The code of its matter.
    pub matter: String,
    /// Who submitted it.
    pub drafter: String,
    /// Where it stands as a whole.
    pub state: State,
    /// Where it is.
    pub whereabouts: String,
    /// When it last moved.
    pub updated: Moment,
}

impl Word for Errand {
    fn word(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Confirm => "confirm",
            Self::Mend => "mend",
            Self::Settle => "settle",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "sign" => Ok(Self::Sign),
            "confirm" => Ok(Self::Confirm),
            "mend" => Ok(Self::Mend),
            "settle" => Ok(Self::Settle),
            _ => Err(Error::Corrupt("errand")),
        }
    }
}

/// Keeps whom it waits for, instead of whom it waited for.
///
/// # Errors
/// Fails if the database does.
pub async fn wait(tx: &mut Tx, id: &str, waiting: &[Waiting]) -> Result<(), Error> {
    sqlx::query("delete from approval_waiting where approval_id = $1").bind(id).execute(&mut *tx.0).await?;
    for one in waiting {
        sqlx::query(
            "insert into approval_waiting (approval_id, person_id, errand, title, for_name, since, limit_days) \
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (approval_id, person_id, errand) do nothing",
        )
        .bind(id)
        .bind(&one.who.id)
        .bind(one.errand.word())
        .bind(&one.title)
        .bind(one.for_whom.as_ref().map_or("", |of| of.name.as_str()))
        .bind(one.since.millis())
        .bind(one.limit.map(i64::from))
        .execute(&mut *tx.0)
        .await?;
    }
    tx.1.thing(Thing::Approval, id);
    Ok(())
}

/// Who is asked to sign within a limit: the person, since when, and how many working days.
///
/// # Errors
/// Fails if the database does.
pub async fn limited(db: &Db) -> Result<Vec<(String, Moment, u32)>, Error> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "select person_id, since, limit_days from approval_waiting where errand = 'sign' and limit_days is not null",
    )
    .fetch_all(db.reader())
    .await?;
    let limited = |(person, since, days)| {
        let days = u32::try_from(days).map_err(|_| Error::Corrupt("limit of an approval"))?;
        Ok((person, Moment::from_millis(since), days))
    };
    rows.into_iter().map(limited).collect()
}

/// Who is kept as being waited for, and why.
///
/// # Errors
/// Fails if the database does.
pub async fn asked(tx: &mut Tx, id: &str) -> Result<Vec<(String, Errand)>, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select person_id, errand from approval_waiting where approval_id = $1")
            .bind(id)
            .fetch_all(&mut *tx.0)
            .await?;
    rows.into_iter().map(|(person, errand)| Ok((person, Errand::from_word(&errand)?))).collect()
}

/// Whether those for whom it waits are kept already, so that nothing need be written.
///
/// # Errors
/// Fails if the database does.
pub async fn is_kept(db: &Db, id: &str, waiting: &[Waiting]) -> Result<bool, Error> {
    type Row = (String, String, String, String, Option<i64>);
    let mut kept: Vec<Row> = sqlx::query_as(
        "select person_id, errand, title, for_name, limit_days from approval_waiting where approval_id = $1",
    )
    .bind(id)
    .fetch_all(db.reader())
    .await?;
    let row = |one: &Waiting| {
        let name = one.for_whom.as_ref().map_or_else(String::new, |of| of.name.clone());
        (one.who.id.clone(), one.errand.word().to_owned(), one.title.clone(), name, one.limit.map(i64::from))
    };
    let mut wanted: Vec<Row> = waiting.iter().map(row).collect();
    kept.sort();
    wanted.sort();
    wanted.dedup_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1));
    Ok(kept == wanted)
}

/// What waits for a person, the longest waiting first.
///
/// # Errors
/// Fails if the database does.
pub async fn waiting_for(db: &Db, person: &str) -> Result<Vec<Mine>, Error> {
    type Row = (String, String, String, String, String, String, String, i64, Option<i64>);
    let rows: Vec<Row> = sqlx::query_as(
        "select a.id, a.title, a.matter, p.name, w.errand, w.title, w.for_name, w.since, w.limit_days from approval_waiting w \
         join approvals a on a.id = w.approval_id join people p on p.id = a.drafter_id \
         where w.person_id = $1 order by w.since, a.id, w.errand",
    )
    .bind(person)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter()
        .map(|(id, title, matter, drafter, errand, post, for_whom, since, limit)| {
            let (errand, since) = (Errand::from_word(&errand)?, Moment::from_millis(since));
            let limit = limit.and_then(|days| u32::try_from(days).ok());
            Ok(Mine { id, title, matter, drafter, errand, post, for_whom, since, limit })
        })
        .collect()
}

type LineRow = (String, String, String, String, String, String, i64);

fn line(row: LineRow) -> Result<Line, Error> {
    let (id, title, matter, drafter, state, whereabouts, updated) = row;
    let (state, updated) = (State::from_word(&state)?, Moment::from_millis(updated));
    Ok(Line { id, title, matter, drafter, state, whereabouts, updated })
}

/// A line, and how many there are in all.
type CountedRow = (String, String, String, String, String, String, i64, i64);

fn counted(rows: Vec<CountedRow>) -> Result<Page<Line>, Error> {
    let total = rows.first().map_or(0, |row| row.7);
    let plain = |(id, title, matter, drafter, state, whereabouts, updated, _): CountedRow| {
        line((id, title, matter, drafter, state, whereabouts, updated))
    };
    Ok(Page { lines: rows.into_iter().map(plain).collect::<Result<_, _>>()?, total })
}

/// What a person submitted, the last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn of_drafter(db: &Db, person: &str, offset: i64, limit: i64) -> Result<Page<Line>, Error> {
    let rows: Vec<CountedRow> = sqlx::query_as(
        "select a.id, a.title, a.matter, p.name, a.state, a.whereabouts, a.updated_at, \
         cast(count(*) over () as bigint) from approvals a \
         join people p on p.id = a.drafter_id where a.drafter_id = $1 order by a.updated_at desc, a.id desc limit $2 offset $3",
    )
    .bind(person)
    .bind(limit)
    .bind(offset)
    .fetch_all(db.reader())
    .await?;
    counted(rows)
}

/// Matters, no documents, that a person submitted and that wait for others, the last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn pending_of(db: &Db, person: &str, limit: i64) -> Result<Vec<Line>, Error> {
    let rows: Vec<LineRow> = sqlx::query_as(
        "select a.id, a.title, a.matter, p.name, a.state, a.whereabouts, a.updated_at from approvals a \
         join people p on p.id = a.drafter_id where a.drafter_id = $1 and a.state = 'pending' \
         and a.subject = 'affair' order by a.updated_at desc, a.id desc limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(line).collect()
}

/// Matters, no documents, that a person submitted and that are neither carried out nor given up on:
/// under way, on the drafter's desk, or approved. The last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn unfinished_of(db: &Db, person: &str, limit: i64) -> Result<Vec<Line>, Error> {
    let rows: Vec<LineRow> = sqlx::query_as(
        "select a.id, a.title, a.matter, p.name, a.state, a.whereabouts, a.updated_at from approvals a \
         join people p on p.id = a.drafter_id join affairs f on f.id = a.id where a.drafter_id = $1 \
         and a.subject = 'affair' and f.done_on is null order by a.updated_at desc, a.id desc limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.into_iter().map(line).collect()
}

/// What a person had a hand in without having submitted it, the last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn seen_by(db: &Db, person: &str, offset: i64, limit: i64) -> Result<Page<Line>, Error> {
    let rows: Vec<CountedRow> = sqlx::query_as(
        "select a.id, a.title, a.matter, p.name, a.state, a.whereabouts, a.updated_at, \
         cast(count(*) over () as bigint) from approvals a \
         join people p on p.id = a.drafter_id where a.drafter_id <> $1 \
         and a.id in (select h.approval_id from approval_history h where h.actor_id = $1) \
         order by a.updated_at desc, a.id desc limit $2 offset $3",
    )
    .bind(person)
    .bind(limit)
    .bind(offset)
    .fetch_all(db.reader())
    .await?;
    counted(rows)
}

/// A matter, or a document that the viewer may see.
macro_rules! visible {
    ($where:literal) => {
        concat!(
            "select a.id, a.title, a.matter, p.name, a.state, a.whereabouts, a.updated_at from approvals a \
             join people p on p.id = a.drafter_id where a.state = 'pending' and ",
            $where,
            " and (a.subject = 'affair' or exists (select 1 from outgoing d where d.id = a.id \
             and ((d.circle = 'office' and $1 = 1) or exists (select 1 from document_readers r \
             where r.document_id = d.id and r.person_id = $2)))) order by a.updated_at desc, a.id desc"
        )
    };
}

/// What waits for the decision of a body, the last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn bodies(db: &Db, viewer: &Viewer) -> Result<Vec<Line>, Error> {
    let rows: Vec<LineRow> = sqlx::query_as(visible!("a.awaits_body is not null"))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_all(db.reader())
        .await?;
    rows.into_iter().map(line).collect()
}

/// What is so urgent that an oral consent may be put on record, the last moved first.
///
/// # Errors
/// Fails if the database does.
pub async fn by_word_of_mouth(db: &Db, viewer: &Viewer) -> Result<Vec<Line>, Error> {
    let rows: Vec<LineRow> = sqlx::query_as(visible!("a.oral = 1"))
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .fetch_all(db.reader())
        .await?;
    rows.into_iter().map(line).collect()
}

/// The keys of approvals that time may have touched: under way, or approved and waiting for
/// an oral consent to be confirmed.
///
/// # Errors
/// Fails if the database does.
pub async fn due_for_a_look(db: &Db) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "select id from approvals where state = 'pending' \
         union select approval_id from approval_waiting where errand = 'confirm' order by 1",
    )
    .fetch_all(db.reader())
    .await?)
}
