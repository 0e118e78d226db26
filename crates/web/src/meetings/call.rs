//! 通知开会, once the matter was approved.

use super::fields::{FORM, PlanFields, read};
use crate::error::{Answer, Failure, page_status};
use crate::form::{Form, Typed};
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::meetings::Planned;
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};

#[derive(Template)]
#[template(path = "meeting_call.html")]
struct CallPage {
    shell: Shell,
    planned: Planned,
    plan: PlanFields,
    involved: bool,
    error: String,
}

pub(super) async fn form(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    call_page(&web, &visit, &id, Typed::default(), None).await
}

pub(super) async fn submit(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (person, fields) = (&form.visit.person, &form.fields);
    let seen = fields.number("revision")?;
    let circle = fields.circle();
    let called = match read(fields) {
        Ok(new) => web.app.call_meeting(person, &id, seen, &new, circle).await,
        Err(error) => Err(error),
    };
    match called {
        Ok(meeting) => Ok(Redirect::to(&format!("/meetings/{meeting}?done=call")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Conflict | ErrorKind::Forbidden => {
                call_page(&web, &form.visit, &id, Typed::into(FORM, fields), Some(&error)).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}

async fn call_page(web: &Web, visit: &Visit, id: &str, typed: Typed, refused: Option<&Error>) -> Answer {
    let planned = web.app.planned_meeting(&visit.person, id).await?;
    if refused.is_none() && !planned.approved {
        return Ok(Redirect::to(&format!("/approvals/{id}")).into_response());
    }
    // Whoever comes back to the form after the meeting was called finds the meeting.
    if refused.is_none()
        && let Some(meeting) = web.app.meeting_of(&visit.person, id).await?
    {
        return Ok(Redirect::to(&format!("/meetings/{}", meeting.id)).into_response());
    }
    let desk = web.app.desk(&visit.person).await?;
    let page = CallPage {
        shell: visit.shell("通知开会", "today"),
        plan: PlanFields::of(&desk, &typed, None),
        involved: typed.chose(FORM, "circle", "involved"),
        planned,
        error: refused.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(refused), &page)
}
