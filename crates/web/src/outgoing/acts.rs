//! What is done with a document: each verb a resource; a refusal is shown on the page itself.

use super::page::document_page;
use super::words::{count, day, description, opinions};
use crate::archive::filing;
use crate::error::{Answer, Failure};
use crate::form::{Form, Typed};
use crate::state::Web;
use app::ErrorKind;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use office::authority::{Fact, Facts};
use office::documents::outgoing::Registration;

pub(super) async fn describe(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let seen = form.fields.number("revision")?;
    let done = match description(&form.fields) {
        Ok(description) => web.app.describe_document(&form.visit.person, &id, seen, description).await,
        Err(error) => Err(error),
    };
    answer(&web, &form, &id, "description", done).await
}

pub(super) async fn submit(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.submit_document(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "submission", done).await
}

pub(super) async fn take_back(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.take_document_back(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "withdrawal", done).await
}

pub(super) async fn review(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, opinions) = (form.fields.number("revision")?, opinions(&form.fields));
    let person = &form.visit.person;
    let done = if form.fields.get("act") == "return" {
        web.app.return_document(person, &id, seen, opinions, form.fields.get("why")).await
    } else {
        web.app.pass_document(person, &id, seen, opinions, facts(&form)).await
    };
    answer(&web, &form, &id, "review", done).await
}

pub(super) async fn hand_on(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, to, why) = (fields.number("revision")?, fields.get("to"), fields.get("why"));
    let done = web.app.hand_document_on(&form.visit.person, &id, seen, to, why).await;
    answer(&web, &form, &id, "drafter", done).await
}

pub(super) async fn recheck(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, handled) = (form.fields.number("revision")?, form.fields.get("handled"));
    let done = web.app.recheck_document(&form.visit.person, &id, seen, handled).await;
    answer(&web, &form, &id, "recheck", done).await
}

pub(super) async fn number(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let registration = Registration { copies: count(fields.get("copies")), scope: fields.get("scope").to_owned() };
    let (seen, series) = (fields.number("revision")?, fields.get("series"));
    let done = web.app.register_document(&form.visit.person, &id, seen, series, &registration).await;
    answer(&web, &form, &id, "number", done).await
}

pub(super) async fn print(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.print_document(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "printing", done).await
}

pub(super) async fn seal(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, impressions) = (form.fields.number("revision")?, count(form.fields.get("impressions")));
    let done = web.app.seal_document(&form.visit.person, &id, seen, impressions).await;
    answer(&web, &form, &id, "seal", done).await
}

pub(super) async fn release(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let done = web.app.release_document(&form.visit.person, &id, form.fields.number("revision")?).await;
    answer(&web, &form, &id, "release", done).await
}

pub(super) async fn archive(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, filing) = (form.fields.number("revision")?, filing(&form.fields));
    let done = web.app.archive_document(&form.visit.person, &id, seen, &filing).await;
    answer(&web, &form, &id, "archive", done).await
}

pub(super) async fn cancel(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, why) = (form.fields.number("revision")?, form.fields.get("why"));
    let done = web.app.cancel_document(&form.visit.person, &id, seen, why).await;
    answer(&web, &form, &id, "cancellation", done).await
}

/// Asks for 撤销, and shows the approval.
pub(super) async fn revoke(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let asked = web.app.ask_to_end(&form.visit.person, &id, form.fields.get("why"), None).await;
    asked_for(&web, &form, &id, "revocation", asked).await
}

/// Asks for 废止, and shows the approval.
pub(super) async fn repeal(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let asked = match day(form.fields.get("from")) {
        Some(from) => web.app.ask_to_end(&form.visit.person, &id, form.fields.get("why"), Some(from)).await,
        None => Err(app::Error::new(ErrorKind::Invalid, "请填写废止日期。")),
    };
    asked_for(&web, &form, &id, "repeal", asked).await
}

/// Carries out what was decided.
pub(super) async fn end(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, approval) = (form.fields.number("revision")?, form.fields.get("approval"));
    let done = web.app.end_document(&form.visit.person, &id, seen, approval).await;
    answer(&web, &form, &id, "end", done).await
}

async fn asked_for(web: &Web, form: &Form, id: &str, name: &'static str, asked: app::Result<String>) -> Answer {
    match asked {
        Ok(approval) => Ok(Redirect::to(&format!("/approvals/{approval}?done=submit")).into_response()),
        Err(error) => answer(web, form, id, name, Err(error)).await,
    }
}

/// Back to the document; or the document with what was refused and what was typed.
pub(super) async fn answer(web: &Web, form: &Form, id: &str, name: &'static str, done: app::Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/outgoing/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden | ErrorKind::TooLarge => {
                document_page(web, &form.visit, id, Some((&error, Typed::into(name, &form.fields)))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}

/// The facts that a reviewer marks, by their fields.
pub(super) const FLAGS: [(&str, Fact); 7] = [
    ("important", Fact::Important),
    ("emergency", Fact::Emergency),
    ("upward", Fact::Upward),
    ("collective", Fact::Collective),
    ("party", Fact::Party),
    ("normative", Fact::Normative),
    ("businesses", Fact::Businesses),
];

/// What the reviewer knows of the matter, for its chain.
fn facts(form: &Form) -> Facts {
    let mut facts = Facts::default();
    let named =
        |name: &str| -> Vec<String> { form.fields.all(name).into_iter().filter(|unit| !unit.is_empty()).collect() };
    facts.portfolios = named("portfolio");
    facts.units = named("unit");
    for (name, fact) in FLAGS {
        if form.fields.get(name) == "1" {
            facts.flags.insert(fact);
        }
    }
    facts
}
