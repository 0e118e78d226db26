//! `wenshu doctor`: the state of the system, line by line.

use super::arguments::Doctor;
use super::user::operator;
use crate::office::{block_on, options};
use crate::outcome::{Message, Outcome, print};
use crate::terminal::Paint;
use app::{App, Health, HealthLine, Options, Surroundings, Thoroughness};
use std::fmt::Write;

/// Runs the command: 1 if anything is broken.
pub(crate) fn examine(command: &Doctor) -> Result<Outcome, Message> {
    let options = Options { fonts: command.fonts.clone(), ..options(&command.kept)? };
    let how = if command.thorough { Thoroughness::Thorough } else { Thoroughness::Glance };
    let surroundings = Surroundings { backups: None, logs: command.log_dir.clone() };
    let lines = block_on(async {
        let app = App::open(options).await?.among(surroundings);
        let lines = app.doctor_here(&operator(), how).await;
        app.close().await;
        lines
    })?;
    let lines = lines.map_err(|error: app::Error| Message(error.message().to_owned()))?;
    print(&report(&lines));
    let broken = lines.iter().any(|line| line.health == Health::Bad);
    Ok(if broken { Outcome::Errors } else { Outcome::Clean })
}

fn report(lines: &[HealthLine]) -> String {
    let paint = Paint::stdout();
    lines.iter().fold(String::new(), |mut out, line| {
        let word = match line.health {
            Health::Good => paint.green("✓ 正常"),
            Health::Fair => paint.yellow("! 注意"),
            Health::Bad => paint.red("✕ 故障"),
        };
        let _ = writeln!(out, "{word}  {}：{}", line.name, line.detail);
        out
    })
}
