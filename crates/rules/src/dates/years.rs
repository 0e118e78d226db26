//! Years: in full, and with the right zero.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan::{self, digits, digits_back};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&SHORT, &HAN_ZERO, &MIXED];

static SHORT: Rule = Rule {
    code: "WS0608",
    name: "年份用了简写",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE, &source::F7_3_5_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“25年底”“26年3月”一类的两位年份。",
        why: "年份标全称，简写会被读成年数。",
        wrong: &["力争25年底前完工。", "自26年3月起执行。"],
        right: &["力争2025年底前完工。", "建设期10年，运营期15年。"],
        remedy: "写全四位年份；程序按最近的世纪补全，请核对后同意。",
        except: "表示年数的数字。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["年底", "年初", "年末", "年"], short),
};

fn short(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let year = digits_back(run.before(at.start));
    if year.len() != 2 || matches!(run.role, Role::Date | Role::Imprint) {
        return;
    }
    let rest = run.after(at.start + '年'.len_utf8());
    let month = digits(rest);
    let in_month = at.len() == '年'.len_utf8()
        && (1..=2).contains(&month.len())
        && month.parse().is_ok_and(|m: u8| (1..=12).contains(&m))
        && rest[month.len()..].starts_with('月')
        && !rest[month.len()..].starts_with("月以");
    // 「05年」 can be nothing but a year.
    let zero = at.len() == '年'.len_utf8() && year.starts_with('0') && !rest.starts_with(['底', '初', '末']);
    let at_end = at.len() > '年'.len_utf8() || zero;
    let start = at.start - year.len();
    let counted = run
        .prev(start)
        .is_some_and(|c| "第近约满每共超达前后未这隔逾过.-—～~/－刑期".contains(c) || c.is_ascii_alphanumeric());
    if counted || !(in_month || at_end) {
        return;
    }
    let century = if year >= "50" { "19" } else { "20" };
    let fix = run.replace(start..at.start, format!("{century}{year}"));
    sink.find(run, start..at.end, format!("年份应写全称，如“{century}{year}年”。"), fix);
}

static HAN_ZERO: Rule = Rule {
    code: "WS0609",
    name: "汉字年份的“〇”写错",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::N5_2_5, &source::F9],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "汉字年份里的零是否写作“〇”，而不是“零”、字母O、圆圈或数字0。",
        why: "用作编号的“0”，汉字书写形式为“〇”。",
        wrong: &["二O三五年远景目标纲要", "二零三五年远景目标纲要"],
        right: &["二〇三五年远景目标纲要"],
        remedy: "改为“〇”。",
        except: "计量用的“零”，如“一百零五年”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["年"], han_zero),
};

fn han_zero(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.role == Role::Date {
        return;
    }
    let year = scan::last_chars(run.before(at.start), 4);
    if year.chars().count() != 4 || !year.starts_with(['一', '二']) {
        return;
    }
    let is_zero = |c: char| "零OoＯ○◯0０".contains(c);
    let is_digit = |c: char| "〇一二三四五六七八九".contains(c);
    let in_form = year.chars().all(|c| is_zero(c) || is_digit(c));
    let han = year.chars().filter(|c| is_digit(*c)).count();
    let start = at.start - year.len();
    let longer = run.prev(start).is_some_and(|c| is_digit(c) || "十百千万第".contains(c));
    if !in_form || longer || han < 2 || !year.chars().any(is_zero) {
        return;
    }
    let right: String = year.chars().map(|c| if is_zero(c) { '〇' } else { c }).collect();
    let fix = run.replace(start..at.start, right.clone());
    sink.find(run, start..at.end, format!("汉字年份的零写作“〇”，应为“{right}年”。"), fix);
}

static MIXED: Rule = Rule {
    code: "WS0610",
    name: "同一个日期里汉字数字与阿拉伯数字混用",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::C_DATE, &source::N5_3],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "是否写作“二〇二六年1月”“2026年一月”。",
        why: "一个日期用一种数字。",
        wrong: &["自二〇二六年1月起执行。", "自2026年三月五日起执行。"],
        right: &["自2026年1月起执行。", "自2026年3月5日起执行。"],
        remedy: "统一用阿拉伯数字。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["年"], mixed),
};

/// 「2026年三月五日」: the bytes of month and day, and how they should read.
fn han_month(run: &Run, at: Range<usize>, year: &str) -> Option<(usize, String)> {
    if !year.bytes().all(|b| b.is_ascii_digit()) || year.len() != 4 || run.role == Role::Date {
        return None;
    }
    let rest = run.after(at.end);
    let number = |text: &str| {
        let len = text.find(|c| !"一二三四五六七八九十".contains(c))?;
        Some((len, gongwen::han::read(&text[..len]).filter(|value| *value <= 31)?))
    };
    let (len, month) = number(rest)?;
    let after = rest[len..].strip_prefix('月')?;
    let month_len = len + '月'.len_utf8();
    match number(after).filter(|(day_len, _)| after[*day_len..].starts_with('日')) {
        Some((day_len, day)) => Some((month_len + day_len + '日'.len_utf8(), format!("{month}月{day}日"))),
        None => Some((month_len, format!("{month}月"))),
    }
}

fn mixed(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let year = scan::last_chars(run.before(at.start), 4);
    if let Some(right) = han_month(run, at.clone(), year) {
        let end = at.end + right.0;
        report_mixed(run, at.start - year.len()..end, format!("{year}年{}", right.1), sink);
        return;
    }
    let month = digits(run.after(at.end));
    let followed = (1..=2).contains(&month.len()) && run.after(at.end + month.len()).starts_with('月');
    if !followed || run.role == Role::Date || !year.starts_with(['一', '二']) {
        return;
    }
    let arabic: Option<String> =
        year.chars().map(|c| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d.to_string())).collect();
    if let Some(arabic) = arabic.filter(|a| a.len() == 4) {
        let rest = run.after(at.end + month.len() + '月'.len_utf8());
        let day = Some(digits(rest)).filter(|day| !day.is_empty() && rest[day.len()..].starts_with('日'));
        let day = day.map(|day| format!("{day}日")).unwrap_or_default();
        let end = run.text.len() - rest.len() + day.len();
        report_mixed(run, at.start - year.len()..end, format!("{arabic}年{month}月{day}"), sink);
    }
}

/// Marks the whole date, which the message writes out.
fn report_mixed(run: &Run, range: Range<usize>, right: String, sink: &mut Sink) {
    let message = format!("一个日期用一种数字，应写作“{right}”。");
    let fix = run.replace(range.clone(), right);
    sink.find(run, range, message, fix);
}
