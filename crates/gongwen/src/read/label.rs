//! Labels of attachments: 附件, 附件1, 附表二, 附1, 附件（1）, 附件1-1, 【附件3】, alone on a line or before a title.

use super::attachment;

/// A label at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Bytes it takes, its brackets included, the mark after it left out.
    pub len: usize,
    /// Where the words after it begin; the length of the line if there are none.
    pub words: usize,
    /// 1 for 附件1; nothing for 附件.
    pub number: Option<u32>,
    /// Whether it is one of several under that number: 附件1-2.
    pub is_part: bool,
}

const BRACKETS: [(char, char); 5] = [('【', '】'), ('〔', '〕'), ('（', '）'), ('[', ']'), ('(', ')')];
/// Marks that may stand between a label and a title.
const MARKS: [char; 5] = ['：', ':', '.', '．', '、'];
/// Dashes as people type them.
const DASHES: [char; 5] = ['—', '-', '－', '–', '─'];

/// The label that a line is, and nothing else: 附件, 附件 1：, 附件一, 【附件2】. 「附件：」 alone begins
/// the list above the signature and is none.
pub(super) fn alone(text: &str) -> Option<Label> {
    let label = label(text).filter(|label| label.words == text.len())?;
    let begins_list = label.number.is_none() && text[label.len..].trim_start().starts_with(['：', ':']);
    (!begins_list).then_some(label)
}

/// 「附件：」 alone on a line.
pub(super) fn alone_with_colon(text: &str) -> Option<Label> {
    label(text).filter(|label| label.words == text.len() && label.number.is_none())
}

/// The label before a title: 附件1：任务表, 附件1 任务表, 附件1云溪县防汛方案, 【附件1】任务表, 附件：任务表.
pub(super) fn titled(text: &str) -> Option<Label> {
    let label = label(text)?;
    let words = &text[label.words..];
    let between = &text[label.len..label.words];
    let bracketed = text[..label.len].ends_with(BRACKETS.map(|(_, close)| close));
    // 「附1」 and 「附件1-2」 begin sentences too: 「附5份证明材料」, 「附件1-3由各单位填报」.
    let is_short = !text[..label.len].contains(['件', '表']);
    if is_short && between.is_empty() && !bracketed || label.is_part && !attachment::ends_like_title(words) {
        return None;
    }
    let digits = text[..label.len].ends_with(|c: char| c.is_ascii_digit());
    let least = if between.is_empty() && !bracketed { 4 } else { 2 };
    // Without a number only a colon or brackets tell a label from a sentence about 附件.
    let apart = match label.number {
        Some(_) => digits || bracketed || !between.is_empty(),
        None => bracketed || between.contains(['：', ':']),
    };
    let title_like = (least..=60).contains(&words.chars().count())
        && !words.contains(['。', '，', '；', '：'])
        && !words.starts_with(['、', '和', '与', '及', '至', '或', '的', '-', '－', '—', '附']);
    (apart && title_like).then_some(label)
}

/// A label with a number that something sets apart from what follows, whatever that is.
pub(super) fn apart(text: &str) -> Option<Label> {
    label(text).filter(|label| label.number.is_some() && (label.words > label.len || label.words == text.len()))
}

fn label(text: &str) -> Option<Label> {
    let bracket = BRACKETS.into_iter().find(|(open, _)| text.starts_with(*open));
    let mut at = after_space(text, bracket.map_or(0, |(open, _)| open.len_utf8()));
    at = after_space(text, at + text[at..].strip_prefix('附').map(|_| '附'.len_utf8())?);
    // 「附：」 and 「附1」 are short for it.
    if !text[at..].starts_with(['：', ':']) && !text[at..].starts_with(is_arabic) {
        at += text[at..].strip_prefix(['件', '表']).map(|_| '件'.len_utf8())?;
    }
    let (len, number, is_part) = number(text, at)?;
    at = len;
    if let Some((_, close)) = bracket {
        at = after_space(text, at);
        at += text[at..].strip_prefix(close).map(|_| close.len_utf8())?;
    }
    let rest = &text[at..];
    let blank = |c: char| MARKS.contains(&c) || c.is_whitespace();
    let words = rest.trim_start_matches(blank);
    let words = dash(words, &text[..at]).map_or(words, |words| words.trim_start_matches(blank));
    let words = if words.chars().all(|c| DASHES.contains(&c)) { "" } else { words };
    Some(Label { len: at, words: text.len() - words.len(), number, is_part })
}

