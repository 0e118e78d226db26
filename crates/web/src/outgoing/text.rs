//! The text of a document: changing it, comparing versions (花脸稿), the PDF.

use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::studio::attachment;
use crate::who::Visit;
use app::ErrorKind;
use app::drafts::{Change, Side};
use app::studio::Finding;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect};
use office::documents::outgoing::Stage;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "outgoing_text.html")]
struct TextPage {
    shell: Shell,
    id: String,
    title: String,
    text: String,
    revision: i64,
    /// Whether it is being signed, or was: a change of substance has consequences then.
    signing: bool,
    findings: Vec<Finding>,
    /// Whether somebody else changed it meanwhile.
    meanwhile: bool,
    error: String,
}

#[derive(Template)]
#[template(path = "outgoing_compare.html")]
struct ComparePage {
    shell: Shell,
    id: String,
    title: String,
    from: i64,
    to: i64,
    versions: Vec<(i64, String)>,
    changes: Vec<Change>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    to: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let document = web.app.document(&visit.person, &id).await?;
    if !super::page::may_edit(&web, &visit, &document).await? {
        let message = "这份公文现在不能由您修改。请回到公文页查看，或者请拟稿人修改。";
        return Err(Failure::new(ErrorKind::Forbidden, message));
    }
    let (text, revision) = (document.content.text.clone(), document.revision);
    page(&text_page(&web, &visit, &id, text, revision, String::new()).await?)
}

pub(super) async fn submit(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let document = web.app.document(&form.visit.person, &id).await?;
    let (seen, text) = (form.fields.number("revision")?, form.fields.get("text"));
    let done = match document.stage() {
        Stage::Drafting | Stage::Reviewing => web.app.edit_document(&form.visit.person, &id, seen, text).await,
        _ => web.app.amend_document(&form.visit.person, &id, seen, text).await.map(|_| ()),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/outgoing/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden | ErrorKind::TooLarge => {
                let message = error.message().to_owned();
                let page = text_page(&web, &form.visit, &id, text.to_owned(), seen, message).await?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
            }
            _ => Err(error.into()),
        },
    }
}

async fn text_page(
    web: &Web,
    visit: &Visit,
    id: &str,
    text: String,
    revision: i64,
    error: String,
) -> Result<TextPage, Failure> {
    let document = web.app.document(&visit.person, id).await?;
    let judged = web.app.judge_document(&visit.person, id).await?;
    Ok(TextPage {
        shell: visit.shell("修改文稿", "outgoing"),
        id: id.to_owned(),
        title: document.content.title.clone(),
        text,
        revision,
        signing: !matches!(document.stage(), Stage::Drafting | Stage::Reviewing),
        findings: judged.findings,
        meanwhile: document.revision != revision,
        error,
    })
}

pub(super) async fn compare(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let document = web.app.document(&visit.person, &id).await?;
    let versions = web.app.document_versions(&visit.person, &id).await?;
    let newest = versions.first().map_or(1, |version| version.number);
    let to = asked.to.parse().unwrap_or(newest);
    let from = asked.from.parse().unwrap_or((to - 1).max(1));
    let (old, new) = (
        web.app.document_version(&visit.person, &id, from).await?,
        web.app.document_version(&visit.person, &id, to).await?,
    );
    let comparison = web.app.compare(old, new).await?;
    page(&ComparePage {
        shell: visit.shell("花脸稿", "outgoing"),
        id,
        title: document.content.title,
        from,
        to,
        versions: versions.into_iter().map(|line| (line.number, format!("{}（{}）", line.note, line.by))).collect(),
        changes: comparison.changes,
    })
}

pub(super) async fn pdf(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let (title, pdf) = web.app.document_pdf(&visit.person, &id).await?;
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, attachment(&title, "pdf"))];
    Ok((headers, pdf).into_response())
}

impl ComparePage {
    fn tag(&self, change: &Change) -> &'static str {
        match change.side {
            Side::Both => "span",
            Side::Old => "del",
            Side::New => "ins",
        }
    }

    fn is_from(&self, number: &i64) -> bool {
        self.from == *number
    }

    fn is_to(&self, number: &i64) -> bool {
        self.to == *number
    }
}
