//! 收文登记

use crate::error::Answer;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::documents::{IncomingLine, RegisterRequest};
use askama::Template;
use axum::extract::{Query, State};
use office::documents::incoming::Stage;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    stage: String,
    open: String,
    order: String,
    page: String,
}

#[derive(Template)]
#[template(path = "incoming_register.html")]
struct RegisterPage {
    shell: Shell,
    lines: Vec<(IncomingLine, String, bool)>,
    total: i64,
    page: i64,
    pages: i64,
    words: String,
    stage: String,
    open: bool,
    by_number: bool,
    whole: bool,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let stage = Stage::ALL.into_iter().find(|stage| stage.name() == asked.stage);
    let whole = asked.page == "all";
    let request = RegisterRequest {
        words: asked.q.trim().to_owned(),
        stage,
        year: 0,
        open: asked.open == "1",
        by_number: asked.order == "number",
        page: if whole { 0 } else { asked.page.parse().unwrap_or(1).max(1) },
    };
    let found = web.app.incoming_register(&visit.person, &request).await?;
    let (now, today) = (web.app.clock().now(), web.app.today().iso());
    let line = |line: IncomingLine| {
        let since = when(line.since, now);
        let overdue = line.stage.is_open() && !line.due.is_empty() && line.due < today;
        (line, since, overdue)
    };
    page(&RegisterPage {
        shell: visit.shell("收文登记", "outgoing"),
        lines: found.lines.into_iter().map(line).collect(),
        total: found.total,
        page: found.page,
        pages: found.pages,
        words: request.words,
        stage: stage.map_or("", Stage::name).to_owned(),
        open: request.open,
        by_number: request.by_number,
        whole,
    })
}

impl RegisterPage {
    fn stages(&self) -> [&'static str; 10] {
        Stage::ALL.map(Stage::name)
    }

    fn is_stage(&self, name: &str) -> bool {
        self.stage == name
    }

    fn is_filtered(&self) -> bool {
        !self.words.is_empty() || !self.stage.is_empty() || self.open
    }

    /// The address of another page of the same list; `all` to print it.
    fn address(&self, page: &str) -> String {
        let code = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let (open, order) = (u8::from(self.open), if self.by_number { "number" } else { "" });
        format!("/incoming?q={}&stage={}&open={open}&order={order}&page={page}", code(&self.words), code(&self.stage))
    }
}
