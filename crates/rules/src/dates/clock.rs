//! Times of day.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, digits, digits_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&AFTERNOON, &COLON];

static AFTERNOON: Rule = Rule {
    code: "WS0613",
    name: "二十四小时制的时间又写了“下午”",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“下午”“晚上”后面的钟点是否已经是十三点以后。",
        why: "二十四小时制已经分出上午、下午，再写就重复了。",
        wrong: &["会议定于3月5日下午14:30召开。"],
        right: &["会议定于3月5日14:30召开。", "会议定于3月5日下午2:30召开。"],
        remedy: "删去“下午”“晚上”。",
        except: "十二小时制的钟点。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["下午", "晚上", "傍晚"], afternoon),
};

fn afternoon(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let hour = digits(run.after(at.end));
    let late = hour.len() == 2 && hour.parse().is_ok_and(|h: u8| (13..=24).contains(&h));
    if late && run.after(at.end + 2).starts_with([':', '：', '时', '点']) {
        let word = &run.text[at.clone()];
        let fix = run.replace(at.clone(), "");
        sink.find(run, at, format!("二十四小时制的时间前不再写“{word}”。"), fix);
    }
}

static COLON: Rule = Rule {
    code: "WS0614",
    name: "钟点用了全角冒号",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“9:30”一类的时间是否用半角冒号。",
        why: "时与分之间的冒号是时间的记号，用半角，不作标点。",
        wrong: &[
            "会议定于3月5日上午9：30召开。",
            "请各乡镇于9：00前报送。",
            "培训时间为9：30—10：30。",
            "14：00—16：00",
            "比赛定于3月5日（周四）9：30开始。",
            "请于5月6日9：30前报送比对结果。",
        ],
        right: &[
            "会议定于3月5日上午9:30召开。",
            "配套资金比例为1：10。",
            "配比为1：10—1：20。",
            "坡度不低于1：10。",
            "得分12：10至13：10。",
            "灰土体积比（石灰与土）2：10。",
            "两队当日2：10的比分。",
            "当晚10：20负于对手。",
        ],
        remedy: "改为半角冒号。",
        except: "比例、比分。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["：", "∶"], colon),
};

fn colon(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some(clock) = clock_around(run.text, &at) else { return };
    if is_time(run.text, &clock) {
        let (hour, minute) = (&run.text[clock.start..at.start], &run.text[at.end..clock.end]);
        let fix = run.replace(at.clone(), ":");
        sink.find(run, clock.clone(), format!("时间应写作“{hour}:{minute}”。"), fix);
    }
}

/// Hour and minute around a colon of any width.
fn clock_around(text: &str, colon: &Range<usize>) -> Option<Range<usize>> {
    let hour = digits_back(&text[..colon.start]);
    let minute = digits(&text[colon.end..]);
    let in_day = hour.parse().is_ok_and(|h: u8| h <= 24) && hour.len() <= 2;
    let in_hour = minute.len() == 2 && minute.parse().is_ok_and(|m: u8| m < 60);
    (in_day && in_hour).then(|| colon.start - hour.len()..colon.end + minute.len())
}

/// Whether the words around say that it is a time of day, and no ratio: 「5月6日9：30」, 「于9：00前」, one
/// of the two ends of 「9：30—10：30」.
fn is_time(text: &str, clock: &Range<usize>) -> bool {
    const AT: &[&str] = &["于", "在", "自", "从"];
    const MORE: &[&str] = &["低于", "高于", "大于", "小于", "少于", "多于", "等于", "优于"];
    const BY: &[&str] = &["前", "后", "开始", "召开", "起", "止", "举行", "集合", "之前", "以前"];
    let (before, after) = (&text[..clock.start], &text[clock.end..]);
    let at = scan::ends(before, AT) && !scan::ends(before, MORE) && scan::starts(after, BY);
    if is_score(before, after) {
        return false;
    }
    is_of_day(before) || at || is_end_of_range(text, clock)
}

/// How many characters around a time are looked at.
const NEAR: usize = 40;

/// Whether the clause speaks of a ratio or the score of a game.
fn is_score(before: &str, after: &str) -> bool {
    const WORDS: &[&str] = &["得分", "比", "负于", "胜", "战"];
    // They hold the same characters and say when something is.
    const OTHER: &[&str] =
        &["比赛", "评比", "比武", "比选", "胜利", "备战", "奋战", "战略", "战士", "实战", "战役", "作战"];
    let marks = ['。', '，', '；'];
    let before = scan::last_chars(before, NEAR).rsplit(marks).next().unwrap_or_default();
    let after = scan::first_chars(after, NEAR).split(marks).next().unwrap_or_default();
    let before = OTHER.iter().fold(before.to_owned(), |clause, other| clause.replace(other, ""));
    scan::has(&before, WORDS) || scan::has(after, &["比分", "负于", "战胜", "胜出"])
}

/// Whether what stands before a time names a day or a part of it.
fn is_of_day(before: &str) -> bool {
    const DAY: &[&str] = &["日", "午", "晨", "晚", "晚上", "间", "早", "时", "每天", "周五", "）"];
    scan::ends(before, DAY)
}

/// Whether another time stands across a dash or 至. A ratio is said to be one, or has small numbers.
fn is_end_of_range(text: &str, clock: &Range<usize>) -> bool {
    const DASHES: &[char] = &['—', '-', '－', '–', '～', '~', '至'];
    const COLONS: &[char] = &['：', ':', '∶'];
    let (before, after) = (&text[..clock.start], &text[clock.end..]);
    let clause = scan::last_chars(before, NEAR).rsplit(['。', '，', '；']).next().unwrap_or_default();
    if scan::has(clause, &["比", "坡度", "率", "配"]) {
        return false;
    }
    let whole = |at: usize| clock_around(text, &(at..at + text[at..].chars().next().map_or(0, char::len_utf8)));
    let late = |clock: &Range<usize>| digits(&text[clock.clone()]).parse().is_ok_and(|hour: u8| hour >= 6);
    let to = text.len() - after.trim_start_matches(DASHES).len();
    let from = before.trim_end_matches(DASHES);
    // Two digits stand between the dash and the colon, or the colon and the dash.
    let next = scan::first_chars(&text[to..], 3)
        .find(COLONS)
        .and_then(|at| whole(to + at))
        .filter(|next| next.start == to && to > clock.end);
    let near = scan::last_chars(from, 3);
    let last = near
        .rfind(COLONS)
        .map(|at| from.len() - near.len() + at)
        .and_then(whole)
        .filter(|last| last.end == from.len() && from.len() < before.len());
    let spoken = from.len() < before.len() && scan::ends(from, &["时", "分", "日", "午"]);
    spoken
        || next.is_some_and(|next| late(clock) && late(&next))
        || last.is_some_and(|last| late(clock) && late(&last) || is_of_day(&text[..last.start]))
}
