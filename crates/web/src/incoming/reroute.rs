//! 改送 撤下传阅人 改类别 换催办人 重新办理 更正登记 反馈: the way on when the way was wrong, and how it goes.

use super::acts::answer;
use crate::error::Answer;
use crate::form::Form;
use crate::state::Web;
use axum::extract::{Path, State};
use office::documents::incoming::{Particulars, Treatment, Urgency};

pub(super) async fn redirect(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, to, why) = (fields.number("revision")?, fields.get("to"), fields.get("why"));
    let done = web.app.redirect(&form.visit.person, &id, seen, to, why).await;
    answer(&web, &form, &id, "redirection", done).await
}

pub(super) async fn release(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, reader, why) = (fields.number("revision")?, fields.get("reader"), fields.get("why"));
    let done = web.app.release_reader(&form.visit.person, &id, seen, reader, why).await;
    answer(&web, &form, &id, "release", done).await
}

pub(super) async fn reclassify(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let to = if fields.get("to") == "reading" { Treatment::Reading } else { Treatment::Action };
    let done = web.app.reclassify(&form.visit.person, &id, fields.number("revision")?, to, fields.get("why")).await;
    answer(&web, &form, &id, "treatment", done).await
}

pub(super) async fn follow(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, follower) = (form.fields.number("revision")?, form.fields.get("follower"));
    let done = web.app.follow_by(&form.visit.person, &id, seen, follower).await;
    answer(&web, &form, &id, "follower", done).await
}

pub(super) async fn reopen(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, why) = (form.fields.number("revision")?, form.fields.get("why"));
    let done = web.app.reopen(&form.visit.person, &id, seen, why).await;
    answer(&web, &form, &id, "reopening", done).await
}

pub(super) async fn correct(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let to = Particulars {
        sender: fields.get("sender").to_owned(),
        their_number: fields.get("their_number").to_owned(),
        title: fields.get("title").to_owned(),
        urgency: Urgency::ALL.into_iter().find(|one| one.name() == fields.get("urgency")).unwrap_or(Urgency::Normal),
        copies: fields.get("copies").trim().parse().unwrap_or(0),
        circle: fields.circle(),
    };
    let seen = fields.number("revision")?;
    let done = web.app.correct_incoming(&form.visit.person, &id, seen, &to, fields.get("why")).await;
    answer(&web, &form, &id, "particulars", done).await
}

pub(super) async fn report(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, text) = (form.fields.number("revision")?, form.fields.get("text"));
    let done = web.app.report_on(&form.visit.person, &id, seen, text).await;
    answer(&web, &form, &id, "feedback", done).await
}
