//! 发文登记

use crate::error::Answer;
use crate::moment::when;
use crate::register::{Asked, View};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::OutgoingLine;
use askama::Template;
use axum::extract::{Query, State};
use office::documents::outgoing::Stage;

#[derive(Template)]
#[template(path = "outgoing_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<(OutgoingLine, String)>,
    view: View,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request = asked.request(&Stage::ALL, Stage::name);
    let found = web.app.outgoing_register(&visit.person, &request).await?;
    let now = web.app.clock().now();
    let view = View::new("/outgoing", (&Stage::ALL, Stage::name), &request, &found, web.app.today().year());
    let line = |line: OutgoingLine| {
        let touched = when(line.touched, now);
        (line, touched)
    };
    let lines = found.lines.into_iter().map(line).collect();
    page(&RegisterPage { shell: visit.shell("发文登记", "outgoing"), lines, view })
}
