//! 系统体检

use crate::error::Answer;
use crate::form::Form;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::{Health, HealthLine, Thoroughness};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "state.html")]
struct StatePage {
    shell: Shell,
    lines: Vec<HealthLine>,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit) -> Answer {
    let lines = web.app.doctor(&visit.administrator()?, Thoroughness::Glance).await?;
    page(&StatePage { shell: visit.shell("系统体检", "admin"), lines })
}

/// Reads the whole database through, which takes its time: only when asked to.
pub(super) async fn examine(State(web): State<Web>, form: Form) -> Answer {
    let lines = web.app.doctor(&form.visit.administrator()?, Thoroughness::Thorough).await?;
    page(&StatePage { shell: form.visit.shell("系统体检", "admin"), lines })
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
