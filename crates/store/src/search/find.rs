//! Asking the index: what matches and may be seen, the newest first or titles first.

use super::ask::{Ask, Term};
use super::hit::{self, Hit};
use super::source::{BODIES, OFFICE, OPEN, kind_term, person_term, stage_term, year_term};
use super::{Thing, postgres, sqlite};
use crate::documents::Viewer;
use crate::row::Word;
use crate::{Db, Engine, Error};
use office::Moment;
use office::approval::State;
use office::documents::{incoming, outgoing};
use sqlx::{AnyConnection, AssertSqlSafe};

/// So many results are counted; beyond, there are more.
pub const COUNTED: usize = 200;

/// Rounds in which the index is asked again because things turned out not to be there to see.
const ROUNDS: usize = 5;

/// Whose eyes the results are for.
#[derive(Clone, Debug)]
pub struct Eyes {
    /// What documents the person may see.
    pub viewer: Viewer,
    /// Whether the person puts the decisions of bodies on record.
    pub registrar: bool,
}

/// A stage to filter by; each belongs to one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageFilter {
    /// Of sent documents.
    Outgoing(outgoing::Stage),
    /// Of received documents.
    Incoming(incoming::Stage),
    /// Of approvals.
    Approval(State),
}

/// Which results come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What began last.
    #[default]
    Newest,
    /// What has the words in title or number; then what began last.
    Titles,
}

/// After which result a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Past the results with the words in the title.
    pub beyond_titles: bool,
    /// The place of the result.
    pub place: i64,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Words and numbers.
    pub ask: Ask,
    /// Words of a name: of the sender, the drafter, the signer.
    pub who: Ask,
    /// Only that kind.
    pub thing: Option<Thing>,
    /// Only of that year.
    pub year: Option<i32>,
    /// Only at that stage.
    pub stage: Option<StageFilter>,
    /// Only what is still to be done.
    pub open: bool,
    /// Begun not before that moment.
    pub from: Option<Moment>,
    /// Begun before that moment.
    pub until: Option<Moment>,
    /// The order.
    pub order: Order,
    /// Only what comes after that.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The results.
    pub hits: Vec<Hit>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// How many there are from here on, counted up to [`COUNTED`]; none if there are more.
    pub rest: Option<usize>,
}

/// What must match: one of the eyes, all terms, and not all of the last.
pub(super) struct Match {
    pub(super) eyes: Vec<String>,
    pub(super) all: Vec<Term>,
    pub(super) not: Vec<Term>,
}

/// A result before its own table is read.
struct Candidate {
    cursor: Cursor,
    thing: Thing,
    id: String,
}

/// What may be seen, by the tables themselves: the index only leads here. `$5` is whether the
/// person is of the office, `$6` the person, `$7` whether they record the decisions of bodies.
const VISIBLE: &str = "(case s.kind \
     when 'draft' then (select count(*) from drafts d where d.id = s.thing_id and d.owner_id = $6 \
     and d.discarded_at is null) \
     when 'approval' then (select count(*) from approvals a where a.id = s.thing_id and a.subject = 'affair' \
     and (a.drafter_id = $6 or ($7 = 1 and a.awaits_body is not null) \
     or exists (select 1 from approval_waiting w where w.approval_id = a.id and w.person_id = $6) \
     or exists (select 1 from approval_history h where h.approval_id = a.id and (h.actor_id = $6 or h.for_id = $6)))) \
     else (select count(*) from document_readers r where r.document_id = s.document_id and r.person_id = $6) \
     + case when $5 = 0 then 0 else (select count(*) from outgoing d where d.id = s.document_id and d.circle = 'office') \
     + (select count(*) from incoming d where d.id = s.document_id and d.circle = 'office') end end)";

/// Finds what the eyes may see.
///
/// # Errors
/// Fails if the database does; never because of what was typed.
pub async fn find(db: &Db, eyes: &Eyes, query: &Query) -> Result<Found, Error> {
    let mut reading = db.begin_reading().await?;
    if db.engine() == Engine::Postgres {
        postgres::prepare(&mut reading).await?;
    }
    let titles = query.order == Order::Titles && !query.ask.is_empty();
    let (floor, ceiling) = bounds(&mut reading, query).await?;
    let mut candidates: Vec<Candidate> = Vec::new();
    for beyond_titles in [false, true] {
        let skipped = query.after.is_some_and(|after| after.beyond_titles && !beyond_titles);
        if skipped || (beyond_titles && !titles) || candidates.len() > COUNTED {
            continue;
        }
        let before = query.after.filter(|after| after.beyond_titles == beyond_titles);
        let before = before.map_or(ceiling, |after| after.place.min(ceiling));
        let matched = matched(eyes, query, titles.then_some(beyond_titles));
        let part = Part { db, eyes, query, beyond_titles, floor };
        part.candidates(&mut reading, &matched, before, &mut candidates).await?;
    }
    let more = candidates.len() > query.limit;
    let rest = (candidates.len() <= COUNTED).then_some(candidates.len());
    candidates.truncate(query.limit);
    let next = candidates.last().filter(|_| more).map(|last| last.cursor);
    let mut hits = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        hits.extend(hit::read(&mut reading, candidate.thing, &candidate.id).await?);
    }
    Ok(Found { hits, next, rest })
}

/// One part of the results: those with the words in the title, the others, or all.
struct Part<'a> {
    db: &'a Db,
    eyes: &'a Eyes,
    query: &'a Query,
    beyond_titles: bool,
    floor: i64,
}

