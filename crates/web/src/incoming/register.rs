//! 收文登记

use crate::error::Answer;
use crate::moment::when;
use crate::register::{Asked, View};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::IncomingLine;
use askama::Template;
use axum::extract::{Query, State};
use office::documents::incoming::Stage;

#[derive(Template)]
#[template(path = "incoming_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<(IncomingLine, String, bool)>,
    view: View,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request = asked.request(&Stage::ALL, Stage::name);
    let found = web.app.incoming_register(&visit.person, &request).await?;
    let (now, today) = (web.app.clock().now(), web.app.today());
    let view = View::new("/incoming", (&Stage::ALL, Stage::name), &request, &found, today.year());
    let today = today.iso();
    let line = |line: IncomingLine| {
        let since = when(line.since, now);
        let overdue = line.stage.is_open() && !line.due.is_empty() && line.due < today;
        (line, since, overdue)
    };
    let lines = found.lines.into_iter().map(line).collect();
    page(&RegisterPage { shell: visit.shell("收文登记", "outgoing"), lines, view })
}
