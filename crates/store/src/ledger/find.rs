//! Finding entries: by person, act, thing and day, the newest first.
//!
//! Each filter leads through an index that ends in the order of the list, so that a page costs
//! the same however long the ledger is.

use super::read::{Record, Row, SEALED, WAITING, record};
use super::tiles::number;
use crate::{Db, Error};
use sqlx::AssertSqlSafe;
use std::cmp::Reverse;

/// Before which entry a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its time.
    pub at: i64,
    /// Which of those of that time.
    pub which: Which,
}

/// An entry among those of the same time; the waiting ones come before the sealed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// It waits, and has that key.
    Waiting(String),
    /// It is sealed at that place.
    Sealed(u64),
}

/// What is looked for; what is empty does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Who acted, or in whose name.
    pub person: String,
    /// What was done.
    pub verb: String,
    /// What kind of thing it was done to.
    pub object_kind: String,
    /// Another kind of thing that has the same key: a document and its approval.
    pub also_kind: &'static str,
    /// The key of the thing.
    pub object_id: String,
    /// Not before this time.
    pub from: Option<i64>,
    /// Before this time.
    pub until: Option<i64>,
    /// Only what lies before this entry.
    pub before: Option<Cursor>,
}

/// A page of entries.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The entries, the newest first.
    pub records: Vec<Record>,
    /// Where the next page begins, if there is more.
    pub next: Option<Cursor>,
}

/// A statement that grows by conditions. Conditions are written here; what people type is bound.
struct Statement<'a> {
    sql: String,
    values: Vec<Value<'a>>,
}

enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

impl<'a> Statement<'a> {
    /// Adds a condition; `?` in it stands for the value.
    fn add(&mut self, condition: &str, value: Value<'a>) {
        self.values.push(value);
        self.sql.push_str(&condition.replace('?', &format!("${}", self.values.len())));
    }
}

/// The latest time that any entry bears, in milliseconds.
///
/// # Errors
/// Fails if the database does.
pub async fn latest(db: &Db) -> Result<Option<i64>, Error> {
    let waiting: Option<i64> =
        sqlx::query_scalar("select at from ledger_inbox order by at desc limit 1").fetch_optional(db.reader()).await?;
    let sealed = sqlx::query_scalar("select at from ledger_entries order by at desc limit 1")
        .fetch_optional(db.reader())
        .await?;
    Ok(waiting.max(sealed))
}

/// Finds entries.
///
/// # Errors
/// Fails if the database does.
pub async fn find(db: &Db, filter: &Filter, most: usize) -> Result<Part, Error> {
    // Acts in the person's name have an index of their own; the lists are merged.
    let roles: &[&'static str] = if filter.person.is_empty() { &["actor"] } else { &["actor", "behalf_id"] };
    let mut records = Vec::new();
    // In this order: what is sealed in between is met twice, not missed.
    for list in [List::Waiting, List::Sealed] {
        for role in roles {
            records.extend(query(db, filter, list, role, most).await?);
        }
    }
    // Once each, in its place if it was met in both.
    records.sort_by(|one, other| (&one.entry.id, one.place.is_none()).cmp(&(&other.entry.id, other.place.is_none())));
    records.dedup_by(|next, one| next.entry.id == one.entry.id);
    records.sort_by_cached_key(|record| {
        let which = (record.place.is_none(), record.place, record.entry.id.clone());
        Reverse((record.entry.at, which))
    });
    let more = records.len() > most;
    records.truncate(most);
    let next = records.last().filter(|_| more).map(|record| Cursor {
        at: record.entry.at,
        which: record.place.map_or_else(|| Which::Waiting(record.entry.id.clone()), Which::Sealed),
    });
    Ok(Part { records, next })
}

/// Where entries are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Waiting,
    Sealed,
}

async fn query(db: &Db, filter: &Filter, list: List, role: &'static str, most: usize) -> Result<Vec<Record>, Error> {
    let (from, key) = match list {
        List::Waiting => (WAITING, "id"),
        List::Sealed => (SEALED, "seq"),
    };
    let mut statement = Statement { sql: format!("{from} where 1 = 1"), values: Vec::new() };
    let person = format!(" and {role} = ?");
    // A kind alone leads through no index; as an expression it keeps the order by time.
    let kind = if filter.object_id.is_empty() { " and object_kind || '' = ?" } else { " and object_kind = ?" };
    let texts = [
        (person.as_str(), &filter.person),
        (" and verb = ?", &filter.verb),
        (kind, &filter.object_kind),
        (" and object_id = ?", &filter.object_id),
    ];
    for (condition, text) in texts {
        if !text.is_empty() && (condition != kind || filter.also_kind.is_empty()) {
            statement.add(condition, Value::Text(text));
        }
    }
    if !filter.also_kind.is_empty() {
        statement.add(" and object_kind in (?", Value::Text(&filter.object_kind));
        statement.add(", ?)", Value::Text(filter.also_kind));
    }
    if let Some(from) = filter.from {
        statement.add(" and at >= ?", Value::Number(from));
    }
    if let Some(until) = filter.until {
        statement.add(" and at < ?", Value::Number(until));
    }
    if let Some(before) = &filter.before {
        let at = Value::Number(before.at);
        match (list, &before.which) {
            (List::Waiting, Which::Waiting(id)) => {
                statement.add(" and (at, id) < (?", at);
                statement.add(", ?)", Value::Text(id));
            }
            (List::Waiting, Which::Sealed(_)) => statement.add(" and at < ?", at),
            (List::Sealed, Which::Waiting(_)) => statement.add(" and at <= ?", at),
            (List::Sealed, Which::Sealed(place)) => {
                statement.add(" and (at, seq) < (?", at);
                statement.add(", ?)", Value::Number(number(*place)?));
            }
        }
    }
    let one_more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    statement.add(&format!(" order by at desc, {key} desc limit ?"), Value::Number(one_more));
    let mut query = sqlx::query_as::<_, Row>(AssertSqlSafe(statement.sql));
    for value in statement.values {
        query = match value {
            Value::Text(text) => query.bind(text.to_owned()),
            Value::Number(number) => query.bind(number),
        };
    }
    query.fetch_all(db.reader()).await?.into_iter().map(record).collect()
}

/// All verbs that occur, found by leaps through the index instead of a walk over all entries.
///
/// # Errors
/// Fails if the database does.
pub async fn verbs(db: &Db) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "with recursive found (verb) as (select min(verb) from ledger_entries union all \
         select (select min(e.verb) from ledger_entries e where e.verb > found.verb) from found \
         where found.verb is not null) select verb from found where verb is not null \
         union select verb from ledger_inbox order by verb",
    )
    .fetch_all(db.reader())
    .await?)
}
