//! Files of documents. They are given as downloads, never shown as pages of this site.

use super::page::incoming_page;
use crate::error::{Answer, Failure};
use crate::form::Typed;
use crate::state::Web;
use crate::upload;
use crate::who::Visit;
use app::ErrorKind;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub(crate) async fn show(State(web): State<Web>, visit: Visit, Path((id, file)): Path<(String, String)>) -> Answer {
    let (name, media, bytes) = web.app.document_file(&visit.person, &id, &file).await?;
    let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"file\"; filename*=UTF-8''{name}");
    Ok(([(CONTENT_TYPE, media), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

pub(super) async fn add(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Answer {
    let (visit, done) = upload::to_document(&web, &id, request).await?;
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/incoming/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden | ErrorKind::TooLarge => {
                incoming_page(&web, &visit, &id, Some((&error, Typed::default()))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}
