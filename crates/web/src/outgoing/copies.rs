//! 分发: copies, their receipts, and the inbox of a unit.

use super::acts::answer;
use super::words::count;
use crate::error::Answer;
use crate::form::Form;
use crate::moment::on_record;
use crate::register::page as page_number;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::InboxLine;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    shell: Shell,
    insider: bool,
    lines: Vec<(InboxLine, String, String)>,
    total: i64,
    /// This page, and the last.
    at: i64,
    pages: i64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
}

pub(super) async fn send(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let numbers = (count(fields.get("first")), count(fields.get("last")));
    let (unit, recipient) = (fields.get("unit"), fields.get("recipient"));
    let done = web.app.send_copies(&form.visit.person, &id, Some(unit), recipient, numbers).await;
    answer(&web, &form, &id, "copies", done).await
}

pub(super) async fn inbox(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let found = web.app.inbox(&visit.person, page_number(&asked.page)).await?;
    let line = |line: InboxLine| {
        let sent = on_record(line.sent);
        let state = match (line.recalled, line.received) {
            (Some(at), _) => format!("已收回（{}）", on_record(at)),
            (None, Some(at)) => format!("已签收（{}）", on_record(at)),
            (None, None) => String::new(),
        };
        (line, sent, state)
    };
    let insider = visit.person.is_insider();
    let (total, at, pages) = (found.total, found.page, found.pages);
    let lines = found.lines.into_iter().map(line).collect();
    page(&InboxPage { shell: visit.shell("来文签收", "outgoing"), insider, lines, total, at, pages })
}

pub(super) async fn receive(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.receive_copies(&form.visit.person, &id).await?;
    Ok(Redirect::to("/inbox").into_response())
}

pub(super) async fn recall(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.recall_copies(&form.visit.person, &id, form.fields.get("why")).await;
    answer(&web, &form, form.fields.get("document"), "recall", done).await
}

pub(super) async fn record_receipt(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.record_receipt(&form.visit.person, &id, form.fields.get("signer")).await;
    answer(&web, &form, form.fields.get("document"), "receipt", done).await
}

pub(super) async fn remind(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.remind_copies(&form.visit.person, &id).await;
    answer(&web, &form, form.fields.get("document"), "reminder", done).await
}
