//! The registers, and what waits.

mod incoming;
mod outgoing;
mod seals;
mod table;
mod xlsx;

pub use table::{Cell, Column, Row, Shape, Table};
pub(crate) use table::{code, quantity, text};

use crate::error::Result;
use crate::{App, Person};
use office::documents::{incoming as received, outgoing as sent};
use store::documents::register::{
    self, Direction, IncomingColumn, IncomingGroup, IncomingLine, Key, NoStage, OutgoingColumn, OutgoingGroup,
    OutgoingLine, Page, Query, SealColumn, SealGroup, SealLine,
};

/// Lines on a page of a register.
const PAGE: i64 = 20;
/// Most lines that are printed or exported at once.
pub(crate) const ALL: i64 = 5000;

/// What the person asks a register.
#[derive(Clone, Debug)]
pub struct RegisterRequest<Stage, Column, Group> {
    /// Characters to look for.
    pub words: String,
    /// Only at that stage.
    pub stage: Option<Stage>,
    /// Only of that year; 0 for all.
    pub year: i32,
    /// Only what is still to be done.
    pub open: bool,
    /// By which column, and which way.
    pub order: (Column, Direction),
    /// What is put together.
    pub group: Group,
    /// The page, from 1; 0 for all, to print or export.
    pub page: i64,
}

/// A question to the register of sent documents.
pub type OutgoingRequest = RegisterRequest<sent::Stage, OutgoingColumn, OutgoingGroup>;
/// A question to the register of received documents.
pub type IncomingRequest = RegisterRequest<received::Stage, IncomingColumn, IncomingGroup>;
/// A question to the register of seals.
pub type SealRequest = RegisterRequest<NoStage, SealColumn, SealGroup>;

/// A page of a register.
#[derive(Clone, Debug)]
pub struct Found<Line> {
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
    /// The last page.
    pub pages: i64,
}

impl<Line> Found<Line> {
    pub(crate) fn new(page: Page<Line>, number: i64) -> Self {
        let pages = ((page.total + PAGE - 1) / PAGE).max(1);
        Self { total: page.total, lines: page.lines, page: number.max(1), pages }
    }
}

/// How many lines to pass over, and how many to take, for a page; 0 is all.
pub(crate) fn part(page: i64) -> (i64, i64) {
    let page = page.clamp(0, 1_000_000);
    ((page - 1).max(0) * PAGE, if page == 0 { ALL } else { PAGE })
}

impl<Stage: Copy, Column: Key, Group: Key> RegisterRequest<Stage, Column, Group> {
    fn query(&self) -> Query<Stage, Column, Group> {
        let (offset, limit) = part(self.page);
        Query {
            words: self.words.chars().take(100).collect(),
            stage: self.stage,
            year: self.year,
            open: self.open,
            order: self.order,
            group: self.group,
            offset,
            limit,
        }
    }

    /// The period and the filters, as they stand under the title of what is printed.
    fn period(&self, stage: Option<&str>) -> String {
        let mut parts = vec![if self.year == 0 { "全部年度".to_owned() } else { format!("{}年度", self.year) }];
        parts.extend(stage.map(|stage| format!("环节：{stage}")));
        if self.open {
            parts.push("只列未办完".to_owned());
        }
        if !self.words.is_empty() {
            parts.push(format!("含“{}”", self.words));
        }
        parts.join("　")
    }
}

impl App {
    /// 发文登记
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn outgoing_register(&self, person: &Person, request: &OutgoingRequest) -> Result<Found<OutgoingLine>> {
        let viewer = self.desk(person).await?.viewer();
        Ok(Found::new(register::outgoing(&self.db, &viewer, &request.query()).await?, request.page))
    }

    /// 收文登记
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn incoming_register(&self, person: &Person, request: &IncomingRequest) -> Result<Found<IncomingLine>> {
        let viewer = self.desk(person).await?.viewer();
        Ok(Found::new(register::incoming(&self.db, &viewer, &request.query()).await?, request.page))
    }

    /// 用印登记簿
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn seal_register(&self, person: &Person, request: &SealRequest) -> Result<Found<SealLine>> {
        let viewer = self.desk(person).await?.insider()?;
        Ok(Found::new(register::seals(&self.db, &viewer, &request.query()).await?, request.page))
    }

    /// Received documents that wait for the person: to instruct on, or to read.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn incoming_waiting(&self, person: &Person) -> Result<Vec<IncomingLine>> {
        Ok(register::incoming_waiting(&self.db, person.id(), 50).await?)
    }
}
