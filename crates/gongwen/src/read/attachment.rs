//! Attachments (附件) and issued texts (被印发件) after the signature.

use super::label::{self, Label};
use super::line::Line;
use super::table::Allowance;
use super::{body, head, numbering, title};
use crate::{Attachment, Document, Kind, Remark, RemarkKind, Text};

/// Reads what is left after signature, 版记 and stray lines.
pub(super) fn read(
    source: &str,
    lines: &[&Line],
    allowance: &mut Allowance,
    document: &mut Document,
    remarks: &mut Vec<Remark>,
) {
    let mut parts: Vec<(Option<Text>, Vec<Line>)> = Vec::new();
    let mut number = 0;
    for (at, line) in lines.iter().enumerate() {
        let text = &line.text;
        let label = label_of(lines, at, (!parts.is_empty()).then_some(number));
        if label.is_some() && is_last_passed_on(&parts, document) {
            let message = format!("「{text}」在转来的文件后面，看作那份文件自己的附件，请核对。");
            remarks.push(Remark { span: text.span(), kind: RemarkKind::NotUnderstood, message });
            if let Some((_, part)) = parts.last_mut() {
                part.push((*line).clone());
            }
        } else if let Some(label) = label {
            number = label.number.unwrap_or(1);
            let words = text.slice(label.words..text.as_str().len());
            let title = Line { raw: words.span(), text: words.trimmed(), hashes: 0 };
            let title = (!title.is_blank()).then_some(title);
            parts.push((Some(text.slice(0..label.len).trimmed()), title.into_iter().collect()));
        } else if let Some((_, part)) = parts.last_mut() {
            part.push((*line).clone());
        } else if !line.is_blank() && !head::is_rule(line.str()) {
            parts.push((None, vec![(*line).clone()]));
        }
    }
    if let Some((None, part)) = parts.first() {
        remarks.extend(guessed(part, document));
    }
    let listed = document.attachment_list.as_ref().map_or(&[][..], |list| &list.items);
    let listed: Vec<String> = listed.iter().map(|item| compact(item.name.as_str())).collect();
    let read = parts.into_iter().map(|(label, lines)| attachment(source, label, &lines, &listed, allowance, remarks));
    document.attachments.extend(read);
}

/// A name without white space and the marks around it: 「回　执」 is 「回执」.
fn compact(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !"《》。；;，、".contains(*c)).collect()
}

/// Whether the last attachment that the document has is a text passed on with a head of its own: what
/// is labelled below belongs to that text.
fn is_last_passed_on(parts: &[(Option<Text>, Vec<Line>)], document: &Document) -> bool {
    let listed = document.attachment_list.as_ref().map_or(0, |list| list.items.len());
    let unlabelled = usize::from(parts.first().is_some_and(|(label, _)| label.is_none()));
    let Some((_, part)) = parts.last().filter(|_| parts.len() >= (listed + unlabelled).max(1)) else { return false };
    let first = part.iter().position(|line| !line.is_blank()).unwrap_or(0);
    own_head(part, first) > first
}

/// What is told of a text without a label, where neither its name nor the document says that it is issued.
fn guessed(part: &[Line], document: &Document) -> Option<Remark> {
    let first = part.iter().find(|line| !line.is_blank())?;
    let written = part.iter().filter(|line| !line.is_blank()).take(3);
    let mut name = String::new();
    let named = written.into_iter().any(|line| {
        name.push_str(line.str());
        ends_like_title(&name) || Kind::of_title(&name).is_some()
    });
    let issues = ["印发", "转发", "批转", "发布", "公布"].iter().any(|word| document.title_text().contains(word));
    let shown: String = first.str().chars().take(30).collect();
    let message = format!("「{shown}」在落款之后，当作被印发的文件，另起一页，请核对。");
    (!named && !issues).then(|| Remark { span: first.text.span(), kind: RemarkKind::NotUnderstood, message })
}

