//! The list of meetings: to come, or past.

use crate::error::Answer;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use askama::Template;
use axum::extract::{Query, State};
use office::authority::Act;
use office::meetings::Meeting;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    past: String,
    page: String,
}

struct Line {
    address: String,
    title: String,
    year: i32,
    when: String,
    place: String,
    people: usize,
    mine: bool,
    cancelled: bool,
}

#[derive(Template)]
#[template(path = "meetings.html")]
struct ListPage {
    shell: Shell,
    past: bool,
    /// The code of the matter by which a meeting is asked for; empty if the table has none.
    matter: String,
    lines: Vec<Line>,
    total: i64,
    page: i64,
    pages: i64,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let past = asked.past == "1";
    let found = web.app.meetings(&visit.person, past, asked.page.parse().unwrap_or(1)).await?;
    let table = web.app.ways().await?.authority.table;
    let matter = table.matters.into_iter().find(|matter| matter.permits.contains(&Act::Meet));
    let matter = matter.map_or_else(String::new, |matter| matter.code);
    let me = visit.person.id().to_owned();
    let line = |meeting: Meeting| Line {
        address: format!("/meetings/{}", meeting.id),
        year: meeting.plan.slot.day().year(),
        when: meeting.plan.slot.to_string(),
        people: meeting.plan.people.len(),
        mine: meeting.plan.has(&me),
        cancelled: meeting.cancelled.is_some(),
        title: meeting.title,
        place: meeting.plan.place,
    };
    page(&ListPage {
        shell: visit.shell("会议", "today"),
        past,
        matter,
        total: found.total,
        page: found.page,
        pages: found.pages,
        lines: found.lines.into_iter().map(line).collect(),
    })
}

impl ListPage {
    fn address(&self) -> String {
        format!("/meetings?{}page=", if self.past { "past=1&" } else { "" })
    }
}
