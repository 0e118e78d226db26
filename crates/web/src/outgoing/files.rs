//! Files of a sent document: its attachments that are no text, as maps and tables.

use super::page::document_page;
use crate::error::{Answer, Failure};
use crate::form::{Form, Typed};
use crate::state::Web;
use crate::upload;
use crate::who::Visit;
use app::ErrorKind;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect};

pub(super) async fn add(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Answer {
    let (visit, done) = upload::to_document(&web, &id, request).await?;
    answer(&web, &visit, &id, done).await
}

pub(super) async fn remove(State(web): State<Web>, Path((id, file)): Path<(String, String)>, form: Form) -> Answer {
    let done = web.app.remove_file(&form.visit.person, &id, &file).await;
    answer(&web, &form.visit, &id, done).await
}

async fn answer(web: &Web, visit: &Visit, id: &str, done: app::Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/outgoing/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden | ErrorKind::TooLarge => {
                document_page(web, visit, id, Some((&error, Typed::default()))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}
