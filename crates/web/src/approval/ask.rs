//! A new matter: choosing its kind, filling it in; and mending one that came back.

use super::known::{Known, facts, trouble};
use crate::error::{Answer, not_found};
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::approval::{NewAffair, Ways};
use app::{ErrorKind, Once};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::authority::{Act, Facts, Matter};

#[derive(Template)]
#[template(path = "approval_new.html")]
struct ChoosePage {
    shell: Shell,
    matters: Vec<Matter>,
}

#[derive(Template)]
#[template(path = "approval_form.html")]
struct FormPage {
    shell: Shell,
    /// Where it is sent.
    action: String,
    /// The revision of a matter that is mended; 0 for a new one.
    revision: i64,
    matter: Matter,
    units: Vec<(String, String)>,
    title: String,
    text: String,
    amount: String,
    days: String,
    known: Known,
    error: String,
}

pub(super) async fn choose(State(web): State<Web>, visit: Visit) -> Answer {
    // What would end a document is asked for on the page of that document.
    let ends = |act: &Act| matches!(act, Act::Revoke | Act::Repeal);
    let mut matters = web.app.ways().await?.authority.table.matters;
    matters.retain(|matter| !matter.permits.iter().any(ends));
    page(&ChoosePage { shell: visit.shell("提交审批", "approvals"), matters })
}

pub(super) async fn form(State(web): State<Web>, Path(code): Path<String>, visit: Visit) -> Answer {
    let ways = web.app.ways().await?;
    let Some(matter) = ways.authority.table.matter(&code).cloned() else {
        return Err(not_found().await);
    };
    page(&FormPage::new(&visit, ways, matter, format!("/approvals/new/{code}")))
}

pub(super) async fn submit(State(web): State<Web>, Path(code): Path<String>, form: Form) -> Answer {
    let submitted = match trouble(&form.fields) {
        Some(message) => Err(app::Error::new(ErrorKind::Invalid, message)),
        None => {
            let once = Once::read(form.fields.get("once"));
            web.app.submit_affair_once(&form.visit.person, &once, affair(&code, &form.fields)).await
        }
    };
    match submitted {
        Ok(id) => Ok(Redirect::to(&format!("/approvals/{id}?done=submit")).into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let ways = web.app.ways().await?;
            let Some(matter) = ways.authority.table.matter(&code).cloned() else {
                return Err(not_found().await);
            };
            let page = FormPage::new(&form.visit, ways, matter, format!("/approvals/new/{code}"));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page.filled(&form.fields, error.message()))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn rewrite(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    let view = web.app.approval(&visit.person, &id).await?;
    let Some(affair) = view.affair.filter(|_| view.may.rewrite) else {
        return Err(not_found().await);
    };
    let mut page_ = FormPage::new(&visit, web.app.ways().await?, view.matter, format!("/approvals/{id}/text"));
    let facts = view.approval.facts().clone();
    page_.amount = facts.amount.map_or(String::new(), |yuan| yuan.to_string());
    page_.days = facts.half_days.map_or(String::new(), |half| (f64::from(half) / 2.0).to_string());
    (page_.title, page_.text, page_.known.facts, page_.revision) = (affair.title, affair.text, facts, view.revision);
    page(&page_)
}

pub(super) async fn save(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let seen = form.fields.number("revision")?;
    let saved = match trouble(&form.fields) {
        Some(message) => Err(app::Error::new(ErrorKind::Invalid, message)),
        None => web.app.rewrite_affair(&form.visit.person, &id, seen, affair("", &form.fields)).await,
    };
    match saved {
        Ok(()) => Ok(Redirect::to(&format!("/approvals/{id}?done=text")).into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let view = web.app.approval(&form.visit.person, &id).await?;
            let mut page =
                FormPage::new(&form.visit, web.app.ways().await?, view.matter, format!("/approvals/{id}/text"));
            page.revision = view.revision;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page.filled(&form.fields, error.message()))
        }
        Err(error) => Err(error.into()),
    }
}

impl FormPage {
    fn new(visit: &Visit, ways: Ways, matter: Matter, action: String) -> Self {
        Self {
            shell: visit.shell(&matter.name, "approvals"),
            action,
            revision: 0,
            known: Known { asks: matter.asks.clone(), facts: Facts::default() },
            matter,
            units: ways.units,
            title: String::new(),
            text: String::new(),
            amount: String::new(),
            days: String::new(),
            error: String::new(),
        }
    }

    /// With what was typed, and why it was refused.
    fn filled(mut self, fields: &Fields, error: &str) -> Self {
        self.title = fields.get("title").to_owned();
        self.text = fields.get("text").to_owned();
        self.amount = fields.get("amount").to_owned();
        self.days = fields.get("days").to_owned();
        self.known.facts = facts(fields);
        self.error = error.to_owned();
        self
    }
}

fn affair(code: &str, fields: &Fields) -> NewAffair {
    NewAffair {
        matter: code.to_owned(),
        title: fields.get("title").to_owned(),
        text: fields.get("text").replace("\r\n", "\n"),
        facts: facts(fields),
    }
}
