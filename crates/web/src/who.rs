//! Who asks: the cookie, the guard before every page, the person for a handler.

use crate::error::{Failure, wants_data};
use crate::shell::{Shell, theme};
use crate::state::Web;
use app::{ErrorKind, Person};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Somebody who is signed in, and how this page looks for them.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) person: Person,
    /// The token of the session, as the cookie has it.
    pub(crate) token: String,
    theme: &'static str,
}

impl Visit {
    pub(crate) fn shell(&self, title: &str, section: &'static str) -> Shell {
        Shell {
            title: title.to_owned(),
            section,
            name: self.person.name().to_owned(),
            chief: self.person.administrator().is_some(),
            inspects: self.person.inspects(),
            csrf: self.person.csrf().to_owned(),
            theme: self.theme,
            notice: String::new(),
            unread: self.person.unread(),
        }
    }
}

impl Visit {
    /// The person looks at a thing: its notices are read.
    pub(crate) async fn looking_at(mut self, web: &Web, object: &str) -> Result<Self, Failure> {
        let unread = web.app.looked_at(&self.person, object).await?;
        self.person = self.person.with_unread(unread);
        Ok(self)
    }
}

/// The person whom the guard let in.
impl FromRequestParts<Web> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Failure::new(ErrorKind::NotSignedIn, "请先登录。登录后会回到这一页。"))
    }
}

/// Lets in whoever has a session; others go to the sign-in page and come back after it.
pub(crate) async fn guard(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let visit = match visit(&web, request.headers()).await {
        Ok(visit) => visit,
        Err(failure) => return failure.into_response(),
    };
    let path = request.uri().path();
    let Some(visit) = visit else {
        if wants_data(request.headers()) || path.ends_with(".png") {
            return Failure::new(ErrorKind::NotSignedIn, "登录已失效。请在新窗口登录后继续，本页内容不会丢。")
                .into_response();
        }
        let back = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return match *request.method() {
            Method::GET if back != "/" => {
                let back = utf8_percent_encode(back, NON_ALPHANUMERIC);
                Redirect::to(&format!("/sign-in?next={back}")).into_response()
            }
            _ => Redirect::to("/sign-in").into_response(),
        };
    };
    let free = matches!(path, "/account/password" | "/sign-out");
    if visit.person.must_change_password() && !free {
        return Redirect::to("/account/password").into_response();
    }
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Who is behind the cookie of a request.
pub(crate) async fn visit(web: &Web, headers: &HeaderMap) -> Result<Option<Visit>, Failure> {
    let Some(token) = cookie(headers, session_cookie(web)) else {
        return Ok(None);
    };
    let person = web.app.person(&token).await?;
    Ok(person.map(|person| Visit { person, token, theme: theme(headers) }))
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';')).find_map(
        |pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.to_owned())
        },
    )
}

/// Behind TLS the name itself forbids the cookie to travel without.
fn session_cookie(web: &Web) -> &'static str {
    if web.https { "__Host-wenshu_session" } else { "wenshu_session" }
}

/// Gives the browser the token of a session.
pub(crate) fn set_session(web: &Web, response: &mut Response, token: &str) {
    set_cookie(web, response, session_cookie(web), token, "HttpOnly; ");
}

/// Takes the token away.
pub(crate) fn clear_session(web: &Web, response: &mut Response) {
    set_cookie(web, response, session_cookie(web), "", "HttpOnly; Max-Age=0; ");
}

/// Sets a cookie for this site; `more` are further attributes, each ended by a semicolon.
pub(crate) fn set_cookie(web: &Web, response: &mut Response, name: &str, value: &str, more: &str) {
    let secure = if web.https { "Secure; " } else { "" };
    let line = format!("{name}={value}; Path=/; {more}{secure}SameSite=Lax");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(SET_COOKIE, line);
    }
}
