//! What follows the body: 附件说明, 署名, 成文日期, 附注.

use super::line::Line;
use super::{label, list};
use crate::{Date, Document, Text, is_unfinished_date, organ};

/// Where the parts of the end lie, as line numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The body ends before this line.
    pub body_end: usize,
    /// Attachments and the 版记 begin here.
    pub rest: usize,
}

/// Finds signature and date in `lines[from..]` and reads them, with what stands around them.
pub(super) fn read(lines: &[Line], from: usize, document: &mut Document) -> Tail {
    let limit = first_attachment(lines, from).unwrap_or(lines.len());
    let Some(date_line) = date_line(lines, from, limit) else {
        return undated(lines, from, limit, document);
    };
    let (date, before) = split_date(&lines[date_line].text).unwrap_or_default();
    document.signature.date.get_or_insert(date);
    let mut start = date_line;
    match before {
        Some(text) if organ::looks_like_signer(text.as_str()) => document.signature.person = Some(text),
        Some(text) => document.signature.organs = organs(&text),
        None => start = signers_above(lines, from, date_line, document),
    }
    let body_end = list::above(lines, from, start, document).unwrap_or(start);
    let signed_at = signer_below(lines, date_line, document).unwrap_or(date_line);
    let mut rest = annotations(lines, signed_at + 1, document);
    if document.attachment_list.is_none() {
        rest = list::below(lines, rest, limit, document).unwrap_or(rest);
    }
    Tail { body_end, rest }
}

/// The first line that begins an attachment: 附件, 附件1, 附件一 alone on a line.
fn first_attachment(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len()).find(|at| label::alone(lines[*at].str()).is_some())
}

/// The line of the date of the document: the first line that is a date, or a signer with a date.
fn date_line(lines: &[Line], from: usize, limit: usize) -> Option<usize> {
    (from..limit).find(|at| {
        let text = &lines[*at].text;
        if is_unfinished_date(text.as_str()) {
            return signed_above(&lines[from..*at]);
        }
        match split_date(text) {
            Some((_, None)) => !followed_by_body(lines, *at, limit),
            Some((_, Some(before))) => {
                *at > from && (organ::looks_like_organ(before.as_str()) || organ::looks_like_signer(before.as_str()))
            }
            None => false,
        }
    })
}

/// Whether the last line that is not blank is that of an organ or a person who signs.
fn signed_above(lines: &[Line]) -> bool {
    let previous = lines.iter().rev().find(|line| !line.is_blank());
    previous.is_some_and(|line| organ::looks_like_organ(line.str()) || organ::looks_like_signer(line.str()))
}

/// A date alone on a line inside a chronicle is no date of the document: a date follows soon
/// after it again, with text between that names no organ.
fn followed_by_body(lines: &[Line], at: usize, limit: usize) -> bool {
    let signed = signed_above(&lines[..at]);
    let next_dates = lines[at + 1..limit]
        .iter()
        .filter(|line| split_date(&line.text).is_some_and(|(_, before)| before.is_none()))
        .count();
    !signed && next_dates > 2
}

/// A line that is a date, perhaps after the signer on the same line.
fn split_date(text: &Text) -> Option<(Text, Option<Text>)> {
    let string = text.as_str();
    if string.chars().count() > 60 {
        return None;
    }
    let whole = Date::read(string).is_some() && !string.contains('.') | (string.len() >= 8);
    if whole || is_unfinished_date(string) {
        return Some((text.clone(), None));
    }
    // 「云溪县人民政府　2026年1月5日」, with or without white space between.
    let at = string.char_indices().map(|(at, _)| at).find(|at| {
        let date = string[*at..].trim_start();
        let begins = date.starts_with(|c: char| c.is_ascii_digit() || "二一Xx×Ｘ".contains(c));
        let written = date.chars().count() >= 8 && Date::read(date).is_some();
        *at > 0 && begins && date.contains('年') && (written || is_unfinished_date(date))
    })?;
    let before = text.slice(0..at).trimmed();
    (!before.is_empty()).then(|| (text.slice(at..string.len()).trimmed(), Some(before)))
}

