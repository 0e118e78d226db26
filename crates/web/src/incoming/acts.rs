//! What is done with a received document: each verb a resource; a refusal is shown on the page.

use super::page::incoming_page;
use crate::archive::filing;
use crate::error::{Answer, Failure};
use crate::form::{Form, Typed, joined};
use crate::state::Web;
use app::ErrorKind;
use app::documents::{NewAssignment, Term};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use gongwen::Date;
use office::documents::incoming::{Check, Treatment};

pub(super) async fn receive(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.receive_incoming(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "receipt", done).await
}

pub(super) async fn register(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let treatment = if fields.get("treatment") == "reading" { Treatment::Reading } else { Treatment::Action };
    let circle = fields.circle();
    let seen = fields.number("revision")?;
    let done = web.app.register_incoming(&form.visit.person, &id, seen, treatment, circle).await;
    answer(&web, &form, &id, "number", done).await
}

pub(super) async fn examine(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (person, fields) = (&form.visit.person, &form.fields);
    let seen = fields.number("revision")?;
    let done = match Check::ALL.into_iter().find(|check| check.objection() == fields.get("failed")) {
        Some(failed) if fields.get("act") == "return" => {
            web.app.send_back(person, &id, seen, failed, fields.get("why")).await
        }
        None if fields.get("act") == "return" => {
            Err(app::Error::new(ErrorKind::Invalid, "退回时请选择是哪一项不符合，并写明理由。"))
        }
        failed if failed.is_some() || !fields.get("why").trim().is_empty() => Err(app::Error::new(
            ErrorKind::Invalid,
            "已经选了不符合的一项或者写了理由。要退回，请按“退回来文单位”；要通过，请先清掉。",
        )),
        _ => web.app.examine_incoming(person, &id, seen).await,
    };
    answer(&web, &form, &id, "examination", done).await
}

pub(super) async fn propose(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, text, to) = (fields.number("revision")?, fields.get("text"), fields.get("to"));
    let done = web.app.propose(&form.visit.person, &id, seen, text, to).await;
    answer(&web, &form, &id, "proposal", done).await
}

pub(super) async fn instruct(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, pass_on) = (fields.number("revision")?, fields.get("pass_on"));
    // A phrase that is tapped does not throw away what was written.
    let text = joined(fields.get("phrase").trim(), fields.get("text").trim());
    let done = web.app.instruct(&form.visit.person, &id, seen, &text, pass_on).await;
    answer(&web, &form, &id, "instruction", done).await
}

pub(super) async fn assign(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let seen = fields.number("revision")?;
    let term = match term(fields.get("due").trim(), fields.get("days").trim()) {
        Ok(term) => term,
        Err(error) => return answer(&web, &form, &id, "assignment", Err(error)).await,
    };
    let with = fields.all("with").into_iter().filter(|unit| !unit.is_empty()).collect();
    let new = NewAssignment { lead: fields.get("lead").to_owned(), with, term };
    let done = web.app.assign(&form.visit.person, &id, seen, &new).await;
    answer(&web, &form, &id, "assignment", done).await
}

/// Until when: a day before a number of working days; neither is no limit. What cannot be read is
/// said, and no limit is guessed from it.
fn term(due: &str, days: &str) -> app::Result<Term> {
    let invalid = |message: &str| Err(app::Error::new(ErrorKind::Invalid, message));
    match (due, days) {
        ("", "") => Ok(Term::None),
        ("", days) => match days.parse::<u32>() {
            Ok(days) if (1..=250).contains(&days) => Ok(Term::WorkingDays(days)),
            _ => invalid("办理时限请填1至250的整数（工作日），或者指定日期；没有时限的两处都不填。"),
        },
        (day, _) => match Date::from_iso(day) {
            Some(day) => Ok(Term::Day(day)),
            None => invalid("指定的日期读不出来。请写成年-月-日，如2026-12-01。"),
        },
    }
}

pub(super) async fn circulate(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let readers: Vec<String> = form.fields.all("reader").into_iter().filter(|one| !one.is_empty()).collect();
    let done = web.app.circulate(&form.visit.person, &id, form.fields.number("revision")?, &readers).await;
    answer(&web, &form, &id, "circulation", done).await
}

pub(super) async fn read(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, note) = (form.fields.number("revision")?, form.fields.get("note"));
    let done = web.app.mark_read(&form.visit.person, &id, seen, note).await;
    answer(&web, &form, &id, "reading", done).await
}

pub(super) async fn urge(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, text) = (form.fields.number("revision")?, form.fields.get("text"));
    let done = web.app.urge(&form.visit.person, &id, seen, text).await;
    answer(&web, &form, &id, "urging", done).await
}

pub(super) async fn answer_sender(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, text) = (form.fields.number("revision")?, form.fields.get("text"));
    let done = web.app.answer(&form.visit.person, &id, seen, text, form.fields.get("number")).await;
    answer(&web, &form, &id, "answer", done).await
}

pub(super) async fn conclude(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.conclude(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "conclusion", done).await
}

pub(super) async fn archive(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, filing) = (form.fields.number("revision")?, filing(&form.fields));
    let done = web.app.archive_incoming(&form.visit.person, &id, seen, &filing).await;
    answer(&web, &form, &id, "archive", done).await
}

/// Back to the document; or the document with what was refused and what was typed.
pub(super) async fn answer(web: &Web, form: &Form, id: &str, name: &'static str, done: app::Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/incoming/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden | ErrorKind::TooLarge => {
                incoming_page(web, &form.visit, id, Some((&error, Typed::into(name, &form.fields)))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}
