//! 份号, 密级和保密期限, 紧急程度: alone on a line, behind a label, or several on one line.

use super::head::without_spaces;
use crate::{Header, Text};

/// One of the three, without its label.
enum Grade {
    CopyNumber(Text),
    Secrecy(Text),
    Urgency(Text),
}

/// Takes a line that says nothing but one of them, or several that the head has not yet.
pub(super) fn take(text: &Text, header: &mut Header) -> bool {
    let Some(grades) = grades(text) else { return false };
    let mut read = header.clone();
    for grade in grades {
        let (slot, value) = match grade {
            Grade::CopyNumber(value) => (&mut read.copy_number, value),
            Grade::Secrecy(value) => (&mut read.secrecy, value),
            Grade::Urgency(value) => (&mut read.urgency, value),
        };
        if slot.replace(value).is_some() {
            return false;
        }
    }
    *header = read;
    true
}

/// Whether a text says nothing but such things: 「特急」, 「密级：秘密★5年」, 「特急　000123」.
pub(super) fn is_grade(text: &Text) -> bool {
    grades(text).is_some()
}

/// Longest line in characters.
const LONGEST: usize = 40;

fn grades(text: &Text) -> Option<Vec<Grade>> {
    if text.as_str().chars().count() > LONGEST {
        return None;
    }
    one(text).map(|grade| vec![grade]).or_else(|| text.words().iter().map(one).collect())
}

fn one(text: &Text) -> Option<Grade> {
    let string = text.as_str();
    let (label, value) = labelled(text);
    let is_six_digits = value.as_str().len() == 6 && is_digits(value.as_str());
    match label.as_str() {
        "" if is_copy_number(string) => Some(Grade::CopyNumber(value)),
        "" if is_secrecy(string) => Some(Grade::Secrecy(value)),
        "" if is_urgency(string) => Some(Grade::Urgency(value)),
        "份号" if is_digits(value.as_str()) && value.as_str().len() <= 8 => Some(Grade::CopyNumber(value)),
        // Other things are numbered too; six digits are a 份号 (7.2.1).
        "编号" | "No" | "NO" | "№" if is_six_digits => Some(Grade::CopyNumber(value)),
        "密级" | "密级和保密期限" if is_secrecy(value.as_str()) => Some(Grade::Secrecy(value)),
        "紧急程度" | "等级" if is_urgency(value.as_str()) => Some(Grade::Urgency(value)),
        _ => None,
    }
}

/// The label before a colon, or before the digits of a 份号, and what stands behind it.
fn labelled(text: &Text) -> (String, Text) {
    let string = text.as_str();
    let colon = string.find(['：', ':']);
    let bare = ["份号", "No.", "NO.", "No", "NO", "№"].into_iter().find(|label| string.starts_with(label));
    let end = colon.or(bare.map(str::len)).unwrap_or(0);
    let rest = string[end..].trim_start_matches(['：', ':']);
    let label = without_spaces(&string[..end]).trim_end_matches('.').to_owned();
    (label, text.slice(string.len() - rest.len()..string.len()).trimmed())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Four digits alone may be a year.
fn is_copy_number(text: &str) -> bool {
    is_digits(text) && text.len() <= 8 && text.len() != 4
}

fn is_secrecy(text: &str) -> bool {
    let compact = without_spaces(text);
    ["绝密", "机密", "秘密"].iter().any(|level| {
        compact.strip_prefix(level).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(['★', '☆', '*', '＊'])
                || (rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().count() <= 5)
                || rest == "长期"
        })
    })
}

fn is_urgency(text: &str) -> bool {
    const WORDS: [&str; 11] =
        ["特急", "加急", "特提", "平急", "急件", "紧急", "急", "特急件", "加急件", "火急", "十万火急"];
    let compact = without_spaces(text);
    WORDS.contains(&compact.trim_end_matches(['★', '☆', '！', '!']))
}
