//! A draft becomes a document of the office.

use super::words::{GROUNDS, description};
use crate::error::{Answer, Failure};
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::documents::NewDocument;
use app::{ErrorKind, Once};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::authority::Act;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    draft: String,
}

#[derive(Template)]
#[template(path = "outgoing_new.html")]
struct BeginPage {
    shell: Shell,
    draft: String,
    title: String,
    matters: Vec<(String, String, String)>,
    fields: Fields,
    error: String,
}

impl BeginPage {
    fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name) == value
    }

    fn grounds(&self) -> Vec<(&'static str, &'static str)> {
        GROUNDS.iter().map(|(word, ground)| (*word, ground.name())).collect()
    }
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    page(&begin_page(&web, &visit, asked.draft, Fields::default(), String::new()).await?)
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let Form { visit, fields } = form;
    let draft = web.app.draft(&visit.person, fields.get("draft")).await?;
    let begun = match description(&fields) {
        Ok(description) => {
            let new = NewDocument { text: draft.text, syntax: draft.syntax, description };
            web.app.begin_document_once(&visit.person, &Once::read(fields.get("once")), new).await
        }
        Err(error) => Err(error),
    };
    match begun {
        Ok(id) => Ok(Redirect::to(&format!("/outgoing/{id}")).into_response()),
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Forbidden) => {
            let message = error.message().to_owned();
            let page = begin_page(&web, &visit, draft.id, fields, message).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn begin_page(
    web: &Web,
    visit: &Visit,
    draft: String,
    fields: Fields,
    error: String,
) -> Result<BeginPage, Failure> {
    let title = web.app.draft(&visit.person, &draft).await?.title;
    let authority = web.app.authority().await?;
    let matters = authority.table.matters.into_iter().filter(|matter| matter.permits.contains(&Act::Issue));
    let matters = matters.map(|matter| (matter.code, matter.name, matter.about)).collect();
    Ok(BeginPage { shell: visit.shell("转为发文", "outgoing"), draft, title, matters, fields, error })
}