/// Reads the signing organs above the date; returns the first of their lines.
fn signers_above(lines: &[Line], from: usize, date_line: usize, document: &mut Document) -> usize {
    let issuer = organ::issuer_of_title(document.title_text()).map(str::to_owned);
    let mut at = date_line;
    let mut found: Vec<Text> = Vec::new();
    while let Some(above) = (from..at).rev().find(|line| !lines[*line].is_blank()) {
        let text = &lines[above].text;
        if found.is_empty() && document.signature.person.is_none() && organ::looks_like_signer(text.as_str()) {
            document.signature.person = Some(text.clone());
            at = above;
            continue;
        }
        let directly = above + 1 == date_line && found.is_empty() && document.signature.person.is_none();
        if directly && super::signatories::is_name_of_person(text.as_str()) && ends_sentence(lines, from, above) {
            document.signature.person = Some(text.clone());
            return above;
        }
        let compact: String = text.as_str().chars().filter(|c| !c.is_whitespace()).collect();
        let named = issuer.as_deref() == Some(compact.as_str());
        // A row of a table whose first cell names an organ; its empty cells were trimmed away.
        let in_table = |at: usize| lines[at].str().contains(['\t', '|']);
        if in_table(above) || (from..above).rev().find(|at| !lines[*at].is_blank()).is_some_and(in_table) {
            break;
        }
        let organs_here = organs(text);
        let all_organs =
            !organs_here.is_empty() && organs_here.iter().all(|organ| organ::looks_like_organ(organ.as_str()));
        // A line of the 附件说明 may end like an organ; it is numbered or stands under 附件.
        let listed = super::ordinal::ordinal(text.as_str()).is_some() || text.as_str().starts_with("附件");
        if !(named || all_organs) || listed || found.len() > 20 || is_second_half(lines, from, above) {
            break;
        }
        found.splice(0..0, organs_here);
        at = above;
    }
    document.signature.organs = found;
    at
}

/// The organ right below the date, put there by mistake: its line, where nothing stands above the
/// date and nothing but 附注, 版记 or attachments below.
fn signer_below(lines: &[Line], date_line: usize, document: &mut Document) -> Option<usize> {
    let signature = &document.signature;
    let at = date_line + 1;
    let line = lines.get(at).filter(|line| !line.is_blank() && organ::looks_like_organ(line.str()))?;
    let next = lines[at + 1..].iter().find(|line| !line.is_blank()).map_or("", |line| line.str());
    let ends = next.is_empty() || is_note(next) || label::alone(next).is_some() || super::imprint::is_imprint(next);
    let issuer = organ::issuer_of_title(document.title_text()).is_none_or(|issuer| issuer == line.str());
    if !signature.organs.is_empty() || signature.person.is_some() || !ends || !issuer {
        return None;
    }
    document.signature.organs = organs(&line.text);
    Some(at)
}

/// An organ's name broken over two lines: 「湖北省巴东县官渡口镇」「地质险情调查专家组」 stays with the body's
/// judgement; only a name under a line that ends a sentence, a list or a blank line is a signature.
fn is_second_half(lines: &[Line], from: usize, at: usize) -> bool {
    let Some(above) = lines[from..at].last() else { return false };
    // A sentence that was left without its end is no row of names.
    above.str().ends_with(['，', '、']) && above.str().split(['，', '、']).any(organ::looks_like_organ)
}

/// Whether the text above a line is over: a blank line, or a line that ends a sentence.
fn ends_sentence(lines: &[Line], from: usize, at: usize) -> bool {
    lines[from..at].last().is_some_and(|above| above.is_blank() || above.str().ends_with(['。', '！', '？']))
}

/// Several organs on one line are set apart by white space; a spaced-out name is one.
fn organs(text: &Text) -> Vec<Text> {
    let words = text.words();
    let organ = |word: &Text| organ::looks_like_organ(word.as_str()) && word.as_str().chars().count() > 2;
    if words.len() > 1 && words.iter().all(organ) { words } else { vec![text.clone()] }
}

/// No date: a last line that is the issuer's name is the signature all the same.
fn undated(lines: &[Line], from: usize, limit: usize, document: &mut Document) -> Tail {
    let issuer = organ::issuer_of_title(document.title_text()).map(str::to_owned);
    let last = (from..limit).rev().find(|at| {
        !lines[*at].is_blank() && !is_note(lines[*at].str()) && !super::imprint::is_imprint(lines[*at].str())
    });
    let signature = last.filter(|at| {
        *at > from
            && (issuer.as_deref() == Some(lines[*at].str())
                || lines[*at].str().ends_with("人民政府") && organ::looks_like_organ(lines[*at].str()))
    });
    let end = match signature {
        Some(at) => {
            document.signature.organs = organs(&lines[at].text);
            at
        }
        None => (from..limit).find(|at| super::imprint::is_imprint(lines[*at].str())).unwrap_or(limit),
    };
    let body_end = list::above(lines, from, end, document).unwrap_or(end);
    let rest = signature.map_or(end, |at| annotations(lines, at + 1, document));
    Tail { body_end, rest }
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
        if !is_note(line.str()) && !is_bare_note(line.str()) {
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
