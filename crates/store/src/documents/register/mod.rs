//! The registers 收文 and 发文, and what waits for a person.
//!
//! Both are read the same way: the same question, the same values in the same places of the
//! statement, a page of lines and how many there are in all.

mod incoming;
mod outgoing;
mod waiting;

pub use incoming::{IncomingLine, incoming};
pub use outgoing::{OutgoingLine, outgoing};
pub use waiting::{counts, incoming_waiting};

use super::Viewer;
use crate::row::Word;
use crate::search::pattern;
use crate::{Db, Error};
use sqlx::Row;
use sqlx::any::AnyRow;

/// What is looked for in a register.
#[derive(Clone, Debug)]
pub struct Query<Stage> {
    /// Characters in title, number or names; empty for all.
    pub words: String,
    /// Only at that stage.
    pub stage: Option<Stage>,
    /// Only of that year, by its number; 0 for all.
    pub year: i32,
    /// Only what is still to be done.
    pub open: bool,
    /// In the order of numbers, instead of the newest first.
    pub by_number: bool,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

impl<Stage> Default for Query<Stage> {
    fn default() -> Self {
        Self { words: String::new(), stage: None, year: 0, open: false, by_number: false, offset: 0, limit: 20 }
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

/// Asks a register. The statement names the viewer as `$1` (insider) and `$2` (person), the stage
/// `$3`, the year `$4`, only open ones `$5`, the words `$6`, the order `$7`, limit and offset `$8`
/// and `$9`, and gives `total` in every row.
async fn ask<Stage: Word, Line>(
    db: &Db,
    viewer: &Viewer,
    query: &Query<Stage>,
    statement: &'static str,
    line: impl Fn(&AnyRow) -> Result<Line, Error>,
) -> Result<Page<Line>, Error> {
    let rows = sqlx::query(statement)
        .bind(i64::from(viewer.insider))
        .bind(&viewer.person)
        .bind(query.stage.map_or("", Word::word))
        .bind(i64::from(query.year))
        .bind(i64::from(query.open))
        .bind(pattern(&query.words))
        .bind(i64::from(query.by_number))
        .bind(query.limit)
        .bind(query.offset)
        .fetch_all(db.reader())
        .await?;
    let total = rows.first().map_or(Ok(0), |row| row.try_get("total"))?;
    Ok(Page { lines: rows.iter().map(line).collect::<Result<_, _>>()?, total })
}
