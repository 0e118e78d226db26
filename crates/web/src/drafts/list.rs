//! 我的草稿 and 回收站.

use super::kinds;
use crate::error::Answer;
use crate::moment::when;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::drafts::{DraftLine, DraftOrder, List, ListRequest};
use askama::Template;
use axum::extract::{Query, State};
use gongwen::Kind;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    kind: String,
    order: String,
    page: String,
    discarded: String,
    recovered: String,
    erased: String,
    welcome: String,
}

struct Line {
    id: String,
    title: String,
    kind: &'static str,
    size: i64,
    updated: String,
    discarded: String,
}

#[derive(Template)]
#[template(path = "drafts.html")]
struct DraftsPage {
    shell: Shell,
    insider: bool,
    lines: Vec<Line>,
    total: i64,
    page: i64,
    pages: i64,
    words: String,
    kind: &'static str,
    order: &'static str,
    /// The draft that was just discarded, and can be taken back.
    undo: String,
    kinds: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "trash.html")]
struct TrashPage {
    shell: Shell,
    lines: Vec<Line>,
    total: i64,
    page: i64,
    pages: i64,
}

const ORDERS: [(&str, DraftOrder); 4] = [
    ("updated", DraftOrder::Updated),
    ("created", DraftOrder::Created),
    ("title", DraftOrder::Title),
    ("kind", DraftOrder::Kind),
];

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let kind = kinds::from_slug(&asked.kind);
    let (order, by) = ORDERS.into_iter().find(|(word, _)| *word == asked.order).unwrap_or(ORDERS[0]);
    let request = ListRequest {
        words: asked.q.trim().to_owned(),
        kind,
        trash: false,
        order: by,
        page: asked.page.parse().unwrap_or(1),
    };
    let list = web.app.list(&visit.person, &request).await?;
    let notice = match (asked.discarded.as_str(), asked.recovered.as_str(), asked.welcome.as_str()) {
        ("", "", "") => "",
        ("", "", _) if list.total == 0 => "欢迎使用文枢。请先在“管理”里建立组织机构，再为各人开账号。",
        ("", "", _) => {
            "欢迎使用文枢。您在演示的云溪县任机要文书，“今日”里有等您办的事，这里放了几份样例草稿。要以别人的身份看，请在“管理—组织机构”里为那个人开账号。"
        }
        ("", _, _) => "已从回收站恢复。",
        _ => "已移入回收站。",
    };
    page(&DraftsPage {
        shell: visit.shell("我的草稿", "drafts").with_notice(notice),
        insider: visit.person.is_insider(),
        total: list.total,
        page: list.page,
        pages: list.pages,
        lines: lines(&web, list),
        words: request.words,
        kind: kind.map_or("", kinds::slug),
        order,
        undo: asked.discarded,
        kinds: Kind::ALL.into_iter().map(|kind| (kinds::slug(kind), kind.name())).collect(),
    })
}

pub(super) async fn trash(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request = ListRequest { trash: true, page: asked.page.parse().unwrap_or(1), ..ListRequest::default() };
    let list = web.app.list(&visit.person, &request).await?;
    let notice = if asked.erased.is_empty() { "" } else { "已彻底删除。" };
    page(&TrashPage {
        shell: visit.shell("回收站", "drafts").with_notice(notice),
        total: list.total,
        page: list.page,
        pages: list.pages,
        lines: lines(&web, list),
    })
}

fn lines(web: &Web, list: List) -> Vec<Line> {
    let now = web.app.clock().now();
    let line = |line: DraftLine| Line {
        id: line.id,
        title: line.title,
        kind: line.kind.map_or("", Kind::name),
        size: line.size,
        updated: when(line.updated, now),
        discarded: line.discarded.map_or(String::new(), |at| when(at, now)),
    };
    list.lines.into_iter().map(line).collect()
}

impl DraftsPage {
    /// The address of another page of the same list.
    fn address(&self, page: &i64) -> String {
        let words = utf8_percent_encode(&self.words, NON_ALPHANUMERIC);
        format!("/drafts?q={words}&kind={}&order={}&page={page}", self.kind, self.order)
    }

    fn is_kind(&self, slug: &str) -> bool {
        self.kind == slug
    }

    fn is_order(&self, word: &str) -> bool {
        self.order == word
    }

    fn is_filtered(&self) -> bool {
        !self.words.is_empty() || !self.kind.is_empty()
    }
}
