//! Spaces between Chinese characters, as chat programs and some readers of pictures put them.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::samples::notice;
use crate::scan::{self, is_chinese, is_han};
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&SPACED_OUT];

static SPACED_OUT: Rule = Rule {
    code: "WS0928",
    name: "汉字之间夹了空格",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "正文的句子里，是否有三个以上的汉字一个一个地用空格隔开。",
        why: "从聊天软件、图片识别复制来的文字常在每个字之间加空格，排版松散，也检索不到。",
        wrong: &[
            "经 研 究，定于2026年1月28日召开座谈会。",
            notice!("现 将 有 关 事 项 通 知 如 下 ：", "请各乡镇加强值守。"),
        ],
        right: &[
            "经研究，定于2026年1月28日召开座谈会。",
            "主持人：张 三，记录人：李 四。",
            "云 溪 县 人 民 政 府",
            "工 作 单 位：云溪县水利局",
            "合同期自 年 月 日起至 年 月 日止，逾期无效。",
            notice!("总 体 要 求", "请各乡镇加强值守。"),
        ],
        remedy: "删去空格；程序把这一段里汉字、数字和标点之间的单个空格一并删去。",
        except: "表格，标志、标题、落款里为了版式加的空格，单独成行、没有标点的短行，对齐的项目名（工 作 单 位：）和留空的年月日，人员名单。",
        office: ExampleOffice::None,
    },
    check: Check::Run(spaced_out),
};

/// How many characters parted one by one are no accident and no name.
const LEAST: usize = 3;
/// Spaces that one fix takes out.
const MOST_SPACES: usize = 2000;
/// A line without any mark that is shorter is a heading that somebody spaced out.
const LONGEST_HEADING: usize = 12;

fn spaced_out(run: &Run, sink: &mut Sink) {
    if !matches!(run.role, Role::Body | Role::Fragment) || !run.text.contains([' ', '\u{a0}']) {
        return;
    }
    const PEOPLE: &[&str] = &["出席", "列席", "请假", "缺席", "名单", "组长", "成员", "人员", "同志"];
    let marked = run.text.contains(|c: char| scan::is_full_mark(c) || matches!(c, ',' | ';' | ':'));
    let sentence = marked || run.text.chars().filter(|c| is_han(*c)).count() > LONGEST_HEADING && !run.is_fragment();
    if !sentence || scan::has(run.text, PEOPLE) {
        return;
    }
    let Some(first) = stretch(run.text) else { return };
    if is_form(run.text, &first) {
        return;
    }
    let spaces: Vec<(Range<usize>, &str)> = superfluous(run.text).into_iter().map(|range| (range, "")).collect();
    // A line of thousands of them is no text that a person would have put right in one go.
    let fix = if spaces.len() <= MOST_SPACES { run.rewrite(&spaces, "删去空格".to_owned()) } else { None };
    sink.find(run, first, "汉字之间有空格，应删去。", fix);
}

/// Whether characters are parted one by one: then the spaces beside marks belong to that.
pub(super) fn is_spaced_out(text: &str) -> bool {
    stretch(text).is_some()
}

/// 「工 作 单 位：」, 「自 年 月 日起」: labels set to one width, and blanks to be filled in.
fn is_form(text: &str, at: &Range<usize>) -> bool {
    let words = &text[at.clone()];
    let short = words.chars().filter(|c| is_han(*c)).count() <= 5;
    let label = text[..at.start].trim().is_empty() && short && text[at.end..].trim_start().starts_with(['：', ':']);
    label || scan::has(words, &["年 月", "月 日"])
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}

/// The first stretch of characters that single spaces part one by one.
fn stretch(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let words: Vec<(usize, &str)> = text
        .split(is_space)
        .map(|word| {
            let start = at;
            // The one space behind the word, one byte or two.
            at += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
            (start, word)
        })
        .collect();
    let alone = |word: &str| word.chars().count() == 1 && word.starts_with(is_han);
    let mut from = 0;
    while from < words.len() {
        let (start, first) = words[from];
        let Some(last) = last_alone(first) else {
            from += 1;
            continue;
        };
        let inner = words[from + 1..].iter().take_while(|(_, word)| alone(word)).count();
        let end = words.get(from + 1 + inner).filter(|(_, word)| begins_alone(word));
        let count = 1 + inner + usize::from(end.is_some());
        if count >= LEAST {
            let (place, word) = end.copied().unwrap_or(words[from + inner]);
            let len = word.chars().next().map_or(0, char::len_utf8);
            return Some(start + last..place + len);
        }
        from += 1 + inner;
    }
    None
}

/// Where the last character of a word begins, if it is Chinese and the one before it is not: 「，请」.
fn last_alone(word: &str) -> Option<usize> {
    let mut chars = word.char_indices().rev();
    let (at, _) = chars.next().filter(|(_, c)| is_han(*c))?;
    (!chars.next().is_some_and(|(_, c)| is_han(c))).then_some(at)
}

/// Whether only the first character of a word is Chinese: 「究，」.
fn begins_alone(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(is_han) && !chars.next().is_some_and(is_han)
}

/// Single spaces between characters, digits and marks of which one is Chinese.
fn superfluous(text: &str) -> Vec<Range<usize>> {
    let is_mark = |c: char| matches!(c, ',' | '.' | ':' | ';' | '(' | ')' | '?' | '!');
    let belongs = |c: char| is_chinese(c) || is_mark(c) || c.is_ascii_digit();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    chars
        .windows(3)
        .filter(|row| {
            let (before, after) = (row[0].1, row[2].1);
            is_space(row[1].1) && belongs(before) && belongs(after) && (is_chinese(before) || is_chinese(after))
        })
        .map(|row| row[1].0..row[2].0)
        .collect()
}
