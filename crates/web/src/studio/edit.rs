//! Saving, fixing, filling in the header: the forms of the studio, which need no script.

use super::show::{Rejected, studio_page};
use crate::error::{Answer, Failure, page_status, told_in_place};
use crate::form::{Fields, Form};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::studio::{At, HEADER_FIELDS, HeaderForm, Which};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use office::drafts::Reason;

pub(super) async fn save(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let text = app::drafts::normal(form.fields.get("text"));
    keep(&web, &form, &id, text, Reason::Saved, "saved=1").await
}

/// One fix (`code:start` in `fix`), or all that are safe.
pub(super) async fn fix(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let text = app::drafts::normal(form.fields.get("text"));
    let which = match form.fields.get("fix").split_once(':') {
        Some((code, start)) => Which::One { code: code.to_owned(), start: start.parse().unwrap_or(0) },
        None => Which::AllSafe,
    };
    match web.app.fix(&form.visit.person, &id, text.clone(), which).await {
        Ok(fixed) => {
            let word = format!("fixed={}", fixed.applied);
            keep(&web, &form, &id, fixed.text, Reason::Fixed, &word).await
        }
        Err(error) => reject(&web, &form.visit, &id, text, error).await,
    }
}

/// Leaves a finding as it is (`code:start:index` in `keep`, the reason in `why{index}`), or takes
/// that back (`code:start` in `drop`).
pub(super) async fn waive(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let text = app::drafts::normal(form.fields.get("text"));
    let at = |value: &str| {
        let (code, start) = value.split_once(':').unwrap_or((value, ""));
        At { code: code.to_owned(), start: start.parse().unwrap_or(0) }
    };
    let person = &form.visit.person;
    let (done, word) = match form.fields.get("keep").rsplit_once(':') {
        Some((place, index)) => {
            let reason = form.fields.get(&format!("why{index}"));
            (web.app.waive(person, &id, text.clone(), at(place), reason).await, "kept=1")
        }
        None => (web.app.unwaive(person, &id, text.clone(), at(form.fields.get("drop"))).await, "kept=0"),
    };
    match done {
        Ok(text) => keep(&web, &form, &id, text, Reason::Saved, word).await,
        Err(error) => reject(&web, &form.visit, &id, text, error).await,
    }
}

pub(super) async fn header(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let text = app::drafts::normal(form.fields.get("text"));
    let syntax = web.app.draft(&form.visit.person, &id).await?.syntax;
    let text = filled(&HeaderForm::of(&text, syntax), &form.fields).write_into(&text, syntax);
    keep(&web, &form, &id, text, Reason::Header, "saved=1").await
}

/// The header form with the fields that were sent.
fn filled(form: &HeaderForm, fields: &Fields) -> HeaderForm {
    HEADER_FIELDS.iter().fold(form.clone(), |form, field| {
        form.with(field.name, &app::drafts::normal(fields.get(&format!("header_{}", field.name))))
    })
}

async fn keep(web: &Web, form: &Form, id: &str, text: String, reason: Reason, word: &str) -> Answer {
    let seen = form.fields.number("revision")?;
    match web.app.save(&form.visit.person, id, &text, seen, reason).await {
        Ok(_) => Ok(Redirect::to(&format!("/drafts/{id}?{word}")).into_response()),
        Err(error) => reject(web, &form.visit, id, text, error).await,
    }
}

/// What was typed stays in the field; what is wrong stands above it.
async fn reject(web: &Web, visit: &Visit, id: &str, text: String, error: app::Error) -> Answer {
    use ErrorKind::{Conflict, Invalid, TooLarge, Unavailable};
    if !matches!(error.kind(), Conflict | Invalid | TooLarge | Unavailable) {
        return Err(Failure::from(error));
    }
    let draft = web.app.draft(&visit.person, id).await?;
    let rejected = Rejected { message: told_in_place(&error), status: page_status(Some(&error)) };
    studio_page(web, visit, &draft, text, "", rejected).await
}
