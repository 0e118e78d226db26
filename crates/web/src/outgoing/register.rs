//! 发文登记

use crate::error::Answer;
use crate::moment::when;
use crate::register::{Asked, Place, View, heads};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::{OutgoingLine, OutgoingRequest};
use askama::Template;
use axum::extract::{Query, State};
use office::documents::outgoing::Stage;

const PLACE: Place = Place { path: "/outgoing", name: "outgoing" };

#[derive(Template)]
#[template(path = "outgoing_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<(OutgoingLine, String, String)>,
    view: View,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request: OutgoingRequest = asked.request(&Stage::ALL, Stage::name);
    let found = web.app.outgoing_register(&visit.person, &request).await?;
    let now = web.app.clock().now();
    let insider = web.app.desk(&visit.person).await?.viewer().insider;
    let view = View::new(PLACE, (&Stage::ALL, Stage::name), &request, &found, web.app.today().year());
    let heads = heads(&found.lines, |line| (request.group.label(line), line.of_group));
    let line = |(line, head): (OutgoingLine, String)| {
        let touched = when(line.touched, now);
        (line, touched, head)
    };
    let lines = found.lines.into_iter().zip(heads).map(line).collect();
    page(&RegisterPage { shell: visit.shell("发文登记", "outgoing"), lines, view: view.for_insider(insider) })
}
