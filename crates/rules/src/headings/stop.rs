//! The stop behind a heading that stands on a line of its own.

use super::ordinals::{han_digits, indent};
use super::sequence::bodies;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{OrdinalStyle, Paragraph};

pub(crate) static RULES: &[&Rule] = &[&FULL_STOP];

static FULL_STOP: Rule = Rule {
    code: "WS1007",
    name: "单独成行的标题末尾用了句号",
    family: Family::Headings,
    severity: Severity::Hint,
    sources: &[&source::C_HEADING],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "单独成行的一级、二级标题末尾是否用了句号。",
        why: "标题单独成行时末尾不用标点；标题后接正文时才用句号。",
        wrong: &[
            "一、加强组织领导。",
            notice!("一、加强组织领导。", "各乡镇要落实责任。", "二、加强值守", "各乡镇要按时报告。"),
        ],
        right: &[
            "一、加强组织领导",
            "（一）加强组织领导。各乡镇要落实责任。",
            "一、同意设立石桥工业园。",
            notice!("一、全面停止取水。", "二、关闭沿河闸门。", "三、加强巡查。", "各乡镇按时报告。"),
        ],
        remedy: "删去句号。",
        except: "一句话就是一条的（批复的“同意……”，决定、通告的条款，列举的要求）；整篇公文里只看“一、”，下面要有正文。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: headings_with_stop, line: full_stop },
};

/// A line alone: whether it heads something cannot be seen.
fn full_stop(run: &Run, sink: &mut Sink) {
    let Some(start) = indent(run) else { return };
    let (text, _) = crate::title::without_remark(run.text.trim_end());
    let rest = &text[start.min(text.len())..];
    if is_heading_with_stop(rest.strip_prefix('（').unwrap_or(rest)) {
        let range = text.len() - '。'.len_utf8()..text.len();
        sink.find(run, range.clone(), STOP_MESSAGE, run.replace(range, ""));
    }
}

/// In a document, provisions of one sentence look the same as headings: a heading has text below
/// it, and no neighbour of its level right below.
fn headings_with_stop(page: &Page, sink: &mut Sink) {
    bodies(page).for_each(|paragraphs| headings_of(&paragraphs, sink));
}

fn headings_of(paragraphs: &[&Paragraph], sink: &mut Sink) {
    let first_level = |at: usize| paragraphs[at].ordinal.is_some_and(|o| o.style == OrdinalStyle::Han);
    let provisions = (1..paragraphs.len()).any(|at| first_level(at - 1) && first_level(at));
    for at in (1..paragraphs.len()).filter(|at| !provisions && first_level(at - 1) && !first_level(*at)) {
        let last_of_row = !(at..paragraphs.len()).any(first_level);
        let text = &paragraphs[at - 1].text;
        let goes_deeper = paragraphs[at].ordinal.is_some();
        if (!last_of_row || goes_deeper) && is_heading_with_stop(text.as_str()) {
            let run = Run::of(text, Role::Body);
            let range = text.as_str().len() - '。'.len_utf8()..text.as_str().len();
            sink.find(&run, range.clone(), STOP_MESSAGE, run.replace(range, ""));
        }
    }
}

const STOP_MESSAGE: &str = "单独成行的标题末尾不用句号。";

/// 「一、加强组织领导。」 or 「一）……。」 and no sentence that orders or states something.
fn is_heading_with_stop(open: &str) -> bool {
    let digits = han_digits(open);
    if digits == 0 || digits > 9 || !open[digits..].starts_with(['、', '）']) {
        return false;
    }
    let Some(words) = open[digits + '、'.len_utf8()..].strip_suffix('。') else { return false };
    const SENTENCES: &[&str] = &[
        "同意",
        "原则同意",
        "不同意",
        "批准",
        "请",
        "本",
        "自",
        "凡",
        "不得",
        "由",
        "删去",
        "删除",
        "将",
        "增加",
        "废止",
        "撤销",
        "免去",
        "任命",
        "授予",
        "给予",
        "禁止",
        "严禁",
    ];
    let short = words.chars().count() <= 14;
    let plain = !words.contains(|c: char| scan::is_full_mark(c) || scan::is_full_bracket(c) || c.is_ascii_digit());
    let heading =
        !scan::starts(words, SENTENCES) && !scan::has(words, &["为", "是", "应", "须", "可以", "按", "的通知"]);
    short && plain && heading
}
