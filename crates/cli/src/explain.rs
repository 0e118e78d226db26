//! `wenshu explain` and `wenshu rules`: the manual in the terminal.

use crate::arguments::{Explain, Rules};
use crate::outcome::{Message, Outcome, print};
use crate::terminal::Paint;
use std::fmt::Write;

/// Shows the page of one rule.
pub(crate) fn run(command: &Explain) -> Result<Outcome, Message> {
    let code = command.code.trim().to_uppercase();
    let rule = rules::find(&code)
        .ok_or_else(|| Message(format!("没有代码为“{}”的规则。全部规则见 wenshu rules。", command.code)))?;
    print(&rules::manual_markdown(rule));
    Ok(Outcome::Clean)
}

/// Lists all rules.
pub(crate) fn list(command: &Rules) -> Result<Outcome, Message> {
    if command.json {
        let value = serde_json::to_value(rules::registry()).map_err(|error| Message(error.to_string()))?;
        print(&format!("{value:#}\n"));
        return Ok(Outcome::Clean);
    }
    let paint = Paint::stdout();
    let mut out = String::new();
    for family in rules::Family::ALL {
        let _ = writeln!(out, "{}", paint.bold(&format!("{} {}", family.prefix(), family.name())));
        for rule in rules::registry().iter().filter(|rule| rule.family == family) {
            let _ = writeln!(out, "  {}　{}　{}", rule.code, rule.severity.name(), rule.name);
        }
    }
    let _ = writeln!(out, "共 {} 条规则。说明见 wenshu explain 代码。", rules::registry().len());
    print(&out);
    Ok(Outcome::Clean)
}
