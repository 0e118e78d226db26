//! Signing in and out, the first administrator, and whether the server lives.

mod first;
mod sign_in;

use crate::error::{Answer, Failure};
use crate::form::{Form, GUEST};
use crate::router::{Access, Table};
use crate::shell::Shell;
use crate::state::Web;
use crate::who::{cookie, set_cookie};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

pub(crate) fn routes(table: Table) -> Table {
    table
        .get(Access::Open, "/sign-in", sign_in::show)
        .post(Access::Open, "/sign-in", sign_in::submit)
        .post(Access::Person, "/sign-out", sign_in::leave)
        .get(Access::Open, "/first", first::show)
        .post(Access::Open, "/first", first::submit)
        .get(Access::Open, "/health", health)
        .post(Access::Person, "/theme", theme)
}

/// For whoever watches the server.
async fn health(State(web): State<Web>) -> Result<&'static str, Failure> {
    web.app.ping().await?;
    Ok("ok\n")
}

/// Light, dark, or as the system has it; kept for a year.
async fn theme(State(web): State<Web>, headers: HeaderMap, form: Form) -> Answer {
    let theme = match form.fields.get("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "auto",
    };
    let back = headers
        .get("referer")
        .and_then(|value| value.to_str().ok())
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
        .unwrap_or_else(|| "/".to_owned());
    let mut response = Redirect::to(local(&back)).into_response();
    set_cookie(&web, &mut response, "wenshu_theme", theme, "Max-Age=31536000; ");
    Ok(response)
}

/// A path on this server; anything else becomes the start page.
fn local(path: &str) -> &str {
    let plain = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.contains("/sign-");
    if plain && path.bytes().all(|byte| byte.is_ascii_graphic()) { path } else { "/" }
}

/// The token of a guest's forms: from the cookie, or a new one that must be set.
fn guest(headers: &HeaderMap) -> Result<(String, bool), Failure> {
    match cookie(headers, GUEST).filter(|token| token.len() >= 32) {
        Some(token) => Ok((token, false)),
        None => Ok((app::random_token()?, true)),
    }
}

/// The frame of a page for guests, whose forms carry their token.
fn guest_shell(title: &str, headers: &HeaderMap) -> Result<(Shell, Option<String>), Failure> {
    let (token, new) = guest(headers)?;
    Ok((Shell::guest(title, headers).with_csrf(&token), new.then_some(token)))
}

fn with_guest_cookie(web: &Web, mut response: Response, token: Option<String>) -> Response {
    if let Some(token) = token {
        set_cookie(web, &mut response, GUEST, &token, "HttpOnly; ");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn one_is_only_sent_to_places_of_this_server() {
        assert_eq!(local("/drafts/1?page=2"), "/drafts/1?page=2");
        for outside in ["//evil.example/", "https://evil.example/", "/\\evil.example", "drafts", "", "/sign-in"] {
            assert_eq!(local(outside), "/", "{outside}");
        }
    }
}
