//! 系统设置: the rules of signing in, and how the program was started.

use crate::error::Answer;
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::settings::StartLine;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::people::Safety;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    saved: String,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    shell: Shell,
    idle: String,
    absolute: String,
    failures: String,
    period: String,
    lines: Vec<StartLine>,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let chief = visit.administrator()?;
    let safety = web.app.safety().await?;
    let mut shell = visit.shell("系统设置", "admin");
    if asked.saved == "1" {
        shell = shell.with_notice("登录安全设置已保存，立即生效。");
    }
    page(&SettingsPage {
        shell,
        idle: safety.idle.to_string(),
        absolute: safety.absolute.to_string(),
        failures: safety.failures.to_string(),
        period: safety.period.to_string(),
        lines: web.app.start_lines(&chief),
        error: String::new(),
    })
}

pub(super) async fn submit(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let field = |name: &str| form.fields.get(name).to_owned();
    let (idle, absolute) = (field("idle"), field("absolute"));
    let (failures, period) = (field("failures"), field("period"));
    match Safety::parse(&idle, &absolute, &failures, &period) {
        Ok(safety) => {
            web.app.set_safety(&chief, safety).await?;
            Ok(Redirect::to("/admin/settings?saved=1").into_response())
        }
        Err(refusal) => {
            let shell = form.visit.shell("系统设置", "admin");
            let (lines, error) = (web.app.start_lines(&chief), refusal.to_string());
            let page = SettingsPage { shell, idle, absolute, failures, period, lines, error };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
