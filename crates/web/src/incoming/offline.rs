//! 涉密件线下办理: a register that says nothing but that such a paper came.

use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::moment::when;
use crate::register::page as page_number;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::documents::OfflinePaper;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "incoming_offline.html")]
struct OfflinePage {
    shell: Shell,
    lines: Vec<(OfflinePaper, String)>,
    /// This page, and the last.
    at: i64,
    pages: i64,
    registrar: bool,
    error: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    page(&offline_page(&web, &visit, page_number(&asked.page), String::new()).await?)
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let copies = form.fields.get("copies").trim().parse().unwrap_or(0);
    match web.app.register_offline(&form.visit.person, form.fields.get("sender"), copies).await {
        Ok(_) => Ok(Redirect::to("/incoming/offline").into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let page = offline_page(&web, &form.visit, 1, error.message().to_owned()).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn offline_page(web: &Web, visit: &Visit, part: i64, error: String) -> Result<OfflinePage, Failure> {
    let now = web.app.clock().now();
    let papers = web.app.offline_papers(&visit.person, part).await?;
    Ok(OfflinePage {
        shell: visit.shell("涉密件线下办理", "outgoing"),
        at: papers.page,
        pages: papers.pages,
        lines: papers
            .lines
            .into_iter()
            .map(|paper| {
                let at = when(paper.at, now);
                (paper, at)
            })
            .collect(),
        registrar: web.app.desk(&visit.person).await?.is_registrar().is_some(),
        error,
    })
}
