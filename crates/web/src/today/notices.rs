//! 通知: all that a person was told, the newest first.

use super::words::address;
use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Redirect;
use office::notices::Weight;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
}

struct Row {
    id: String,
    kind: &'static str,
    words: String,
    title: String,
    at: String,
    new: bool,
    urgent: bool,
}

#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesPage {
    shell: Shell,
    rows: Vec<Row>,
    page: i64,
    more: bool,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let found = web.app.notices(&visit.person, asked.page.parse().unwrap_or(1)).await?;
    let now = web.app.clock().now();
    let row = |line: app::notices::Line| Row {
        kind: line.thing.name(),
        at: when(line.at, now),
        new: !line.read,
        urgent: line.weight == Weight::Urgent,
        id: line.id,
        words: line.words,
        title: line.title,
    };
    page(&NoticesPage {
        shell: visit.shell("通知", "today"),
        rows: found.lines.into_iter().map(row).collect(),
        page: found.page,
        more: found.more,
    })
}

/// Leads to what a notice is about; it is read then.
pub(super) async fn open(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Result<Redirect, Failure> {
    let line = web.app.notice(&visit.person, &id).await?;
    web.app.looked_at(&visit.person, &line.object).await?;
    Ok(Redirect::to(&address(line.thing, &line.object)))
}

pub(super) async fn read_all(State(web): State<Web>, form: Form) -> Result<Redirect, Failure> {
    web.app.read_notices(&form.visit.person).await?;
    Ok(Redirect::to("/notices"))
}
