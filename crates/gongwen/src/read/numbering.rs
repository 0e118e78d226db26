//! The number of a document (发文字号, 令号, 期号), in form or not, and what else stands on its line.

use super::aside::{self, Asides};
use super::grade;
use super::head::without_spaces;
use super::signatories::{number_and_names, signatory_line};
use crate::{DocNumber, Header, Text};
use std::ops::Range;

/// A line that numbers the document, with what may stand behind the number: 签发人, a grade, something
/// that is set aside.
pub(super) fn number_line(text: &Text, header: &mut Header, asides: &mut Asides) -> bool {
    if let Some((number, people)) = number_and_names(text, header) {
        header.number = Some(number);
        header.signatories.extend(people);
        return true;
    }
    let Some(parts) = parts(text) else { return false };
    header.number = Some(text.slice(parts.number).trimmed());
    let behind = text.slice(parts.behind).trimmed();
    if behind.as_str().ends_with(['：', ':']) {
        asides.tell(&behind, "后面没有内容，没有用");
    } else if !behind.is_empty() && !grade::take(&behind, header) {
        asides.keep(&behind);
    }
    header.signatories.extend(signatory_line(&text.slice(parts.signatories)).unwrap_or_default());
    true
}

/// The parts of a line that begins with a number, as ranges of it.
struct Parts {
    number: Range<usize>,
    behind: Range<usize>,
    signatories: Range<usize>,
}

/// Longest line in characters: a row of numbers with 签发人.
const LONGEST: usize = 150;

fn parts(text: &Text) -> Option<Parts> {
    let string = text.as_str();
    if string.chars().count() > LONGEST {
        return None;
    }
    // 「（云农发〔2026〕5号）」 alone.
    if let Some(inner) = in_brackets(string).filter(|inner| DocNumber::looks_like(inner)) {
        let from = string.len() - string.trim_start_matches(['（', '(']).len();
        let number = from..from + inner.len();
        return Some(Parts { number, behind: string.len()..string.len(), signatories: string.len()..string.len() });
    }
    let from = label_len(string);
    let signed = ["签发人", "签发：", "签发:"].iter().filter_map(|word| string.find(word)).min();
    let end = signed.unwrap_or(string.len());
    let written = |end: usize| string.get(from..end).is_some_and(|number| is_number(number.trim()));
    if written(end) {
        return Some(Parts { number: from..end, behind: end..end, signatories: end..string.len() });
    }
    let close = string.find('号')? + '号'.len_utf8();
    let behind = string.get(close..end)?;
    let apart = behind.starts_with(|c: char| c.is_whitespace() || c == '（' || c == '(');
    let stands = apart && written(close) && stands_behind(&text.slice(close..end).trimmed());
    stands.then_some(Parts { number: from..close, behind: close..end, signatories: end..string.len() })
}

/// 「文号：云林发〔2026〕5号」.
fn label_len(text: &str) -> usize {
    let labelled = text
        .split_once(['：', ':'])
        .filter(|(label, _)| ["文号", "发文字号", "字号", "发文号"].contains(&without_spaces(label).as_str()));
    labelled.map_or(0, |(_, rest)| text.len() - rest.len())
}

/// What may stand behind a number on its line; a title or addressees do not.
fn stands_behind(text: &Text) -> bool {
    const LABELS: [&str; 7] = ["密级", "份号", "紧急程度", "会签人", "会签", "核稿", "拟稿"];
    let empty =
        text.as_str().strip_suffix(['：', ':']).is_some_and(|label| LABELS.contains(&without_spaces(label).as_str()));
    empty || grade::is_grade(text) || aside::is_known(text.as_str())
}

/// Whether a line numbers a document once more; `Some(true)` where it says the same.
pub(super) fn is_second_number(text: &str, header: &Header) -> Option<bool> {
    let number = header.number.as_ref()?;
    DocNumber::looks_like(text).then(|| without_spaces(number.as_str()) == without_spaces(text))
}

