//! Files of received documents. They are given as downloads, never shown as pages of this site.

use crate::error::Answer;
use crate::state::Web;
use crate::who::Visit;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path((id, file)): Path<(String, String)>) -> Answer {
    let (name, media, bytes) = web.app.document_file(&visit.person, &id, &file).await?;
    let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"file\"; filename*=UTF-8''{name}");
    Ok(([(CONTENT_TYPE, media), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}