/// What stands behind the dash after a label: 「附件1——任务表」, 「附件1－任务表」. In 「附件1—3」, 「附件一—三」
/// and 「附件1—附件3」 it stands between numbers.
fn dash<'a>(words: &'a str, label: &str) -> Option<&'a str> {
    if let Some(rest) = words.strip_prefix("——") {
        return Some(rest);
    }
    let han = !label.ends_with(is_arabic) && label.ends_with(is_digit);
    let between = |c: char| c == '附' || is_arabic(c) || han && is_digit(c);
    words.strip_prefix(DASHES).filter(|rest| !rest.starts_with(between))
}

/// The number of a label that begins at `at`, where it ends and whether it is one of several parts:
/// 「1」, 「（1）」, 「①」, 「1-2」. Digits that make no number make no label.
fn number(text: &str, at: usize) -> Option<(usize, Option<u32>, bool)> {
    let from = after_space(text, at);
    let rest = &text[from..];
    if let Some(c @ '①'..='⑳') = rest.chars().next() {
        return Some((from + c.len_utf8(), Some(c as u32 - '①' as u32 + 1), false));
    }
    if let Some(inner) = rest.strip_prefix(['（', '(']) {
        let digits = digits_len(inner);
        let closed = inner[digits..].strip_prefix(['）', ')']).filter(|_| digits > 0);
        if let Some(after) = closed {
            return Some((text.len() - after.len(), Some(value(&inner[..digits])?), false));
        }
    }
    let digits = digits_len(rest);
    if digits == 0 {
        return Some((at, None, false));
    }
    let number = value(&rest[..digits])?;
    let mut end = from + digits;
    let part = text[end..].strip_prefix(['-', '－', '–']).map(|rest| (rest, digits_len(rest)));
    let part = part.filter(|(rest, digits)| (1..=2).contains(digits) && rest.starts_with(|c: char| c.is_ascii_digit()));
    if let Some((rest, digits)) = part {
        end = text.len() - rest.len() + digits;
    }
    Some((end, Some(number), part.is_some()))
}

fn digits_len(text: &str) -> usize {
    text.chars().take_while(|c| is_digit(*c)).map(char::len_utf8).sum()
}

fn is_arabic(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn after_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

fn is_digit(c: char) -> bool {
    is_arabic(c) || "一二三四五六七八九十".contains(c)
}

/// The number, up to 999.
fn value(digits: &str) -> Option<u32> {
    let plain: String = digits
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            c => c,
        })
        .collect();
    (plain.chars().count() <= 3).then(|| plain.parse().ok().or_else(|| crate::han::read(&plain))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_alone() {
        for (text, number) in [
            ("附件", None),
            ("附件1", Some(1)),
            ("附件 12：", Some(12)),
            ("附 件 ２", Some(2)),
            ("附件十一", Some(11)),
            ("附表3", Some(3)),
            ("【附件2】", Some(2)),
            ("（附件）", None),
            ("附1", Some(1)),
            ("附1：", Some(1)),
            ("附件（1）", Some(1)),
            ("附件②", Some(2)),
            ("附件1——", Some(1)),
            ("附件1—", Some(1)),
            ("附件1－", Some(1)),
            ("附件1 –", Some(1)),
            ("附件3-1", Some(3)),
        ] {
            assert_eq!(alone(text).map(|label| label.number), Some(number), "{text}");
        }
        for text in ["附件：", "附件:", "附件1方案", "附则", "附件清单", "【附件1", "附件1234", "附件1和附件2"]
        {
            assert_eq!(alone(text), None, "{text}");
        }
        assert!(alone_with_colon("附件：").is_some());
    }

    #[test]
    fn labels_stand_before_titles() {
        for (text, words) in [
            ("附件1：任务表", "任务表"),
            ("附件1 任务表", "任务表"),
            ("附件1.任务表", "任务表"),
            ("附件1云溪县防汛方案", "云溪县防汛方案"),
            ("附件一、任务表", "任务表"),
            ("【附件1】任务表", "任务表"),
            ("附件：任务表", "任务表"),
            ("附件1——任务表", "任务表"),
            ("附件1—任务表", "任务表"),
            ("附件1－任务表", "任务表"),
            ("附件1 - 任务表", "任务表"),
            ("附件一–任务表", "任务表"),
            ("附件1－三年行动计划", "三年行动计划"),
            ("附件1-2 任务表", "任务表"),
            ("附件（1）任务表", "任务表"),
            ("附1：任务表", "任务表"),
        ] {
            assert_eq!(titled(text).map(|label| &text[label.words..]), Some(words), "{text}");
        }
        for text in [
            "附件1",
            "附5份证明材料",
            "附件1-3由各单位填报",
            "附件1—3",
            "附件一—三",
            "附件1—附件3",
            "附件－任务表",
            "附件1、2",
            "附件1和附件2一并印发",
            "附件一览表",
            "附件清单",
            "附件1所列任务，请各单位落实",
        ] {
            assert_eq!(titled(text), None, "{text}");
        }
    }
}
