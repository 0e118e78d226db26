//! A line of the ledger, as pages show it.

use crate::moment::on_record;
use app::ledger::LedgerLine;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub(super) struct Line {
    /// The number, or that it has none yet.
    pub(super) number: String,
    pub(super) at: String,
    pub(super) person: String,
    pub(super) name: String,
    pub(super) behalf: String,
    pub(super) words: String,
    pub(super) reason: String,
    pub(super) kind: String,
    pub(super) title: String,
    /// Where the history of the thing is.
    pub(super) history: String,
    pub(super) refused: bool,
    pub(super) changed: bool,
}

pub(super) fn line(line: LedgerLine) -> Line {
    Line {
        number: line.number.map_or_else(|| "待封存".to_owned(), |number| number.to_string()),
        at: on_record(line.at),
        person: encode(&line.person),
        name: line.name,
        behalf: line.behalf,
        words: line.words,
        reason: line.reason,
        kind: kind_name(&line.object_kind).to_owned(),
        title: line.title,
        history: format!("/ledger/history/{}/{}", encode(&line.object_kind), encode(&line.object_id)),
        refused: line.refused,
        changed: line.changed,
    }
}

/// As part of an address.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// Kinds of things and what they are called, in the order of the filter.
pub(super) const KINDS: [(&str, &str); 18] = [
    ("outgoing", "发文"),
    ("incoming", "收文"),
    ("offline", "线下办理件"),
    ("approval", "审批"),
    ("meeting", "会议"),
    ("draft", "草稿"),
    ("archive", "档案"),
    ("package", "移交包"),
    ("person", "人员"),
    ("organization", "组织机构"),
    ("unit", "单位"),
    ("post", "岗位"),
    ("authority", "审批权限"),
    ("calendar", "工作日历"),
    ("account", "账号"),
    ("settings", "设置"),
    ("backup", "备份"),
    ("ledger", "台账"),
];

/// What a kind is called; the word itself where it has no name.
pub(super) fn kind_name(kind: &str) -> &str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, name)| name)
}
