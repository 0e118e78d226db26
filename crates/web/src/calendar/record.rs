//! Recording the arrangement of a year by pasting the notice.

use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::calendar::Arrangement;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    year: String,
}

#[derive(Template)]
#[template(path = "calendar_record.html")]
struct RecordPage {
    shell: Shell,
    error: String,
    written: Arrangement,
    /// Whether the year is known already and would be corrected.
    corrects: bool,
}

pub(super) async fn ask(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let chief = visit.administrator()?;
    let number: i32 = asked.year.parse().unwrap_or(web.app.today().year() + 1);
    let calendar = web.app.calendar().await?;
    let known = web.app.calendar_years(&chief).await?.into_iter().find(|line| line.number == number);
    let written = Arrangement {
        year: number.to_string(),
        source: known.as_ref().map_or_else(String::new, |line| line.source.clone()),
        lines: calendar.year(number).map_or_else(String::new, office::calendar::Year::lines),
        seen: known.as_ref().map_or(0, |line| line.revision),
    };
    page(&record_page(&visit, written, known.is_some(), String::new()))
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let field = |name: &str| form.fields.get(name).to_owned();
    let seen = form.fields.number("seen")?;
    let written = Arrangement { year: field("year"), source: field("source"), lines: field("lines"), seen };
    match web.app.record_year(&chief, &written).await {
        Ok(year) => Ok(Redirect::to(&format!("/admin/calendar?year={year}&done=1")).into_response()),
        Err(error) => {
            let status = match error.kind() {
                ErrorKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                ErrorKind::Conflict => StatusCode::CONFLICT,
                _ => return Err(Failure::from(error)),
            };
            let page = record_page(&form.visit, written, seen > 0, error.message().to_owned());
            page_with(status, &page)
        }
    }
}

fn record_page(visit: &Visit, written: Arrangement, corrects: bool, error: String) -> RecordPage {
    RecordPage { shell: visit.shell("录入放假安排", "admin"), error, written, corrects }
}
