//! 上传: a file becomes a draft.

use crate::error::{Answer, Failure};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::upload::file;
use crate::who::Visit;
use app::ErrorKind;
use app::drafts::{UPLOAD_LIMIT, file_too_large};
use askama::Template;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use futures::StreamExt;

#[derive(Template)]
#[template(path = "upload.html")]
struct UploadPage {
    shell: Shell,
    error: String,
    limit: usize,
}

/// What is left of a body that is too large is read up to here, so that the browser listens to
/// the answer; beyond, the line is cut.
const DRAIN: usize = 1024 * 1024 * 1024;

pub(super) async fn show(visit: Visit) -> Answer {
    page(&upload_page(&visit, String::new()))
}

pub(super) async fn submit(State(web): State<Web>, request: Request) -> Answer {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &web).await?;
    let script = crate::error::wants_data(&parts.headers);
    if declared(&parts.headers) > UPLOAD_LIMIT + 64 * 1024 {
        let mut left = DRAIN;
        let mut stream = body.into_data_stream();
        while let Some(Ok(chunk)) = stream.next().await {
            left = left.saturating_sub(chunk.len());
            if left == 0 {
                break;
            }
        }
        return refuse(&visit, script, &file_too_large());
    }
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &web)
        .await
        .map_err(|_| Failure::new(ErrorKind::Invalid, "上传的内容不完整，请重新选择文件。"))?;
    let (name, bytes) = match file(multipart, &visit).await? {
        Some(file) => file,
        None => {
            return refuse(&visit, script, &app::Error::new(ErrorKind::Invalid, "还没有选择文件。请先选一个文件。"));
        }
    };
    match web.app.upload(&visit.person, &name, bytes).await {
        Ok(id) => Ok(Redirect::to(&format!("/drafts/{id}")).into_response()),
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::TooLarge) => {
            refuse(&visit, script, &error)
        }
        Err(error) => Err(error.into()),
    }
}

fn declared(headers: &HeaderMap) -> usize {
    headers.get("content-length").and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0)
}

fn refuse(visit: &Visit, script: bool, error: &app::Error) -> Answer {
    if script {
        return Err(Failure::new(error.kind(), error.message()));
    }
    let status = if error.kind() == ErrorKind::TooLarge {
        StatusCode::PAYLOAD_TOO_LARGE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, &upload_page(visit, error.message().to_owned()))
}

fn upload_page(visit: &Visit, error: String) -> UploadPage {
    UploadPage { shell: visit.shell("上传文件", "drafts"), error, limit: UPLOAD_LIMIT }
}
