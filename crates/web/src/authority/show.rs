//! The table in force, any version beside it, and its text to take away and edit.

use crate::error::{Answer, Failure};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::authority::{Authority, VersionLine};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use office::authority::{Difference, compare};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "authority.html")]
struct AuthorityPage {
    shell: Shell,
    shown: Authority,
    versions: Vec<VersionLine>,
    /// What differs from the one in force, where another is shown.
    differences: Vec<Difference>,
    in_force: bool,
}

pub(super) async fn current(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let notice = if asked.done.is_empty() {
        ""
    } else {
        "新的审批权限表已发布，办公室主任（主任发布的，由副主任）确认以后起用。已经提交的事项仍按原来的表办。"
    };
    let shown = web.app.authority().await?;
    page(&authority_page(&web, &visit, shown, notice).await?)
}

pub(super) async fn one(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    visit.administrator()?;
    let shown = web.app.authority_version(&id).await?;
    page(&authority_page(&web, &visit, shown, "").await?)
}

pub(super) async fn text(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    visit.administrator()?;
    let shown = web.app.authority_version(&id).await?;
    let name = "attachment; filename=\"authority.txt\"";
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CONTENT_DISPOSITION, name)], shown.text).into_response())
}

async fn authority_page(web: &Web, visit: &Visit, shown: Authority, notice: &str) -> Result<AuthorityPage, Failure> {
    let versions = web.app.authority_versions(&visit.administrator()?).await?;
    let force = web.app.authority().await?;
    let in_force = force.id == shown.id;
    let differences = if in_force { Vec::new() } else { compare(&force.table, &shown.table) };
    let shell = visit.shell("审批权限", "admin").with_notice(notice);
    Ok(AuthorityPage { shell, shown, versions, differences, in_force })
}
