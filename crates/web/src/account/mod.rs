//! 我的账号: who I am, and my password.

mod notices;

use crate::error::Answer;
use crate::form::Form;
use crate::router::{Access, Table};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    shell: Shell,
    account: String,
    role: &'static str,
}

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    shell: Shell,
    first: bool,
    error: String,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    changed: String,
}

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Person, "/account", show)
        .get(Access::Person, "/account/password", password)
        .post(Access::Person, "/account/password", change)
        .get(Access::Person, "/account/notices", notices::show)
        .post(Access::Person, "/account/notices", notices::keep)
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let notice = if asked.changed.is_empty() { "" } else { "密码已修改，其他设备上的登录已退出。" };
    page(&AccountPage {
        shell: visit.shell("我的账号", "account").with_notice(notice),
        account: visit.person.account_name().to_owned(),
        role: visit.person.role().name(),
    })
}

async fn password(visit: Visit) -> Answer {
    page(&password_page(&visit, String::new()))
}

async fn change(State(web): State<Web>, form: Form) -> Answer {
    let (old, new) = (form.fields.get("old"), form.fields.get("new"));
    if new != form.fields.get("again") {
        let page = password_page(&form.visit, "两次输入的新密码不一样，请重新输入。".to_owned());
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match web.app.change_password(&form.visit.person, &form.visit.token, old, new).await {
        Ok(()) if form.visit.person.must_change_password() => Ok(Redirect::to("/").into_response()),
        Ok(()) => Ok(Redirect::to("/account?changed=1").into_response()),
        Err(error) if error.kind() == ErrorKind::Invalid => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &password_page(&form.visit, error.message().to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

fn password_page(visit: &Visit, error: String) -> PasswordPage {
    let first = visit.person.must_change_password();
    PasswordPage { shell: visit.shell("修改密码", "account"), first, error }
}
