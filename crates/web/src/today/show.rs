//! The page 今日.

use super::words::{address, date, term};
use crate::error::{Answer, Failure};
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::today::{Away, Today};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Redirect;
use gongwen::Date;
use office::Moment;
use office::documents::incoming::Urgency;
use office::meetings::Meeting;
use office::today::{Place, Remaining, Task};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
    after: String,
}

struct Row {
    address: String,
    title: String,
    what: String,
    from: String,
    urgent: &'static str,
    since: String,
    term: (&'static str, &'static str, String),
}

struct Group {
    name: &'static str,
    rows: Vec<Row>,
}

struct Aside {
    address: String,
    title: String,
    words: String,
    at: String,
    new: bool,
}

/// A meeting on the day of somebody.
struct Appointment {
    address: String,
    title: String,
    when: String,
    place: String,
    today: bool,
    cancelled: bool,
}

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    shell: Shell,
    greeting: String,
    summary: String,
    /// How many of a list are shown at most, where there are more.
    cut: Option<usize>,
    groups: Vec<Group>,
    elsewhere: Vec<Aside>,
    news: Vec<Aside>,
    meetings: Vec<Appointment>,
    away: Vec<(String, String)>,
    insider: bool,
    live: bool,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let today = web.app.day_of(&visit.person).await?;
    let notice = match asked.done.as_str() {
        "sign" => "已签署。",
        "return" => "已退回。",
        "read" => "通知都已标为已读。",
        _ => "",
    };
    page(&today_page(&visit, today, web.app.clock().now(), notice))
}

/// The next task after one, or the list if there is none.
pub(super) async fn next(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Redirect, Failure> {
    let next = web.app.next_task(&visit.person, &asked.after).await?;
    Ok(Redirect::to(&next.map_or_else(|| "/".to_owned(), |task| address(task.thing, &task.id))))
}

fn today_page(visit: &Visit, today: Today, now: Moment, notice: &str) -> TodayPage {
    let left = |task: &Task| Remaining::of(task.due, today.day, &today.calendar);
    let pressing = today.tasks.iter().filter(|task| left(task).presses()).count();
    let more = if today.cut { "多" } else { "" };
    let summary = match (today.tasks.len(), pressing) {
        (0, _) => "没有等您办的事。".to_owned(),
        (all, 0) => format!("{all}{more}件事等您办，没有到期的。"),
        (all, some) => format!("{all}{more}件事等您办，其中{some}件已经到期。"),
    };
    let mut groups: Vec<Group> =
        ["到期和超期", "等我办的", "岗位待办", "本单位待办"].map(|name| Group { name, rows: Vec::new() }).into();
    for task in &today.tasks {
        let left = left(task);
        let at = match task.place {
            _ if left.presses() => 0,
            Place::Own => 1,
            Place::Desk => 2,
            Place::Unit => 3,
        };
        groups[at].rows.push(row(task, left, now));
    }
    groups.retain(|group| !group.rows.is_empty());
    let elsewhere = today.elsewhere.into_iter().map(|one| Aside {
        address: address(one.thing, &one.id),
        title: one.title,
        words: one.place,
        at: when(one.since, now),
        new: false,
    });
    let news = today.news.into_iter().map(|line| Aside {
        address: format!("/notices/{}", line.id),
        title: line.title,
        words: line.words,
        at: when(line.at, now),
        new: !line.read,
    });
    let day = today.day;
    TodayPage {
        shell: visit.shell("今日", "today").with_notice(notice),
        greeting: format!("{} 周{}", date(day), day.weekday()),
        summary,
        cut: today.cut.then_some(app::today::MOST),
        groups,
        elsewhere: elsewhere.collect(),
        news: news.collect(),
        meetings: today.meetings.into_iter().map(|meeting| appointment(meeting, day)).collect(),
        away: today.away.into_iter().map(away).collect(),
        insider: today.insider,
        live: true,
    }
}

fn row(task: &Task, left: Remaining, now: Moment) -> Row {
    Row {
        address: address(task.thing, &task.id),
        title: task.title.clone(),
        what: task.what.clone(),
        from: task.from.clone(),
        urgent: match task.urgency {
            Urgency::Normal => "",
            urgency => urgency.name(),
        },
        since: when(task.since, now),
        term: term(left),
    }
}

fn appointment(meeting: Meeting, today: Date) -> Appointment {
    let slot = meeting.plan.slot;
    let clock = format!("{}—{}", slot.from(), slot.to());
    Appointment {
        address: format!("/meetings/{}", meeting.id),
        title: meeting.title,
        when: match slot.day().days_since(today) {
            0 => format!("今天 {clock}"),
            1 => format!("明天 {clock}"),
            _ => slot.to_string(),
        },
        place: meeting.plan.place,
        today: slot.day() == today,
        cancelled: meeting.cancelled.is_some(),
    }
}

fn away(one: Away) -> (String, String) {
    let until = one.until.map_or_else(String::new, |day| format!("，到{}", date(day)));
    let substitute = one.substitute.map_or_else(String::new, |name| format!("，由{name}代"));
    (one.name, format!("{}{}{until}{substitute}", one.post + " ", one.kind.name()))
}
