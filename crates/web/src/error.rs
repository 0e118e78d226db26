//! From kinds of errors to status and page: the only place.

use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::{self, Visit};
use app::ErrorKind;
use askama::Template;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What a handler fails with.
#[derive(Debug)]
pub(crate) struct Failure(app::Error);

/// What a handler answers.
pub(crate) type Answer = Result<Response, Failure>;

impl Failure {
    pub(crate) fn new(kind: ErrorKind, message: &str) -> Self {
        Self(app::Error::new(kind, message))
    }

    /// The template could not be written: a fault of the program.
    pub(crate) fn template(error: askama::Error) -> Self {
        Self(app::Error::new(ErrorKind::Bug, SORRY).because(error))
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        Self(error)
    }
}

const SORRY: &str = "程序出错了，这不是您的问题。您的内容没有丢失，请返回上一页重试。";

/// What the page of an error needs; carried from the handler to the layer that knows who asked.
#[derive(Clone, Debug)]
struct Told {
    kind: ErrorKind,
    message: String,
    chain: String,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let told = Told { kind: self.0.kind(), message: self.0.message().to_owned(), chain: self.0.chain() };
        let mut response = status(told.kind).into_response();
        response.extensions_mut().insert(told);
        response
    }
}

fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::NotSignedIn => StatusCode::UNAUTHORIZED,
        ErrorKind::Forbidden => StatusCode::FORBIDDEN,
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorKind::Conflict => StatusCode::CONFLICT,
        ErrorKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::Bug => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The status of a page that shows what was refused, if something was.
pub(crate) fn page_status(refused: Option<&app::Error>) -> StatusCode {
    match refused.map(app::Error::kind) {
        None => StatusCode::OK,
        Some(ErrorKind::Conflict) => StatusCode::CONFLICT,
        Some(ErrorKind::Forbidden) => StatusCode::FORBIDDEN,
        Some(ErrorKind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The message for a failure that is told on the page where it happened, so that nothing typed is
/// lost. A failure of the machine has its line in the log, and its number in the message.
pub(crate) fn told_in_place(error: &app::Error) -> String {
    if error.kind() != ErrorKind::Unavailable {
        return error.message().to_owned();
    }
    let event = app::event_number();
    let cause = error.chain();
    tracing::error!(%event, %cause, "request failed, what was typed is shown again");
    format!("{}您写的内容还在下面，没有丢失，也还没有保存。（事件编号 {event}）", error.message())
}

fn headline(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotSignedIn => "请先登录",
        ErrorKind::Forbidden => "不能这样做",
        ErrorKind::NotFound => "没有找到",
        ErrorKind::Invalid => "内容有误，没有保存",
        ErrorKind::Conflict => "与别处的修改冲突",
        ErrorKind::TooLarge => "内容太大",
        ErrorKind::Unavailable => "暂时不能办理",
        ErrorKind::Bug => "出错了，非常抱歉",
    }
}

/// For paths that are no page.
pub(crate) async fn not_found() -> Failure {
    Failure::new(ErrorKind::NotFound, "没有这个页面。请检查地址，或从导航进入。")
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    headline: &'static str,
    message: String,
    event: String,
}

#[derive(Serialize)]
struct ErrorData {
    error: String,
    event: String,
}

/// Turns failures into pages, or into data for scripts; writes the log line.
pub(crate) async fn pages(State(web): State<Web>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let method = request.method().clone();
    let path = request.extensions().get::<axum::extract::MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let told = match response.extensions().get::<Told>() {
        Some(told) => told.clone(),
        None => match told_by_framework(&response) {
            Some(told) => told,
            None => return response,
        },
    };
    let mut event = String::new();
    if matches!(told.kind, ErrorKind::Bug | ErrorKind::Unavailable) {
        event = app::event_number();
        tracing::error!(%event, %method, path = path.as_deref().unwrap_or("-"), cause = %told.chain, "request failed");
    }
    let status = match told.kind {
        ErrorKind::NotFound if response.status() == StatusCode::METHOD_NOT_ALLOWED => response.status(),
        kind => status(kind),
    };
    if wants_data(&headers) {
        return (status, Json(ErrorData { error: told.message, event })).into_response();
    }
    let visit = who::visit(&web, &headers).await.ok().flatten();
    let shell = match &visit {
        Some(visit) => visit.shell(headline(told.kind), ""),
        None => Shell::guest(headline(told.kind), &headers),
    };
    let page = ErrorPage { shell, headline: headline(told.kind), message: told.message, event };
    match page_with(status, &page) {
        Ok(page) => page,
        Err(_) => (status, SORRY).into_response(),
    }
}

/// Answers that the framework makes by itself have no Chinese page yet.
fn told_by_framework(response: &Response) -> Option<Told> {
    let told = |kind, message: &str| Some(Told { kind, message: message.to_owned(), chain: String::new() });
    if response.headers().contains_key("x-wenshu-page") {
        return None;
    }
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => told(ErrorKind::NotFound, "这个地址不能这样访问。请从页面里操作。"),
        StatusCode::NOT_FOUND => told(ErrorKind::NotFound, "没有这个页面。请检查地址，或从导航进入。"),
        StatusCode::REQUEST_TIMEOUT => {
            let message = "时间太长，没有办完。请缩小范围（移交包按机构分开）后再试；上传的，请检查网络。";
            told(ErrorKind::Unavailable, message)
        }
        StatusCode::PAYLOAD_TOO_LARGE => told(ErrorKind::TooLarge, "提交的内容太大，没有保存。"),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            told(ErrorKind::Invalid, "提交的内容不完整或格式不对。请返回上一页，刷新后重试。")
        }
        _ => None,
    }
}

/// Whether a script asks.
pub(crate) fn wants_data(headers: &HeaderMap) -> bool {
    let has = |name| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/json"))
    };
    has(ACCEPT) || has(CONTENT_TYPE)
}

impl Visit {
    /// The person must be an administrator.
    pub(crate) fn administrator(&self) -> Result<office::Administrator, Failure> {
        self.person
            .administrator()
            .ok_or_else(|| Failure::new(ErrorKind::Forbidden, "这一页只有管理员可以用。如有需要，请找管理员。"))
    }
}
