//! The acts of the panel: each takes its form, makes one call and comes back.

use super::show::approval_page;
use crate::error::Answer;
use crate::form::{Fields, Form, joined};
use crate::shell::page_with;
use crate::state::Web;
use app::ErrorKind;
use app::approval::Deed;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use gongwen::Date;
use office::Moment;
use office::approval::{Mode, Outcome, Resolution, Side, Stance, Target, Words};

/// What is signed where nothing was written.
pub(super) const AGREED: &str = "同意";

pub(super) async fn sign(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let words = words(&form.fields);
    let deed = match form.fields.get("refer").trim() {
        "" => Deed::Consent(words),
        whom => Deed::ConsentAndRefer(words, whom.to_owned()),
    };
    act(&web, &id, &form, deed, "/?done=sign").await
}

pub(super) async fn confirm(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let deed = Deed::ConfirmOral(words(&form.fields));
    act(&web, &id, &form, deed, "/?done=sign").await
}

pub(super) async fn deny(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let deed = Deed::DenyOral(form.fields.get("denial").to_owned());
    act(&web, &id, &form, deed, &format!("/approvals/{id}?done=deny")).await
}

pub(super) async fn countersign(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let stance = if form.fields.get("stance") == "disagree" { Stance::Disagree } else { Stance::WithChanges };
    let deed = Deed::Countersign(stance, form.fields.get("objection").to_owned());
    act(&web, &id, &form, deed, "/?done=sign").await
}

pub(super) async fn refer(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let deed = Deed::Refer(form.fields.get("account").to_owned());
    act(&web, &id, &form, deed, &format!("/approvals/{id}?done=refer")).await
}

pub(super) async fn send_back(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let target = form.fields.get("target").parse().map_or(Target::Drafter, Target::Step);
    let deed = Deed::SendBack(target, form.fields.get("reason").to_owned());
    act(&web, &id, &form, deed, "/?done=return").await
}

pub(super) async fn withdraw(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    act(&web, &id, &form, Deed::Withdraw, &format!("/approvals/{id}?done=withdraw")).await
}

pub(super) async fn submit(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    act(&web, &id, &form, Deed::Submit, &format!("/approvals/{id}?done=submit")).await
}

pub(super) async fn add_signer(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let deed = Deed::AddSigner {
        whom: form.fields.get("whom").to_owned(),
        side: if form.fields.get("side") == "after" { Side::After } else { Side::Before },
        reason: form.fields.get("remark").to_owned(),
    };
    act(&web, &id, &form, deed, &format!("/approvals/{id}?done=add")).await
}

pub(super) async fn delegate(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (to, reason) = (form.fields.get("to").to_owned(), form.fields.get("remark").to_owned());
    act(&web, &id, &form, Deed::Delegate { to, reason }, &format!("/approvals/{id}?done=delegate")).await
}

pub(super) async fn remind(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    act(&web, &id, &form, Deed::Remind, &format!("/approvals/{id}?done=remind")).await
}

pub(super) async fn record_oral(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let minutes = match form.fields.get("minutes").trim() {
        "" => Some(0),
        typed => typed.parse::<u32>().ok().map(i64::from),
    };
    let Some(minutes) = minutes else {
        let message = "“几分钟前”请填数字，如0、5、30；刚说的填0。";
        return refuse(&web, &id, &form, ErrorKind::Invalid, message).await;
    };
    let deed = Deed::RecordOral {
        from: form.fields.get("from").to_owned(),
        words: form.fields.get("words").to_owned(),
        said: Moment::from_millis(web.app.clock().now().millis() - minutes * 60_000),
    };
    act(&web, &id, &form, deed, &format!("/approvals/{id}?done=oral")).await
}

pub(super) async fn hand_on(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (to, reason) = (form.fields.get("next").to_owned(), form.fields.get("why").to_owned());
    act(&web, &id, &form, Deed::HandOn { to, reason }, &format!("/approvals/{id}?done=hand")).await
}

pub(super) async fn resolve(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let outcome = Outcome::ALL.into_iter().find(|one| one.name() == form.fields.get("outcome"));
    let on = Date::from_iso(form.fields.get("on"));
    let (Some(outcome), Some(on)) = (outcome, on) else {
        return refuse(&web, &id, &form, ErrorKind::Invalid, "请选择会议的决定，填写会议日期。").await;
    };
    let (meeting, note) = (form.fields.get("meeting").to_owned(), form.fields.get("note").to_owned());
    let deed = Deed::Resolve(Resolution { meeting, on, outcome, note });
    act(&web, &id, &form, deed, &format!("/approvals/{id}?done=resolve")).await
}

pub(super) async fn carry_out(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    match web.app.carry_out_affair(&form.visit.person, &id, form.fields.number("revision")?).await {
        Ok(()) => Ok(Redirect::to(&format!("/approvals/{id}?done=execute")).into_response()),
        Err(error) => answer(&web, &id, &form, error).await,
    }
}

async fn act(web: &Web, id: &str, form: &Form, deed: Deed, then: &str) -> Answer {
    let seen = form.fields.number("revision")?;
    match web.app.act_on_approval(&form.visit.person, id, seen, deed).await {
        Ok(_) => Ok(Redirect::to(then).into_response()),
        Err(error) => answer(web, id, form, error).await,
    }
}

/// What can be told on the page is told there, with what was typed.
async fn answer(web: &Web, id: &str, form: &Form, error: app::Error) -> Answer {
    match error.kind() {
        kind @ (ErrorKind::Invalid | ErrorKind::Forbidden | ErrorKind::Conflict) => {
            refuse(web, id, form, kind, error.message()).await
        }
        _ => Err(error.into()),
    }
}

async fn refuse(web: &Web, id: &str, form: &Form, kind: ErrorKind, message: &str) -> Answer {
    let status = match kind {
        ErrorKind::Forbidden => StatusCode::FORBIDDEN,
        ErrorKind::Conflict => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page_with(status, &approval_page(web, &form.visit, id).await?.refused(&form.fields, message))
}

/// The opinion: the phrase that was chosen and what was written, else 同意.
fn words(fields: &Fields) -> Words {
    let written = joined(fields.get("phrase").trim(), fields.get("opinion").trim());
    match fields.get("mode") {
        "circle" if written.is_empty() => Words::circle(),
        "circle" => Words { mode: Mode::Circle, opinion: written },
        _ if written.is_empty() => Words::opinion(AGREED),
        _ => Words::opinion(&written),
    }
}
