//! Half-width brackets and straight quotation marks around Chinese.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, is_chinese};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&HALF, &STRAIGHT, &ANGLES];

/// How far a closing bracket is looked for, in bytes.
const REACH: usize = 900;

static HALF: Rule = Rule {
    code: "WS0906",
    name: "中文里用了半角圆括号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_9, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "括住汉字的圆括号是否为全角，前后括号是否同宽。",
        why: "圆括号的形式是“（ ）”，半角括号与汉字不相称。",
        wrong: &["各乡镇人民政府(街道办事处)要落实责任。", "管理办法（试行)"],
        right: &[
            "各乡镇人民政府（街道办事处）要落实责任。",
            "按GB/T 9704(2012)执行。",
            "程序里写print(\"你好，世界\")。",
        ],
        remedy: "改为“（”“）”。",
        except: "括号里没有汉字的，网址、代码。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["(", "（"], half),
};

fn half(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.is_protected(&at) {
        return;
    }
    let full_open = &run.text[at.clone()] == "（";
    let Some(close) = closing(run.after(at.end)).map(|len| at.end + len) else { return };
    let full_close = run.after(close).starts_with('）');
    let end = close + if full_close { '）'.len_utf8() } else { 1 };
    if full_open && full_close {
        return;
    }
    let inside = &run.text[at.end..close];
    let mixed = full_open != full_close;
    if !mixed && !inside.chars().any(is_chinese) {
        return;
    }
    let mut parts = Vec::new();
    if !full_open {
        parts.push((at.clone(), "（"));
    }
    if !full_close {
        parts.push((close..end, "）"));
    }
    let fix = run.rewrite(&parts, "改为全角圆括号".to_owned());
    sink.find(run, at.start..end, "中文行文的括号用全角“（”“）”。", fix);
}

/// Where the bracket that opened before `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            _ if at > REACH => return None,
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return Some(at),
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

static STRAIGHT: Rule = Rule {
    code: "WS0907",
    name: "中文里用了直引号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_8, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "引住汉字的引号是否为“ ”，而不是不分左右的直引号。",
        why: "引号分左右；直引号是键盘和代码用的记号。",
        wrong: &[
            "深入推进\"放管服\"改革。",
            "严查'三违'行为。",
            "请报告“四不两直\"检查情况，确保\"零事故”。",
            "坚持\"抓好\"两手抓\"\"方针。",
            "坝址在北纬30°15'20\"、东经113°20'10\"，列入\"放管服\"项目，紧靠\"国道318\"。",
        ],
        right: &[
            "深入推进“放管服”改革。",
            "程序里写print(\"你好，世界\")。",
            "水库位于东经113°20'10\"，北纬30°15'20\"，购置55\"电视、65\"电视各1台。",
            "5'30\"完成1000米，男子甲组6'10\"为合格。",
            "管道6\"（壁厚8mm）、8\"",
            "管道6\"，列入\"放管服\"项目。",
        ],
        remedy: "成对改为“ ”，引号里面的改为‘ ’；与弯引号交错、个数为单或者两个连用的，看不出谁与谁成对，请人改正。",
        except: "代码，度分秒、英寸记号，不成对的直引号。",
        office: ExampleOffice::None,
    },
    check: Check::Run(straight),
};

fn straight(run: &Run, sink: &mut Sink) {
    straight_single(run, sink);
    let marks = unprotected(run, '"');
    let sure = are_sure_pairs(run.text, &marks, ('“', '”'));
    // The mark of inches and seconds: 55", 20'10".
    let measures = |at: usize| run.prev(at).is_some_and(|c| c.is_ascii_digit());
    if marks.chunks(2).any(|pair| measures(pair[0]) && !pair.get(1).is_some_and(|close| measures(*close))) {
        return;
    }
    let mut found = false;
    for pair in marks.chunks_exact(2) {
        let (open, close) = (pair[0], pair[1]);
        if !measures(open) && run.text[open + 1..close].chars().any(is_chinese) {
            let fix = run.rewrite(&[(open..open + 1, "“"), (close..close + 1, "”")], "改为“ ”".to_owned());
            sink.find(run, open..close + 1, "引号应分左右，用“ ”，不用直引号。", fix.filter(|_| sure));
            found = true;
        }
    }
    // “四不两直": the straight mark is one half of a pair.
    let half = |at: &usize| {
        !measures(*at) && (run.prev(*at).is_some_and(scan::is_han) || run.next(at + 1).is_some_and(scan::is_han))
    };
    if let Some(at) = marks.iter().copied().find(half).filter(|_| !found && !is_even(run.text, ('“', '”'))) {
        sink.find(run, at..at + 1, "引号应分左右，用“ ”，不用直引号。", None);
    }
}

/// Single straight marks right around Chinese; the mark of minutes or of a foreign name is none.
fn straight_single(run: &Run, sink: &mut Sink) {
    let marks = unprotected(run, '\'');
    let sure = are_sure_pairs(run.text, &marks, ('‘', '’'));
    for pair in marks.chunks_exact(2) {
        let (open, close) = (pair[0], pair[1]);
        let inside = &run.text[open + 1..close];
        if inside.starts_with(scan::is_han) && inside.ends_with(scan::is_han) && inside.len() <= REACH {
            let before = run.before(open);
            let quoted =
                before.matches('“').count() > before.matches('”').count() || before.matches('"').count() % 2 == 1;
            let (left, right) = if quoted { ("‘", "’") } else { ("“", "”") };
            let label = format!("改为“{left} {right}”");
            let fix = run.rewrite(&[(open..open + 1, left), (close..close + 1, right)], label);
            let message = format!("引号应分左右，用{left} {right}，不用直引号。");
            sink.find(run, open..close + 1, message, fix.filter(|_| sure));
        }
    }
}

