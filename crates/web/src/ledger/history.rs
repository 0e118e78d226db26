//! The history of one thing, in plain words.

use super::line::{Line, encode, kind_name, line};
use super::section;
use crate::error::Answer;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

#[derive(Template)]
#[template(path = "ledger_history.html")]
struct HistoryPage {
    shell: Shell,
    kind: String,
    lines: Vec<Line>,
    older: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Path((object, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let by = web.app.inspector(&visit.person).await?;
    let found = web.app.history(&by, &object, &id, &asked.after).await?;
    let older = match found.next.as_str() {
        "" => String::new(),
        next => format!("/ledger/history/{}/{}?after={}", encode(&object), encode(&id), encode(next)),
    };
    page(&HistoryPage {
        shell: visit.shell("办理经过", section(&visit)),
        kind: kind_name(&object).to_owned(),
        lines: found.lines.into_iter().map(line).collect(),
        older,
    })
}
