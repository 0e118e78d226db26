//! 通知设置: mail and quiet hours.

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
use office::TimeOfDay;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    saved: String,
}

#[derive(Template)]
#[template(path = "account_notices.html")]
struct NoticesPage {
    shell: Shell,
    /// Whether the program can send mail at all.
    mail_server: bool,
    mail: String,
    from: String,
    to: String,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let wishes = web.app.wishes(&visit.person).await?;
    let time = |minute: u16| TimeOfDay::from_minutes(minute).map(|time| time.to_string()).unwrap_or_default();
    let notice = if asked.saved.is_empty() { "" } else { "已保存。" };
    page(&NoticesPage {
        shell: visit.shell("通知设置", "account").with_notice(notice),
        mail_server: web.app.sends_mail(),
        mail: wishes.mail,
        from: time(wishes.quiet.from()),
        to: time(wishes.quiet.to()),
        error: String::new(),
    })
}

pub(super) async fn keep(State(web): State<Web>, form: Form) -> Answer {
    let (mail, from, to) = (form.fields.get("mail"), form.fields.get("from"), form.fields.get("to"));
    match web.app.keep_wishes(&form.visit.person, mail, from, to).await {
        Ok(()) => Ok(Redirect::to("/account/notices?saved=1").into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &NoticesPage {
                shell: form.visit.shell("通知设置", "account"),
                mail_server: web.app.sends_mail(),
                mail: mail.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
                error: error.message().to_owned(),
            },
        ),
        Err(error) => Err(error.into()),
    }
}
