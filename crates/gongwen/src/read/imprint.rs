//! 版记: addressees moved there, 抄送, 印发机关 and 印发日期, other lines.

use super::head::{FINAL_MARKS, names};
use super::line::Line;
use crate::{Date, Document, Remark, RemarkKind, Text, is_unfinished_date, organ};
use std::ops::Range;

/// Whether a line belongs to the 版记.
pub(super) fn is_imprint(text: &str) -> bool {
    label(text).is_some()
        || issue_line(text).is_some()
        || stated(text).is_some()
        || is_copies_printed(text)
        || is_subject_words(text)
}

/// Rows of names that become one; more are no 版记.
const MOST_ROWS: usize = 20;
/// Lines that such rows go on over; further ones are no names.
const MOST_LINES: usize = 200;

/// Takes the 版记 out of the lines: reads it and returns the lines that are left.
pub(super) fn take<'a>(lines: &'a [Line], document: &mut Document, remarks: &mut Vec<Remark>) -> Vec<&'a Line> {
    let mut left = Vec::new();
    let mut open: Option<&'static str> = None;
    let (mut merged, mut continued) = (0, 0);
    // From here on nothing but the 版记 follows.
    let ends = |line: &&Line| line.is_blank() || is_imprint(line.str()) || is_printers_line(line.str());
    let imprint_from = lines.len() - lines.iter().rev().take_while(ends).count();
    // The lines that say who issued the document and when; the last of several stands.
    let mut issued: Vec<Text> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = &line.text;
        let string = text.as_str();
        if let Some((kind, len)) = label(string).filter(|_| merged < MOST_ROWS) {
            let value = text.slice(len..string.len()).trimmed();
            if push_names(kind, &value, document) {
                merged += 1;
                remarks.push(joined_rows(kind, text));
            }
            open = (!string.ends_with(['。', '.'])).then_some(kind);
        } else if let Some(line) = issue_line(string) {
            let imprint = &mut document.imprint;
            imprint.others.append(&mut issued);
            imprint.issuer = (!line.issuer.is_empty()).then(|| text.slice(line.issuer).trimmed());
            if imprint.issuer.is_none() {
                imprint.issuer = issuer_above(&mut left);
                issued.extend(imprint.issuer.clone());
            }
            issued.push(text.clone());
            imprint.date = Some(text.slice(line.date).trimmed());
            imprint.others.extend((!line.copies.is_empty()).then(|| text.slice(line.copies).trimmed()));
            open = None;
        } else if let Some(values) = stated(string) {
            let imprint = &mut document.imprint;
            let again = values.iter().any(|(label, _)| match *label {
                ISSUER => imprint.issuer.is_some(),
                _ => imprint.date.is_some(),
            });
            if again {
                imprint.others.append(&mut issued);
                (imprint.issuer, imprint.date) = (None, None);
            }
            issued.push(text.clone());
            for (label, value) in values {
                let value = (!value.is_empty()).then(|| text.slice(value).trimmed());
                match label {
                    ISSUER => document.imprint.issuer = value,
                    _ => document.imprint.date = value,
                }
            }
            open = None;
        } else if is_other(string)
            || is_subject_words(string)
            || is_printers_line(string) && (!document.imprint.is_empty() || at + 1 >= imprint_from)
            || is_copies_printed(string) && !document.imprint.is_empty()
        {
            document.imprint.others.push(text.clone());
            open = None;
        } else if let Some(kind) = open.filter(|_| !line.is_blank() && is_next_organ(lines, at) && merged < MOST_ROWS) {
            push_names(kind, text, document);
            merged += 1;
            remarks.push(joined_rows(kind, text));
            open = (!string.ends_with(['。', '.'])).then_some(kind);
        } else if let Some(kind) = open.filter(|_| !line.is_blank() && goes_on(string) && continued < MOST_LINES) {
            append_names(kind, text, document);
            continued += 1;
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

/// The parts of 「云溪县人民政府办公室　　2026年1月5日印发　（共印50份）」, as ranges of the line.
#[derive(Debug, PartialEq, Eq)]
struct IssueLine {
    issuer: Range<usize>,
    date: Range<usize>,
    copies: Range<usize>,
}

fn issue_line(text: &str) -> Option<IssueLine> {
    let whole = text.trim_end_matches(['。', ' ', '　']);
    let end = whole.rfind("印发")?;
    let copies = end + "印发".len()..whole.len();
    let after = whole[copies.start..].trim();
    let rest = whole[..end].trim_end();
    if !(after.is_empty() || is_copies_printed(after)) || rest.chars().count() > 60 {
        return None;
    }
    // The date is the longest ending that reads as one; a shorter one would cut the year.
    let start = rest.char_indices().map(|(at, _)| at).find(|at| {
        let (issuer, date) = (rest[..*at].trim(), &rest[*at..]);
        let unfinished = is_unfinished_date(date) && date.ends_with('日');
        let issued = issuer.is_empty() || organ::looks_like_organ(issuer);
        !date.starts_with(char::is_whitespace)
            && (unfinished && issued
                || Date::read(date).is_some_and(|date| date.day.is_none_or(|day| day.year() > 1900)))
    })?;
    Some(IssueLine { issuer: 0..rest[..start].trim_end().len(), date: start..rest.len(), copies })
}

/// An organ alone on the line right above the date belongs to it.
fn issuer_above(left: &mut Vec<&Line>) -> Option<Text> {
    let organ = left.last().filter(|line| organ::looks_like_organ(line.str()))?.text.clone();
    left.pop();
    Some(organ)
}

const ISSUER: &str = "印发机关";
const ISSUED_ON: &str = "印发日期";

/// 「印发机关：云溪县人民政府办公室　　印发日期：2026年1月5日」, both or one of them.
fn stated(text: &str) -> Option<Vec<(&'static str, Range<usize>)>> {
    if !text.starts_with(ISSUER) && !text.starts_with(ISSUED_ON) {
        return None;
    }
    let mut found: Vec<(&'static str, usize)> =
        [ISSUER, ISSUED_ON].into_iter().filter_map(|label| Some((label, text.find(label)?))).collect();
    found.sort_by_key(|(_, at)| *at);
    let ends: Vec<usize> = found.iter().skip(1).map(|(_, at)| *at).chain([text.len()]).collect();
    found
        .into_iter()
        .zip(ends)
        .map(|((label, at), end)| {
            let after = text[at + label.len()..end].trim_start();
            let value = after.strip_prefix(['：', ':'])?;
            Some((label, end - value.len()..end))
        })
        .collect()
}

pub(super) fn is_copies_printed(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = compact.trim_end_matches('。').trim_matches(['（', '）', '(', ')']);
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

/// 「校对：李四」, 「打印：王五　校对：李四」, as printing rooms added; 「分送：」, as minutes have it.
fn is_printers_line(text: &str) -> bool {
    const LABELS: [&str; 9] = ["校对", "打印", "录入", "责任校对", "责任编辑", "拟稿", "拟稿人", "核稿", "分送"];
    text.chars().count() <= if text.starts_with("分送") { 200 } else { 40 }
        && LABELS
            .iter()
            .any(|label| text.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
}

fn goes_on(text: &str) -> bool {
    text.chars().count() <= 80 && (text.contains(['，', '、']) || text.ends_with('。')) && !text.contains('：')
}

fn joined_rows(kind: &str, text: &Text) -> Remark {
    let message = format!("版记里{kind}写了几行，合成了一行，请核对。");
    Remark { span: text.span(), kind: RemarkKind::NotUnderstood, message }
}

/// Whether line `at` is an organ of its own right below names that end without a mark: 「县政府办公室」
/// below 「抄送：县委办公室」. The organ above 「2026年5月6日印发」 is no such one.
fn is_next_organ(lines: &[Line], at: usize) -> bool {
    let is_organ = |text: &str| organ::looks_like_organ(text.trim_end_matches(FINAL_MARKS));
    let next = lines[at + 1..].iter().find(|line| !line.is_blank()).map_or("", Line::str);
    let issues = issue_line(next).is_some_and(|line| line.issuer.is_empty());
    let above = at.checked_sub(1).map_or("", |above| lines[above].str());
    let above = above.rsplit(['：', ':', '，', '、', ',']).next().unwrap_or_default();
    is_organ(lines[at].str()) && is_organ(above) && !above.ends_with(FINAL_MARKS) && !issues
}

/// Adds a row of names; tells whether there was one before, which it then goes on from.
fn push_names(kind: &str, value: &Text, document: &mut Document) -> bool {
    if value.is_empty() {
        return false;
    }
    let new = names(value, false);
    let slot = match kind {
        "主送" => &mut document.imprint.addressees,
        _ => &mut document.imprint.copies_to,
    };
    let before = slot.take();
    let again = before.is_some();
    *slot = Some(match before {
        None => new,
        Some(before) => {
            let text = before.text.joined(&Text::between("，")).joined(&new.text);
            crate::Names { text, end: new.end }
        }
    });
    again
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
        let parts = |text: &str| {
            let line = issue_line(text)?;
            let parts = [line.issuer, line.date, line.copies].map(|part| text[part].trim().to_owned());
            Some(parts.join("/"))
        };
        for (text, want) in [
            ("云溪县人民政府办公室　　2026年1月5日印发", "云溪县人民政府办公室/2026年1月5日/"),
            ("县政府办2026年1月5日印发", "县政府办/2026年1月5日/"),
            ("县政府办 2026年1月5日印发 （共印30份）", "县政府办/2026年1月5日/（共印30份）"),
            ("县政府办公室　2026年1月　日印发", "县政府办公室/2026年1月　日/"),
            ("2026年1月5日印发。", "/2026年1月5日/"),
        ] {
            assert_eq!(parts(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(issue_line("现将方案印发"), None);
        assert_eq!(issue_line("经2026年1月5日印发后执行"), None);
        assert_eq!(label("抄　送：县委办"), Some(("抄送", "抄　送：".len())));
        assert!(is_imprint("主送：各乡镇"));
        assert!(is_copies_printed("（共印50份）"));
    }
}
