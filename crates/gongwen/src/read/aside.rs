//! What stands in the head of a draft and is no element of it: 「（送审稿）」, 「主动公开」, 「类别标记：A」.
//! It is kept at the beginning of the body and told, and the elements below it are read.

use super::line::Line;
use super::{attachment, head, mark, numbering};
use crate::{Date, Header, Kind, Remark, RemarkKind, Text};

/// The lines that were set aside, and what is told of them.
pub(super) struct Asides<'a> {
    /// For the beginning of the body.
    pub lines: Vec<Line>,
    pub remarks: &'a mut Vec<Remark>,
}

impl Asides<'_> {
    /// Keeps a text for the body.
    pub(super) fn keep(&mut self, text: &Text) {
        self.tell(text, "不是版头的内容，放在正文开头");
        self.lines.push(Line { raw: text.span(), text: text.clone(), hashes: 0 });
    }

    /// Tells of a text.
    pub(super) fn tell(&mut self, text: &Text, what: &str) {
        let message = format!("「{text}」{what}，请核对。");
        self.remarks.push(Remark { span: text.span(), kind: RemarkKind::NotUnderstood, message });
    }
}

/// Most lines between something set aside and the mark or the number below it.
const MOST_LINES: usize = 6;

/// Whether line `at` may be set aside: the mark stands below it, or the number of a document.
pub(super) fn stands_in_head(lines: &[Line], at: usize, header: &Header) -> bool {
    let mut known = true;
    let written = lines.iter().enumerate().skip(at).filter(|(_, line)| !line.is_blank() && !head::is_rule(line.str()));
    for (next, line) in written.take(MOST_LINES) {
        if next > at {
            let marks = header.mark.is_empty()
                && header.number.is_none()
                && (mark::is_sure(lines, next) || known && mark::is_mark(lines, next));
            let numbers = known && header.number.is_none() && numbering::begins_with_number(&line.text);
            if marks || numbers {
                return true;
            }
        }
        known &= is_known(line.str());
        if line.hashes > 0 || !is_short(line.str()) && !known {
            return false;
        }
    }
    false
}

/// A line that is no sentence, no title and no row of a table.
fn is_short(text: &str) -> bool {
    text.chars().count() <= 30
        && !text.contains(['。', '，', '；', '《', '\t', '|'])
        && !text.contains("关于")
        && super::ordinal::ordinal(text).is_none()
        && Kind::of_title(text).is_none()
        && !attachment::ends_like_title(text)
}

/// What offices are known to write there: versions in brackets, 稿 of all kinds, whether it may be
/// published, values behind a label, a day.
pub(super) fn is_known(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "公开",
        "主动公开",
        "依申请公开",
        "不公开",
        "不予公开",
        "内部资料",
        "内部文件",
        "注意保存",
        "会后收回",
        "传阅",
    ];
    let count = text.chars().count();
    let bracketed = text.starts_with(['（', '(', '【', '[']) && text.ends_with(['）', ')', '】', ']']);
    let labelled = text.split_once(['：', ':']).is_some_and(|(label, value)| {
        (2..=10).contains(&label.chars().count()) && !value.is_empty() && !value.contains(['：', ':'])
    });
    let class = text.strip_suffix('类').unwrap_or(text);
    let plain = !text.contains(['。', '，', '；', '《', '\t', '|']) && !text.contains("关于");
    let is_class = class.len() == 1 && class.bytes().all(|b| b.is_ascii_uppercase());
    let dated = || Date::read(text).is_some_and(|date| date.day.is_some());
    let noted = bracketed && count <= 20 && super::ordinal::ordinal(text).is_none() && !numbering::is_number(text);
    plain
        && count <= 40
        && (noted || labelled || WORDS.contains(&text) || text.ends_with('稿') && count <= 10 || is_class || dated())
}
