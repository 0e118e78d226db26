//! 发文登记簿, to print and to export.

use super::table::{Cell, Column, Table, code, quantity, text};
use super::{Direction, OutgoingColumn, OutgoingLine, OutgoingRequest, RegisterRequest};
use crate::error::Result;
use crate::{App, Person};
use office::documents::outgoing::Stage;
use store::documents::register;

const COLUMNS: &[Column] = &[
    code("发文字号", 20),
    text("标题", 40),
    code("拟稿", 9),
    code("签发人", 9),
    code("成文日期", 12),
    code("印发日期", 12),
    quantity("份数"),
    text("发送范围", 24),
    code("公开属性", 11),
    text("归档、备注", 26),
];

impl App {
    /// The whole register as the request asks for it, to print or export.
    ///
    /// # Errors
    /// `NotFound` to people of other units.
    pub async fn outgoing_table(&self, person: &Person, request: &OutgoingRequest) -> Result<Table> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        // A register on paper is in the order of its numbers, unless another is asked for.
        let order = match request.order {
            (OutgoingColumn::Recent, _) => (OutgoingColumn::Number, Direction::Forwards),
            order => order,
        };
        let request = RegisterRequest { page: 0, order, ..request.clone() };
        let found = register::outgoing(&self.db, &viewer, &request.query()).await?;
        let group = request.group;
        Ok(Table {
            title: "发文登记簿",
            office: desk.office(),
            period: request.period(request.stage.map(Stage::name)),
            columns: COLUMNS,
            rows: Table::rows(&found.lines, |line| (group.label(line), line.of_group), cells),
            total: found.total,
        })
    }
}

fn cells(line: &OutgoingLine) -> Vec<Cell> {
    let filed = match line.stage {
        Stage::Cancelled if line.void.is_empty() => "作废".to_owned(),
        Stage::Cancelled => format!("作废：{}", line.void),
        _ if line.reference.is_empty() || line.out_of_force.is_empty() => {
            format!("{}{}", line.out_of_force, line.reference)
        }
        _ => format!("{}；{}", line.out_of_force, line.reference),
    };
    vec![
        line.number.as_str().into(),
        line.title.as_str().into(),
        line.drafter.as_str().into(),
        line.signer.as_str().into(),
        line.signed_on.as_str().into(),
        line.released_on.as_str().into(),
        line.copies.into(),
        line.scope.as_str().into(),
        line.openness.as_ref().map_or("", |openness| openness.name()).into(),
        filed.into(),
    ]
}
