//! 检查点: made, listed, taken away as files.

use super::section;
use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::moment::on_record;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::ledger::CheckpointLine;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

struct Line {
    id: String,
    size: u64,
    root: String,
    at: String,
    key: String,
    standing: String,
}

#[derive(Template)]
#[template(path = "ledger_checkpoints.html")]
struct CheckpointsPage {
    shell: Shell,
    lines: Vec<Line>,
    page: i64,
    pages: i64,
    key: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    made: String,
    page: String,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let line = |line: CheckpointLine| Line {
        id: line.id,
        size: line.size,
        root: line.root.chars().take(16).collect(),
        at: on_record(line.at),
        key: line.key.chars().take(8).collect(),
        standing: line.standing,
    };
    let shown = asked.page.parse().unwrap_or(1);
    let shown = web.app.checkpoints(&web.app.inspector(&visit.person).await?, shown).await?;
    let notice =
        if asked.made.is_empty() { "" } else { "检查点已做好。请下载，存到台账以外的地方。" };
    page(&CheckpointsPage {
        shell: visit.shell("检查点", section(&visit)).with_notice(notice),
        lines: shown.lines.into_iter().map(line).collect(),
        page: shown.page,
        pages: shown.pages,
        key: groups(&web.app.ledger_key()?.fingerprint()),
    })
}

pub(super) async fn make(State(web): State<Web>, form: Form) -> Answer {
    web.app.make_checkpoint(&web.app.inspector(&form.visit.person).await?).await?;
    Ok(Redirect::to("/ledger/checkpoints?made=1").into_response())
}

pub(super) async fn download(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let signed = web.app.checkpoint(&web.app.inspector(&visit.person).await?, &id).await?;
    Ok(file(&format!("checkpoint-{}.txt", signed.checkpoint.size), signed.to_string()))
}

pub(super) async fn key(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    web.app.inspector(&visit.person).await?;
    Ok(file("ledger-public-key.pem", web.app.ledger_key()?.to_pem()))
}

/// In groups of eight, which people can compare and lines can break.
fn groups(text: &str) -> String {
    let groups: Vec<_> = text.as_bytes().chunks(8).map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

fn file(name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], text).into_response()
}
