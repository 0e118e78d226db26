//! What the studio's script asks: after each keystroke, to save, to fix, to fill in the header.

use super::data::LiveData;
use crate::error::Failure;
use crate::form::Data;
use crate::moment::when;
use crate::state::Web;
use app::studio::{At, HEADER_FIELDS, HeaderForm, Which};
use axum::Json;
use axum::extract::{Path, State};
use office::drafts::Reason;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct Typed {
    text: String,
}

#[derive(Deserialize)]
pub(super) struct ToSave {
    text: String,
    revision: i64,
    /// Whether the person asked for it (Ctrl-S).
    #[serde(default)]
    asked: bool,
}

#[derive(Deserialize)]
pub(super) struct Filled {
    text: String,
    fields: BTreeMap<String, String>,
}

/// A finding to leave as it is with a reason, or, without one, to take up again.
#[derive(Deserialize)]
pub(super) struct Waiving {
    text: String,
    code: String,
    start: usize,
    reason: Option<String>,
}

#[derive(Serialize)]
pub(super) struct SavedData {
    revision: i64,
    title: String,
    at: String,
}

#[derive(Serialize)]
pub(super) struct TextData {
    text: String,
    applied: usize,
}

type Told<T> = Result<Json<T>, Failure>;

pub(super) async fn live(State(web): State<Web>, Path(id): Path<String>, data: Data<Typed>) -> Told<LiveData> {
    let live = web.app.live(&data.visit.person, &id, data.value.text).await?;
    Ok(Json(LiveData::of(&live)))
}

pub(super) async fn autosave(State(web): State<Web>, Path(id): Path<String>, data: Data<ToSave>) -> Told<SavedData> {
    let ToSave { text, revision, asked } = data.value;
    let reason = if asked { Reason::Saved } else { Reason::Autosave };
    let saved = web.app.save(&data.visit.person, &id, &text, revision, reason).await?;
    let at = when(saved.at, web.app.clock().now());
    Ok(Json(SavedData { revision: saved.revision, title: saved.title, at }))
}

pub(super) async fn fix_all(State(web): State<Web>, Path(id): Path<String>, data: Data<Typed>) -> Told<TextData> {
    let fixed = web.app.fix(&data.visit.person, &id, data.value.text, Which::AllSafe).await?;
    Ok(Json(TextData { text: fixed.text, applied: fixed.applied }))
}

pub(super) async fn waive(State(web): State<Web>, Path(id): Path<String>, data: Data<Waiving>) -> Told<TextData> {
    let Waiving { text, code, start, reason } = data.value;
    let (person, at) = (&data.visit.person, At { code, start });
    let text = match reason {
        Some(reason) => web.app.waive(person, &id, text, at, &reason).await?,
        None => web.app.unwaive(person, &id, text, at).await?,
    };
    Ok(Json(TextData { text, applied: 1 }))
}

pub(super) async fn header(State(web): State<Web>, Path(id): Path<String>, data: Data<Filled>) -> Told<TextData> {
    let syntax = web.app.draft(&data.visit.person, &id).await?.syntax;
    let Filled { text, fields } = data.value;
    let form = HEADER_FIELDS.iter().fold(HeaderForm::of(&text, syntax), |form, field| match fields.get(field.name) {
        Some(value) => form.with(field.name, value),
        None => form,
    });
    Ok(Json(TextData { text: form.write_into(&text, syntax), applied: 1 }))
}