type Row = (i64, Option<String>, Option<String>);

impl Part<'_> {
    async fn candidates(
        &self,
        reading: &mut AnyConnection,
        matched: &Match,
        mut before: i64,
        into: &mut Vec<Candidate>,
    ) -> Result<(), Error> {
        let (question, candidates) = match self.db.engine() {
            Engine::Sqlite => (sqlite::question(matched), sqlite::CANDIDATES),
            Engine::Postgres => (postgres::question(matched), postgres::CANDIDATES),
        };
        // What is hidden leaves the database as a place without a thing.
        let sql = format!(
            "select c.place, case when c.seen = 1 then c.kind end, case when c.seen = 1 then c.thing_id end \
             from (select s.place, s.kind, s.thing_id, case when s.at >= $8 and s.at < $9 and {VISIBLE} > 0 \
             then 1 else 0 end as seen from ({candidates}) f join search_items s on s.place = f.place) c \
             order by c.place desc"
        );
        for _ in 0..ROUNDS {
            let wanted = (COUNTED + 1).saturating_sub(into.len());
            let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql.clone()))
                .bind(&question)
                .bind(before)
                .bind(self.floor)
                .bind(i64::try_from(wanted).unwrap_or(i64::MAX))
                .bind(i64::from(self.eyes.viewer.insider))
                .bind(&self.eyes.viewer.person)
                .bind(i64::from(self.eyes.registrar))
                .bind(self.query.from.map_or(i64::MIN, Moment::millis))
                .bind(self.query.until.map_or(i64::MAX, Moment::millis))
                .fetch_all(&mut *reading)
                .await?;
            let Some(last) = rows.last().map(|row| row.0) else { break };
            let full = rows.len() >= wanted;
            for (place, kind, id) in rows {
                if let (Some(kind), Some(id)) = (kind, id) {
                    let cursor = Cursor { beyond_titles: self.beyond_titles, place };
                    into.push(Candidate { cursor, thing: Thing::from_word(&kind)?, id });
                }
            }
            if !full || into.len() > COUNTED {
                break;
            }
            before = last;
        }
        Ok(())
    }
}

/// The documents with words in the texts of things of some kinds, as a statement in brackets with the
/// question in `$7`, and that question.
pub(crate) fn in_text(engine: Engine, viewer: &Viewer, ask: &Ask, things: &[Thing]) -> (String, String) {
    let mut may = vec![person_term(&viewer.person)];
    may.extend(viewer.insider.then(|| OFFICE.to_owned()));
    let matched = Match { eyes: may, all: ask.terms().to_vec(), not: Vec::new() };
    let (places, question) = match engine {
        Engine::Sqlite => (sqlite::IN_TEXT, sqlite::question(&matched)),
        Engine::Postgres => (postgres::IN_TEXT, postgres::question(&matched)),
    };
    let kinds: Vec<String> = things.iter().map(|thing| format!("'{}'", thing.word())).collect();
    let kinds = kinds.join(", ");
    let within =
        format!("(select s.document_id from search_items s where s.kind in ({kinds}) and s.place in ({places}))");
    (within, question)
}

/// The terms of a question; `part` tells which part of the results, where titles come first.
fn matched(eyes: &Eyes, query: &Query, part: Option<bool>) -> Match {
    let exact = |text: String| Term { text, beginning: false };
    let signed = |sign: &str, ask: &Ask| -> Vec<Term> {
        let sign = |term: &Term| Term { text: format!("{sign}{}", term.text), ..term.clone() };
        ask.terms().iter().map(sign).collect()
    };
    let mut all = match part {
        Some(false) => signed("t=", &query.ask),
        Some(true) | None => signed("", &query.ask),
    };
    all.extend(signed("n=", &query.who));
    all.extend(query.thing.map(|thing| exact(kind_term(thing))));
    all.extend(query.year.map(|year| exact(year_term(year))));
    all.extend(query.stage.map(|stage| exact(stage.term())));
    all.extend(query.open.then(|| exact(OPEN.to_owned())));
    let mut may = vec![person_term(&eyes.viewer.person)];
    may.extend(eyes.viewer.insider.then(|| OFFICE.to_owned()));
    may.extend(eyes.registrar.then(|| BODIES.to_owned()));
    let not = if part == Some(true) { signed("t=", &query.ask) } else { Vec::new() };
    Match { eyes: may, all, not }
}

/// Between which places something can lie that began in the time asked for.
async fn bounds(reading: &mut AnyConnection, query: &Query) -> Result<(i64, i64), Error> {
    let (mut floor, mut ceiling) = (0, i64::MAX);
    if let Some(from) = query.from {
        let first: Option<i64> = sqlx::query_scalar("select min(place) from search_items where at >= $1")
            .bind(from.millis())
            .fetch_one(&mut *reading)
            .await?;
        floor = first.unwrap_or(i64::MAX);
    }
    if let Some(until) = query.until {
        let last: Option<i64> = sqlx::query_scalar("select max(place) from search_items where at < $1")
            .bind(until.millis())
            .fetch_one(&mut *reading)
            .await?;
        ceiling = last.map_or(0, |last| last.saturating_add(1));
    }
    Ok((floor, ceiling))
}

impl StageFilter {
    fn term(self) -> String {
        match self {
            Self::Outgoing(stage) => stage_term(Thing::Outgoing, stage.word()),
            Self::Incoming(stage) => stage_term(Thing::Incoming, stage.word()),
            Self::Approval(state) => stage_term(Thing::Approval, state.word()),
        }
    }
}
