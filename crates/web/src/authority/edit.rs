//! A new version: written in the browser or chosen as a file, looked at before it is published.

use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::authority::Difference;

#[derive(Template)]
#[template(path = "authority_new.html")]
struct NewPage {
    shell: Shell,
    text: String,
    /// One fault a line.
    error: String,
}

#[derive(Template)]
#[template(path = "authority_preview.html")]
struct PreviewPage {
    shell: Shell,
    text: String,
    name: String,
    from: String,
    matters: usize,
    differences: Vec<Difference>,
}

pub(super) async fn ask(State(web): State<Web>, visit: Visit) -> Answer {
    visit.administrator()?;
    let text = web.app.authority().await?.text;
    page(&NewPage { shell: visit.shell("新的审批权限表", "admin"), text, error: String::new() })
}

pub(super) async fn preview(State(web): State<Web>, form: Form) -> Answer {
    let text = normal(form.fields.get("text"));
    match web.app.preview_authority(&form.visit.administrator()?, &text).await {
        Ok(preview) => page(&PreviewPage {
            shell: form.visit.shell("核对新的审批权限表", "admin"),
            text,
            name: preview.table.name,
            from: preview.table.from.to_string(),
            matters: preview.table.matters.len(),
            differences: preview.differences,
        }),
        Err(error) => refuse(&form, text, error),
    }
}

pub(super) async fn publish(State(web): State<Web>, form: Form) -> Answer {
    let text = normal(form.fields.get("text"));
    match web.app.publish_authority(&form.visit.administrator()?, &text).await {
        Ok(_) => Ok(Redirect::to("/admin/authority?done=1").into_response()),
        Err(error) => refuse(&form, text, error),
    }
}

fn refuse(form: &Form, text: String, error: app::Error) -> Answer {
    if error.kind() != ErrorKind::Invalid {
        return Err(Failure::from(error));
    }
    let shell = form.visit.shell("新的审批权限表", "admin");
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &NewPage { shell, text, error: error.message().to_owned() })
}

fn normal(text: &str) -> String {
    text.replace("\r\n", "\n")
}
