//! 怎样批: how a kind of matter would be decided, before anything is submitted.

use super::ask::facts;
use crate::error::Answer;
use crate::form::Fields;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::approval::{Way, WayStep};
use askama::Template;
use axum::extract::{Path, Query, State};
use office::authority::{Act, Element, Facts};

#[derive(Template)]
#[template(path = "approval_way.html")]
struct WayPage {
    shell: Shell,
    code: String,
    name: String,
    about: String,
    table: String,
    asks: Vec<Element>,
    units: Vec<(String, String)>,
    asked: Fields,
    facts: Facts,
    steps: Vec<WayStep>,
    trouble: String,
    /// Whether it is submitted on its own, and not with a document.
    by_form: bool,
}

pub(super) async fn show(
    State(web): State<Web>,
    Path(code): Path<String>,
    visit: Visit,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let asked = Fields::from(asked);
    let facts = facts(&asked);
    let Way { matter, table, steps, trouble } = web.app.way(&visit.person, &code, facts.clone()).await?;
    let units = web.app.ways().await?.units;
    page(&WayPage {
        shell: visit.shell(&format!("{}怎样批", matter.name), "approvals"),
        by_form: !matter.permits.iter().any(|act| matches!(act, Act::Issue | Act::Revoke | Act::Repeal)),
        name: matter.name,
        about: matter.about,
        asks: matter.asks,
        code,
        table,
        units,
        asked,
        facts,
        steps,
        trouble,
    })
}

impl WayPage {
    fn asks(&self, name: &str) -> bool {
        Element::from_name(name).is_some_and(|element| self.asks.contains(&element))
    }

    fn flags(&self) -> Vec<(&'static str, bool)> {
        let flag = |element: &Element| match element {
            Element::Flag(fact) => Some((fact.name(), self.facts.has(*fact))),
            Element::Amount | Element::Days | Element::Portfolios | Element::Units => None,
        };
        self.asks.iter().filter_map(flag).collect()
    }

    fn is_portfolio(&self, id: &str) -> bool {
        self.facts.portfolios.iter().any(|unit| unit == id)
    }

    fn is_unit(&self, id: &str) -> bool {
        self.facts.units.iter().any(|unit| unit == id)
    }
}
