//! The 附件说明: 「附件：1.……」 with a name a line, or 「附件1：……」 again on every line.

use super::line::Line;
use super::signers::{self, Issuers};
use super::{attachment, day, head, label, tail};
use crate::{AttachmentList, AttachmentName, Document, Text};

/// Reads the list that ends right above line `end`; returns its first line.
pub(super) fn above(lines: &[Line], from: usize, end: usize, document: &mut Document) -> Option<usize> {
    let start = repeated_above(lines, from, end).or_else(|| labelled_above(lines, from, end))?;
    read(&lines[start..end], document);
    Some(start)
}

/// A list put under the date by mistake is read all the same, if nothing but labelled attachments
/// or the 版记 follows: 「附件：任务表」 above a text is the label of that text. Returns the line after it.
pub(super) fn below(lines: &[Line], at: usize, limit: usize, document: &mut Document) -> Option<usize> {
    let start = (at..limit).find(|line| !lines[*line].is_blank())?;
    let mut end = start + 1;
    if list_label(lines[start].str()).is_some() {
        let goes_on = |line: &Line| super::ordinal::ordinal(line.str()).is_some() || is_repeated(line.str());
        end += lines[end..limit].iter().take_while(|line| goes_on(line)).count();
    } else if is_repeated(lines[start].str()) {
        end += lines[end..limit].iter().take_while(|line| is_repeated(line.str())).count();
    } else {
        return None;
    }
    let next = lines[end..].iter().find(|line| !line.is_blank()).map_or("", Line::str);
    if !ends_text(next) {
        return None;
    }
    read(&lines[start..end], document);
    Some(end)
}

/// One name of the list with its number.
pub(super) fn name(text: &Text) -> AttachmentName {
    let string = text.as_str();
    let words = match label::apart(string) {
        Some(label) => label.words,
        None => super::ordinal::ordinal(string)
            .filter(|ordinal| {
                use crate::OrdinalStyle::{Arabic, ArabicBracketed, Circled, Han, HanBracketed};
                matches!(ordinal.style, Arabic | ArabicBracketed | Circled | Han | HanBracketed)
            })
            .map_or_else(|| before_year(string), |ordinal| with_mark(string, ordinal.len)),
    };
    AttachmentName { ordinal: text.slice(0..words).trimmed(), name: text.slice(words..string.len()).trimmed() }
}

/// The end of the number with the mark behind it, which numbers in a circle take into themselves: 「①、」.
fn with_mark(text: &str, len: usize) -> usize {
    let circled = text.starts_with(|c| ('①'..='⑳').contains(&c));
    let mark = text[len..].chars().next().filter(|c| circled && "、.．".contains(*c));
    len + mark.map_or(0, char::len_utf8)
}

