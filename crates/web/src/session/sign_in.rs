//! 登录 and 退出.

use super::{guest_shell, local, with_guest_cookie};
use crate::error::Answer;
use crate::form::{Form, GuestForm};
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::{clear_session, set_session, visit};
use app::ErrorKind;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    shell: Shell,
    account: String,
    next: String,
    error: String,
}

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    next: String,
}

pub(super) async fn show(State(web): State<Web>, headers: HeaderMap, Query(back): Query<Back>) -> Answer {
    if visit(&web, &headers).await?.is_some() {
        return Ok(Redirect::to(local(&back.next)).into_response());
    }
    if web.app.awaits_first().await? {
        return Ok(Redirect::to("/first").into_response());
    }
    let (shell, token) = guest_shell("登录", &headers)?;
    let page = Page { shell, account: String::new(), next: back.next, error: String::new() };
    Ok(with_guest_cookie(&web, page_with(StatusCode::OK, &page)?, token))
}

pub(super) async fn submit(State(web): State<Web>, form: GuestForm) -> Answer {
    let account = form.fields.get("account");
    let next = form.fields.get("next");
    match web.app.sign_in(account, form.fields.get("password")).await {
        Ok(signed_in) => {
            let mut response = Redirect::to(local(next)).into_response();
            set_session(&web, &mut response, &signed_in.token);
            Ok(response)
        }
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let (shell, _) = guest_shell("登录", &form.headers)?;
            let (account, next, error) = (account.to_owned(), next.to_owned(), error.message().to_owned());
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { shell, account, next, error })
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn leave(State(web): State<Web>, form: Form) -> Answer {
    web.app.sign_out(&form.visit.person, &form.visit.token).await?;
    let mut response = Redirect::to("/sign-in").into_response();
    clear_session(&web, &mut response);
    Ok(response)
}
