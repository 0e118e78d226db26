//! Dates against the calendar.

use super::around_month;
use super::body::ends_day;
use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Block, Date};
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&IMPOSSIBLE, &WEEKDAY];

static IMPOSSIBLE: Rule = Rule {
    code: "WS0611",
    name: "日历上没有这一天",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "写出的日期在日历上是否存在。",
        why: "时间应当准确；不存在的日期无法执行。",
        wrong: &["请于2026年2月30日前报送。", "截至4月31日"],
        right: &["请于2028年2月29日前报送。"],
        remedy: "核对后改正。",
        except: "没有写年份的2月29日。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["月"], impossible),
};

fn impossible(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let day = around_month(run.text, at.start, '日');
    // 「2月30号前」; 「2月30号楼」 has another number.
    let hao = || around_month(run.text, at.start, '号').filter(|date| ends_day(run.after(date.end)));
    let Some(date) = day.or_else(hao) else { return };
    // Without a year, a leap year gives the month its most days.
    let year = date.year.map_or(Some(2024), |year| year.parse().ok());
    let (Some(year), Ok(month), Ok(day)) = (year, date.month.parse(), date.day.parse()) else { return };
    // 「3.12月5日」 and 「1-13月2日」 are other things.
    let part = run.prev(date.start).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    if !part && Date::new(year, month, day).is_none() {
        let written = &run.text[date.start..date.end];
        sink.find(run, date.start..date.end, format!("日历上没有“{written}”，请核对。"), None);
    }
}

static WEEKDAY: Rule = Rule {
    code: "WS0612",
    name: "星期与日期不符",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“×年×月×日（星期×）”的星期是否与日历一致。",
        why: "开会、报送的时间写错，会让人走空；日期和星期至少有一个错了。",
        wrong: &[
            "会议定于2026年11月22日（星期六）召开。",
            "会议定于2026年11月22日星期六召开。",
            notice!("会议定于5月8日（星期六）召开，请准时参加。"),
        ],
        right: &[
            "会议定于2026年11月22日（星期日）召开。",
            "2026年11月22日周一桥受灾。",
            notice!("会议定于5月8日（星期五）召开，请准时参加。"),
            notice!("去年5月8日（星期四）发生的险情，已经处置。"),
            notice!("据上一年5月6日（周二）的记录，水位偏高。"),
            notice!("闰5月8日（星期三）涨水，往年5月8日（星期三）也是。"),
            notice!("2027年值班安排如下：5月8日（星期六）由张三值班。"),
        ],
        remedy: "核对日期和星期。没有写年份的，按成文日期的年份核对。",
        except: "片段里没有写年份的日期；离成文日期几个月、说到别的年份的。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: weekday_in_document, line: weekday_in_line },
};

const SAID: &[&str] = &["日（星期", "日（周", "日(星期", "日(周", "日，星期", "日星期"];

fn weekday_in_line(run: &Run, sink: &mut Sink) {
    weekday(run, None, sink);
}

fn weekday_in_document(page: &Page, sink: &mut Sink) {
    let document = page.document;
    // A document about the coming year may leave that year out as well.
    let signed = document.date().filter(|signed| !page.source.contains(&format!("{}年", signed.year() + 1)));
    let paragraphs = document.all_blocks().filter_map(Block::paragraph).map(|p| (&p.text, Role::Body));
    let others = [
        document.title.iter().map(|title| &title.text).collect::<Vec<_>>(),
        document.adoption.iter().collect(),
        document.annotation.iter().collect(),
    ];
    for (text, role) in paragraphs.chain(others.into_iter().flatten().map(|text| (text, Role::Annotation))) {
        weekday(&Run::of(text, role), signed, sink);
    }
}

fn weekday(run: &Run, signed: Option<Date>, sink: &mut Sink) {
    for said in SAID {
        for (at, _) in run.text.match_indices(said) {
            weekday_at(run, at..at + said.len(), signed, sink);
        }
    }
}

fn weekday_at(run: &Run, at: Range<usize>, signed: Option<Date>, sink: &mut Sink) {
    let near = scan::last_chars(run.before(at.start), 3);
    let Some(month_mark) = near.rfind('月').map(|mark| at.start - near.len() + mark) else { return };
    let Some(date) = around_month(run.text, month_mark, '日') else { return };
    let Some(said) = run.next(at.end).filter(|c| "一二三四五六日天".contains(*c)) else { return };
    let (Ok(month), Ok(day)) = (date.month.parse(), date.day.parse()) else { return };
    let stated = date.year.and_then(|year| year.parse().ok());
    let Some(year) = stated.or_else(|| year_meant(run.before(date.start), month, signed?)) else { return };
    let Some(true_day) = Date::new(year, month, day).map(Date::weekday) else { return };
    let said_plain = if said == '天' { '日' } else { said };
    if said_plain != true_day && !scan::starts(run.after(at.end + said.len_utf8()), &["至", "—", "、"]) {
        let end = at.end + said.len_utf8();
        let message = format!("{year}年{month}月{day}日是星期{true_day}，不是星期{said_plain}，请核对。");
        sink.find(run, date.start..end, message, None);
    }
}

/// The year of a date without one: the document's; nothing where the date lies months away and may be
/// another year's, or where the words before speak of one.
fn year_meant(before: &str, month: u8, signed: Date) -> Option<i32> {
    const OTHER: &[&str] =
        &["去年", "上年", "明年", "次年", "翌年", "前年", "农历", "当年", "同年", "上一年", "往年", "历年", "闰"];
    let own = format!("{}年", signed.year());
    let before = scan::last_chars(before, 200);
    let another = before.match_indices('年').any(|(at, _)| {
        let year = scan::digits_back(&before[..at]);
        year.len() == 4 && !own.starts_with(year)
    });
    if another || scan::has(before, OTHER) {
        return None;
    }
    let months = i32::from(signed.month()) - i32::from(month);
    (-4..=3).contains(&months).then(|| signed.year())
}
