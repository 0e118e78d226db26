//! A new matter: choosing its kind, filling it in; and mending one that came back.

use crate::error::{Answer, not_found};
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::approval::{NewAffair, Ways};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::authority::{Element, Facts, Matter};

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
    facts: Facts,
    error: String,
}

pub(super) async fn choose(State(web): State<Web>, visit: Visit) -> Answer {
    let matters = web.app.ways().await?.authority.table.matters;
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
    match web.app.submit_affair(&form.visit.person, affair(&code, &form.fields)).await {
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
    (page_.title, page_.text, page_.facts, page_.revision) = (affair.title, affair.text, facts, view.revision);
    page(&page_)
}

pub(super) async fn save(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let seen = form.fields.number("revision")?;
    match web.app.rewrite_affair(&form.visit.person, &id, seen, affair("", &form.fields)).await {
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
            matter,
            units: ways.units,
            title: String::new(),
            text: String::new(),
            amount: String::new(),
            days: String::new(),
            facts: Facts::default(),
            error: String::new(),
        }
    }

    /// With what was typed, and why it was refused.
    fn filled(mut self, fields: &Fields, error: &str) -> Self {
        self.title = fields.get("title").to_owned();
        self.text = fields.get("text").to_owned();
        self.amount = fields.get("amount").to_owned();
        self.days = fields.get("days").to_owned();
        self.facts = facts(fields);
        self.error = error.to_owned();
        self
    }

    fn asks(&self, name: &str) -> bool {
        Element::from_name(name).is_some_and(|element| self.matter.asks_for(element))
    }

    /// The facts that are so or not so: name, and whether it is.
    fn flags(&self) -> Vec<(&'static str, bool)> {
        let flag = |element: &Element| match element {
            Element::Flag(fact) => Some((fact.name(), self.facts.has(*fact))),
            Element::Amount | Element::Days | Element::Portfolios | Element::Units => None,
        };
        self.matter.asks.iter().filter_map(flag).collect()
    }

    fn is_portfolio(&self, id: &str) -> bool {
        self.facts.portfolios.iter().any(|unit| unit == id)
    }

    fn is_unit(&self, id: &str) -> bool {
        self.facts.units.iter().any(|unit| unit == id)
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

/// What a form tells about a matter.
pub(super) fn facts(fields: &Fields) -> Facts {
    let flags = fields.all("flag");
    let flag = |name: &String| match Element::from_name(name) {
        Some(Element::Flag(fact)) => Some(fact),
        Some(Element::Amount | Element::Days | Element::Portfolios | Element::Units) | None => None,
    };
    let chosen = |name| fields.all(name).into_iter().filter(|unit| !unit.is_empty()).collect();
    Facts {
        unit: String::new(),
        amount: fields.get("amount").trim().parse().ok(),
        half_days: half_days(fields.get("days").trim()),
        portfolios: chosen("portfolio"),
        units: chosen("unit"),
        flags: flags.iter().filter_map(flag).collect(),
    }
}

/// 0.5, 1, 1.5 days; nothing else.
fn half_days(text: &str) -> Option<u32> {
    match text.split_once('.') {
        None => text.parse::<u32>().ok().filter(|days| (1..=366).contains(days)).map(|days| days * 2),
        Some((days, "5")) => days.parse::<u32>().ok().filter(|days| *days <= 366).map(|days| days * 2 + 1),
        Some((days, "0")) => days.parse::<u32>().ok().filter(|days| (1..=366).contains(days)).map(|days| days * 2),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::half_days;

    #[test]
    fn days_are_whole_or_half() {
        assert_eq!(half_days("0.5"), Some(1));
        assert_eq!(half_days("3"), Some(6));
        assert_eq!(half_days("2.0"), Some(4));
        for wrong in ["", "0", "0.3", "-1", "400", "一"] {
            assert_eq!(half_days(wrong), None, "{wrong}");
        }
    }
}
