//! Small readers of characters and digits that the text rules share.

use std::ops::Range;

pub(crate) use gongwen::number::is_han;

/// Marks that end or divide a sentence.
pub(crate) fn is_full_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！')
}

/// Opening and closing marks that go with Han text.
pub(crate) fn is_full_bracket(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '（' | '）' | '《' | '》' | '〈' | '〉' | '〔' | '〕' | '【' | '】')
}

/// Whether a character shows that the text around it is Chinese.
pub(crate) fn is_chinese(c: char) -> bool {
    is_han(c) || is_full_mark(c) || is_full_bracket(c) || c == '×'
}

/// Characters without any width that copying leaves in a text.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// Digits at the start: the text of them.
pub(crate) fn digits(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]
}

/// Digits at the end.
pub(crate) fn digits_back(text: &str) -> &str {
    let kept = text.trim_end_matches(|c: char| c.is_ascii_digit());
    &text[kept.len()..]
}

/// A number at the start: digits with at most one decimal point inside.
pub(crate) fn number(text: &str) -> &str {
    let whole = digits(text);
    let rest = &text[whole.len()..];
    match rest.strip_prefix('.').map(digits) {
        Some(part) if !whole.is_empty() && !part.is_empty() => &text[..whole.len() + 1 + part.len()],
        _ => whole,
    }
}

/// A number at the end.
pub(crate) fn number_back(text: &str) -> &str {
    let part = digits_back(text);
    let rest = &text[..text.len() - part.len()];
    match rest.strip_suffix('.').map(digits_back) {
        Some(whole) if !whole.is_empty() && !part.is_empty() => &text[text.len() - part.len() - 1 - whole.len()..],
        _ => part,
    }
}

/// Whether the text begins with one of these.
pub(crate) fn starts(text: &str, with: &[&str]) -> bool {
    with.iter().any(|w| text.starts_with(w))
}

/// Whether the text ends with one of these.
pub(crate) fn ends(text: &str, with: &[&str]) -> bool {
    with.iter().any(|w| text.ends_with(w))
}

/// Whether the text contains one of these.
pub(crate) fn has(text: &str, any: &[&str]) -> bool {
    any.iter().any(|w| text.contains(w))
}

/// The last `n` characters.
pub(crate) fn last_chars(text: &str, n: usize) -> &str {
    let start = text.char_indices().rev().take(n).last().map_or(text.len(), |(i, _)| i);
    &text[start..]
}

/// The first `n` characters.
pub(crate) fn first_chars(text: &str, n: usize) -> &str {
    let end = text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// The part of `text` behind its last sentence mark. What is longer than a clause can be is cut: each word
/// that is looked for would go over all of it.
pub(crate) fn clause_back(text: &str) -> &str {
    const LONGEST: usize = 400;
    let text = last_chars(text, LONGEST);
    let start = text
        .rfind(['。', '，', '；', '：', '！', '？'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    &text[start..]
}

/// Ranges of web addresses, mail addresses, code between backquotes and calls of a program.
pub(crate) fn protected(text: &str) -> Vec<Range<usize>> {
    let calls = calls(text);
    if !text.contains("://") && !text.contains('@') && !text.contains("www.") && !text.contains('`') {
        return apart(calls);
    }
    let mut ranges = calls;
    let is_address = |c: char| c.is_ascii_graphic() && !matches!(c, '`' | '<' | '>' | '"');
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let len = rest.find(|c| !is_address(c)).unwrap_or(rest.len());
        if len == 0 {
            let step = rest.chars().next().map_or(1, char::len_utf8);
            if let Some(close) = rest.strip_prefix('`').and_then(|code| code.find('`')) {
                ranges.push(at..at + close + 2);
                at += close + 2;
                continue;
            }
            at += step;
            continue;
        }
        let word = &rest[..len];
        if word.contains("://") || word.contains("www.") || (word.contains('@') && word.contains('.')) {
            // A mark at the very end belongs to the sentence.
            let marks = [',', '.', ';', ':', '?', '!', '(', ')'];
            let start = at + len - word.trim_start_matches(marks).len();
            let end = at + word.trim_end_matches(marks).len();
            ranges.push(start..end.max(start));
        }
        at += len;
    }
    apart(ranges)
}

/// Ranges in order, those that overlap as one.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, before| {
        let overlaps = next.start < before.end;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
    ranges
}

/// `print("你好")`: what a program calls with a text is code to its last mark.
fn calls(text: &str) -> Vec<Range<usize>> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut ranges = Vec::new();
    for (open, close) in [("(\"", "\")"), ("('", "')")] {
        // Several calls may end at the same mark; where one has none, none below has.
        let mut end = 0;
        for (at, _) in text.match_indices(open) {
            let from = at + open.len();
            if end < from {
                let Some(len) = text[from..].find(close) else { break };
                end = from + len;
            }
            let name = text[..at].len() - text[..at].trim_end_matches(is_name).len();
            if name > 0 {
                ranges.push(at - name..end + close.len());
            }
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_both_ends() {
        assert_eq!(number("12.5%"), "12.5");
        assert_eq!(number("12.号"), "12");
        assert_eq!(number_back("约12.5"), "12.5");
        assert_eq!(number_back("第.5"), "5");
    }

    #[test]
    fn addresses_are_protected() {
        let text = "见http://a.b/c?d=1,2,发到x@y.cn。";
        let found = protected(text);
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].clone()], "http://a.b/c?d=1,2");
        assert_eq!(&text[found[1].clone()], "x@y.cn");
    }
}
