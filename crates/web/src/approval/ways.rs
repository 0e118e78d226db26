//! 怎样批: how a kind of matter would be decided, before anything is submitted.

use super::known::{Known, facts, trouble as unread};
use crate::error::Answer;
use crate::form::Fields;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::approval::{Way, WhyStep};
use askama::Template;
use axum::extract::{Path, Query, State};
use office::authority::Act;

#[derive(Template)]
#[template(path = "approval_way.html")]
struct WayPage {
    shell: Shell,
    code: String,
    name: String,
    about: String,
    table: String,
    units: Vec<(String, String)>,
    asked: Fields,
    known: Known,
    steps: Vec<WhyStep>,
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
        known: Known { asks: matter.asks, facts },
        code,
        table,
        units,
        trouble: unread(&asked).map_or(trouble, str::to_owned),
        asked,
        steps,
    })
}
