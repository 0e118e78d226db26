//! 新建: choosing how to begin, and pasting.

use super::kinds;
use crate::error::Answer;
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::{ErrorKind, forms};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use gongwen::{Direction, Kind, Syntax};

struct Choice {
    slug: &'static str,
    name: &'static str,
    purpose: &'static str,
}

#[derive(Template)]
#[template(path = "new.html")]
struct NewPage {
    shell: Shell,
    groups: Vec<(&'static str, Vec<Choice>)>,
}

#[derive(Template)]
#[template(path = "paste.html")]
struct PastePage {
    shell: Shell,
    text: String,
    markdown: bool,
    error: String,
}

pub(super) async fn choose(visit: Visit) -> Answer {
    let groups = [Direction::Downward, Direction::Upward, Direction::Level, Direction::Public].map(|direction| {
        let usual = |kind: &Kind| kind.directions().first() == Some(&direction);
        let choices = Kind::ALL.into_iter().filter(usual).map(|kind| Choice {
            slug: kinds::slug(kind),
            name: kind.name(),
            purpose: forms::guide(kind).purpose,
        });
        (direction.name(), choices.collect())
    });
    page(&NewPage { shell: visit.shell("新建草稿", "drafts"), groups: groups.into() })
}

pub(super) async fn paste(visit: Visit) -> Answer {
    let shell = visit.shell("粘贴文稿", "drafts");
    page(&PastePage { shell, text: String::new(), markdown: false, error: String::new() })
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let text = form.fields.get("text");
    let markdown = form.fields.get("syntax") == "markdown";
    let syntax = if markdown { Syntax::Markdown } else { Syntax::Plain };
    match web.app.paste(&form.visit.person, text, syntax).await {
        Ok(id) => Ok(Redirect::to(&format!("/drafts/{id}")).into_response()),
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::TooLarge) => {
            let shell = form.visit.shell("粘贴文稿", "drafts");
            let page = PastePage { shell, text: text.to_owned(), markdown, error: error.message().to_owned() };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
