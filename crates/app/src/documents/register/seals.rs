//! 用印登记簿, to print and to export.

use super::table::{Cell, Column, Table, code, quantity, text};
use super::{RegisterRequest, SealLine, SealRequest};
use crate::error::Result;
use crate::{App, Person};
use office::approval::Now;
use store::documents::register;

const COLUMNS: &[Column] = &[
    code("用印日期", 12),
    code("文号", 20),
    text("标题", 48),
    quantity("份数"),
    quantity("用印数"),
    code("批准人", 10),
    code("批准日期", 12),
    code("用印人", 10),
];

impl App {
    /// The whole register as the request asks for it, to print or export.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn seal_table(&self, person: &Person, request: &SealRequest) -> Result<Table> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        let request = RegisterRequest { page: 0, ..request.clone() };
        let found = register::seals(&self.db, &viewer, &request.query()).await?;
        let group = request.group;
        Ok(Table {
            title: "用印登记簿",
            office: desk.office(),
            period: request.period(None),
            columns: COLUMNS,
            rows: Table::rows(&found.lines, |line| (group.label(line), line.of_group), cells),
            total: found.total,
        })
    }
}

fn cells(line: &SealLine) -> Vec<Cell> {
    vec![
        Now::of(line.at).today.iso().into(),
        line.number.as_str().into(),
        line.title.as_str().into(),
        Cell::Quantity(line.copies),
        Cell::Quantity(line.impressions),
        line.approver.as_str().into(),
        line.approved_on.as_str().into(),
        line.by.as_str().into(),
    ]
}
