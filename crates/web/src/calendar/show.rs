//! A year by months; what is off and what is made up for is said in a word.

use crate::error::Answer;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use askama::Template;
use axum::extract::{Query, State};
use gongwen::Date;
use office::calendar::{Calendar, DayKind};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    year: String,
    done: String,
}

struct Day {
    number: u8,
    /// 休, 班 or nothing.
    mark: &'static str,
    class: String,
    /// What a reader says: 10月1日，放假，国庆节
    words: String,
}

struct Month {
    number: u8,
    /// Weeks from Monday; days of other months are empty.
    weeks: Vec<Vec<Option<Day>>>,
    working: usize,
}

struct YearLink {
    number: i32,
    known: bool,
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    shell: Shell,
    year: i32,
    years: Vec<YearLink>,
    known: bool,
    source: String,
    recorded: String,
    months: Vec<Month>,
    working: usize,
    holidays: Vec<String>,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let chief = visit.administrator()?;
    let (calendar, today) = (web.app.calendar().await?, web.app.today());
    let lines = web.app.calendar_years(&chief).await?;
    let year = asked.year.parse().ok().filter(|year| (2000..=2100).contains(year)).unwrap_or(today.year());
    let line = lines.iter().find(|line| line.number == year);
    let now = web.app.clock().now();
    let months: Vec<Month> = match line {
        Some(_) => (1..=12).filter_map(|number| month(&calendar, year, number, today)).collect(),
        None => Vec::new(),
    };
    let mut years: Vec<YearLink> =
        lines.iter().rev().map(|line| YearLink { number: line.number, known: true }).collect();
    for number in [today.year(), today.year() + 1, year] {
        if !years.iter().any(|known| known.number == number) {
            years.push(YearLink { number, known: false });
        }
    }
    years.sort_by_key(|year| year.number);
    let notice = if asked.done.is_empty() { "" } else { "已录入。期限从现在起按新的安排计算。" };
    page(&CalendarPage {
        shell: visit.shell("工作日历", "admin").with_notice(notice),
        year,
        years,
        known: line.is_some(),
        source: line.map_or_else(String::new, |line| line.source.clone()),
        recorded: match line.and_then(|line| line.recorded.as_ref()) {
            Some((who, at)) => format!("{who}{}录入", when(*at, now)),
            None => "随程序提供".to_owned(),
        },
        working: months.iter().map(|month| month.working).sum(),
        holidays: calendar.year(year).map(|year| year.lines().lines().map(str::to_owned).collect()).unwrap_or_default(),
        months,
    })
}

fn month(calendar: &Calendar, year: i32, number: u8, today: Date) -> Option<Month> {
    let first = Date::new(year, number, 1)?;
    let mut weeks: Vec<Vec<Option<Day>>> = Vec::new();
    let mut week: Vec<Option<Day>> = (0..first.weekday_index()).map(|_| None).collect();
    let mut working = 0;
    let mut at = first;
    while at.month() == number && at.year() == year {
        let kind = calendar.kind(at).ok()?;
        working += usize::from(kind.is_working());
        week.push(Some(day(calendar, at, kind, today)));
        if week.len() == 7 {
            weeks.push(std::mem::take(&mut week));
        }
        at = at.next();
    }
    if !week.is_empty() {
        week.resize_with(7, || None);
        weeks.push(week);
    }
    Some(Month { number, weeks, working })
}

fn day(calendar: &Calendar, day: Date, kind: DayKind, today: Date) -> Day {
    let (mark, class) = match kind {
        DayKind::Working => ("", "work"),
        DayKind::MakeUp => ("班", "made-up"),
        DayKind::Weekend => ("", "weekend"),
        DayKind::Holiday => ("休", "off"),
    };
    let holiday = calendar.holiday(day).map_or_else(String::new, |holiday| format!("，{holiday}"));
    let now = if day == today { "，今天" } else { "" };
    Day {
        number: day.day(),
        mark,
        class: if day == today { format!("{class} today") } else { class.to_owned() },
        words: format!("{}月{}日，{}{holiday}{now}", day.month(), day.day(), kind.name()),
    }
}
