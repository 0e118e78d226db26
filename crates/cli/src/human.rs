//! The report for a person: each finding with its line, the place marked, the article, the fix.

use crate::arguments::Scope;
use crate::check::Checked;
use crate::terminal::{Paint, char_width, width};
use gongwen::{LineIndex, Span};
use rules::{Finding, Severity, Waived};
use std::fmt::Write;

/// Most columns of the text line that is shown.
const LINE_WIDTH: usize = 92;

/// The whole report.
pub(crate) fn report(checked: &[Checked], scope: Scope) -> String {
    let paint = Paint::stdout();
    let mut out = String::new();
    for file in checked {
        file_report(file, scope, paint, &mut out);
    }
    out
}

fn file_report(checked: &Checked, scope: Scope, paint: Paint, out: &mut String) {
    let reading = &checked.input.reading;
    let index = LineIndex::new(&reading.text);
    for remark in &reading.remarks {
        let _ = writeln!(out, "{}　{}", paint.dim("说明"), paint.dim(&remark.message));
    }
    for finding in &checked.findings {
        finding_report(&checked.input.name, finding, &reading.text, &index, paint, out);
    }
    for waived in &checked.waived {
        waived_report(waived, &reading.text, &index, paint, out);
    }
    let count = |severity| checked.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, hints) = (count(Severity::Error), count(Severity::Warning), count(Severity::Hint));
    let subject = match (scope, reading.document.kind()) {
        (Scope::Document, Some(kind)) => format!("{}（{kind}）", checked.input.name),
        _ => checked.input.name.clone(),
    };
    let verdict = match (errors, warnings + hints) {
        (0, 0) => paint.green("没有发现问题"),
        (0, _) => paint.green("没有错误"),
        _ => paint.red(&format!("{errors} 处错误")),
    };
    let _ = write!(out, "{}：{verdict}", paint.bold(&subject));
    if warnings + hints > 0 {
        let _ = write!(out, "，{warnings} 处警告，{hints} 处提示");
    }
    let fixable =
        checked.findings.iter().filter(|f| f.fix.as_ref().is_some_and(|fix| fix.safety == rules::Safety::Safe)).count();
    if fixable > 0 {
        let _ = write!(out, "；其中 {fixable} 处可用 wenshu fix 直接改正");
    }
    if !checked.waived.is_empty() {
        let _ = write!(out, "；保留原文 {} 处", checked.waived.len());
    }
    out.push_str("。\n");
}

/// One line: what stays, who decided it, why.
fn waived_report(waived: &Waived, text: &str, index: &LineIndex, paint: Paint, out: &mut String) {
    let finding = &waived.finding;
    let line = index.position(text, finding.span.start).line;
    let told = format!("{} 第{line}行 {} —— {}：{}", finding.code, finding.message, waived.person, waived.reason);
    let _ = writeln!(out, "{}　{}", paint.dim("保留原文"), paint.dim(&told));
}

fn finding_report(name: &str, finding: &Finding, text: &str, index: &LineIndex, paint: Paint, out: &mut String) {
    let position = index.position(text, finding.span.start);
    let severity = match finding.severity {
        Severity::Error => paint.red(finding.severity.name()),
        Severity::Warning => paint.yellow(finding.severity.name()),
        Severity::Hint => paint.blue(finding.severity.name()),
    };
    let place = format!("{name}:{}:{}", position.line, position.column);
    let _ = writeln!(out, "{severity} {} {}", paint.bold(finding.code), finding.message);
    let _ = writeln!(out, "  {}", paint.dim(&place));
    let line = index.line(text, position.line);
    let (shown, before, marked) = window(&text[line.range()], within(finding.span, line));
    if !shown.trim().is_empty() {
        let gutter = position.line.to_string();
        let blank = " ".repeat(gutter.len());
        let marks = format!("{}{}", " ".repeat(before), "^".repeat(marked.max(1)));
        let _ = writeln!(out, "  {} {} {shown}", paint.dim(&gutter), paint.dim("|"));
        let _ = writeln!(out, "  {blank} {} {}", paint.dim("|"), paint.red(&marks));
    }
    let source = finding.source;
    let _ = writeln!(out, "  依据：{} {}（{}）", source.standard, source.clause, source.strength.name());
    if let Some(fix) = &finding.fix {
        let _ = writeln!(out, "  改法：{}（{}）", fix.label, fix.safety.name());
    }
    out.push('\n');
}

/// The part of a span inside a line, relative to the line.
fn within(span: Span, line: Span) -> Span {
    let start = span.start.clamp(line.start, line.end) - line.start;
    let end = span.end.clamp(line.start, line.end) - line.start;
    Span::new(start, end.max(start))
}

/// Cuts a long line around the place: the text shown, the columns before the mark, its columns.
fn window(line: &str, place: Span) -> (String, usize, usize) {
    let mut start = place.start;
    let mut room = LINE_WIDTH / 3;
    for (at, c) in line[..place.start].char_indices().rev() {
        if char_width(c) > room {
            break;
        }
        room -= char_width(c);
        start = at;
    }
    let lead = if start > 0 { "…" } else { "" };
    let mut shown = String::from(lead);
    let (mut before, mut marked, mut total) = (width(lead), 0, width(lead));
    for (at, c) in line[start..].char_indices() {
        let at = at + start;
        if total + char_width(c) > LINE_WIDTH {
            shown.push('…');
            break;
        }
        // Tabs and full-width white space are shown as they are counted.
        let c = if c == '\t' { ' ' } else { c };
        total += char_width(c);
        if at < place.start {
            before += char_width(c);
        } else if at < place.end {
            marked += char_width(c);
        }
        shown.push(c);
    }
    (shown, before, marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_double_width_characters() {
        let (shown, before, marked) = window("云政发[2026]5号", Span::new(9, 15));
        assert_eq!((shown.as_str(), before, marked), ("云政发[2026]5号", 6, 6));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = "一".repeat(200);
        let (shown, before, marked) = window(&line, Span::new(300, 306));
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert!(width(&shown) <= LINE_WIDTH + 2);
        assert_eq!((before, marked), (2 + 30, 4));
    }
}
