//! Registers on paper and as workbooks: the same table, as the filters ask for it.

use crate::archive::Wanted;
use crate::error::{Answer, Failure, not_found};
use crate::moment::day;
use crate::register::Asked;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::studio::attachment;
use crate::who::Visit;
use app::documents::{Cell, Column, IncomingRequest, OutgoingRequest, Row, SealRequest, Shape, Table};
use askama::Template;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use office::documents::{incoming, outgoing};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Template)]
#[template(path = "register_print.html")]
struct PrintPage {
    shell: Shell,
    table: Table,
    printed: String,
    /// The page of the register, with the same question.
    back: String,
}

pub(super) async fn print(
    State(web): State<Web>,
    visit: Visit,
    Path(register): Path<String>,
    Query(asked): Query<Asked>,
    Query(wanted): Query<Wanted>,
    RawQuery(question): RawQuery,
) -> Answer {
    let (table, back) = table(&web, &visit, &register, &asked, &wanted).await?;
    let back = question.map_or_else(|| back.to_owned(), |question| format!("{back}?{question}"));
    let printed = day(web.app.clock().now());
    page(&PrintPage { shell: visit.shell(table.title, "outgoing"), table, printed, back })
}

pub(super) async fn workbook(
    State(web): State<Web>,
    visit: Visit,
    Path(register): Path<String>,
    Query(asked): Query<Asked>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let (table, _) = table(&web, &visit, &register, &asked, &wanted).await?;
    let name = format!("{}{}", table.title, web.app.today().iso());
    let headers = [(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, attachment(&name, "xlsx"))];
    Ok((headers, table.xlsx()?).into_response())
}

/// The table of a register, and the page that it belongs to.
async fn table(
    web: &Web,
    visit: &Visit,
    register: &str,
    asked: &Asked,
    wanted: &Wanted,
) -> Result<(Table, &'static str), Failure> {
    let person = &visit.person;
    Ok(match register {
        "outgoing" => {
            let request: OutgoingRequest = asked.request(&outgoing::Stage::ALL, outgoing::Stage::name);
            (web.app.outgoing_table(person, &request).await?, "/outgoing")
        }
        "incoming" => {
            let request: IncomingRequest = asked.request(&incoming::Stage::ALL, incoming::Stage::name);
            (web.app.incoming_table(person, &request).await?, "/incoming")
        }
        "seals" => {
            let request: SealRequest = asked.request(&[], |stage| match stage {});
            (web.app.seal_table(person, &request).await?, "/seals")
        }
        "archive" => (web.app.archive_table(person, &wanted.request()).await?, "/archive"),
        _ => return Err(not_found().await),
    })
}

impl PrintPage {
    fn shape(&self, column: &Column) -> &'static str {
        match column.shape {
            Shape::Text => "text",
            Shape::Code => "code-cell",
            Shape::Quantity => "quantity",
        }
    }

    /// The cells of a line with the looks of their columns.
    fn cells<'a>(&self, cells: &'a [Cell]) -> Vec<(&'static str, &'a Cell)> {
        self.table.columns.iter().map(|column| self.shape(column)).zip(cells).collect()
    }
}
