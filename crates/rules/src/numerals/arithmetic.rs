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

pub(crate) static RULES: &[&Rule] = &[&POINTS, &GROWTH];

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
            r"^(?:(?:\d{4}年|去年|上年)(?:同期|底|末)?的?)?(\d+(?:\.\d+)?)([万亿]?)([元人户家个吨亩辆台件]?)(?:增加|增长|提高|上升|增|升|扩大|减少|下降|降低|减|降)[到至](?:(?:\d{4}年|今年)(?:同期|底|末)?的?)?(\d+(?:\.\d+)?)([万亿]?)[元人户家个吨亩辆台件]?，(?:同比)?(?:增长|增加|提高|上升|下降|减少|降低|增幅|降幅)[了为达]?(\d+(?:\.\d+)?)%",
        )
        .ok()
    });
    let rest = scan::first_chars(run.after(at.end), 60);
    let Some(found) = PATTERN.as_ref().filter(|_| rest.contains('%')).and_then(|p| p.captures(rest)) else { return };
    let text = |group: usize| found.get(group).map_or("", |group| group.as_str());
    let value = |group: usize| text(group).parse::<f64>().ok();
    let (Some(low), Some(high), Some(said)) = (value(1), value(4), value(6)) else { return };
    // 「由100增至120万元」 leaves out the first unit, 「由8000元增至1.2万元」 does not.
    let low_unit = if text(2).is_empty() && text(3).is_empty() && low < high { text(5) } else { text(2) };
    let (from, to) = (low * factor(low_unit), high * factor(text(5)));
    let true_rate = (to - from).abs() / from * 100.0;
    if from > 0.0 && true_rate < 900.0 && (true_rate - said).abs() >= 1.0 {
        let message = format!("从{low}{}到{high}{}的幅度是{true_rate:.1}%，不是{said}%，请核对。", text(2), text(5));
        sink.find(run, at.start..at.end + found.get(0).map_or(0, |whole| whole.end()), message, None);
    }
}

/// What 万 and 亿 behind a number make of it.
fn factor(unit: &str) -> f64 {
    match unit {
        "万" => 1e4,
        "亿" => 1e8,
        _ => 1.0,
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
