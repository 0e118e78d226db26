//! 档案设置: 全宗号 and 机构（问题）代码, kept by the administrator.

use crate::error::Answer;
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    saved: String,
}

#[derive(Template)]
#[template(path = "archive_coding.html")]
struct CodingPage {
    shell: Shell,
    fonds: String,
    units: String,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.administrator()?;
    let coding = web.app.archive_coding().await?;
    let mut shell = visit.shell("档案设置", "admin");
    if asked.saved == "1" {
        shell = shell.with_notice("档案设置已保存，以后归档按新的代码编档号。");
    }
    let (fonds, units) = coding.map(|coding| (coding.fonds.clone(), coding.to_string())).unwrap_or_default();
    page(&CodingPage { shell, fonds, units, error: String::new() })
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let (fonds, units) = (form.fields.get("fonds"), form.fields.get("units"));
    match web.app.set_archive_coding(&chief, fonds, units).await {
        Ok(()) => Ok(Redirect::to("/admin/archive?saved=1").into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let (fonds, units) = (fonds.to_owned(), units.to_owned());
            let shell = form.visit.shell("档案设置", "admin");
            let page = CodingPage { shell, fonds, units, error: error.message().to_owned() };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