/// Where a straight mark stands outside addresses and code.
fn unprotected(run: &Run, mark: char) -> Vec<usize> {
    run.text.match_indices(mark).map(|(at, _)| at).filter(|at| !run.is_protected(&(*at..at + 1))).collect()
}

/// Whether straight marks are pairs as they follow one another. An odd one, or two side by side that
/// would enclose nothing, show marks inside others; a straight one may be the partner of a curly one
/// where those are not in pairs of their own, or where one of their pairs is open around it.
fn are_sure_pairs(text: &str, marks: &[usize], (left, right): (char, char)) -> bool {
    let mut depth = 0_usize;
    let mut outside = true;
    for (at, c) in text.char_indices() {
        if c == left {
            depth += 1;
        } else if c == right {
            depth = depth.saturating_sub(1);
        } else if depth > 0 && marks.binary_search(&at).is_ok() {
            outside = false;
        }
    }
    marks.len().is_multiple_of(2)
        && marks.chunks_exact(2).all(|pair| !text[pair[0] + 1..pair[1]].trim().is_empty())
        && outside
        && is_even(text, (left, right))
}

/// Whether every curly mark that opens is closed.
fn is_even(text: &str, (left, right): (char, char)) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        if c == left {
            depth += 1;
        } else if c == right {
            let Some(outer) = depth.checked_sub(1) else { return false };
            depth = outer;
        }
    }
    depth == 0
}

static ANGLES: Rule = Rule {
    code: "WS0908",
    name: "用小于号、大于号代替书名号",
    family: Family::Punctuation,
    severity: Severity::Error,
    sources: &[&source::P4_15, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "是否用“<”“>”括住文件名称。",
        why: "小于号、大于号是数学符号；书名号里的书名号用“〈 〉”，单独使用时用“《 》”。",
        wrong: &["《关于印发<防汛工作方案>的通知》", "依照<云溪县防汛管理办法>执行。", "学习<<云溪县防汛条例>>。"],
        right: &["《关于印发〈防汛工作方案〉的通知》", "依照《云溪县防汛管理办法》执行。", "误差<5%"],
        remedy: "在书名号内改为“〈 〉”，其他地方改为“《 》”。",
        except: "数学式、代码、网页标记。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["<", "＜"], angles),
};

fn angles(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let rest = run.after(at.end);
    if run.prev(at.start).is_some_and(|c| "<＜".contains(c)) {
        return;
    }
    if rest.starts_with(['<', '＜']) {
        return doubled_angles(run, at, sink);
    }
    let Some(len) = rest.find(['>', '＞', '<', '＜']).filter(|len| *len < 300 && rest[*len..].starts_with(['>', '＞']))
    else {
        return;
    };
    let inside = &rest[..len];
    let named = inside.chars().count() >= 3 && inside.chars().all(|c| is_chinese(c) || c.is_ascii_digit());
    if !named || inside.starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    let close = at.end + len..at.end + len + rest[len..].chars().next().map_or(1, char::len_utf8);
    let before = run.before(at.start);
    let open_before = before.rfind('《') > before.rfind('》');
    let after = run.after(close.end);
    let closed_behind = after.find(['《', '》']).is_some_and(|i| after[i..].starts_with('》'));
    const NAMES: &[&str] =
        &["办法", "规定", "条例", "通知", "意见", "方案", "细则", "纲要", "规划", "决定", "法", "制度", "（试行）"];
    let (left, right) = if open_before || closed_behind {
        ("〈", "〉")
    } else if scan::ends(inside, NAMES) {
        ("《", "》")
    } else {
        return;
    };
    let fix = run.rewrite(&[(at.clone(), left), (close.clone(), right)], format!("改为“{left}{right}”"));
    let message = format!("这里应用书名号“{left}{right}”，不用小于号、大于号。");
    sink.find(run, at.start..close.end, message, fix);
}

/// 「<<条例>>」 stands for title marks as a keyboard has them.
fn doubled_angles(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let open = at.start..at.end + run.next(at.end).map_or(0, char::len_utf8);
    let rest = run.after(open.end);
    let Some(len) = rest.find(['<', '>', '＜', '＞']).filter(|len| *len < 300) else { return };
    let close: String = rest[len..].chars().take(2).collect();
    let named = len > 0 && rest[..len].chars().all(|c| is_chinese(c) || c.is_ascii_digit());
    if !named || !close.chars().all(|c| ">＞".contains(c)) || close.chars().count() < 2 {
        return;
    }
    let close = open.end + len..open.end + len + close.len();
    let before = run.before(open.start);
    let inner = before.rfind('《') > before.rfind('》');
    let (left, right) = if inner { ("〈", "〉") } else { ("《", "》") };
    let fix = run.rewrite(&[(open.clone(), left), (close.clone(), right)], format!("改为“{left}{right}”"));
    let message = format!("这里应用书名号“{left}{right}”，不用小于号、大于号。");
    sink.find(run, open.start..close.end, message, fix);
}
