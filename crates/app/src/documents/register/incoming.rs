//! 收文登记簿, to print and to export.

use super::table::{Cell, Column, Table, code, quantity, text};
use super::{IncomingLine, IncomingRequest, RegisterRequest};
use crate::error::Result;
use crate::{App, Person};
use office::approval::Now;
use office::documents::incoming::Stage;
use store::documents::register;

const COLUMNS: &[Column] = &[
    code("收文号", 14),
    code("收文日期", 12),
    text("来文单位", 20),
    text("来文字号", 18),
    text("标题", 36),
    code("紧急程度", 9),
    quantity("份数"),
    text("拟办、批示、承办", 36),
    text("办理结果", 22),
    text("归档", 26),
];

impl App {
    /// The whole register as the request asks for it, to print or export.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn incoming_table(&self, person: &Person, request: &IncomingRequest) -> Result<Table> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        let request = RegisterRequest { page: 0, ..request.clone() };
        let found = register::incoming(&self.db, &viewer, &request.query()).await?;
        let group = request.group;
        Ok(Table {
            title: "收文登记簿",
            office: desk.office(),
            period: request.period(request.stage.map(Stage::name)),
            columns: COLUMNS,
            rows: Table::rows(&found.lines, |line| (group.label(line), line.of_group), cells),
            total: found.total,
        })
    }
}

fn cells(line: &IncomingLine) -> Vec<Cell> {
    let handling = [("拟办", &line.proposal), ("批示", &line.instructions), ("承办", &line.lead)];
    let handling = handling.iter().filter(|(_, said)| !said.is_empty());
    let handling: Vec<String> = handling.map(|(name, said)| format!("{name}：{said}")).collect();
    let result = if line.result.is_empty() { line.stage.name() } else { &line.result };
    vec![
        line.number.as_str().into(),
        line.received.map(|at| Now::of(at).today.iso()).unwrap_or_default().into(),
        line.sender.as_str().into(),
        line.their_number.as_str().into(),
        line.title.as_str().into(),
        line.urgency.name().into(),
        Cell::Quantity(line.copies),
        handling.join("\n").into(),
        result.into(),
        line.reference.as_str().into(),
    ]
}
