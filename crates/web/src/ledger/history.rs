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
    /// Whether the person may look at the whole ledger.
    inspects: bool,
    /// The page of the thing itself, where it has one.
    thing: String,
    lines: Vec<Line>,
    older: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Path((object, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let inspects = web.app.inspector(&visit.person).await.is_ok();
    let found = web.app.history_for(&visit.person, &object, &id, &asked.after).await?;
    let older = match found.next.as_str() {
        "" => String::new(),
        next => format!("/ledger/history/{}/{}?after={}", encode(&object), encode(&id), encode(next)),
    };
    page(&HistoryPage {
        shell: visit.shell("办理经过", if inspects { section(&visit) } else { "outgoing" }),
        kind: kind_name(&object).to_owned(),
        inspects,
        thing: match object.as_str() {
            "incoming" | "outgoing" => format!("/{object}/{}", encode(&id)),
            "approval" => format!("/approvals/{}", encode(&id)),
            _ => String::new(),
        },
        lines: found.lines.into_iter().map(line).collect(),
        older,
    })
}
