//! Finding entries: by person, act, thing and day, the newest first.
//!
//! Each filter leads through an index that ends in the order of the list, so that a page costs
//! the same however long the ledger is.

use super::read::{COLUMNS, Record, Row, WAITING, record};
use crate::{Db, Error};
use sqlx::AssertSqlSafe;
use std::cmp::Reverse;

/// Before which entry a page begins: its time and key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The time.
    pub at: i64,
    /// The key.
    pub id: String,
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
    let sealed = sqlx::query_scalar("select at from ledger_entries order by at desc, id desc limit 1")
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
    for from in [WAITING.to_owned(), format!("select {COLUMNS} from ledger_entries")] {
        for role in roles {
            records.extend(query(db, filter, &from, role, most).await?);
        }
    }
    let place = |record: &Record| (record.entry.at, record.entry.id.clone());
    records.sort_by_cached_key(|record| (Reverse(place(record)), record.place.is_none()));
    records.dedup_by(|next, one| next.entry.id == one.entry.id);
    let more = records.len() > most;
    records.truncate(most);
    let last = records.last().filter(|_| more);
    let next = last.map(|record| Cursor { at: record.entry.at, id: record.entry.id.clone() });
    Ok(Part { records, next })
}

async fn query(db: &Db, filter: &Filter, from: &str, role: &'static str, most: usize) -> Result<Vec<Record>, Error> {
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
        if !text.is_empty() {
            statement.add(condition, Value::Text(text));
        }
    }
    if let Some(from) = filter.from {
        statement.add(" and at >= ?", Value::Number(from));
    }
    if let Some(until) = filter.until {
        statement.add(" and at < ?", Value::Number(until));
    }
    if let Some(before) = &filter.before {
        statement.add(" and (at, id) < (?", Value::Number(before.at));
        statement.add(", ?)", Value::Text(&before.id));
    }
    let one_more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    statement.add(" order by at desc, id desc limit ?", Value::Number(one_more));
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
