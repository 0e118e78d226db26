//! Lines that lost the break between them, as text copied from web pages does:
//! 「云政发〔2026〕5号各乡镇人民政府：」, 「2026年1月5日云溪县防汛方案」.

use super::line::Line;
use super::{head, numbering, title};
use crate::{Date, DocNumber, Kind, Remark, RemarkKind, Text, organ};

/// Splits what is glued together under the title, and takes away a title that is repeated there.
pub(super) fn under_title(lines: &mut Vec<Line>, at: usize, title: &str, remarks: &mut Vec<Remark>) {
    split_number(lines, at);
    // The number may stand between the title and its repetition, or after it.
    let Some(at) = (at..lines.len()).find(|line| !lines[*line].is_blank()) else { return };
    let found = (at..lines.len().min(at + 2)).find_map(|from| repeats(lines, from, title));
    let Some((from, to, len)) = found else { return };
    let message = "标题重复出现，只保留前面的一处。".to_owned();
    let last = &lines[to].text;
    let span = lines[from].text.span().cover(last.slice(0..len).span());
    remarks.push(Remark { span, kind: RemarkKind::NotUnderstood, message });
    if len < last.as_str().len() {
        split(lines, to, len);
    }
    lines.drain(from..=to);
    split_number(lines, from);
}

/// Splits a number from the addressees after it on the first line that is not blank.
fn split_number(lines: &mut Vec<Line>, at: usize) {
    let Some(at) = (at..lines.len()).find(|line| !lines[*line].is_blank()) else { return };
    if let Some(len) = number_prefix(lines[at].str()) {
        split(lines, at, len);
    }
}

/// Splits addressees from the text after them: 「各乡镇人民政府：现将有关事项通知如下。」 under the title.
pub(super) fn addressees(lines: &mut Vec<Line>, at: usize) {
    const BEGINNINGS: [&str; 12] =
        ["现将", "现就", "为", "根据", "按照", "经", "近日", "近期", "你", "兹", "请", "特此"];
    let glued = |line: usize| {
        let text = lines[line].str();
        let (names, rest) = text.split_once(['：', ':'])?;
        let sentence = rest.ends_with(['。', '：', '；']) && rest.chars().count() >= 8;
        let begins = BEGINNINGS.iter().any(|word| rest.trim_start().starts_with(word));
        (sentence && begins && head::are_addressees(names)).then_some((line, text.len() - rest.len()))
    };
    // Nothing but the number and a 题注 may stand above them.
    let aside = |line: &usize| {
        let line = &lines[*line];
        line.str().starts_with(['（', '(']) || numbering::begins_with_number(&line.text)
    };
    let mut written = (at..lines.len()).filter(|line| !lines[*line].is_blank()).take(3);
    let found = written.find(|line| !aside(line)).and_then(glued);
    if let Some((line, len)) = found {
        split(lines, line, len);
    }
}

/// Takes out what a web page put above the document: a heading that is no title, up to a
/// Markdown line that stayed in plain text (「## 政策全文」) and is followed by the real title.
/// The lines are kept for the body.
pub(super) fn page_heading(lines: &mut Vec<Line>, remarks: &mut Vec<Remark>) -> Vec<Line> {
    let mark = lines.iter().take(6).position(|line| line.hashes == 0 && line.str().starts_with("## "));
    let Some(mark) = mark else { return Vec::new() };
    let above: String = lines[..mark].iter().map(Line::str).collect();
    let first = (mark + 1..lines.len()).find(|at| !lines[*at].is_blank());
    let below = first.and_then(|at| title::title(lines, at, true));
    let real_title = below.is_some_and(|(title, _)| Kind::of_title(title.text.as_str()).is_some());
    if Kind::of_title(&above).is_some() || !real_title {
        return Vec::new();
    }
    let taken: Vec<Line> = lines.drain(..=mark).filter(|line| !line.is_blank()).collect();
    for line in &taken {
        let message = format!("「{}」不像公文的内容，放在正文开头，请核对。", line.str());
        remarks.push(Remark { span: line.text.span(), kind: RemarkKind::NotUnderstood, message });
    }
    taken
}

