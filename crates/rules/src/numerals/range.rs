//! Ranges of numbers and spans of years.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan::{self, digits_back, number, number_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&PERCENT, &WAN, &HYPHEN, &YEARS];

/// Signs that people put between the two ends of a range.
const SIGNS: [char; 7] = ['-', '－', '–', '~', '～', '—', '−'];
const HYPHENS: &[&str] = &["-", "－", "–", "−"];

/// 「3-5」 before `end`: the first number, the sign, the second number.
fn range_before<'a>(run: &Run<'a>, end: usize) -> Option<(Range<usize>, char, &'a str)> {
    let before = run.before(end);
    let second = number_back(before);
    let before = &before[..before.len() - second.len()];
    let sign = before.chars().next_back().filter(|c| SIGNS.contains(c) && !second.is_empty())?;
    let before = &before[..before.len() - sign.len_utf8()];
    let first = number_back(before);
    let start = before.len() - first.len();
    let part =
        before[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || "-－–~～—./%".contains(c));
    let ascending = first.parse::<f64>().ok()? < second.parse::<f64>().ok()?;
    let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    (!part && ascending && !year && first.len() < 6).then_some((start..before.len(), sign, second))
}

/// The sign to write: a wave, unless the writer already has a proper sign.
fn proper(sign: char) -> char {
    if matches!(sign, '~' | '～' | '—') { sign } else { '～' }
}

static PERCENT: Rule = Rule {
    code: "WS0705",
    name: "百分数范围的前一个百分号被省略",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_1_3, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“3%～5%”的前一个百分号是否省略。",
        why: "省略后前一个数可能被读成整数，有歧义，不应省略。",
        wrong: &["增幅控制在3～5%。"],
        right: &["增幅控制在3%～5%。"],
        remedy: "补上百分号。",
        except: "表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["%", "％"], percent),
};

fn percent(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some((first, sign, second)) = range_before(run, at.start) else { return };
    let right = format!("{}%{}{second}%", &run.text[first.clone()], proper(sign));
    let range = first.start..at.end;
    let fix = run.replace(range.clone(), right.clone());
    sink.find(run, range, format!("前一个百分号不能省略，应写作“{right}”。"), fix);
}

static WAN: Rule = Rule {
    code: "WS0706",
    name: "数值范围的前一个“万”“亿”被省略",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::N5_1_3, &source::F9],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“3万元～5万元”的前一个“万”“亿”是否省略。",
        why: "“3～5万元”也可以读成3元到5万元，有歧义，不应省略。",
        wrong: &["每户补助3～5万元。"],
        right: &["每户补助3万元～5万元。", "每户补助3万～5万元。"],
        remedy: "补上“万”“亿”和单位。",
        except: "表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["万", "亿"], wan),
};

fn wan(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let Some((first, sign, second)) = range_before(run, at.start) else { return };
    const UNITS: &[&str] = &["元", "人", "吨", "亩", "户", "平方米", "千瓦", "立方米", "人次", "公里"];
    let unit = UNITS.iter().filter(|unit| run.after(at.end).starts_with(**unit)).max_by_key(|unit| unit.len());
    let unit = format!("{}{}", &run.text[at.clone()], unit.copied().unwrap_or_default());
    let right = format!("{}{unit}{}{second}{unit}", &run.text[first.clone()], proper(sign));
    let range = first.start..at.start + unit.len();
    let fix = run.replace(range.clone(), right.clone());
    sink.find(run, range, format!("前一个单位不能省略，应写作“{right}”。"), fix);
}

static HYPHEN: Rule = Rule {
    code: "WS0707",
    name: "数值范围用了短横",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::N5_1_3, &source::P4_13],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“10～20人”是否写作“10-20人”。",
        why: "短横连接编号、词语；数值范围用浪纹线或一字线。",
        wrong: &["每班10-20人。", "降幅为5%-8%。", "偏差0.2-6"],
        right: &["每班10～20人。", "电话：0791-1234567", "执行GB/T 9704-2012。"],
        remedy: "改为“～”；月、日的起止改为“—”。",
        except: "电话号码、标准号、型号、表格。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(HYPHENS, hyphen),
};

