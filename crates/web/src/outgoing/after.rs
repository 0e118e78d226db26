//! 更正份数和分送范围, 登记公开.

use super::acts::answer;
use super::words::{count, day};
use crate::error::Answer;
use crate::form::Form;
use crate::state::Web;
use app::ErrorKind;
use axum::extract::{Path, State};
use office::documents::outgoing::{Outgoing, Registration};

pub(super) async fn correct(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let registration = Registration { copies: count(fields.get("copies")), scope: fields.get("scope").to_owned() };
    let (seen, why) = (fields.number("revision")?, fields.get("why"));
    let done = web.app.correct_document(&form.visit.person, &id, seen, &registration, why).await;
    answer(&web, &form, &id, "correction", done).await
}

pub(super) async fn publish(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, place) = (form.fields.number("revision")?, form.fields.get("place"));
    let done = match day(form.fields.get("on")) {
        Some(on) => web.app.publish_document(&form.visit.person, &id, seen, on, place).await,
        None => Err(app::Error::new(ErrorKind::Invalid, "请填写公开日期。")),
    };
    answer(&web, &form, &id, "publication", done).await
}

/// Where and when it was made public, in words; empty where that is not on record.
pub(super) fn published(document: &Outgoing) -> String {
    let published = document.state.released().and_then(|released| released.published.as_ref());
    published.map_or_else(String::new, |one| format!("{}，{}", one.on, one.place))
}