/// The label with which line `at` begins an attachment; `before` is the number of the last one, if
/// anything stands above.
fn label_of(lines: &[&Line], at: usize, before: Option<u32>) -> Option<Label> {
    let text = lines[at].str();
    let alone = label::alone(text).or_else(|| label::alone_with_colon(text).filter(|_| before.is_none()));
    if alone.is_some() {
        return alone;
    }
    // The next number in turn, above something of its own: names in a row are a list.
    let label = label::titled(text)?;
    let in_turn = match label.number {
        Some(number) => number == before.unwrap_or(0) + 1 || label.is_part && Some(number) == before,
        None => before.is_none(),
    };
    let next = lines[at + 1..].iter().find(|line| !line.is_blank()).map_or("", |line| line.str());
    let listed = label::alone(next).is_some() || label::titled(next).is_some();
    (in_turn && !listed).then_some(label)
}

/// Turns the attachments of these numbers; 「附件」 without a number is the first.
pub(super) fn turn(attachments: &mut [Attachment], numbers: &[u32]) {
    for attachment in attachments {
        let Some(label) = &attachment.label else { continue };
        let number = label::alone(label.as_str()).and_then(|label| label.number).unwrap_or(1);
        attachment.landscape = numbers.contains(&number);
    }
}

fn attachment(
    source: &str,
    label: Option<Text>,
    lines: &[Line],
    listed: &[String],
    allowance: &mut Allowance,
    remarks: &mut Vec<Remark>,
) -> Attachment {
    let mut result = Attachment { label, ..Attachment::default() };
    let mut at = 0;
    while lines.get(at).is_some_and(Line::is_blank) {
        at += 1;
    }
    // A text that is passed on may bring its own mark and number; they stay above its text.
    let own = own_head(lines, at);
    if let Some((title, next)) = listed_title(lines, own, listed).or_else(|| attachment_title(lines, own)) {
        result.title = Some(title);
        let head: Vec<Line> = lines[at..own].iter().filter(|line| !head::is_rule(line.str())).cloned().collect();
        if let Some(first) = head.iter().find(|line| !line.is_blank()) {
            let message = format!("附件自己的版头（「{}」）写在附件标题上面，排在标题下面，请核对。", first.str());
            remarks.push(Remark { span: first.text.span(), kind: RemarkKind::NotUnderstood, message });
        }
        result.body = body::blocks(source, &head, allowance);
        at = next;
    }
    result.body.extend(body::blocks(source, &lines[at..], allowance));
    result
}

/// Where the title stands below a mark (「江州市水利局文件」) and a number; `at` where there are none.
fn own_head(lines: &[Line], at: usize) -> usize {
    let written =
        |from: usize| (from..lines.len()).find(|at| !lines[*at].is_blank() && !head::is_rule(lines[*at].str()));
    let Some(mark) = written(at).filter(|at| lines[*at].str().ends_with("文件")) else { return at };
    let Some(number) = written(mark + 1) else { return at };
    if numbering::begins_with_number(&lines[number].text) { written(number + 1).unwrap_or(at) } else { at }
}

/// The lines that say what the 附件说明 names, however they are spaced: 「回　执」 for 「回执」.
fn listed_title(lines: &[Line], at: usize, listed: &[String]) -> Option<(crate::Title, usize)> {
    const MOST_LINES: usize = 3;
    const LONGEST: usize = 200;
    let written = lines.get(at..)?.iter().take_while(|line| !line.is_blank() && line.hashes == 0).take(MOST_LINES);
    let mut name = String::new();
    for (line, end) in written.zip(at + 1..) {
        if line.str().len() > LONGEST * 3 {
            return None;
        }
        name.push_str(&compact(line.str()));
        if name.chars().count() >= 2 && listed.contains(&name) {
            return Some((title::join(&lines[at..end]), end));
        }
    }
    None
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
    // 「（2026—2028年）」, 「（试行）」 on a line of its own belongs to the name above it.
    if lines.get(end).is_some_and(|line| is_addition(line.str())) && ends_like_title(lines[end - 1].str()) {
        end += 1;
    }
    Some((title::join(&lines[at..end]), end))
}

fn is_addition(text: &str) -> bool {
    text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && (4..=20).contains(&text.chars().count())
        && super::ordinal::ordinal(text).is_none()
}

pub(super) fn is_title_line(text: &str) -> bool {
    text.chars().count() <= 60
        && !text.contains(['。', '；', '\t', '|'])
        && !text.ends_with(['：', ':', '，', '、'])
        && super::ordinal::ordinal(text).is_none()
}

/// Whether a text ends like the name of a plan, a list, a table.
pub(super) fn ends_like_title(text: &str) -> bool {
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
