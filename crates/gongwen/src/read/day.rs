//! The date of a document (成文日期): which line it stands on.

use super::attachment;
use super::line::Line;
use super::signers::{self, Issuers};
use crate::{Date, Kind, Text, is_unfinished_date, organ};

/// The line of the date of the document: the first line that is a date, or a signer with a date. A day
/// that the text names on a line of its own does not stand in the way of a signature further down.
pub(super) fn date_line(lines: &[Line], from: usize, limit: usize, issuers: &Issuers) -> Option<usize> {
    let first = first_date(lines, from, limit, issuers)?;
    let is_signed = signed_above(&lines[from..first], issuers) || split(&lines[first].text)?.1.is_some();
    Some(if is_signed { first } else { signature_below(lines, from, first, limit, issuers).unwrap_or(first) })
}

/// The date of the signature below a date that nobody signs: where the line above that one leads over
/// to it, or where the issuer signs and no other text has begun.
fn signature_below(lines: &[Line], from: usize, first: usize, limit: usize, issuers: &Issuers) -> Option<usize> {
    let written = |at: &usize| !lines[*at].is_blank();
    let leads_over = (from..first).rev().find(written).is_some_and(|at| lines[at].str().ends_with(['：', '，', '、']));
    let signs = |text: &str| if leads_over { organ::looks_like_organ(text) } else { issuers.name(text) };
    let mut above = first;
    for at in (first + 1..limit).filter(written) {
        let text = lines[at].str();
        let signed = match split(&lines[at].text) {
            Some((_, None)) => above > first && signs(lines[above].str()),
            Some((_, Some(before))) => signs(before.as_str()),
            None => false,
        };
        if signed {
            return Some(at);
        }
        let named = attachment::ends_like_title(text) || Kind::of_title(text).is_some();
        let other = named && attachment::is_title_line(text);
        if !leads_over && other || super::imprint::is_imprint(text) || super::tail::is_note(text) {
            return None;
        }
        above = at;
    }
    None
}

fn first_date(lines: &[Line], from: usize, limit: usize, issuers: &Issuers) -> Option<usize> {
    (from..limit).find(|at| {
        let text = &lines[*at].text;
        let parts = split(text);
        if parts.is_some() && (is_unfinished_date(text.as_str()) || label_len(text.as_str()).is_some()) {
            return signed_above(&lines[from..*at], issuers);
        }
        match parts {
            Some((_, None)) => !followed_by_body(lines, *at, limit, issuers),
            Some((_, Some(before))) => {
                *at > from && (organ::looks_like_organ(before.as_str()) || organ::looks_like_signer(before.as_str()))
            }
            None => false,
        }
    })
}

/// Whether the last line that is not blank is that of an organ or a person who signs.
fn signed_above(lines: &[Line], issuers: &Issuers) -> bool {
    let previous = lines.iter().rev().find(|line| !line.is_blank());
    previous.is_some_and(|line| {
        signers::are_organs(&line.text, issuers)
            || signers::is_sealed_for(line.str())
            || organ::looks_like_signer(line.str())
    })
}

/// A date alone on a line inside a chronicle is no date of the document: a date follows soon
/// after it again, with text between that names no organ.
fn followed_by_body(lines: &[Line], at: usize, limit: usize, issuers: &Issuers) -> bool {
    let signed = signed_above(&lines[..at], issuers);
    let next_dates = lines[at + 1..limit]
        .iter()
        .filter(|line| split(&line.text).is_some_and(|(_, before)| before.is_none()))
        .take(3)
        .count();
    !signed && next_dates > 2
}

/// A line that is a date, perhaps after the signer on the same line.
pub(super) fn split(text: &Text) -> Option<(Text, Option<Text>)> {
    let string = text.as_str();
    if string.chars().count() > 60 {
        return None;
    }
    let whole = Date::read(string).is_some() && !string.contains('.') | (string.len() >= 8);
    if whole || is_unfinished_date(string) {
        return Some((text.clone(), None));
    }
    if let Some(from) = label_len(string) {
        return Some((text.slice(from..string.len()).trimmed(), None));
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

/// The length of the label in 「日期：2026年5月6日」.
fn label_len(text: &str) -> Option<usize> {
    let (label, date) = text.split_once(['：', ':'])?;
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let labelled = ["日期", "成文日期", "发文日期", "落款日期"].contains(&label.as_str());
    let dated = || Date::read(date).is_some() || is_unfinished_date(date);
    (labelled && dated()).then(|| text.len() - date.len())
}
