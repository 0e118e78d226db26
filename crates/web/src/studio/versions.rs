//! 版本: the list, one version, comparing two, going back to one.

use crate::error::Answer;
use crate::form::Form;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::drafts::{Change, Side, VersionLine};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

struct Line {
    number: i64,
    reason: &'static str,
    title: String,
    size: i64,
    by: String,
    saved: String,
}

#[derive(Template)]
#[template(path = "versions.html")]
struct VersionsPage {
    shell: Shell,
    id: String,
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "version.html")]
struct VersionPage {
    shell: Shell,
    id: String,
    title: String,
    number: i64,
    revision: i64,
    text: String,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    shell: Shell,
    id: String,
    title: String,
    from: i64,
    to: i64,
    numbers: Vec<i64>,
    changes: Vec<Change>,
    added: usize,
    removed: usize,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let draft = web.app.draft(&visit.person, &id).await?;
    let now = web.app.clock().now();
    let line = |version: VersionLine| Line {
        number: version.number,
        reason: version.reason.name(),
        title: version.title,
        size: version.size,
        by: version.by,
        saved: when(version.saved, now),
    };
    let lines = web.app.versions(&visit.person, &id).await?.into_iter().map(line).collect();
    page(&VersionsPage { shell: visit.shell("版本", "drafts"), id, title: draft.title, lines })
}

pub(super) async fn one(State(web): State<Web>, visit: Visit, Path((id, number)): Path<(String, i64)>) -> Answer {
    let draft = web.app.draft(&visit.person, &id).await?;
    let text = web.app.version(&visit.person, &id, number).await?;
    let shell = visit.shell(&format!("版本{number}"), "drafts");
    page(&VersionPage { shell, id, title: draft.title, number, revision: draft.revision, text })
}

#[derive(Deserialize)]
pub(super) struct Pair {
    from: Option<i64>,
    to: Option<i64>,
}

pub(super) async fn compare(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(pair): Query<Pair>,
) -> Answer {
    let draft = web.app.draft(&visit.person, &id).await?;
    let numbers: Vec<i64> = web.app.versions(&visit.person, &id).await?.iter().map(|line| line.number).collect();
    let newest = numbers.first().copied().unwrap_or(1);
    let (from, to) = (pair.from.unwrap_or((newest - 1).max(1)), pair.to.unwrap_or(newest));
    let old = web.app.version(&visit.person, &id, from).await?;
    let new = web.app.version(&visit.person, &id, to).await?;
    let comparison = web.app.compare(old, new).await?;
    page(&ComparePage {
        shell: visit.shell("比较版本", "drafts"),
        id,
        title: draft.title,
        from,
        to,
        numbers,
        changes: comparison.changes,
        added: comparison.added,
        removed: comparison.removed,
    })
}

pub(super) async fn restore(State(web): State<Web>, Path((id, number)): Path<(String, i64)>, form: Form) -> Answer {
    let seen = form.fields.number("revision")?;
    web.app.restore(&form.visit.person, &id, number, seen).await?;
    Ok(Redirect::to(&format!("/drafts/{id}?restored=1")).into_response())
}

impl ComparePage {
    fn is_from(&self, number: &i64) -> bool {
        self.from == *number
    }

    fn is_to(&self, number: &i64) -> bool {
        self.to == *number
    }

    fn tag(&self, change: &Change) -> &'static str {
        match change.side {
            Side::Both => "span",
            Side::Old => "del",
            Side::New => "ins",
        }
    }
}