/// Takes out lines that are numbers of pages: 「— 2 —」, 「第1页 共3页」, which come along when pages are
/// copied or scanned. They are told, and not printed in the middle of a text.
pub(super) fn page_numbers(lines: &mut Vec<Line>, remarks: &mut Vec<Remark>) {
    lines.retain(|line| {
        let is_number = is_page_number(line.str());
        if is_number {
            let message = format!("「{}」像是页码，不算公文的内容。", line.str());
            remarks.push(Remark { span: line.text.span(), kind: RemarkKind::NotUnderstood, message });
        }
        !is_number
    });
}

fn is_page_number(text: &str) -> bool {
    if text.chars().count() > 20 {
        return false;
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let dashes = ['-', '—', '–', '－', '─'];
    let between = compact.trim_start_matches(dashes);
    let dashed = between.len() < compact.len()
        && between.trim_end_matches(dashes).len() < between.len()
        && digits(between.trim_end_matches(dashes));
    let named = compact.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(number, rest)| {
        let rest = rest.trim_start_matches(['，', ',', '/']);
        digits(number)
            && (rest.is_empty() || rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页')).is_some_and(digits))
    });
    dashed || named
}

/// Splits a date from the title of the issued text after it.
pub(super) fn dates(lines: &mut Vec<Line>) {
    let mut parted: Vec<Line> = Vec::with_capacity(lines.len());
    for line in std::mem::take(lines) {
        let signed = || {
            let above = parted.iter().rev().find(|line| !line.is_blank());
            above.is_some_and(|line| organ::looks_like_organ(line.str()))
        };
        match date_prefix(line.str()).filter(|_| signed()) {
            Some(len) => parted.extend(parts(&line, len)),
            None => parted.push(line),
        }
    }
    *lines = parted;
}

fn split(lines: &mut Vec<Line>, at: usize, len: usize) {
    let parts = parts(&lines[at], len);
    lines.splice(at..=at, parts);
}

/// A line as two, the first so many bytes long.
fn parts(line: &Line, len: usize) -> [Line; 2] {
    let part = |text: Text| Line { raw: text.span(), text: text.trimmed(), hashes: line.hashes };
    [part(line.text.slice(0..len)), part(line.text.slice(len..line.str().len()))]
}

/// The length of a number that is followed by something else that ends like addressees.
fn number_prefix(text: &str) -> Option<usize> {
    let close = text.find(['〕', ']', '］', '】', '）', ')'])?;
    let end = close + text[close..].find('号')? + '号'.len_utf8();
    let rest = text[end..].trim();
    let addressees = rest.ends_with(['：', ':']) && !rest.starts_with(['文', '收', '）', '、', '和', '要']);
    (addressees && DocNumber::looks_like(&text[..end])).then_some(end)
}

/// Where the title, perhaps with the organ before it, is repeated: first line, last line and the
/// bytes of the last line it takes.
fn repeats(lines: &[Line], from: usize, title: &str) -> Option<(usize, usize, usize)> {
    if title.chars().count() < 8 {
        return None;
    }
    let mut joined = String::new();
    for (to, line) in lines.iter().enumerate().skip(from).take(6) {
        let before_line = joined.len();
        joined.push_str(line.str());
        let Some(at) = joined.find(title) else { continue };
        let before = joined[..at].trim();
        let organ_before = before.chars().count() <= 40
            && !before.contains(['。', '，', '《', '“', '：', '号'])
            && !before.ends_with('据');
        let len = (at + title.len()).checked_sub(before_line)?;
        let rest = line.str()[len..].trim();
        return (organ_before && (rest.is_empty() || rest.ends_with(['：', ':']))).then_some((from, to, len));
    }
    None
}

fn date_prefix(text: &str) -> Option<usize> {
    let end = text.find('日')? + '日'.len_utf8();
    let rest = text[end..].trim();
    let title_like = rest.chars().count() >= 5
        && rest.chars().count() <= 60
        && !rest.contains(['，', '。', '：', '；'])
        && !["印发", "起", "前", "至", "在", "以", "—", "-"].iter().any(|word| rest.starts_with(word));
    (title_like && Date::read(&text[..end]).is_some_and(|date| date.day.is_some())).then_some(end)
}
