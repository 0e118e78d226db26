//! Discarding a draft, taking it back, erasing it.

use crate::error::Answer;
use crate::form::Form;
use crate::state::Web;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};

pub(super) async fn discard(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.discard(&form.visit.person, &id).await?;
    Ok(Redirect::to(&format!("/drafts?discarded={id}")).into_response())
}

pub(super) async fn recover(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.recover(&form.visit.person, &id).await?;
    Ok(Redirect::to("/drafts?recovered=1").into_response())
}

pub(super) async fn erase(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.erase(&form.visit.person, &id).await?;
    Ok(Redirect::to("/trash?erased=1").into_response())
}
