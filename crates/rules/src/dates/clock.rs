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
        wrong: &["会议定于3月5日上午9：30召开。"],
        right: &["会议定于3月5日上午9:30召开。", "配套资金比例为1：10。"],
        remedy: "改为半角冒号。",
        except: "比例、比分。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["：", "∶"], colon),
};

fn colon(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let hour = digits_back(run.before(at.start));
    let minute = digits(run.after(at.end));
    let in_day = hour.parse().is_ok_and(|h: u8| h <= 24) && hour.len() <= 2;
    let in_hour = minute.len() == 2 && minute.parse().is_ok_and(|m: u8| m < 60);
    let start = at.start - hour.len();
    const DAY: &[&str] =
        &["日", "午", "晨", "晚", "晚上", "间", "早", "至", "—", "-", "～", "~", "时", "每天", "周五", "）"];
    if in_day && in_hour && scan::ends(run.before(start), DAY) {
        let end = at.end + minute.len();
        let fix = run.replace(at.clone(), ":");
        sink.find(run, start..end, format!("时间应写作“{hour}:{minute}”。"), fix);
    }
}
