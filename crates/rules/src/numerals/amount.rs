//! Amounts of money in capitals (大写) against figures.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&AMOUNT];

static AMOUNT: Rule = Rule {
    code: "WS0720",
    name: "大写金额与小写金额不符",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“伍拾万元（60万元）”“60万元（大写：伍拾万元整）”的大写、小写是否相等。",
        why: "大小写不符的金额无法执行。",
        wrong: &["补助资金伍拾万元（60万元）。", "补助资金60万元（大写：伍拾万元整）。"],
        right: &["补助资金伍拾万元（50万元）。", "补助资金伍拾万元（500000元）。"],
        remedy: "核对金额。",
        except: "相差不到一元的（带角、分的金额）。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["元（", "元整（", "圆整（", "圆（"], amount),
};

fn amount(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.before(at.start);
    let inside = run.after(at.end);
    let start = before.trim_end_matches(|c| CAPITALS.contains(c)).len();
    let (start, words, figure, rest) = if let Some(words) = read_capitals(&before[start..]) {
        let Some((figure, rest)) = figure(inside) else { return };
        (start, words, figure, rest)
    } else {
        let Some((start, figure)) = figure_back(before) else { return };
        let Some((words, rest)) = capitals(inside) else { return };
        (start, words, figure, rest)
    };
    if rest.starts_with(['元', '圆', '）']) && (figure - words).abs() >= 1.0 {
        let end = run.text.len() - rest.len();
        sink.find(run, start..end, "大写金额与小写金额不符，请核对。", None);
    }
}

const CAPITALS: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿";

/// 「￥60万」: the amount, and the text behind it.
fn figure(text: &str) -> Option<(f64, &str)> {
    let text = text.strip_prefix(['￥', '¥']).unwrap_or(text);
    let len = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let value: f64 = text[..len].replace(',', "").parse().ok()?;
    let rest = &text[len..];
    Some(match (rest.strip_prefix('万'), rest.strip_prefix('亿')) {
        (Some(rest), _) => (value * 1e4, rest),
        (_, Some(rest)) => (value * 1e8, rest),
        _ => (value, rest),
    })
}

/// 「60万」 at the end: where it begins, and the amount.
fn figure_back(text: &str) -> Option<(usize, f64)> {
    let number = text.trim_end_matches(['万', '亿']);
    let start = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.').len();
    let (value, rest) = figure(&text[start..])?;
    // 「3～5万元」 and 「第5元」 are no amounts.
    let part = text[..start].ends_with(|c: char| "～~—-－至第".contains(c) || c.is_ascii_alphanumeric());
    (rest.is_empty() && !part).then_some((start, value))
}

/// 「大写：人民币伍拾万」: the amount, and the text behind it.
fn capitals(text: &str) -> Option<(f64, &str)> {
    let mut text = text;
    for lead in ["大写", "金额", "：", ":", "人民币"] {
        text = text.strip_prefix(lead).unwrap_or(text);
    }
    let len = text.find(|c| !CAPITALS.contains(c)).unwrap_or(text.len());
    Some((read_capitals(&text[..len])?, &text[len..]))
}

fn read_capitals(text: &str) -> Option<f64> {
    let (mut total, mut section, mut digit) = (0.0, 0.0, 0.0);
    let mut any = false;
    for c in text.chars() {
        let value = "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c);
        if let Some(value) = value {
            digit = f64::from(u32::try_from(value).ok()?);
            any = true;
            continue;
        }
        match c {
            '拾' => section += if digit == 0.0 { 10.0 } else { digit * 10.0 },
            '佰' => section += digit * 100.0,
            '仟' => section += digit * 1000.0,
            '万' => total += (section + digit) * 1e4,
            '亿' => total = (total + section + digit) * 1e8,
            _ => return None,
        }
        if c == '万' || c == '亿' {
            section = 0.0;
        }
        digit = 0.0;
        any |= c == '拾';
    }
    any.then_some(total + section + digit)
}

#[cfg(test)]
mod tests {
    #[test]
    fn capital_amounts_are_read() {
        assert_eq!(super::read_capitals("伍拾万"), Some(500_000.0));
        assert_eq!(super::read_capitals("壹仟贰佰叁拾肆"), Some(1234.0));
        assert_eq!(super::read_capitals("万"), None);
    }
}
