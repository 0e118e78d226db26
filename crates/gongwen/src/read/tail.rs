//! What follows the body: 附件说明, 署名, 成文日期, 附注.

use super::line::Line;
use super::signers::{self, Issuers};
use super::{day, label, list};
use crate::{Document, organ};

/// Where the parts of the end lie, as line numbers.
#[derive(Debug)]
pub(super) struct Tail {
    /// The body ends before this line.
    pub body_end: usize,
    /// Lines further down that belong to the body: 「（此页无正文）」 below the 附件说明.
    pub kept: Vec<Line>,
    /// Attachments and the 版记 begin here.
    pub rest: usize,
}

/// Finds signature and date in `lines[from..]` and reads them, with what stands around them.
/// Where nothing is signed, all up to the attachments and the 版记 is body.
pub(super) fn read(source: &str, lines: &[Line], from: usize, signed: bool, document: &mut Document) -> Tail {
    let issuers = Issuers::of(document);
    let limit = first_attachment(lines, from, &issuers).unwrap_or(lines.len());
    let dated = if signed { day::date_line(lines, from, limit, &issuers) } else { None };
    let Some((date_line, (date, before))) = dated.and_then(|at| Some((at, day::split(&lines[at].text)?))) else {
        return undated(lines, from, limit, Some(&issuers).filter(|_| signed), document);
    };
    document.signature.date.get_or_insert(date);
    let mut start = date_line;
    match before {
        Some(text) if organ::looks_like_signer(text.as_str()) => document.signature.person = Some(text),
        Some(text) => document.signature.organs = signers::organs(&text),
        None => start = signers::above(source, lines, from, date_line, &issuers, document),
    }
    let (body_end, kept) = above_signature(lines, from, start, document);
    let signed_at = signers::below(lines, date_line, document).unwrap_or(date_line);
    let mut rest = annotations(lines, signed_at + 1, document);
    if document.attachment_list.is_none() {
        rest = list::below(lines, rest, limit, document).unwrap_or(rest);
    }
    Tail { body_end, kept, rest }
}

/// Reads the 附件说明 above line `end`: where the body ends, and what below the list is no name in it.
fn above_signature(lines: &[Line], from: usize, end: usize, document: &mut Document) -> (usize, Vec<Line>) {
    let is_empty_page = |at: &usize| lines[*at].is_blank() || is_empty_page(lines[*at].str());
    let names_end = (from..end).rev().take_while(is_empty_page).last().unwrap_or(end);
    match list::above(lines, from, names_end, document) {
        Some(start) => (start, lines[names_end..end].iter().filter(|line| !line.is_blank()).cloned().collect()),
        None => (end, Vec::new()),
    }
}

/// 「（此页无正文）」, which says that a page holds the signature alone.
fn is_empty_page(text: &str) -> bool {
    const WORDS: [&str; 4] = ["此页无正文", "本页无正文", "以下无正文", "此页以下无正文"];
    let longest = WORDS.iter().map(|words| words.len()).max().unwrap_or(0) * 3;
    text.len() <= longest && WORDS.contains(&super::head::without_spaces(text).trim_matches(['（', '）', '(', ')']))
}

/// The first line that begins an attachment: 附件, 附件1, 附件一 alone on a line.
fn first_attachment(lines: &[Line], from: usize, issuers: &Issuers) -> Option<usize> {
    let next = |from: usize| (from..lines.len()).find(|at| label::alone(lines[*at].str()).is_some());
    let first = next(from)?;
    let is_list = day::date_line(lines, from, first, issuers).is_none() && list::is_bare(lines, first, issuers);
    if is_list { next(first + 1) } else { Some(first) }
}

/// No date: a last line that is the issuer's name is the signature all the same.
fn undated(lines: &[Line], from: usize, limit: usize, issuers: Option<&Issuers>, document: &mut Document) -> Tail {
    let last = (from..limit).rev().find(|at| {
        !lines[*at].is_blank() && !is_note(lines[*at].str()) && !super::imprint::is_imprint(lines[*at].str())
    });
    let signature = last.filter(|at| {
        *at > from
            && issuers.is_some_and(|issuers| {
                issuers.name(lines[*at].str())
                    || lines[*at].str().ends_with("人民政府") && organ::looks_like_organ(lines[*at].str())
            })
    });
    let end = match signature {
        Some(at) => {
            document.signature.organs = signers::organs(&lines[at].text);
            at
        }
        None => (from..limit).find(|at| super::imprint::is_imprint(lines[*at].str())).unwrap_or(limit),
    };
    let (body_end, kept) = above_signature(lines, from, end, document);
    let rest = signature.map_or(end, |at| annotations(lines, at + 1, document));
    Tail { body_end, kept, rest }
}

/// 附注 under the date: lines in brackets, or what belongs into brackets and was written without.
fn annotations(lines: &[Line], from: usize, document: &mut Document) -> usize {
    let mut at = from;
    let mut rest = from;
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            at += 1;
            continue;
        }
        let labels = label::alone(line.str()).is_some();
        if labels || !is_note(line.str()) && !is_bare_note(line.str()) {
            break;
        }
        document.annotation.push(line.text.clone());
        at += 1;
        rest = at;
    }
    rest
}

/// 「联系人：李明，电话：……」, 「此件公开发布」, 「主动公开」 without the brackets of 附注.
pub(super) fn is_bare_note(text: &str) -> bool {
    const LABELS: [&str; 5] = ["联系人", "联系电话", "联系方式", "经办人", "承办人"];
    const OPENNESS: [&str; 4] = ["公开发布", "主动公开", "依申请公开", "不予公开"];
    let labelled = LABELS
        .iter()
        .any(|label| text.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])));
    let words = text.trim_end_matches('。');
    // 「此件公开发布」, 「此件发至县级」.
    let scope = words.starts_with("此件") && words.chars().count() <= 20;
    text.chars().count() <= 80 && (labelled || scope || OPENNESS.contains(&words))
}

pub(super) fn is_note(text: &str) -> bool {
    text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && text.chars().count() <= 120
        && super::ordinal::ordinal(text).is_none()
}
