//! Forms of dates in running text.

use super::around_month;
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan::{self, digits, digits_back};
use crate::sink::Sink;
use crate::source;
use gongwen::Date;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&ZERO, &HAO, &DOTTED, &RECENT];

static ZERO: Rule = Rule {
    code: "WS0604",
    name: "行文中的月、日编了虚位",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE, &source::F7_3_5_4],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "正文里“×年×月×日”的月、日前面是否多写了“0”。",
        why: "公文的日期不编虚位；正文与成文日期写法一致。",
        wrong: &["会议定于2026年03月05日召开。", "印发日期：2025年03月05日"],
        right: &["会议定于2026年3月5日召开。"],
        remedy: "删去“0”。",
        except: "表格，“2026-03-05”一类的数据格式。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["月"], zero),
};

fn zero(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if matches!(run.role, Role::Date | Role::Imprint) {
        return;
    }
    let Some(date) = around_month(run.text, at.start, '日') else { return };
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    let (month, day) = (plain(date.month), plain(date.day));
    if (month == date.month && day == date.day) || month.is_empty() || day.is_empty() {
        return;
    }
    let year = date.year.map(|year| format!("{year}年")).unwrap_or_default();
    let right = format!("{year}{month}月{day}日");
    let fix = run.replace(date.start..date.end, right.clone());
    sink.find(run, date.start..date.end, format!("月、日不编虚位，应写作“{right}”。"), fix);
}

static HAO: Rule = Rule {
    code: "WS0605",
    name: "日期用了“号”",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE, &source::F7_3_5_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“×月×号”是否写作“×月×日”。",
        why: "“号”是口语；公文的日期写“日”。",
        wrong: &["会议定于3月5号召开。", "每月5号前报送。", "5月3、4号开展检查。", "培训定于5月10日、11号举行。"],
        right: &["会议定于3月5日召开。", "3月5号令一次发出", "5月3、4号楼封顶。", "每月5号线客流增长。"],
        remedy: "改为“日”。",
        except: "编号（5号楼、5号文、5号线）。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["月"], hao),
};

fn hao(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.role != Role::Date {
        further_hao(run, at.clone(), sink);
    }
    let Some(date) = around_month(run.text, at.start, '号') else { return };
    const THINGS: &[&str] = &["楼", "线", "令", "文", "公", "台", "院", "店", "机", "井", "门", "厅", "车", "房"];
    if scan::starts(run.after(date.end), THINGS) || run.role == Role::Date {
        return;
    }
    let range = date.end - '号'.len_utf8()..date.end;
    let right = format!("{}月{}日", date.month, date.day);
    let fix = run.replace(range, "日");
    sink.find(run, date.start..date.end, format!("日期用“日”不用“号”，应写作“{right}”。"), fix);
}

/// Days behind the first one of a month, and days of every month: 5月3、4号, 每月5号前.
fn further_hao(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let month = digits_back(run.before(at.start));
    if month.is_empty() && !scan::ends(run.before(at.start), &["每", "当", "本", "次", "下", "上"]) {
        return;
    }
    let (mut start, mut day_at, mut first) = (at.end, at.end, !month.is_empty());
    while let Some(day) = Some(digits(run.after(day_at))).filter(|d| d.parse().is_ok_and(|d: u8| (1..=31).contains(&d)))
    {
        let mut end = day_at + day.len();
        let named = run.next(end).filter(|c| "日号".contains(*c));
        let mark_end = end + named.map_or(0, char::len_utf8);
        if named == Some('号') && !first && ends_day(run.after(mark_end)) {
            let right = format!("{}日", &run.text[start..end]);
            let fix = run.replace(end..mark_end, "日");
            sink.find(run, start..mark_end, format!("日期用“日”不用“号”，应写作“{right}”。"), fix);
        }
        end = mark_end;
        let Some(mark) = run.next(end).filter(|c| "、和至".contains(*c)) else { return };
        day_at = end + mark.len_utf8();
        if named.is_some() {
            start = day_at;
        }
        first = false;
    }
}

/// What stands behind a day, where a thing with a number (4号楼) would go on with its name.
pub(super) fn ends_day(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !scan::is_han(c))
        || scan::starts(
            rest,
            &[
                "前", "后", "起", "至", "和", "上午", "下午", "晚上", "召开", "举行", "举办", "开展", "之前", "之后",
                "以前", "以后", "为止",
            ],
        )
}

static DOTTED: Rule = Rule {
    code: "WS0606",
    name: "日期用点号、斜线、短横隔开",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "正文里的日期是否写作“2026.1.5”“2026/1/5”“2026-1-5”。",
        why: "公文正文的日期写年、月、日。",
        wrong: &["会议定于2026.3.5召开。", "会议定于2026/3/5召开。", "会议定于2026-3-5召开。"],
        right: &["会议定于2026年3月5日召开。", "软件升级到10.2.5版。"],
        remedy: "改为“×年×月×日”。",
        except: "表格，版本号，“2026-01-05”一类的数据格式。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&[".", "/", "-"], dotted),
};

fn dotted(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let year = digits_back(run.before(at.start));
    let rest = run.after(at.end);
    let month = digits(rest);
    let mark = &run.text[at.clone()];
    let Some(rest) = rest[month.len()..].strip_prefix(mark) else { return };
    let day = digits(rest);
    // 2026-03-05 is the form of data, which the standard knows.
    if mark == "-" && month.len() == 2 && day.len() == 2 {
        return;
    }
    let start = at.start - year.len();
    let alone = !run.prev(start).is_some_and(|c| c.is_ascii_alphanumeric() || ".-/".contains(c))
        && !rest[day.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || ".-/".contains(c));
    if year.len() != 4 || !alone || !run.is_prose() || !(year.starts_with("20") || year.starts_with("19")) {
        return;
    }
    let (Ok(y), Ok(m), Ok(d)) = (year.parse(), month.parse(), day.parse()) else { return };
    let Some(date) = Date::new(y, m, d) else { return };
    let range = start..at.end + month.len() + 1 + day.len();
    let fix = run.replace(range.clone(), date.to_string());
    sink.find(run, range, format!("日期应写作“{date}”。"), fix);
}

static RECENT: Rule = Rule {
    code: "WS0607",
    name: "时间写得含糊",
    family: Family::Dates,
    severity: Severity::Hint,
    sources: &[&source::C_DATE],
    fixability: Fixability::None,
    manual: Manual {
        checks: "整篇公文的正文里是否用“近日”“日前”“前不久”“今年以来”等说时间。",
        why: "公文印发后长期有效，“近日”过后就不知道是哪一天。",
        wrong: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n近日，我县连续出现强降雨。请各乡镇加强值守。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n5月3日以来，我县连续出现强降雨。请各乡镇加强值守。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "写明日期或者时段。",
        except: "片段检查。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["近日", "前不久", "最近几天", "日前", "今年以来", "近期，", "最近，"], recent),
};

fn recent(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.prev(at.start);
    // 「5月3日前」 is a day, 「即日前」 and 「工作日前」 words; 「最近，」 is vague where a clause begins with it.
    let inside = before.is_some_and(|c| {
        "临附接就将即当生节假今明昨次平十廿作息止期每念".contains(c)
            || c.is_ascii_digit()
            || gongwen::han::digit(c).is_some()
    });
    if run.role == Role::Body && !inside {
        let word = run.text[at.clone()].trim_end_matches('，');
        let at = at.start..at.start + word.len();
        sink.find(run, at, format!("“{word}”含糊，应写明日期或时段。"), None);
    }
}
