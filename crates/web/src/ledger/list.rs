//! The list of entries with its filters.

use super::line::{KINDS, Line, encode, line};
use super::section;
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

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let by = web.app.inspector(&visit.person).await?;
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
        also_kind: "",
        object_id: String::new(),
        day,
        after: asked.after.clone(),
    };
    let found = web.app.ledger(&by, &filter).await?;
    let people = web.app.ledger_people(&by).await?;
    page(&LedgerPage {
        shell: visit.shell("台账", section(&visit)),
        state: web.app.ledger_state(&by).await?,
        lines: found.lines.into_iter().map(line).collect(),
        people,
        verbs: web.app.ledger_verbs(&by).await?,
        kinds: KINDS.iter().map(|(kind, name)| (*kind, (*name).to_owned())).collect(),
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
        format!("/ledger?person={person}&verb={verb}&kind={kind}&day={day}&after={next}")
    }

    /// The address of the first page of the same list.
    fn newest(&self) -> String {
        let older = self.older();
        older.split("&after=").next().unwrap_or(&older).to_owned()
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
