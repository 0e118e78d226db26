//! The list of entries with its filters.

use super::line::{Line, encode, kind_name, line};
use crate::error::Answer;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::ledger::{LedgerFilter, LedgerState, LedgerVerb};
use askama::Template;
use axum::extract::{Query, State};
use gongwen::Date;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    person: String,
    verb: String,
    kind: String,
    day: String,
    after: String,
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct LedgerPage {
    shell: Shell,
    state: LedgerState,
    lines: Vec<Line>,
    people: Vec<(String, String)>,
    verbs: Vec<LedgerVerb>,
    kinds: Vec<(&'static str, String)>,
    asked: Asked,
    next: String,
    error: &'static str,
}

/// Kinds that the filter offers.
const KINDS: [&str; 10] = [
    "outgoing",
    "incoming",
    "approval",
    "draft",
    "person",
    "organization",
    "authority",
    "calendar",
    "account",
    "ledger",
];

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let chief = visit.administrator()?;
    let day = Date::from_iso(asked.day.trim());
    let error = if day.is_none() && !asked.day.trim().is_empty() {
        "日期请写成2026-11-22这样。没有按日期筛选。"
    } else {
        ""
    };
    let filter = LedgerFilter {
        person: asked.person.clone(),
        verb: asked.verb.clone(),
        object_kind: asked.kind.clone(),
        object_id: String::new(),
        day,
        after: asked.after.clone(),
    };
    let found = web.app.ledger(&chief, &filter).await?;
    let now = web.app.clock().now();
    let people = web.app.accounts(&chief).await?;
    page(&LedgerPage {
        shell: visit.shell("台账", "admin"),
        state: web.app.ledger_state(&chief).await?,
        lines: found.lines.into_iter().map(|found| line(found, now)).collect(),
        people: people.into_iter().map(|person| (person.id, person.display_name)).collect(),
        verbs: web.app.ledger_verbs(&chief).await?,
        kinds: KINDS.into_iter().map(|kind| (kind, kind_name(kind).to_owned())).collect(),
        asked,
        next: found.next,
        error,
    })
}

impl LedgerPage {
    /// The address of the next page of the same list.
    fn older(&self) -> String {
        let Asked { person, verb, kind, day, .. } = &self.asked;
        let [person, verb, kind, day, next] = [person, verb, kind, day, &self.next].map(|text| encode(text));
        format!("/admin/ledger?person={person}&verb={verb}&kind={kind}&day={day}&after={next}")
    }

    fn is_filtered(&self) -> bool {
        let Asked { person, verb, kind, day, .. } = &self.asked;
        [person, verb, kind, day].iter().any(|text| !text.is_empty())
    }

    fn is_person(&self, id: &str) -> bool {
        self.asked.person == id
    }

    fn is_verb(&self, verb: &str) -> bool {
        self.asked.verb == verb
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.asked.kind == kind
    }
}
