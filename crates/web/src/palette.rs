//! The command palette (Ctrl-K): what to open, where to go, what to create.

use crate::drafts::kinds;
use crate::error::Failure;
use crate::find::{address, address_of};
use crate::router::{Access, Table};
use crate::state::Web;
use crate::who::Visit;
use app::drafts::ListRequest;
use app::find::{Field, FindRequest, Order, Run};
use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
struct Entry {
    group: &'static str,
    label: String,
    address: String,
}

pub(crate) fn routes(table: Table) -> Table {
    table.get(Access::Person, "/palette", find)
}

/// So many results of the search are shown.
const RESULTS: usize = 8;

async fn find(State(web): State<Web>, visit: Visit, Query(words): Query<Words>) -> Result<Json<Vec<Entry>>, Failure> {
    let words = words.q.trim().to_owned();
    let (mut entries, more) =
        if words.is_empty() { (recent(&web, &visit).await?, false) } else { found(&web, &visit, &words).await? };
    let mut add = |group, label: String, address: String| {
        if words.is_empty() || label.contains(&words) {
            entries.push(Entry { group, label, address });
        }
    };
    for (label, address) in [
        ("今日", "/"),
        ("我的草稿", "/drafts"),
        ("收文", "/incoming"),
        ("发文", "/outgoing"),
        ("来文签收", "/inbox"),
        ("通知", "/notices"),
        ("查找", "/find"),
        ("审批", "/approvals"),
        ("回收站", "/trash"),
        ("规则手册", "/manual"),
        ("我的账号", "/account"),
    ] {
        add("前往", label.to_owned(), address.to_owned());
    }
    if web.app.desk(&visit.person).await?.viewer().insider {
        add("前往", "全办".to_owned(), "/overview".to_owned());
        add("前往", "用印登记簿".to_owned(), "/seals".to_owned());
        add("前往", "档案".to_owned(), "/archive".to_owned());
    }
    if visit.person.inspects() {
        add("前往", "台账".to_owned(), "/ledger".to_owned());
    }
    if visit.person.administrator().is_some() {
        add("前往", "账号管理".to_owned(), "/admin/accounts".to_owned());
        add("前往", "组织机构".to_owned(), "/admin/organization".to_owned());
        add("前往", "人员".to_owned(), "/admin/organization/people".to_owned());
        add("前往", "工作日历".to_owned(), "/admin/calendar".to_owned());
        add("前往", "审批权限".to_owned(), "/admin/authority".to_owned());
        add("前往", "档案设置".to_owned(), "/admin/archive".to_owned());
        add("前往", "系统设置".to_owned(), "/admin/settings".to_owned());
        add("前往", "系统体检".to_owned(), "/admin/state".to_owned());
    }
    add("新建", "提交审批".to_owned(), "/approvals/new".to_owned());
    add("新建", "粘贴文稿".to_owned(), "/drafts/new/paste".to_owned());
    add("新建", "上传文件".to_owned(), "/drafts/new/upload".to_owned());
    for kind in gongwen::Kind::ALL {
        add("新建", format!("起草{}", kind.name()), format!("/drafts/new/{}", kinds::slug(kind)));
    }
    if !words.is_empty() && (more || entries.is_empty()) {
        let label = format!("在全部内容中查找“{words}”");
        entries.push(Entry { group: "查找", label, address: address_of(&words, Field::Everywhere) });
    }
    Ok(Json(entries))
}

/// The drafts that were changed last.
async fn recent(web: &Web, visit: &Visit) -> Result<Vec<Entry>, Failure> {
    let list = web.app.list(&visit.person, &ListRequest { page: 1, ..ListRequest::default() }).await?;
    let entry = |line: app::drafts::DraftLine| Entry {
        group: "草稿",
        label: line.title,
        address: format!("/drafts/{}", line.id),
    };
    Ok(list.lines.into_iter().take(RESULTS).map(entry).collect())
}

/// What the search finds, titles first, and whether there is more.
async fn found(web: &Web, visit: &Visit, words: &str) -> Result<(Vec<Entry>, bool), Failure> {
    let request = FindRequest { words: words.to_owned(), order: Some(Order::Titles), ..FindRequest::default() };
    let found = web.app.find_anything(&visit.person, &request).await?;
    let more = found.lines.len() > RESULTS;
    let mut entries: Vec<Entry> = Vec::new();
    for line in found.lines.into_iter().take(RESULTS) {
        let number = plain(if line.number.is_empty() { &line.their_number } else { &line.number });
        let number = if number.is_empty() { number } else { format!("　{number}") };
        let label = format!("{}{number}", plain(&line.title));
        entries.push(Entry { group: line.thing.name(), label, address: address(&line) });
    }
    for person in found.people {
        // What the organisation says of a person everybody may read in the results.
        let label = format!("{}　{}", plain(&person.name), plain(&person.post)).trim_end().to_owned();
        entries.push(Entry { group: "人员", label, address: address_of(&plain(&person.name), Field::People) });
    }
    for unit in found.units {
        let name = plain(&unit.name);
        entries.push(Entry { group: "单位", address: address_of(&name, Field::People), label: name });
    }
    Ok((entries, more))
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
