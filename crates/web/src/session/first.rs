//! The first administrator, by the code that the console printed.

use super::{guest_shell, with_guest_cookie};
use crate::error::Answer;
use crate::form::GuestForm;
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::set_session;
use app::ErrorKind;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};

#[derive(Template)]
#[template(path = "first.html")]
struct Page {
    shell: Shell,
    code: String,
    account: String,
    name: String,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, headers: HeaderMap) -> Answer {
    if !web.app.awaits_first().await? {
        return Ok(Redirect::to("/sign-in").into_response());
    }
    let (shell, token) = guest_shell("首次使用", &headers)?;
    let empty = String::new;
    let page = Page { shell, code: empty(), account: empty(), name: empty(), error: empty() };
    Ok(with_guest_cookie(&web, page_with(StatusCode::OK, &page)?, token))
}

pub(super) async fn submit(State(web): State<Web>, form: GuestForm) -> Answer {
    let get = |name| form.fields.get(name);
    match web.app.redeem_first_code(get("code"), get("account"), get("name"), get("password")).await {
        Ok(signed_in) => {
            if let Err(error) = web.app.begin_demo(&signed_in.person).await {
                // The administrator is in all the same; only the demonstration is poorer.
                tracing::error!(cause = %error.chain(), "{error}");
            }
            let mut response = Redirect::to("/drafts?welcome=1").into_response();
            set_session(&web, &mut response, &signed_in.token);
            Ok(response)
        }
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict) => {
            let (shell, _) = guest_shell("首次使用", &form.headers)?;
            let page = Page {
                shell,
                code: get("code").to_owned(),
                account: get("account").to_owned(),
                name: get("name").to_owned(),
                error: error.message().to_owned(),
            };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
