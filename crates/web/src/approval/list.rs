//! 审批: what waits for me, what I submitted, what I had a hand in.

use crate::error::Answer;
use crate::moment::when;
use crate::register::page as page_number;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::approval::{Line, Mine};
use askama::Template;
use axum::extract::{Query, State};
use office::approval::Errand;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    tab: String,
    page: String,
}

struct Row {
    id: String,
    title: String,
    matter: String,
    drafter: String,
    what: String,
    at: String,
}

#[derive(Template)]
#[template(path = "approvals.html")]
struct ApprovalsPage {
    shell: Shell,
    tab: &'static str,
    tabs: Vec<(&'static str, &'static str, usize)>,
    rows: Vec<Row>,
    /// This page, and the last.
    at: i64,
    pages: i64,
}

impl ApprovalsPage {
    /// The address of a page of this tab, without its number.
    fn address(&self) -> String {
        format!("/approvals?tab={}&page=", self.tab)
    }
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let lists = web.app.approval_lists(&visit.person, page_number(&asked.page)).await?;
    let table = web.app.authority().await?.table;
    let now = web.app.clock().now();
    let name = |code: &str| table.matter(code).map_or_else(|| code.to_owned(), |matter| matter.name.clone());
    let mine = |one: Mine| Row {
        what: errand(&one),
        matter: name(&one.matter),
        at: when(one.since, now),
        id: one.id,
        title: one.title,
        drafter: one.drafter,
    };
    let line = |line: Line| Row {
        matter: name(&line.matter),
        at: when(line.updated, now),
        id: line.id,
        title: line.title,
        drafter: line.drafter,
        what: line.whereabouts,
    };
    let mut tabs = vec![
        ("waiting", "等我办", lists.waiting.len()),
        ("own", "我提交的", count(lists.own.total)),
        ("seen", "我办过的", count(lists.seen.total)),
    ];
    if !lists.bodies.is_empty() {
        tabs.push(("bodies", "等会议决定", lists.bodies.len()));
    }
    if !lists.urgent.is_empty() {
        tabs.push(("urgent", "可记口头意见", lists.urgent.len()));
    }
    let tab = tabs.iter().map(|(tab, ..)| *tab).find(|tab| *tab == asked.tab).unwrap_or("waiting");
    let (at, pages) = match tab {
        "own" => (lists.own.page, lists.own.pages),
        "seen" => (lists.seen.page, lists.seen.pages),
        _ => (1, 1),
    };
    let rows = match tab {
        "own" => lists.own.lines.into_iter().map(line).collect(),
        "seen" => lists.seen.lines.into_iter().map(line).collect(),
        "bodies" => lists.bodies.into_iter().map(line).collect(),
        "urgent" => lists.urgent.into_iter().map(line).collect(),
        _ => lists.waiting.into_iter().map(mine).collect(),
    };
    page(&ApprovalsPage { shell: visit.shell("审批", "approvals"), tab, tabs, rows, at, pages })
}

fn count(total: i64) -> usize {
    usize::try_from(total).unwrap_or_default()
}

fn errand(one: &Mine) -> String {
    let whose = if one.for_whom.is_empty() { String::new() } else { format!("，代{}", one.for_whom) };
    match one.errand {
        Errand::Sign => format!("请审批（{}{whose}）", one.post),
        Errand::Confirm => format!("请补签口头意见（{}）", one.post),
        Errand::Mend => "已退回，请修改".to_owned(),
        Errand::Settle => "会签有不同意见，请协调".to_owned(),
    }
}
