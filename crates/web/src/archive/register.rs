//! 档案登记: the register and boxes.

use crate::error::{Answer, page_status};
use crate::form::Form;
use crate::register::{order, page as page_number};
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::archive::{ArchiveColumn, ArchiveGroup, ArchiveRequest, Filed, SeriesLine, group_of};
use app::documents::{Direction, Found, Key};
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use office::archive::{BoxRange, Item, Retention};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// The question, as the address has it.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    year: String,
    retention: String,
    #[serde(rename = "box")]
    in_box: String,
    order: String,
    group: String,
    page: String,
}

impl Wanted {
    /// The question for the application.
    pub(crate) fn request(&self) -> ArchiveRequest {
        ArchiveRequest {
            words: self.q.trim().to_owned(),
            year: self.year.parse().unwrap_or(0),
            retention: Retention::from_code(&self.retention),
            unit: String::new(),
            in_box: self.in_box.trim().parse().unwrap_or(0),
            order: order(&self.order),
            group: ArchiveGroup::of(&self.group),
            page: page_number(&self.page),
        }
    }
}

#[derive(Template)]
#[template(path = "archive_register.html")]
struct RegisterPage {
    shell: Shell,
    found: Found<Filed>,
    request: ArchiveRequest,
    series: Vec<SeriesLine>,
    this_year: i32,
    registrar: bool,
    error: String,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    register_page(&web, &visit, wanted.request(), None).await
}

pub(super) async fn put_in_box(State(web): State<Web>, form: Form) -> Answer {
    let fields = &form.fields;
    let number = |name: &str| fields.get(name).trim().parse::<u32>().unwrap_or(0);
    let series = web.app.archive_series(&form.visit.person).await?;
    let chosen = series.into_iter().find(|line| line.series.to_string() == fields.get("series"));
    let range = match chosen {
        Some(line) => BoxRange::new(line.series, (number("first"), number("last")), number("box")).map_err(Error::from),
        None => Err(Error::new(ErrorKind::Invalid, "请选择要装盒的一组档案。")),
    };
    let done = match &range {
        Ok(range) => web.app.box_files(&form.visit.person, range).await,
        Err(error) => Err(Error::new(error.kind(), error.message())),
    };
    match done {
        Ok(()) => {
            let (year, code) =
                range.as_ref().map_or((0, ""), |range| (range.series().year(), range.series().retention().code()));
            Ok(Redirect::to(&format!("/archive?year={year}&retention={code}")).into_response())
        }
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden) => {
            let request = Wanted { page: "1".to_owned(), ..Wanted::default() }.request();
            register_page(&web, &form.visit, request, Some(&error)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn register_page(web: &Web, visit: &Visit, request: ArchiveRequest, refused: Option<&Error>) -> Answer {
    let found = web.app.archive_register(&visit.person, &request).await?;
    let page = RegisterPage {
        shell: visit.shell("档案", "outgoing"),
        series: web.app.archive_series(&visit.person).await?,
        this_year: web.app.today().year(),
        registrar: web.app.desk(&visit.person).await?.is_registrar().is_some(),
        found,
        request,
        error: refused.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(refused), &page)
}

impl RegisterPage {
    fn years(&self) -> Vec<(i32, bool)> {
        let mut years: Vec<i32> = self.series.iter().map(|line| line.series.year()).collect();
        years.push(self.this_year);
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years.into_iter().map(|year| (year, year == self.request.year)).collect()
    }

    fn retentions(&self) -> Vec<(&'static str, &'static str, bool)> {
        Retention::ALL.iter().map(|one| (one.code(), one.name(), self.request.retention == Some(*one))).collect()
    }

    fn orders(&self) -> Vec<(&'static str, &'static str, bool)> {
        ArchiveColumn::ALL.iter().map(|one| (one.word(), one.name(), *one == self.request.order.0)).collect()
    }

    fn groups(&self) -> Vec<(&'static str, &'static str, bool)> {
        ArchiveGroup::ALL.iter().map(|one| (one.word(), one.name(), *one == self.request.group)).collect()
    }

    /// The lines, each with the head of its group where a new one begins.
    fn lines(&self) -> Vec<(String, &Filed)> {
        let mut last = String::new();
        let line = |filed: &'_ Filed, last: &mut String| {
            let group = group_of(self.request.group, &filed.item);
            let begins = !group.is_empty() && group != *last;
            let head = if begins { format!("{group}（{}件）", filed.of_group) } else { String::new() };
            *last = group;
            head
        };
        self.found.lines.iter().map(|filed| (line(filed, &mut last), filed)).collect()
    }

    fn in_box(&self) -> String {
        if self.request.in_box == 0 { String::new() } else { self.request.in_box.to_string() }
    }

    fn link(&self, item: &Item) -> String {
        super::item::link(item)
    }

    fn is_filtered(&self) -> bool {
        let asked = &self.request;
        !asked.words.is_empty() || asked.year != 0 || asked.retention.is_some() || asked.in_box != 0
    }

    fn address(&self, page: &str) -> String {
        format!("/archive?{}&page={page}", self.question())
    }

    fn out(&self, file: &str) -> String {
        format!("/registers/archive/{file}?{}", self.question())
    }

    fn question(&self) -> String {
        let asked = &self.request;
        let q = utf8_percent_encode(&asked.words, NON_ALPHANUMERIC);
        let back = if asked.order.1 == Direction::Backwards { "-" } else { "" };
        let (retention, order) = (asked.retention.map_or("", Retention::code), asked.order.0.word());
        let group = asked.group.word();
        format!(
            "q={q}&year={}&retention={retention}&box={}&order={back}{order}&group={group}",
            asked.year, asked.in_box
        )
    }
}
