//! 版记: addressees moved there, 抄送, 印发机关 and 印发日期, other lines.

use super::head::names;
use super::line::Line;
use crate::{Date, Document, Text};

/// Whether a line belongs to the 版记.
pub(super) fn is_imprint(text: &str) -> bool {
    label(text).is_some() || issue_line(text).is_some() || is_copies_printed(text) || is_subject_words(text)
}

/// Takes the 版记 out of the lines: reads it and returns the lines that are left.
pub(super) fn take<'a>(lines: &'a [Line], document: &mut Document) -> Vec<&'a Line> {
    let mut left = Vec::new();
    let mut open: Option<&'static str> = None;
    for line in lines {
        let text = &line.text;
        let string = text.as_str();
        if let Some((kind, len)) = label(string) {
            let value = text.slice(len..string.len()).trimmed();
            push_names(kind, &value, document);
            open = (!string.ends_with(['。', '.'])).then_some(kind);
        } else if let Some((issuer, date)) = issue_line(string) {
            let imprint = &mut document.imprint;
            imprint.issuer = (!issuer.is_empty()).then(|| text.slice(0..issuer.len()).trimmed());
            let at = string.rfind(date).unwrap_or(0);
            imprint.date = Some(text.slice(at..at + date.len()).trimmed());
            open = None;
        } else if is_other(string)
            || is_subject_words(string)
            || (!document.imprint.is_empty() && (is_printers_line(string) || is_copies_printed(string)))
        {
            document.imprint.others.push(text.clone());
            open = None;
        } else if let Some(kind) = open.filter(|_| !line.is_blank() && goes_on(string)) {
            append_names(kind, text, document);
            open = (!string.ends_with(['。', '.'])).then_some(kind);
        } else {
            if !line.is_blank() {
                open = None;
            }
            left.push(line);
        }
    }
    left
}

/// 「抄送：」 or 「主送：」 and the length of the label.
fn label(text: &str) -> Option<(&'static str, usize)> {
    for kind in ["抄送", "主送", "抄报"] {
        let mut rest = text.chars();
        let spaced = kind.chars().all(|want| rest.by_ref().find(|c| !c.is_whitespace()) == Some(want));
        let rest = rest.as_str().strip_prefix("机关").unwrap_or(rest.as_str()).trim_start();
        if let Some(after) = rest.strip_prefix(['：', ':']).filter(|_| spaced) {
            return Some((if kind == "抄报" { "抄送" } else { kind }, text.len() - after.len()));
        }
    }
    None
}

/// 「云溪县人民政府办公室　　2026年1月5日印发」 as organ and date.
fn issue_line(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_end_matches(['。', ' ', '　']).strip_suffix("印发")?.trim_end();
    if rest.chars().count() > 60 {
        return None;
    }
    // The date is the longest ending that reads as one; a shorter one would cut the year.
    let start = rest.char_indices().map(|(at, _)| at).find(|at| {
        let date = &rest[*at..];
        !date.starts_with(char::is_whitespace)
            && Date::read(date).is_some_and(|date| date.day.is_none_or(|day| day.year() > 1900))
    })?;
    Some((rest[..start].trim(), rest[start..].trim()))
}

fn is_copies_printed(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = compact.trim_matches(['（', '）', '(', ')']);
    (inner.starts_with("共印") && inner.ends_with('份')) || inner.starts_with("印数") || inner.starts_with("翻印")
}

/// Lines that offices put at the very end beside the standard elements.
fn is_other(text: &str) -> bool {
    ["公开程序", "责任部门", "公开属性", "公开方式", "公开类型", "信息公开类别"].iter().any(|label| {
        text.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])) && text.chars().count() <= 60
    })
}

/// 主题词, which documents had until 2012.
fn is_subject_words(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).take(4).collect();
    ["主题词：", "主题词:"].contains(&compact.as_str())
}

/// 「校对：李四」, 「打印：王五　校对：李四」, as printing rooms added.
fn is_printers_line(text: &str) -> bool {
    const LABELS: [&str; 6] = ["校对", "打印", "录入", "责任校对", "责任编辑", "拟稿"];
    text.chars().count() <= 40
        && LABELS
            .iter()
            .any(|label| text.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
}

fn goes_on(text: &str) -> bool {
    text.chars().count() <= 80 && (text.contains(['，', '、']) || text.ends_with('。')) && !text.contains('：')
}

fn push_names(kind: &str, value: &Text, document: &mut Document) {
    if value.is_empty() {
        return;
    }
    let names = names(value, false);
    match kind {
        "主送" => document.imprint.addressees = Some(names),
        _ => document.imprint.copies_to = Some(names),
    }
}

fn append_names(kind: &str, more: &Text, document: &mut Document) {
    let slot = match kind {
        "主送" => &mut document.imprint.addressees,
        _ => &mut document.imprint.copies_to,
    };
    match slot {
        Some(before) => {
            let whole = before.text.joined(&before.end).joined(more);
            *before = names(&whole, false);
        }
        None => *slot = Some(names(more, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue_lines_are_organ_and_date() {
        assert_eq!(
            issue_line("云溪县人民政府办公室　　2026年1月5日印发"),
            Some(("云溪县人民政府办公室", "2026年1月5日"))
        );
        assert_eq!(issue_line("县政府办2026年1月5日印发"), Some(("县政府办", "2026年1月5日")));
        assert_eq!(issue_line("现将方案印发"), None);
        assert_eq!(label("抄　送：县委办"), Some(("抄送", "抄　送：".len())));
        assert!(is_imprint("主送：各乡镇"));
        assert!(is_copies_printed("（共印50份）"));
    }
}