/// Any line that numbers a document, in form or not.
pub(super) fn is_number(text: &str) -> bool {
    DocNumber::looks_like(text)
        || is_row_of_numbers(text)
        || is_order_number(text)
        || is_announcement_number(text)
        || is_number_of_year(text)
        || has_no_code(text)
}

/// Whether a line begins with a number, and nothing but what may stand behind one follows.
pub(super) fn begins_with_number(text: &Text) -> bool {
    parts(text).is_some()
}

/// The same for a number with the code of an organ.
pub(super) fn begins_with_coded_number(text: &Text) -> bool {
    parts(text).is_some_and(|parts| DocNumber::looks_like(&text.as_str()[parts.number]))
}

/// 「云财〔2026〕8号 云教〔2026〕3号」: each organ of a joint document put its own.
fn is_row_of_numbers(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "、，；".contains(c)).filter(|word| !word.is_empty()).collect();
    (2..=6).contains(&words.len()) && words.iter().all(|word| DocNumber::looks_like(word))
}

/// 〔2026〕5号: the organ code is missing, or it numbers minutes.
fn has_no_code(text: &str) -> bool {
    text.starts_with(['〔', '[', '［', '﹝', '（', '(']) && DocNumber::looks_like(&format!("纪{text}"))
}

/// 2026年第3号, as proclamations are numbered within a year.
fn is_number_of_year(text: &str) -> bool {
    let compact = without_spaces(text);
    let digits = |text: &str, len: std::ops::RangeInclusive<usize>| {
        len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    compact.split_once("年第").is_some_and(|(year, serial)| {
        digits(year, 4..=4) && serial.strip_suffix('号').is_some_and(|serial| digits(serial, 1..=4))
    })
}

/// 第5号, for orders and proclamations.
fn is_order_number(text: &str) -> bool {
    text.strip_prefix('第').and_then(|rest| rest.strip_suffix('号')).is_some_and(|digits| {
        (1..=5).contains(&digits.chars().count())
            && digits.chars().all(|c| c.is_ascii_digit() || crate::han::digit(c).is_some() || "十百".contains(c))
    })
}

/// 「云溪县税务局公告2026年第2号」, as proclamations of some organs are numbered.
fn is_announcement_number(text: &str) -> bool {
    let Some((organ, number)) = text.split_once("公告").or_else(|| text.split_once("通告")) else { return false };
    let Some((year, serial)) = number.split_once("年第") else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    organ.chars().count() <= 40
        && !organ.contains("关于")
        && digits(year)
        && serial.strip_suffix('号').is_some_and(digits)
}

fn is_issue_number(text: &str) -> bool {
    let text = in_brackets(text).unwrap_or(text);
    is_order_number(text)
        || text.strip_prefix('第').is_some_and(|rest| rest.ends_with(['期', '次']) && rest.chars().count() < 8)
}

fn in_brackets(text: &str) -> Option<&str> {
    text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']))
}

/// The number of 纪要, perhaps with 签发人 on its line.
pub(super) fn number_of_minutes(text: &Text, header: &mut Header) -> bool {
    let string = text.as_str();
    let end = string.find("签发").unwrap_or(string.len());
    let written = text.slice(0..end).trimmed();
    if !is_number_of_minutes(written.as_str()) {
        return false;
    }
    // 「（第14期）」: the brackets are no part of the number; those around a year are.
    let inner = in_brackets(written.as_str()).filter(|inner| is_issue_number(inner)).map(str::len);
    let open = written.as_str().chars().next().map_or(0, char::len_utf8);
    let number = inner.map_or(written.clone(), |len| written.slice(open..open + len).trimmed());
    header.number = Some(number);
    header.signatories.extend(signatory_line(&text.slice(end..string.len())).unwrap_or_default());
    true
}

/// 第3期, 〔2026〕3号: 纪要 are numbered without an organ code.
pub(super) fn is_number_of_minutes(text: &str) -> bool {
    is_issue_number(text) || has_no_code(text)
}
