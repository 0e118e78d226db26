//! 系统体检

use crate::error::Answer;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::{Health, HealthLine};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "state.html")]
struct StatePage {
    shell: Shell,
    lines: Vec<HealthLine>,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit) -> Answer {
    let lines = web.app.doctor(&visit.administrator()?).await?;
    page(&StatePage { shell: visit.shell("系统体检", "admin"), lines })
}

impl StatePage {
    /// Light, shape and word for a state.
    fn light(&self, line: &HealthLine) -> (&'static str, &'static str, &'static str) {
        match line.health {
            Health::Good => ("good", "✓", "正常"),
            Health::Fair => ("fair", "!", "注意"),
            Health::Bad => ("bad", "✕", "故障"),
        }
    }
}
