//! The registers, and what waits.

use crate::error::Result;
use crate::{App, Person};
use office::documents::{incoming, outgoing};
use store::documents::register::{self, IncomingLine, OutgoingLine, Page, Query};

/// Lines on a page of a register.
const PAGE: i64 = 20;
/// Most lines that are printed or exported at once.
const ALL: i64 = 5000;

/// What the person asks a register.
#[derive(Clone, Debug)]
pub struct RegisterRequest<Stage> {
    /// Characters to look for.
    pub words: String,
    /// Only at that stage.
    pub stage: Option<Stage>,
    /// Only of that year; 0 for all.
    pub year: i32,
    /// Only what is still to be done.
    pub open: bool,
    /// In the order of numbers.
    pub by_number: bool,
    /// The page, from 1; 0 for all, to print or export.
    pub page: i64,
}

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

impl<Stage: Copy> RegisterRequest<Stage> {
    fn query(&self) -> Query<Stage> {
        let page = self.page.clamp(0, 1_000_000);
        Query {
            words: self.words.chars().take(100).collect(),
            stage: self.stage,
            year: self.year,
            open: self.open,
            by_number: self.by_number,
            offset: (page - 1).max(0) * PAGE,
            limit: if page == 0 { ALL } else { PAGE },
        }
    }

    fn found<Line>(&self, page: Page<Line>) -> Found<Line> {
        Found {
            total: page.total,
            lines: page.lines,
            page: self.page.max(1),
            pages: ((page.total + PAGE - 1) / PAGE).max(1),
        }
    }
}

impl App {
    /// 发文登记
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn outgoing_register(
        &self,
        person: &Person,
        request: &RegisterRequest<outgoing::Stage>,
    ) -> Result<Found<OutgoingLine>> {
        let viewer = self.desk(person).await?.viewer();
        Ok(request.found(register::outgoing(&self.db, &viewer, &request.query()).await?))
    }

    /// 收文登记
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn incoming_register(
        &self,
        person: &Person,
        request: &RegisterRequest<incoming::Stage>,
    ) -> Result<Found<IncomingLine>> {
        let viewer = self.desk(person).await?.viewer();
        Ok(request.found(register::incoming(&self.db, &viewer, &request.query()).await?))
    }

    /// Received documents that wait for the person: to instruct on, or to read.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn incoming_waiting(&self, person: &Person) -> Result<Vec<IncomingLine>> {
        Ok(register::incoming_waiting(&self.db, person.id(), 50).await?)
    }
}
