//! Quotation marks and title marks inside one another, and marks without partner.

use super::pairs::{Pair, balanced, pairs};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::sink::Sink;
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&NESTED_TITLES, &NESTED_QUOTES, &LONE];

static NESTED_TITLES: Rule = Rule {
    code: "WS0919",
    name: "书名号里又用了双书名号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_15, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "双书名号里面的书名号是否为单书名号。",
        why: "外面用双书名号，里面用单书名号，层次才分明。",
        wrong: &["按照《关于印发《防汛工作方案》的通知》执行。"],
        right: &["按照《关于印发〈防汛工作方案〉的通知》执行。"],
        remedy: "里面一层改为“〈 〉”。",
        except: "书名号不成对的，先补成对。",
        office: ExampleOffice::None,
    },
    check: Check::Run(nested_titles),
};

fn nested_titles(run: &Run, sink: &mut Sink) {
    nested(run, '《', ('〈', '〉'), "书名号里面的书名号用单书名号“〈 〉”。", sink);
}

static NESTED_QUOTES: Rule = Rule {
    code: "WS0920",
    name: "双引号里又用了双引号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_8, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "双引号里面的引号是否为单引号。",
        why: "外面一层用双引号，里面一层用单引号。",
        wrong: &["会议强调：“要抓好“三夏”生产。”"],
        right: &["会议强调：“要抓好‘三夏’生产。”"],
        remedy: "里面一层改为“‘ ’”。",
        except: "引号不成对的，先补成对。",
        office: ExampleOffice::None,
    },
    check: Check::Run(nested_quotes),
};

fn nested_quotes(run: &Run, sink: &mut Sink) {
    nested(run, '“', ('‘', '’'), "双引号里面的引号用单引号‘ ’。", sink);
}

fn nested(run: &Run, mark: char, inner: (char, char), message: &str, sink: &mut Sink) {
    let Some(first) = run.text.find(mark) else { return };
    if !run.text[first + mark.len_utf8()..].contains(mark) {
        return;
    }
    let found = pairs(run.text);
    if !balanced(&found, mark) {
        return;
    }
    for pair in found.iter().filter(|p| p.mark == mark && p.depth == 1) {
        let (Some(open), Some(close)) = (pair.open, pair.close) else { continue };
        let len = mark.len_utf8();
        let fix = run.rewrite(
            &[(open..open + len, &inner.0.to_string()), (close..close + len, &inner.1.to_string())],
            format!("改为“{} {}”", inner.0, inner.1),
        );
        sink.find(run, open..close + len, message, fix);
    }
}

static LONE: Rule = Rule {
    code: "WS0921",
    name: "括号、书名号不成对",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_9, &source::P4_15, &source::F9],
    fixability: Fixability::None,
    manual: Manual {
        checks: "一段里的括号、书名号是否成对。",
        why: "标号成对使用，缺了一半就分不清起止。",
        wrong: &["各乡镇要按照《防汛工作方案落实责任。"],
        right: &["各乡镇要按照《防汛工作方案》落实责任。"],
        remedy: "补上缺的一半，或者删去多余的一半。",
        except: "引号，由 WS0926 检查；没有句号的片段（可能是截取的）；“1）”一类序号。",
        office: ExampleOffice::None,
    },
    check: Check::Run(lone),
};

fn lone(run: &Run, sink: &mut Sink) {
    let whole = match run.role {
        Role::Fragment => run.text.trim_end().ends_with('。'),
        // A line without a full stop may be a name that goes on in the next line.
        Role::Body => run.text.contains('。'),
        Role::Title | Role::Annotation => true,
        _ => false,
    };
    if !whole || !run.text.contains(['（', '(', '《', '》', '〈', '〔', '【']) {
        return;
    }
    let is_fault = |pair: &&Pair| match pair.mark {
        '（' | '《' | '〈' | '〔' | '【' => pair.close.is_none(),
        _ => false,
    };
    let found = pairs(run.text);
    for pair in found.iter().filter(is_fault) {
        let Some(open) = pair.open else { continue };
        let Some(mark) = run.next(open) else { continue };
        let range = open..open + mark.len_utf8();
        sink.find(run, range, format!("“{mark}”没有与它成对的后一半。"), None);
    }
    if run.role != Role::Fragment {
        for pair in found.iter().filter(|p| p.mark == '《' && p.open.is_none()) {
            let Some(close) = pair.close else { continue };
            sink.find(run, close..close + '》'.len_utf8(), "“》”没有与它成对的前一半。", None);
        }
    }
}
