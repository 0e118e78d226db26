//! 用印登记簿

use crate::error::Answer;
use crate::moment::when;
use crate::register::{Asked, Place, View, heads};
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::{SealLine, SealRequest};
use askama::Template;
use axum::extract::{Query, State};

const PLACE: Place = Place { path: "/seals", name: "seals" };

#[derive(Template)]
#[template(path = "seal_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<(SealLine, String, String)>,
    view: View,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request: SealRequest = asked.request(&[], |stage| match stage {});
    let found = web.app.seal_register(&visit.person, &request).await?;
    let now = web.app.clock().now();
    let view = View::new(PLACE, (&[], |stage| match stage {}), &request, &found, web.app.today().year());
    let heads = heads(&found.lines, |line| (request.group.label(line), line.of_group));
    let line = |(line, head): (SealLine, String)| {
        let at = when(line.at, now);
        (line, at, head)
    };
    let lines = found.lines.into_iter().zip(heads).map(line).collect();
    page(&RegisterPage { shell: visit.shell("用印登记簿", "outgoing"), lines, view: view.for_insider(true) })
}
