//! 规则手册: every rule as a page, with search.

use crate::error::{Answer, not_found};
use crate::router::{Access, Table};
use crate::shell::{Shell, page};
use crate::who::Visit;
use app::studio::{ManualPage, manual, manual_page};
use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

struct Group {
    family: &'static str,
    rules: Vec<ManualPage>,
}

#[derive(Template)]
#[template(path = "manual.html")]
struct ManualList {
    shell: Shell,
    words: String,
    groups: Vec<Group>,
    found: usize,
    total: usize,
}

#[derive(Template)]
#[template(path = "rule.html")]
struct RulePage {
    shell: Shell,
    rule: ManualPage,
    before: Option<ManualPage>,
    after: Option<ManualPage>,
}

#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    q: String,
}

pub(crate) fn routes(table: Table) -> Table {
    table.get(Access::Person, "/manual", list).get(Access::Person, "/manual/{code}", one)
}

async fn list(visit: Visit, Query(words): Query<Words>) -> Answer {
    let all = manual();
    let total = all.len();
    let words = words.q.trim().chars().take(100).collect::<String>();
    let mut groups: Vec<Group> = Vec::new();
    let mut found = 0;
    for rule in all.into_iter().filter(|rule| matches(rule, &words)) {
        found += 1;
        match groups.last_mut() {
            Some(group) if group.family == rule.family => group.rules.push(rule),
            _ => groups.push(Group { family: rule.family, rules: vec![rule] }),
        }
    }
    page(&ManualList { shell: visit.shell("规则手册", "manual"), words, groups, found, total })
}

/// Every word must stand somewhere on the page of the rule.
fn matches(rule: &ManualPage, words: &str) -> bool {
    let code = rule.code.to_lowercase();
    words.split_whitespace().all(|word| {
        code.contains(&word.to_lowercase())
            || [rule.name, rule.family, rule.checks, rule.why, rule.remedy].iter().any(|text| text.contains(word))
            || rule.articles.iter().any(|article| article.contains(word))
    })
}

async fn one(visit: Visit, Path(code): Path<String>) -> Answer {
    let Some(rule) = manual_page(&code) else {
        return Err(not_found().await);
    };
    let all = manual();
    let at = all.iter().position(|other| other.code == rule.code).unwrap_or(0);
    let (before, after) = (at.checked_sub(1).and_then(|at| all.get(at).cloned()), all.get(at + 1).cloned());
    page(&RulePage { shell: visit.shell(rule.name, "manual"), rule, before, after })
}
