//! Attachments (附件) and issued texts (被印发件) after the signature.

use super::line::Line;
use super::{body, head, tail, title};
use crate::{Attachment, Document};

/// Reads what is left after signature and 版记.
pub(super) fn read(source: &str, lines: &[&Line], document: &mut Document) {
    let lines: Vec<Line> = lines.iter().map(|line| (*line).clone()).collect();
    let lines = split_labels(lines);
    let mut starts: Vec<usize> = (0..lines.len()).filter(|at| tail::is_attachment_label(lines[*at].str())).collect();
    let unlabelled = lines.iter().position(|line| !line.is_blank() && !head::is_rule(line.str()));
    if let Some(first) = unlabelled.filter(|first| starts.first() != Some(first)) {
        starts.insert(0, first);
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        document.attachments.push(attachment(source, &lines[*start..end]));
    }
}

/// Turns the attachments of these numbers; 「附件」 without a number is the first.
pub(super) fn turn(attachments: &mut [Attachment], numbers: &[u32]) {
    for attachment in attachments {
        let Some(label) = &attachment.label else { continue };
        let digits: String = label.as_str().chars().filter(char::is_ascii_digit).collect();
        let number = if digits.is_empty() { 1 } else { digits.parse().unwrap_or(0) };
        attachment.landscape = numbers.contains(&number);
    }
}

/// 「附件1云溪县防汛方案」 and 「附件1：方案」 are a label and a title on one line.
fn split_labels(lines: Vec<Line>) -> Vec<Line> {
    let mut result = Vec::with_capacity(lines.len());
    for line in lines {
        match label_length(line.str()) {
            Some(len) => {
                let part = |text: crate::Text| Line { raw: text.span(), text: text.trimmed(), hashes: 0 };
                result.push(part(line.text.slice(0..len)));
                result.push(part(line.text.slice(len..line.str().len())));
            }
            None => result.push(line),
        }
    }
    result
}

fn label_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("附件")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marks = rest[digits..].len() - rest[digits..].trim_start_matches(['：', ':', ' ', '　', '.']).len();
    let name = &rest[digits + marks..];
    let title_like = (4..=60).contains(&name.chars().count()) && !name.contains(['。', '，', '；', '：']);
    ((1..=2).contains(&digits) && title_like && !name.starts_with(['、', '和', '至', '-']))
        .then(|| text.len() - name.len())
}

fn attachment(source: &str, lines: &[Line]) -> Attachment {
    let mut result = Attachment::default();
    let mut at = 0;
    if tail::is_attachment_label(lines[0].str()) {
        let label = &lines[0].text;
        let len = label.as_str().trim_end_matches(['：', ':', '.', '．', '、']).len();
        result.label = Some(label.slice(0..len).trimmed());
        at = 1;
    }
    while lines.get(at).is_some_and(Line::is_blank) {
        at += 1;
    }
    if let Some((title, next)) = attachment_title(lines, at) {
        result.title = Some(title);
        at = next;
    }
    result.body = body::blocks(source, &lines[at..]);
    result
}

/// The title of an attachment: marked, or up to three short lines above something longer.
fn attachment_title(lines: &[Line], at: usize) -> Option<(crate::Title, usize)> {
    let first = lines.get(at)?;
    if first.hashes == 1 {
        return title::marked_title(lines, at);
    }
    if first.hashes > 1 || !is_title_line(first.str()) {
        return None;
    }
    let blank_after = |line: usize| lines.get(line).is_none_or(Line::is_blank);
    let mut end = at + 1;
    // A title goes on over lines that are not yet a whole name, if a blank line or body ends it.
    while end < at + 3
        && !ends_like_title(lines[end - 1].str())
        && lines.get(end).is_some_and(|line| is_title_line(line.str()) && !line.is_blank())
    {
        let whole_here = blank_after(end + 1) || ends_like_title(lines[end].str());
        end += 1;
        if whole_here {
            break;
        }
    }
    if end > at + 1 && !(ends_like_title(lines[end - 1].str()) || blank_after(end)) {
        end = at + 1;
    }
    Some((title::join(&lines[at..end]), end))
}

fn is_title_line(text: &str) -> bool {
    text.chars().count() <= 60
        && !text.contains(['。', '；', '\t', '|'])
        && !text.ends_with(['：', ':', '，', '、'])
        && super::ordinal::ordinal(text).is_none()
}

fn ends_like_title(text: &str) -> bool {
    const WORDS: [&str; 44] = [
        "方案",
        "办法",
        "规定",
        "细则",
        "要点",
        "计划",
        "规划",
        "意见",
        "措施",
        "清单",
        "目录",
        "名单",
        "分工",
        "表",
        "条例",
        "预案",
        "制度",
        "规则",
        "章程",
        "纲要",
        "标准",
        "指南",
        "指引",
        "通知",
        "报告",
        "请示",
        "函",
        "决定",
        "通报",
        "办法（试行）",
        "说明",
        "总结",
        "纪要",
        "公约",
        "安排",
        "实施意见",
        "汇总",
        "情况",
        "事项",
        "责任书",
        "协议",
        "图",
        "任务",
        "须知",
    ];
    let text = text.trim_end_matches(['》', '”']);
    let text = match text.rfind(['（', '(']) {
        Some(open) if text.ends_with(['）', ')']) => &text[..open],
        _ => text,
    };
    WORDS.iter().any(|word| text.ends_with(word))
}
