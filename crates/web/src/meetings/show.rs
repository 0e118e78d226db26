//! The page of a meeting; 改期 取消.

use super::fields::{FORM, PlanFields, read};
use crate::error::{Answer, Failure, page_status};
use crate::form::{Form, Typed};
use crate::moment::on_record;
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use office::documents::Circle;
use office::meetings::Meeting;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "meeting.html")]
struct MeetingPage {
    shell: Shell,
    meeting: Meeting,
    when: String,
    called: String,
    /// Who takes part, and why somebody cannot.
    people: Vec<(String, String)>,
    /// By whom it was cancelled, when and why.
    cancelled: Option<String>,
    approval: bool,
    lapsed: bool,
    /// The form to change it, for those who may.
    plan: Option<PlanFields>,
    typed: Typed,
    error: String,
}

impl MeetingPage {
    /// Who sees it.
    fn seen_by(&self) -> &'static str {
        match self.meeting.circle {
            Circle::Office => "办公室全体和参加人员",
            Circle::Involved => "仅参加人员",
        }
    }
}

pub(super) async fn show(
    State(web): State<Web>,
    Path(id): Path<String>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Answer {
    let notice = match asked.done.as_str() {
        "call" => "已通知参加会议的人员。",
        "plan" => "已改，并通知了参加会议的人员。",
        "cancel" => "已取消，并通知了参加会议的人员。",
        _ => "",
    };
    let visit = visit.looking_at(&web, &id).await?;
    meeting_page(&web, &visit, &id, notice, None).await
}

pub(super) async fn change(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let seen = form.fields.number("revision")?;
    let done = match read(&form.fields) {
        Ok(new) => web.app.change_meeting(&form.visit.person, &id, seen, &new).await,
        Err(error) => Err(error),
    };
    answer(&web, &form, &id, (FORM, "plan"), done).await
}

pub(super) async fn cancel(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (seen, why) = (form.fields.number("revision")?, form.fields.get("why"));
    let done = web.app.cancel_meeting(&form.visit.person, &id, seen, why).await;
    answer(&web, &form, &id, ("cancellation", "cancel"), done).await
}

async fn answer(web: &Web, form: &Form, id: &str, (name, word): (&'static str, &str), done: app::Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/meetings/{id}?done={word}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Conflict | ErrorKind::Forbidden => {
                meeting_page(web, &form.visit, id, "", Some((&error, Typed::into(name, &form.fields)))).await
            }
            _ => Err(Failure::from(error)),
        },
    }
}

async fn meeting_page(web: &Web, visit: &Visit, id: &str, notice: &str, refused: Option<(&Error, Typed)>) -> Answer {
    let (refused, typed) = refused.map_or((None, Typed::default()), |(error, typed)| (Some(error), typed));
    let view = web.app.meeting(&visit.person, id).await?;
    let desk = web.app.desk(&visit.person).await?;
    let meeting = view.meeting;
    let why = |person: &str| view.clashes.iter().find(|clash| clash.person == person);
    let people = meeting.plan.people.iter().map(|one| {
        let words = why(&one.id).map_or_else(String::new, |clash| clash.words.clone());
        (one.name.clone(), words)
    });
    let page = MeetingPage {
        shell: visit.shell(&meeting.title, "today").with_notice(notice),
        when: format!("{}年{}", meeting.plan.slot.day().year(), meeting.plan.slot),
        called: format!("{} {}", meeting.called.by.name, on_record(meeting.called.at)),
        people: people.collect(),
        cancelled: meeting.cancelled.as_ref().map(|cancelled| {
            format!("{}于{}取消：{}", cancelled.act.by.name, on_record(cancelled.act.at), cancelled.reason)
        }),
        approval: view.approval,
        lapsed: view.lapsed,
        plan: view.may_change.then(|| PlanFields::of(&desk, &typed, Some(&meeting.plan))),
        typed,
        meeting,
        error: refused.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(refused), &page)
}
