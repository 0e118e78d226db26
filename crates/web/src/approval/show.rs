//! The page of a matter, and why it has these steps.

use super::panel::Panel;
use crate::error::{Answer, Failure};
use crate::form::Fields;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::approval::{Subject, View, WhyStep};
use app::documents::FileLine;
use app::studio::{Counts, Judged};
use askama::Template;
use axum::extract::{Path, Query, State};
use office::authority::Element;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "approval.html")]
pub(super) struct ApprovalPage {
    shell: Shell,
    matter: String,
    drafter: String,
    text: String,
    /// The document that it is about, if it is about one.
    document: Option<String>,
    /// Its files: they are signed with it.
    files: Vec<FileLine>,
    facts: Vec<(&'static str, String)>,
    /// The meeting that was called with it: its address, and when it is.
    meeting: Option<(String, String)>,
    panel: Panel,
}

#[derive(Template)]
#[template(path = "approval_why.html")]
struct WhyPage {
    shell: Shell,
    id: String,
    title: String,
    matter: String,
    table: String,
    facts: Vec<(&'static str, String)>,
    steps: Vec<WhyStep>,
}

pub(super) async fn show(
    State(web): State<Web>,
    Path(id): Path<String>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Answer {
    let notice = match asked.done.as_str() {
        "submit" => "已提交。",
        "sign" => "已签署。",
        "withdraw" => "已撤回，可以修改后再提交。",
        "add" => "已加签。",
        "delegate" => "已授权。",
        "remind" => "已催办。",
        "refer" => "已报请裁定，各方意见一并上报。",
        "deny" => "已否认，口头同意失效。",
        "oral" => "口头意见已记录，须在时限内补签。",
        "hand" => "已转交。",
        "resolve" => "会议决定已登记。",
        "text" => "已保存，还没有提交。",
        "execute" => "已办理。",
        _ => "",
    };
    let visit = visit.looking_at(&web, &id).await?;
    let mut shown = approval_page(&web, &visit, &id).await?;
    shown.shell = shown.shell.with_notice(notice);
    page(&shown)
}

/// The page, also for a form that was refused.
pub(super) async fn approval_page(web: &Web, visit: &Visit, id: &str) -> Result<ApprovalPage, Failure> {
    let view = web.app.approval(&visit.person, id).await?;
    let mut facts = facts(web, &view).await?;
    let panel = Panel::of(web, visit, &view).await?;
    let meeting = match panel.meets {
        true => web.app.meeting_of(&visit.person, id).await?,
        false => None,
    };
    // Nobody signs what they have not read: the text of a document is on the page of its approval.
    let mut files = Vec::new();
    let (text, document) = match (view.affair, view.subject) {
        (Some(affair), _) => {
            let ends = affair.ends.map(|ending| ending.document);
            // Not everybody who once had to do with the matter may read the document.
            let seen = match &ends {
                Some(document) => web.app.document(&visit.person, document).await.is_ok(),
                None => false,
            };
            (affair.text, ends.filter(|_| seen))
        }
        (None, Subject::Document) => {
            let document = web.app.document(&visit.person, id).await?;
            facts.extend(document.openness.as_ref().map(|openness| ("公开属性", openness.words())));
            facts.push(("检查结果", checked(&web.app.judge_document(&visit.person, id).await?)));
            files = web.app.document_files(&visit.person, id).await?;
            (document.content.text, Some(id.to_owned()))
        }
        (None, Subject::Affair) => (String::new(), None),
    };
    Ok(ApprovalPage {
        shell: visit.shell(view.approval.title(), "approvals"),
        matter: view.matter.name,
        drafter: view.approval.drafter().name.clone(),
        text,
        document,
        files,
        facts,
        meeting: meeting.map(|meeting| {
            let cancelled = if meeting.cancelled.is_some() { "（已取消）" } else { "" };
            (format!("/meetings/{}", meeting.id), format!("{}{cancelled}", meeting.plan.slot))
        }),
        panel,
    })
}

impl ApprovalPage {
    /// With what was typed and why it was refused.
    pub(super) fn refused(mut self, typed: &Fields, error: &str) -> Self {
        self.panel.typed = typed.clone();
        error.clone_into(&mut self.panel.error);
        self
    }
}

pub(super) async fn why(State(web): State<Web>, Path(id): Path<String>, visit: Visit) -> Answer {
    let view = web.app.approval(&visit.person, &id).await?;
    let facts = facts(&web, &view).await?;
    page(&WhyPage {
        shell: visit.shell("为什么要这几步", "approvals"),
        id,
        title: view.approval.title().to_owned(),
        matter: view.matter.name,
        table: view.table,
        facts,
        steps: view.why,
    })
}

/// What the rules say of a document, in one line.
fn checked(judged: &Judged) -> String {
    let counts = Counts::of(&judged.findings);
    let parts =
        [("错误", counts.errors), ("警告", counts.warnings), ("提示", counts.hints), ("保留原文", judged.waived.len())];
    let parts: Vec<String> =
        parts.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| format!("{word}{n}处")).collect();
    if parts.is_empty() { "没有发现问题".to_owned() } else { parts.join("，") }
}

/// What is known about the matter, as far as its kind asks for it.
async fn facts(web: &Web, view: &View) -> Result<Vec<(&'static str, String)>, Failure> {
    let units = web.app.ways().await?.units;
    let facts = view.approval.facts();
    let names = |ids: &[String]| {
        let name = |id: &String| units.iter().find(|(key, _)| key == id).map_or(id.clone(), |(_, name)| name.clone());
        ids.iter().map(name).collect::<Vec<_>>().join("、")
    };
    let mut shown = Vec::new();
    for element in &view.matter.asks {
        let value = match element {
            Element::Amount => facts.amount.map(|yuan| format!("{yuan}元")),
            Element::Days => facts.half_days.map(|half| format!("{}天", f64::from(half) / 2.0)),
            Element::Portfolios => Some(names(&facts.portfolios)).filter(|names| !names.is_empty()),
            Element::Units => Some(names(&facts.units)).filter(|names| !names.is_empty()),
            Element::Flag(fact) => facts.has(*fact).then(|| "是".to_owned()),
        };
        if let Some(value) = value {
            shown.push((element.name(), value));
        }
    }
    Ok(shown)
}