/// Length of the number in 「2.2026年工作计划」, which elsewhere would be a decimal; 0 if there is none.
fn before_year(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = text[digits..].strip_prefix(['.', '．']).filter(|_| (1..=2).contains(&digits)) else { return 0 };
    let year =
        rest.split_once('年').is_some_and(|(year, _)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    if year { text.len() - rest.len() } else { 0 }
}

/// The lines above `end` that all begin with a numbered label, from 附件1 on.
fn repeated_above(lines: &[Line], from: usize, end: usize) -> Option<usize> {
    let repeated = |at: &usize| lines[*at].is_blank() || is_repeated(lines[*at].str());
    let start = (from..end).rev().take_while(repeated).filter(|at| !lines[*at].is_blank()).last()?;
    label::titled(lines[start].str()).is_some_and(|label| label.number == Some(1)).then_some(start)
}

/// 「附件1：任务表」, the label set apart from the name.
fn is_repeated(text: &str) -> bool {
    label::titled(text).is_some_and(|label| label.number.is_some() && label.words > label.len)
}

fn labelled_above(lines: &[Line], from: usize, end: usize) -> Option<usize> {
    let start = (from..end)
        .rev()
        .take(MOST_LINES)
        .find(|at| list_label(lines[*at].str()).is_some() || is_bare_label(lines[*at].str()))?;
    // Only names may stand between the label and the signature.
    lines[start + 1..end]
        .iter()
        .filter(|line| !line.is_blank())
        .all(|line| !line.str().ends_with('。') || super::ordinal::ordinal(line.str()).is_some())
        .then_some(start)
}

/// Whether the last of these lines is one of a list: numbered lines up to the label.
pub(super) fn holds_last(lines: &[Line]) -> bool {
    let begins = |line: &Line| list_label(line.str()).is_some() || is_bare_label(line.str());
    let numbered = |line: &Line| super::ordinal::ordinal(line.str()).is_some() || is_repeated(line.str());
    let mut above = lines.iter().rev().take(MOST_LINES).take_while(|line| numbered(line) || begins(line));
    above.any(|line| begins(line) || is_repeated(line.str()))
}

/// Most lines of a list.
const MOST_LINES: usize = 60;

/// Length of the label 「附件：」 a line begins with; 附 件 may be spaced out.
fn list_label(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('附')?.trim_start();
    let rest = rest.strip_prefix('件').unwrap_or(rest);
    let rest = rest.trim_start();
    let marked = rest.strip_prefix(['：', ':'])?;
    Some(text.len() - marked.len())
}

/// Most names of a list without a colon.
const MOST_NAMES: usize = 30;

/// Whether 附件 alone on line `at`, without a colon, heads a list: names below it, then the signature and
/// the date, and nothing after them but 附注, 版记 or attachments.
pub(super) fn is_bare(lines: &[Line], at: usize, issuers: &Issuers) -> bool {
    let mut written = lines[at..].iter().filter(|line| !line.is_blank());
    if !written.next().is_some_and(|line| is_bare_label(line.str())) {
        return false;
    }
    let (mut names, mut signed) = (0, false);
    for line in written.by_ref() {
        let is_day = day::split(&line.text).is_some_and(|(_, before)| before.is_none());
        if is_day && signed {
            let next = written.next().map_or("", Line::str);
            return next.is_empty() || tail::is_note(next) || ends_text(next);
        }
        let is_organ = signers::are_organs(&line.text, issuers);
        let is_name = super::ordinal::ordinal(line.str()).is_some() || attachment::is_title_line(line.str());
        if is_day || names > MOST_NAMES || signed && !is_organ || !is_organ && !is_name {
            return false;
        }
        signed = is_organ && names > 0;
        names += usize::from(!is_organ);
    }
    false
}

fn is_bare_label(text: &str) -> bool {
    head::without_spaces(text) == "附件"
}

fn ends_text(next: &str) -> bool {
    next.is_empty() || label::alone(next).is_some() || super::imprint::is_imprint(next)
}

fn read(lines: &[Line], document: &mut Document) {
    let first = &lines[0].text;
    let bare = if is_bare_label(first.as_str()) { first.as_str().len() } else { 0 };
    let label_end = list_label(first.as_str()).unwrap_or(bare);
    let label = first.slice(0..label_end);
    let blank_or_mark = |c: char| c.is_whitespace() || c == '：' || c == ':';
    let label = label.slice(0..label.as_str().trim_end_matches(blank_or_mark).len());
    let mut list = AttachmentList { label, items: Vec::new() };
    let rest = first.slice(label_end..first.as_str().len()).trimmed();
    for text in in_a_row(&rest).into_iter().chain(lines[1..].iter().map(|line| line.text.clone())) {
        if text.is_empty() {
            continue;
        }
        let item = name(&text);
        let whole = list.items.last().filter(|last| item.ordinal.is_empty() && goes_on(last, &item)).and_then(|last| {
            let joined = last.name.joined(&item.name);
            // 「附件」 above 「①任务表」 is one label.
            let whole = if last.ordinal.is_empty() {
                name(&joined)
            } else {
                AttachmentName { ordinal: last.ordinal.clone(), name: joined }
            };
            // What would be read otherwise when it is written on one line stays on two.
            (name(&Text::built(crate::write::listed(&whole))) == whole).then_some(whole)
        });
        match (whole, list.items.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => list.items.push(item),
        }
    }
    document.attachment_list = Some(list);
}

/// Names that stand on one line with their numbers: 「1.防汛方案　2.任务表　3.名单」, 「①防汛方案②任务表」.
fn in_a_row(text: &Text) -> Vec<Text> {
    let string = text.as_str();
    let mut starts = vec![0];
    if forms(1, string).iter().any(|first| string.starts_with(first)) {
        for number in 2..=MOST_IN_A_ROW {
            let first = starts.last().copied().unwrap_or_default();
            let from = first + string[first..].chars().next().map_or(0, char::len_utf8);
            let next = forms(number, string).iter().find_map(|label| {
                let at = string[from..].find(label)? + from;
                // Brackets and circles are no part of a word before them.
                let bare = label.starts_with(|c: char| c.is_ascii_digit());
                let apart = !bare || string[..at].ends_with(|c: char| c.is_whitespace() || "；;，。".contains(c));
                let decimal = bare && string[at + label.len()..].starts_with(|c: char| c.is_ascii_digit());
                (apart && !decimal).then_some(at)
            });
            match next {
                Some(at) => starts.push(at),
                None => break,
            }
        }
    }
    let ends = starts.iter().skip(1).copied().chain([string.len()]);
    starts.iter().zip(ends).map(|(start, end)| text.slice(*start..end).trimmed()).collect()
}

/// Most names on one line; numbers in a circle go as far as 20.
const MOST_IN_A_ROW: u32 = 30;

/// A number as people write it before the name of an attachment, in the way that `like` begins.
fn forms(number: u32, like: &str) -> Vec<String> {
    if like.starts_with(['（', '(']) {
        vec![format!("（{number}）"), format!("({number})")]
    } else if like.starts_with('①') {
        char::from_u32(u32::from('①') + number - 1).filter(|_| number <= 20).map(String::from).into_iter().collect()
    } else {
        [".", "．", "、"].map(|mark| format!("{number}{mark}")).into()
    }
}

/// Whether a name was broken over two lines. Without numbers, a line that is a whole name above
/// another whole name is an attachment of its own.
fn goes_on(last: &AttachmentName, next: &AttachmentName) -> bool {
    let whole = |name: &AttachmentName| attachment::ends_like_title(name.name.as_str());
    !(last.ordinal.is_empty() && whole(last) && whole(next))
}
