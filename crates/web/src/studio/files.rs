//! Pictures of pages, and the draft as a file.

use crate::error::{Answer, not_found};
use crate::state::Web;
use crate::who::Visit;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The picture of a page: `hash-width.png`. Its name is its look, so it never changes; it is only
/// for its owner.
pub(super) async fn page(State(web): State<Web>, visit: Visit, Path((id, picture)): Path<(String, String)>) -> Answer {
    let name = picture.strip_suffix(".png").and_then(|name| name.split_once('-'));
    let Some((hash, width)) = name.and_then(|(hash, width)| Some((hash, width.parse().ok()?))) else {
        return Err(not_found().await);
    };
    let png = web.app.page_picture(&visit.person, &id, hash, width).await?;
    let headers = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, png.as_ref().clone()).into_response())
}

pub(super) async fn pdf(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let (title, pdf) = web.app.pdf(&visit.person, &id).await?;
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, attachment(&title, "pdf"))];
    Ok((headers, pdf).into_response())
}

pub(super) async fn text(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let draft = web.app.draft(&visit.person, &id).await?;
    let kind = "text/plain; charset=utf-8".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, attachment(&draft.title, "txt"))], draft.text).into_response())
}

/// A name for the file that any system takes, with the Chinese title for browsers that can.
pub(crate) fn attachment(title: &str, end: &str) -> String {
    let name: String = title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).take(60).collect();
    let name = utf8_percent_encode(name.trim(), NON_ALPHANUMERIC);
    format!("attachment; filename=\"document.{end}\"; filename*=UTF-8''{name}.{end}")
}
