//! Spaces beside a mark: 「各乡镇， 县直各单位 ：」.

use super::spaces;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::scan::is_han;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&BESIDE_A_MARK];

static BESIDE_A_MARK: Rule = Rule {
    code: "WS0930",
    name: "标点旁边有空格",
    family: Family::Punctuation,
    severity: Severity::Hint,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "逗号、句号、顿号、分号的前后和冒号之前，是否夹了一两个空格。",
        why: "全角标点自带间隔，再加空格，排出来的字距不匀。",
        wrong: &[
            "经研究， 定于2026年1月28日召开座谈会 。",
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府， 县政府各部门 ：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            notice!("一、 加强值守", "各乡镇落实专人。", "二、 加强巡查", "发现险情立即报告。"),
        ],
        right: &[
            "经研究，定于2026年1月28日召开座谈会。",
            "联系人： 张三",
            "一、　加强值守",
            "地点：第一会议室；    时间：上午9时",
            "原文为“Water, 水利。 ”。",
            "共 人， 其中男 人， 女 人。",
            "我单位 同志， 身份证号 。",
        ],
        remedy: "删去空格。",
        except: "冒号后面的空格，留了空白待填的，全角空格，三个以上连用的空格：多半是为了对齐。外文、网址不查。",
        office: ExampleOffice::None,
    },
    check: Check::Run(beside_a_mark),
};

/// As many spaces may have slipped in; more were put there to align something.
const MOST: usize = 2;

fn beside_a_mark(run: &Run, sink: &mut Sink) {
    if !matches!(run.role, Role::Body | Role::Fragment | Role::Names | Role::Imprint | Role::AttachmentName)
        || !run.text.contains([' ', '\u{a0}'])
        || spaces::is_spaced_out(run.text)
        || has_blanks(run.text)
    {
        return;
    }
    for gap in gaps(run.text) {
        let fix = run.replace(gap.clone(), "").map(|mut fix| {
            fix.label = "删去空格".to_owned();
            fix
        });
        sink.find(run, gap, "标点旁边的空格应删去。", fix);
    }
}

/// Whether there are blanks to be filled in: 「共 人」, 「编号： ，」.
fn has_blanks(text: &str) -> bool {
    let is_space = |c: char| c == ' ' || c == '\u{a0}';
    let mark = |c: char| matches!(c, '，' | '。' | '、' | '；' | '：');
    let mut before = None;
    let mut spaced = false;
    for c in text.chars() {
        if is_space(c) {
            spaced = true;
            continue;
        }
        let blank = |before: char| is_han(before) && is_han(c) || mark(before) && mark(c);
        if spaced && before.is_some_and(blank) {
            return true;
        }
        (before, spaced) = (Some(c), false);
    }
    false
}

/// One or two spaces between a mark and Chinese text.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let is_space = |c: char| c == ' ' || c == '\u{a0}';
    let mark = |c: char| matches!(c, '，' | '。' | '、' | '；');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_space).map(|found| at + found) {
        let rest = &text[start..];
        let end = start + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        at = end;
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        let behind = mark(before) && (is_han(after) || after.is_ascii_digit() || matches!(after, '《' | '“' | '（'));
        let ahead = (mark(after) || after == '：') && (is_han(before) || before == '》' || before == '”');
        if (behind || ahead) && text[start..end].chars().count() <= MOST {
            found.push(start..end);
        }
    }
    found
}
