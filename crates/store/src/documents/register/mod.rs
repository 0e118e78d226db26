//! The registers of documents and seals, and what waits for a person.
//!
//! All are read the same way: the same question, the same values in the same places of the
//! statement, a page of lines and how many there are in all. Whose eyes it is for is part of
//! every statement, so that lists, groups, prints and exports show nothing else.

mod incoming;
mod key;
mod outgoing;
mod seals;
mod waiting;

pub use incoming::{IncomingColumn, IncomingGroup, IncomingLine, incoming};
pub use key::{Direction, Key, Sorted};
pub use outgoing::{OutgoingColumn, OutgoingGroup, OutgoingLine, outgoing};
pub use seals::{NoStage, SealColumn, SealGroup, SealLine, record_seal, seals};
pub use waiting::{counts, incoming_waiting};

pub(crate) use key::{keys, rises};

use super::Viewer;
use crate::row::Word;
use crate::search::{self, Ask, Thing, pattern};
use crate::{Db, Error};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

/// What is looked for in a register.
#[derive(Clone, Debug)]
pub struct Query<Stage, Column, Group> {
    /// Characters in title, number or names; empty for all.
    pub words: String,
    /// Only at that stage.
    pub stage: Option<Stage>,
    /// Only of that year, by its number; 0 for all.
    pub year: i32,
    /// Only what is still to be done.
    pub open: bool,
    /// By which column, and which way.
    pub order: (Column, Direction),
    /// What is put together.
    pub group: Group,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

impl<Stage, Column: Default, Group: Default> Default for Query<Stage, Column, Group> {
    fn default() -> Self {
        Self {
            words: String::new(),
            stage: None,
            year: 0,
            open: false,
            order: (Column::default(), Direction::Forwards),
            group: Group::default(),
            offset: 0,
            limit: 20,
        }
    }
}

/// A part of a register, and how long the whole is.
#[derive(Clone, Debug)]
pub struct Page<Line> {
    /// The lines of this part.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: i64,
}

/// Whose eyes a statement is for: `$1` tells members of the office, `$2` is the person.
#[derive(Clone, Copy)]
enum Sight {
    /// What the whole office may see, and what the person has a part in: nearly everything, so that
    /// it is looked at in the order of the list.
    Member,
    /// What the whole office may see.
    Office,
    /// What only those may see who have a part in it, the person among them.
    Involved,
    /// What somebody outside the office has a part in: little, so that it is looked up first.
    Outsider,
}

impl Sight {
    /// The condition on documents, as `d`.
    fn condition(self) -> &'static str {
        match self {
            Self::Member => {
                "$1 = 1 and (d.circle = 'office' or exists \
                 (select 1 from document_readers r where r.document_id = d.id and r.person_id = $2))"
            }
            Self::Office => "$1 = 1 and d.circle = 'office'",
            Self::Involved => {
                "$1 = 1 and d.circle <> 'office' \
                 and d.id in (select r.document_id from document_readers r where r.person_id = $2)"
            }
            Self::Outsider => {
                "$1 = 0 and d.id in (select r.document_id from document_readers r where r.person_id = $2)"
            }
        }
    }
}

/// What a register is read from.
struct Source {
    /// What tells one line from another.
    key: &'static str,
    columns: &'static str,
    /// Where lines are looked for.
    tables: &'static str,
    /// What is only read along with a line that was found.
    beside: &'static str,
    /// The conditions for a stage `$3`, a year `$4`, only open ones, and words `$6`.
    conditions: [&'static str; 4],
    /// As what the documents are found by their text, and that of their files.
    text: Option<Thing>,
}

/// The conditions that are asked for; of the others only what tells the type of their value.
fn conditions<Stage: Word, Column: Sorted, Group: Sorted>(
    query: &Query<Stage, Column, Group>,
    source: &Source,
    in_text: Option<String>,
) -> String {
    let asked = [query.stage.is_some(), query.year != 0, query.open, !query.words.trim().is_empty()];
    let unasked = ["$3 = ''", "$4 = 0", "$5 = 0", "$6 = ''"];
    let parts = asked.into_iter().zip(source.conditions).zip(unasked);
    let mut parts: Vec<String> =
        parts.map(|((asked, condition), unasked)| if asked { condition } else { unasked }.to_owned()).collect();
    match in_text {
        Some(within) => {
            let words = parts.pop().unwrap_or_default();
            parts.push(format!("({words} or d.id in {within})"));
        }
        None => parts.push("cast($7 as text) = ''".to_owned()),
    }
    parts.join(" and ")
}

/// Asks a register. All parts of the statements are written in this crate; what people type is bound.
///
/// The lines of a page are found by their keys first, so that none but those is read whole, and are
/// counted along an index.
async fn ask<Stage: Word, Column: Sorted, Group: Sorted, Line>(
    db: &Db,
    viewer: &Viewer,
    query: &Query<Stage, Column, Group>,
    source: &Source,
    line: impl Fn(&AnyRow) -> Result<Line, Error>,
) -> Result<Page<Line>, Error> {
    let Source { key, columns, tables, beside, .. } = source;
    let asked = Ask::new(&query.words);
    // Words that are none, as a bracket alone, would find everything in the texts.
    let (in_text, question) = match source.text.filter(|_| !asked.is_empty()) {
        Some(thing) => {
            let (within, question) = search::in_text(db.engine(), viewer, &asked, &[thing, Thing::File]);
            (Some(within), question)
        }
        None => (None, String::new()),
    };
    let conditions = conditions(query, source, in_text);
    let (seen, counted): (Sight, &[Sight]) = if viewer.insider {
        (Sight::Member, &[Sight::Office, Sight::Involved])
    } else {
        (Sight::Outsider, &[Sight::Outsider])
    };
    let found = format!("from {tables} where {} and {conditions}", seen.condition());
    let mut order = format!("{}, d.id desc", query.order.0.terms(query.order.1));
    let (mut groups, mut of_group, mut join) = (String::new(), "0", String::new());
    if query.group != Group::default() {
        let value = query.group.terms(Direction::Backwards);
        order = format!("{}, {order}", query.group.terms(Direction::Forwards));
        groups = format!("with groups as (select {value} as value, count(*) as size {found} group by 1)");
        of_group = "g.size";
        join = format!("join groups g on g.value is not distinct from {value}");
    }
    let statement = format!(
        "{groups} select {columns}, cast({of_group} as bigint) as of_group from {tables} {beside} {join} \
         where {key} in (select {key} {found} order by {order} limit $8 offset $9) order by {order}"
    );
    let counts = counted
        .iter()
        .map(|sight| format!("(select count(*) from {tables} where {} and {conditions})", sight.condition()));
    let total = format!("select cast({} as bigint)", counts.collect::<Vec<_>>().join(" + "));
    let asked = |statement: String| {
        sqlx::query(AssertSqlSafe(statement))
            .bind(i64::from(viewer.insider))
            .bind(&viewer.person)
            .bind(query.stage.map_or("", Word::word))
            .bind(i64::from(query.year))
            .bind(i64::from(query.open))
            .bind(pattern(&query.words))
            .bind(question.clone())
    };
    let rows = asked(statement).bind(query.limit).bind(query.offset).fetch_all(db.reader()).await?;
    let total = asked(total).fetch_one(db.reader()).await?.try_get(0)?;
    Ok(Page { lines: rows.iter().map(line).collect::<Result<_, _>>()?, total })
}
