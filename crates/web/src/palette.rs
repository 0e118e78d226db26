//! The command palette (Ctrl-K): where to go, what to create, which draft to open.

use crate::drafts::kinds;
use crate::error::Failure;
use crate::router::{Access, Table};
use crate::state::Web;
use crate::who::Visit;
use app::drafts::ListRequest;
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

async fn find(State(web): State<Web>, visit: Visit, Query(words): Query<Words>) -> Result<Json<Vec<Entry>>, Failure> {
    let words = words.q.trim().to_owned();
    let request = ListRequest { words: words.clone(), page: 1, ..ListRequest::default() };
    let mut entries: Vec<Entry> = web
        .app
        .list(&visit.person, &request)
        .await?
        .lines
        .into_iter()
        .take(8)
        .map(|line| Entry { group: "草稿", label: line.title, address: format!("/drafts/{}", line.id) })
        .collect();
    let mut add = |group, label: String, address: String| {
        if words.is_empty() || label.contains(&words) {
            entries.push(Entry { group, label, address });
        }
    };
    for (label, address) in [
        ("我的草稿", "/drafts"),
        ("审批", "/approvals"),
        ("回收站", "/trash"),
        ("规则手册", "/manual"),
        ("我的账号", "/account"),
    ] {
        add("前往", label.to_owned(), address.to_owned());
    }
    if visit.person.administrator().is_some() {
        add("前往", "账号管理".to_owned(), "/admin/accounts".to_owned());
        add("前往", "组织机构".to_owned(), "/admin/organization".to_owned());
        add("前往", "人员".to_owned(), "/admin/organization/people".to_owned());
        add("前往", "工作日历".to_owned(), "/admin/calendar".to_owned());
        add("前往", "审批权限".to_owned(), "/admin/authority".to_owned());
        add("前往", "档案设置".to_owned(), "/admin/archive".to_owned());
        add("前往", "系统体检".to_owned(), "/admin/state".to_owned());
    }
    add("新建", "提交审批".to_owned(), "/approvals/new".to_owned());
    add("新建", "粘贴文稿".to_owned(), "/drafts/new/paste".to_owned());
    add("新建", "上传文件".to_owned(), "/drafts/new/upload".to_owned());
    for kind in gongwen::Kind::ALL {
        add("新建", format!("起草{}", kind.name()), format!("/drafts/new/{}", kinds::slug(kind)));
    }
    Ok(Json(entries))
}
