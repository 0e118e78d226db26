//! The page of the studio.

use super::data::{LiveData, Units};
use crate::error::{Answer, Failure};
use crate::moment::when;
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::studio::{
    Counts, Finding, HEADER_FIELDS, HeaderForm, Live, PICTURE_WIDTHS, Page, Safety, Severity, WAIVER_REASON, Waived,
};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use gongwen::Kind;
use office::drafts::Draft;
use serde::Deserialize;

/// A field of the header form as the page shows it.
pub(super) struct HeaderLine {
    name: &'static str,
    label: &'static str,
    help: &'static str,
    value: String,
    many: bool,
    choices: Vec<&'static str>,
}

/// A finding as the page shows it; places count in UTF-16 units for the script.
pub(super) struct FindingLine {
    finding: Finding,
    start: usize,
    end: usize,
    byte: usize,
}

#[derive(Template)]
#[template(path = "studio.html")]
pub(super) struct StudioPage {
    shell: Shell,
    id: String,
    /// The account, so that a copy kept in the browser is offered to nobody else.
    person: String,
    title: String,
    kind: &'static str,
    text: String,
    revision: i64,
    saved: String,
    findings: Vec<FindingLine>,
    waived: Vec<Waived>,
    counts: Counts,
    notes: Vec<String>,
    pages: Vec<Page>,
    trouble: String,
    header: Vec<HeaderLine>,
    /// The same as the script gets later, as JSON.
    data: String,
    error: String,
    conflict: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    saved: String,
    fixed: String,
    restored: String,
    kept: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let draft = web.app.draft(&visit.person, &id).await?;
    if draft.discarded.is_some() {
        return Err(Failure::new(ErrorKind::Conflict, "这份草稿在回收站里。请到回收站恢复后再打开。"));
    }
    let fixed = format!("已修改{}处。", asked.fixed);
    let notice = match (asked.saved.as_str(), asked.fixed.as_str(), asked.restored.as_str()) {
        ("", "", "") if asked.kept == "1" => "已保留原文并记下理由；审核的人会看到。",
        ("", "", "") if asked.kept == "0" => "已撤回保留，这个问题又列出来了。",
        ("", "", "") => "",
        ("", "", _) => "已恢复所选的版本；恢复前的内容也留在版本里。",
        ("", "0", _) => "没有可以直接修改的问题。",
        ("", _, _) => &fixed,
        _ => "已保存并检查。",
    };
    let text = draft.text.clone();
    studio_page(&web, &visit, &draft, text, notice, Rejected::default()).await
}

/// What was refused, so that the page says it and keeps what was typed.
#[derive(Default)]
pub(super) struct Rejected {
    pub(super) message: String,
    /// 200 where nothing was rejected.
    pub(super) status: StatusCode,
}

/// The page with a text that may not be saved yet.
pub(super) async fn studio_page(
    web: &Web,
    visit: &Visit,
    draft: &Draft,
    text: String,
    notice: &str,
    rejected: Rejected,
) -> Answer {
    let now = web.app.clock().now();
    let live = match web.app.look(draft, text.clone()).await {
        Ok(live) => live,
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::TooLarge) => nothing(text),
        Err(error) => return Err(error.into()),
    };
    // Inside a script element only `<` could end it.
    let data = serde_json::to_string(&LiveData::of(&live)).unwrap_or_default().replace('<', "\\u003c");
    let units = Units::of(&live.text);
    let mut notes: Vec<String> = live.notes.iter().map(|note| note.message.clone()).collect();
    let (pages, trouble) = match live.sheet {
        Ok(sheet) => {
            notes.extend(sheet.remarks);
            (sheet.pages, String::new())
        }
        Err(trouble) => (Vec::new(), trouble),
    };
    let conflict = rejected.status == StatusCode::CONFLICT;
    let page = StudioPage {
        shell: visit.shell(&draft.title, "drafts").with_notice(notice),
        id: draft.id.clone(),
        person: visit.person.account_name().to_owned(),
        title: draft.title.clone(),
        kind: live.kind.map_or("", Kind::name),
        counts: Counts::of(&live.findings),
        findings: live
            .findings
            .into_iter()
            .map(|finding| FindingLine {
                start: units.at(finding.start),
                end: units.at(finding.end),
                byte: finding.start,
                finding,
            })
            .collect(),
        waived: live.waived,
        text: live.text,
        revision: draft.revision,
        saved: when(draft.updated, now),
        notes,
        pages,
        trouble,
        header: header_lines(&live.header),
        data,
        error: rejected.message,
        conflict,
    };
    page_with(rejected.status, &page)
}

/// A text that must not be looked at: it stays in the field, and nothing is said about it.
fn nothing(text: String) -> Live {
    Live {
        text,
        title: String::new(),
        kind: None,
        findings: Vec::new(),
        waived: Vec::new(),
        notes: Vec::new(),
        header: HeaderForm::default(),
        sheet: Err("这份文稿没有检查和排版。".to_owned()),
    }
}

fn header_lines(form: &HeaderForm) -> Vec<HeaderLine> {
    let line = |field: &app::studio::HeaderField| HeaderLine {
        name: field.name,
        label: field.label,
        help: field.help,
        value: form.value(field.name).to_owned(),
        many: field.many,
        choices: match field.name {
            "kind" => std::iter::once("").chain(Kind::ALL.map(Kind::name)).collect(),
            "urgency" => vec!["", "加急", "特急"],
            _ => Vec::new(),
        },
    };
    HEADER_FIELDS.iter().map(line).collect()
}

/// How wide a page is shown, as the style sheet of the studio lays it out.
const SIZES: &str = "(max-width: 700px) calc(100vw - 24px), (max-width: 1240px) calc(50vw - 40px), \
    (max-width: 2040px) calc(50vw - 228px), 794px";

impl StudioPage {
    fn sizes(&self) -> &'static str {
        SIZES
    }

    fn widths(&self) -> String {
        PICTURE_WIDTHS.map(|width| width.to_string()).join(" ")
    }

    fn picture(&self, page: &Page, width: u16) -> String {
        format!("/drafts/{}/pages/{}-{width}.png", self.id, page.hash)
    }

    fn pictures(&self, page: &Page) -> String {
        PICTURE_WIDTHS.map(|width| format!("{} {width}w", self.picture(page, width))).join(", ")
    }
}

impl HeaderLine {
    /// Whether a choice is the value; one outside the list is kept as its own choice.
    fn is(&self, choice: &str) -> bool {
        self.value == choice
    }

    fn is_odd(&self) -> bool {
        !self.choices.iter().any(|choice| *choice == self.value)
    }
}

impl FindingLine {
    fn mark(&self) -> &'static str {
        match self.finding.severity {
            Severity::Error => "✕",
            Severity::Warning => "!",
            Severity::Hint => "i",
        }
    }

    /// Whether the characters say more than the message does.
    fn has_excerpt(&self) -> bool {
        !self.finding.excerpt.is_empty() && !self.finding.message.contains(&self.finding.excerpt)
    }

    fn fix_label(&self) -> &str {
        self.finding.fix.as_ref().map_or("", |fix| fix.label.as_str())
    }

    fn is_shown_only(&self) -> bool {
        self.finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Shown)
    }
}
