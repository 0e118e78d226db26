//! 确认起用: what a new table changes, before the one who lets it come into force.

use crate::error::{Answer, Failure, page_status};
use crate::form::Form;
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::authority::Waiting;
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use office::authority::{Difference, Standing};

#[derive(Template)]
#[template(path = "authority_confirm.html")]
struct ConfirmPage {
    shell: Shell,
    table: Waiting,
    differences: Vec<Difference>,
    why: String,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    confirm_page(&web, &visit, &id, None).await
}

pub(super) async fn confirm(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (agrees, why) = (form.fields.get("act") == "confirm", form.fields.get("why"));
    match web.app.confirm_authority(&form.visit.person, &id, agrees, why).await {
        Ok(()) => Ok(Redirect::to(&format!("/authority/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden => {
                confirm_page(&web, &form.visit, &id, Some((&error, why))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}

async fn confirm_page(web: &Web, visit: &Visit, id: &str, refused: Option<(&Error, &str)>) -> Answer {
    let table = web.app.table_to_confirm(&visit.person, id).await?;
    let page = ConfirmPage {
        shell: visit.shell("确认审批权限表", "today"),
        differences: table.differences.clone(),
        table,
        why: refused.map_or_else(String::new, |(_, why)| why.to_owned()),
        error: refused.map_or_else(String::new, |(error, _)| error.message().to_owned()),
    };
    page_with(page_status(refused.map(|(error, _)| error)), &page)
}

impl ConfirmPage {
    fn waits(&self) -> bool {
        self.table.standing == Standing::Waiting
    }
}
