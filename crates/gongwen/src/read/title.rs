//! The title (标题), often over several lines.

use super::line::Line;
use super::{head, meeting, numbering};
use crate::{Kind, Text, Title, organ};

/// Most lines a title takes.
const MOST_LINES: usize = 7;
/// Longest title in characters.
const LONGEST: usize = 160;

/// Reads a title that begins at line `at`; returns it and the line after it.
///
/// `strict` asks for a title that ends with a kind or stands above an element that only
/// follows titles; otherwise the first short line without a final mark is one.
pub(super) fn title(lines: &[Line], at: usize, strict: bool) -> Option<(Title, usize)> {
    let first = lines.get(at)?;
    if first.is_blank() || cannot_be_title(first.str()) {
        return None;
    }
    let mut best: Option<usize> = None;
    let mut joined = String::new();
    let mut at_line = at;
    let mut taken = 0;
    while let Some(line) = lines.get(at_line) {
        if line.is_blank() {
            // A blank line inside a title is forgiven once, where the title plainly goes on.
            let goes_on =
                best.is_none() && taken > 0 && lines.get(at_line + 1).is_some_and(|next| ends_with_kind(next.str()));
            if goes_on {
                at_line += 1;
                continue;
            }
            break;
        }
        if taken == MOST_LINES || (taken > 0 && (cannot_be_title(line.str()) || follows_title(lines, at_line))) {
            break;
        }
        joined.push_str(line.str());
        taken += 1;
        at_line += 1;
        if joined.chars().count() > LONGEST {
            break;
        }
        let ends = ends_with_kind(&joined) && !continues(lines.get(at_line));
        let next_follows = follows_title(lines, next_text(lines, at_line));
        if ends || next_follows {
            best = Some(at_line);
            if ends {
                break;
            }
        }
    }
    let end = match best {
        Some(end) => end,
        None if strict || !first_line_alone(lines, at) => return None,
        // An organ alone is no title: what it writes about stands below, also where no kind ends it.
        None => match lines.get(at + 1).filter(|next| next.str().starts_with("关于") && !cannot_be_title(next.str()))
        {
            Some(_) if organ::looks_like_organ(first.str()) => at + 2,
            _ => at + 1,
        },
    };
    Some((join(&lines[at..end]), end))
}

/// A Markdown `#` line, with the lines of the same mark below it.
pub(super) fn marked_title(lines: &[Line], at: usize) -> Option<(Title, usize)> {
    let end = lines[at..].iter().position(|line| line.hashes != 1).map_or(lines.len(), |len| at + len);
    (end > at).then(|| (join(&lines[at..end]), end))
}

pub(super) fn join(lines: &[Line]) -> Title {
    let mut text: Option<Text> = None;
    let mut breaks = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        match &mut text {
            None => text = Some(line.text.clone()),
            Some(before) => {
                breaks.push(before.as_str().len());
                before.append(&line.text);
            }
        }
    }
    Title { text: text.unwrap_or_default(), breaks }
}

/// The title ends with a kind, a version in brackets left out; 答复 is how 函 to deputies end.
fn ends_with_kind(text: &str) -> bool {
    Kind::of_title(text).is_some() || text.ends_with("答复")
}

/// Whether the next line plainly goes on with the title: 「…报告」「的通知」.
fn continues(next: Option<&Line>) -> bool {
    let Some(next) = next.filter(|line| !line.is_blank()) else { return false };
    let text = next.str();
    let short = text.chars().count() <= 45 && !text.contains(['。', '，', '：', '；']);
    let begins = ["的", "和", "及", "与", "以及", "等", "》"].iter().any(|word| text.starts_with(word));
    short && begins && (ends_with_kind(text) || text.starts_with('的'))
}

fn next_text(lines: &[Line], from: usize) -> usize {
    lines[from..].iter().position(|line| !line.is_blank()).map_or(lines.len(), |skip| from + skip)
}

/// Whether line `at` is an element that stands right under a title.
fn follows_title(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let text = line.str();
    numbering::begins_with_number(&line.text) || head::is_adoption(text) || head::addressees(lines, at, false).is_some()
}

fn cannot_be_title(text: &str) -> bool {
    let count = text.chars().count();
    count > LONGEST
        || text.ends_with(['；', '：', ':', ';'])
        || (text.contains('。') && !text.trim_end_matches('。').chars().all(|c| c != '。'))
        || (text.ends_with('。') && (count > 60 || !ends_with_kind(text.trim_end_matches('。'))))
        || text.starts_with("附件")
        || text.starts_with('|')
        || text.contains('\t')
        || meeting::is_line(text)
}

/// Without any other sign, a short first line without marks above a longer one is the title.
fn first_line_alone(lines: &[Line], at: usize) -> bool {
    let text = lines[at].str();
    let next = next_text(lines, at + 1);
    let is_ordinal = super::ordinal::ordinal(text).is_some();
    text.chars().count() <= 70
        && !is_ordinal
        && !text.ends_with(['，', '、', '。', '；', '：'])
        && !text.contains('，')
        && next < lines.len()
        && lines[next].str().chars().count() > 4
}