fn hyphen(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start);
    let shared = ["%", "万", "亿", "℃", "元", "万元", "米", "人"].iter().find(|unit| {
        before.ends_with(**unit) && run.after(at.end)[number(run.after(at.end)).len()..].starts_with(**unit)
    });
    let first = number_back(&before[..before.len() - shared.map_or(0, |unit| unit.len())]);
    let second = number(run.after(at.end));
    let start = at.start - shared.map_or(0, |unit| unit.len()) - first.len();
    let end = at.end + second.len();
    let part = run.prev(start).is_some_and(|c| c.is_ascii_alphanumeric() || "-－–.+/第—号(".contains(c));
    let (Ok(low), Ok(high)) = (first.parse::<f64>(), second.parse::<f64>()) else { return };
    let rest = run.after(end);
    if part || low >= high || first.len() > 5 || (first.len() > 1 && first.starts_with('0') && !first.starts_with("0."))
    {
        return;
    }
    const UNITS: &[&str] = &[
        "人", "名", "个", "天", "元", "亩", "公里", "千米", "米", "厘米", "毫米", "吨", "公斤", "千克", "次", "家",
        "户", "件", "项", "倍", "岁", "小时", "分钟", "周", "页", "头", "只", "株", "辆", "套", "台", "平方", "公顷",
        "℃", "级", "篇", "分", "场", "门", "种", "位", "年", "月", "日",
    ];
    let omitted = scan::starts(rest, &["%", "％", "万", "亿"]) && shared.is_none();
    let decimal = first.contains('.') && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "-.年".contains(c));
    let short_year = rest.starts_with('年') && (low > 99.0 || first.len() > 2);
    if omitted || short_year || !(shared.is_some() || decimal || scan::starts(rest, UNITS)) {
        return;
    }
    let sign = if scan::starts(rest, &["月", "日"]) { "—" } else { "～" };
    let fix = run.replace(at.clone(), sign);
    sink.find(run, start..end, format!("数值范围不用短横，应用“{sign}”。"), fix);
}

static YEARS: Rule = Rule {
    code: "WS0708",
    name: "起止时间用了短横",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::P4_13, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "“2026—2030年”是否写作“2026-2030年”。",
        why: "时间的起止用一字线。",
        wrong: &["三年行动计划（2026-2028年）", "公示期为3月1日-3月7日。"],
        right: &["三年行动计划（2026—2028年）", "公示期为3月1日—3月7日。"],
        remedy: "改为一字线“—”。",
        except: "钟点（9:00-11:30），“2026-03-01”一类的数据格式。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(HYPHENS, years),
};

fn years(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start);
    let after = run.after(at.end);
    let (first, second) = (digits_back(before), scan::digits(after));
    let rest = &after[second.len()..];
    let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let free = !run.prev(at.start - first.len()).is_some_and(|c| c.is_ascii_alphanumeric() || "-./ ".contains(c));
    let bare = is_year(first)
        && is_year(second)
        && free
        && first < second
        && (rest.starts_with('年')
            || rest.starts_with("学年")
            || (rest.starts_with(['）', ')']) && in_brackets(before)));
    let dated = scan::ends(before, &["年", "月", "日"])
        && !second.is_empty()
        && second.len() <= 4
        && rest.starts_with(['年', '月', '日'])
        && number_back(&before[..before.len() - '年'.len_utf8()]).len() <= 4
        && run.before(at.start - '年'.len_utf8()).ends_with(|c: char| c.is_ascii_digit());
    if bare || dated {
        let fix = run.replace(at.clone(), "—");
        let start = if bare { at.start - first.len() } else { at.start };
        sink.find(run, start..at.end + second.len(), "起止时间用一字线“—”，不用短横。", fix);
    }
}

fn in_brackets(before: &str) -> bool {
    before[..before.len() - digits_back(before).len()].ends_with(['（', '('])
}
