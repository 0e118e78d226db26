//! Figures that can be worked out.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) static RULES: &[&Rule] = &[&POINTS, &GROWTH, &AMOUNT];

static POINTS: Rule = Rule {
    code: "WS0718",
    name: "百分点写成了百分数",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“由20%提高到25%，提高5%”的后一个数是否应为百分点。",
        why: "两个百分数之差是百分点；提高5%是另一个数。",
        wrong: &["覆盖率由20%提高到25%，提高5%。"],
        right: &["覆盖率由20%提高到25%，提高5个百分点。"],
        remedy: "改为“×个百分点”。",
        except: "后一个数确为增长率的。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["由", "从"], points),
};

fn points(run: &Run, at: Range<usize>, sink: &mut Sink) {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[^，。；]{0,8}?(\d+(?:\.\d+)?)%[^，。；%\d]{0,8}[到至为](\d+(?:\.\d+)?)%，[^，。；\d]{0,6}?(\d+(?:\.\d+)?)%").ok()
    });
    let Some((found, [low, high, change])) = captured(&PATTERN, run, at.end) else { return };
    if ((high - low).abs() - change).abs() < 0.01 && change > 0.0 {
        let message = format!("从{low}%到{high}%相差{change}个百分点，不是{change}%。");
        sink.find(run, at.start..found, message, None);
    }
}

static GROWTH: Rule = Rule {
    code: "WS0719",
    name: "增长幅度与前后数字不符",
    family: Family::Numerals,
    severity: Severity::Warning,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“由100增至120，增长25%”的幅度是否算得出来。",
        why: "数字应当准确；前后不符，至少有一个数写错。",
        wrong: &["农民合作社由100家增至120家，增长25%。"],
        right: &["农民合作社由100家增至120家，增长20%。"],
        remedy: "核对三个数。",
        except: "相差不到一个百分点的（可能是四舍五入）。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["由", "从"], growth),
};

fn growth(run: &Run, at: Range<usize>, sink: &mut Sink) {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^(\d+(?:\.\d+)?)(?:[万亿]?[元人户家个吨亩辆台件])?(?:增加|增长|提高|上升|增|升|扩大|减少|下降|降低|减|降)[到至](\d+(?:\.\d+)?)(?:[万亿]?[元人户家个吨亩辆台件])?，(?:同比)?(?:增长|增加|提高|上升|下降|减少|降低|增幅|降幅)[了为达]?(\d+(?:\.\d+)?)%",
        )
        .ok()
    });
    let Some((found, [low, high, said])) = captured(&PATTERN, run, at.end) else { return };
    let true_rate = (high - low).abs() / low * 100.0;
    // 「100增至1.2万」 has units of its own: such factors are left alone.
    if low > 0.0 && true_rate < 900.0 && (true_rate - said).abs() >= 1.0 {
        let message = format!("从{low}到{high}的幅度是{true_rate:.1}%，不是{said}%，请核对。");
        sink.find(run, at.start..found, message, None);
    }
}

fn captured(pattern: &Option<Regex>, run: &Run, from: usize) -> Option<(usize, [f64; 3])> {
    let rest = scan::first_chars(run.after(from), 60);
    if !rest.contains('%') {
        return None;
    }
    let found = pattern.as_ref()?.captures(rest)?;
    let value = |i: usize| found.get(i)?.as_str().parse().ok();
    Some((from + found.get(0)?.end(), [value(1)?, value(2)?, value(3)?]))
}

static AMOUNT: Rule = Rule {
    code: "WS0720",
    name: "大写金额与小写金额不符",
    family: Family::Numerals,
    severity: Severity::Error,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“伍拾万元（60万元）”的大写、小写是否相等。",
        why: "大小写不符的金额无法执行。",
        wrong: &["补助资金伍拾万元（60万元）。"],
        right: &["补助资金伍拾万元（50万元）。", "补助资金伍拾万元（500000元）。"],
        remedy: "核对金额。",
        except: "带角、分的金额。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["元（", "元整（", "圆整（"], amount),
};

fn amount(run: &Run, at: Range<usize>, sink: &mut Sink) {
    const CAPITALS: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿";
    let before = run.before(at.start);
    let start = before.trim_end_matches(|c| CAPITALS.contains(c)).len();
    let Some(words) = read_capitals(&before[start..]) else { return };
    let inside = run.after(at.end);
    let inside = inside.strip_prefix(['￥', '¥']).unwrap_or(inside);
    let digits: String = inside.chars().take_while(|c| c.is_ascii_digit() || *c == ',' || *c == '.').collect();
    let Ok(mut figure) = digits.replace(',', "").parse::<f64>() else { return };
    let rest = &inside[digits.len()..];
    let rest = match (rest.strip_prefix('万'), rest.strip_prefix('亿')) {
        (Some(rest), _) => {
            figure *= 1e4;
            rest
        }
        (_, Some(rest)) => {
            figure *= 1e8;
            rest
        }
        _ => rest,
    };
    if rest.starts_with(['元', '）']) && (figure - words).abs() >= 1.0 {
        let end = run.text.len() - rest.len();
        sink.find(run, start..end, "大写金额与小写金额不符，请核对。", None);
    }
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
