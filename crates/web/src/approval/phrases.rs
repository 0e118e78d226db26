//! 常用语: a person's own phrases for opinions.

use crate::error::Answer;
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

#[derive(Template)]
#[template(path = "approval_phrases.html")]
struct PhrasesPage {
    shell: Shell,
    common: Vec<&'static str>,
    text: String,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit) -> Answer {
    let (common, own) = web.app.phrases(&visit.person).await?;
    let shell = visit.shell("常用语", "approvals");
    page(&PhrasesPage { shell, common, text: own.join("\n"), error: String::new() })
}

pub(super) async fn keep(State(web): State<Web>, form: Form) -> Answer {
    let text = form.fields.get("text");
    let kept = web.app.keep_phrases(&form.visit.person, text).await;
    let (common, own) = web.app.phrases(&form.visit.person).await?;
    let shell = form.visit.shell("常用语", "approvals");
    match kept {
        Ok(()) => {
            let shell = shell.with_notice("已保存。");
            page(&PhrasesPage { shell, common, text: own.join("\n"), error: String::new() })
        }
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let (text, error) = (text.to_owned(), error.message().to_owned());
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &PhrasesPage { shell, common, text, error })
        }
        Err(error) => Err(error.into()),
    }
}
