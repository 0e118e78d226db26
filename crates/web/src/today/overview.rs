//! 全办: what each desk carries.

use super::words::address;
use crate::error::Answer;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::today::Seat;
use askama::Template;
use axum::extract::{Path, State};

struct Row {
    id: String,
    name: String,
    post: String,
    count: i64,
    overdue: i64,
    oldest: String,
    away: bool,
    left: bool,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    shell: Shell,
    rows: Vec<Row>,
    waiting: i64,
    overdue: i64,
}

struct Line {
    address: String,
    title: String,
    kind: &'static str,
    stage: &'static str,
    since: String,
}

#[derive(Template)]
#[template(path = "overview_seat.html")]
struct SeatPage {
    shell: Shell,
    post: String,
    lines: Vec<Line>,
    /// How many more wait that the viewer may not see.
    hidden: i64,
    /// Whether there are more than are listed.
    cut: bool,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit) -> Answer {
    let overview = web.app.overview(&visit.person).await?;
    let now = web.app.clock().now();
    let row = |seat: Seat| Row {
        oldest: seat.oldest.map_or_else(String::new, |oldest| when(oldest, now)),
        id: seat.person,
        name: seat.name,
        post: seat.post,
        count: seat.count,
        overdue: seat.overdue,
        away: seat.away,
        left: seat.left,
    };
    page(&OverviewPage {
        shell: visit.shell("全办", "today"),
        waiting: overview.seats.iter().map(|seat| seat.count).sum(),
        overdue: overview.seats.iter().map(|seat| seat.overdue).sum(),
        rows: overview.seats.into_iter().map(row).collect(),
    })
}

pub(super) async fn seat(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    let (seat, lines) = web.app.seat(&visit.person, &id).await?;
    let now = web.app.clock().now();
    let shown = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let line = |line: app::today::SeatLine| Line {
        address: address(line.thing, &line.id),
        kind: line.thing.name(),
        stage: line.stage,
        since: when(line.since, now),
        title: line.title,
    };
    page(&SeatPage {
        shell: visit.shell(&format!("{}的案头", seat.name), "today"),
        post: seat.post,
        lines: lines.into_iter().map(line).collect(),
        hidden: (seat.count - shown).max(0),
        cut: shown >= app::today::SEAT_LINES,
    })
}
