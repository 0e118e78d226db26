//! 收文登记

use crate::error::Answer;
use crate::moment::when;
use crate::register::{Asked, Place, View, heads};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::{IncomingLine, IncomingRequest};
use askama::Template;
use axum::extract::{Query, State};
use office::documents::incoming::Stage;

const PLACE: Place = Place { path: "/incoming", name: "incoming" };

/// A line as the page shows it.
struct Shown {
    line: IncomingLine,
    since: String,
    overdue: bool,
    /// The name of the group that begins here.
    head: String,
}

#[derive(Template)]
#[template(path = "incoming_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<Shown>,
    view: View,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request: IncomingRequest = asked.request(&Stage::ALL, Stage::name);
    let found = web.app.incoming_register(&visit.person, &request).await?;
    let (now, today) = (web.app.clock().now(), web.app.today());
    let insider = web.app.desk(&visit.person).await?.viewer().insider;
    let view = View::new(PLACE, (&Stage::ALL, Stage::name), &request, &found, today.year());
    let today = today.iso();
    let heads = heads(&found.lines, |line| (request.group.label(line), line.of_group));
    let line = |(line, head): (IncomingLine, String)| {
        let since = when(line.since, now);
        let overdue = line.stage.is_open() && !line.due.is_empty() && line.due < today;
        Shown { line, since, overdue, head }
    };
    let lines = found.lines.into_iter().zip(heads).map(line).collect();
    page(&RegisterPage { shell: visit.shell("收文登记", "outgoing"), lines, view: view.for_insider(insider) })
}
