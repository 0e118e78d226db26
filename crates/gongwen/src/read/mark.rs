//! The mark (发文机关标志): 「云溪县人民政府文件」, 「会议纪要」, 「云溪县林业局明传电报」.

use super::line::Line;
use super::{head::is_rule, head::without_spaces, numbering};
use crate::{DocNumber, Header, Text, organ};

/// 文件 alone, below organs of which none has it yet.
pub(super) fn is_rest_of_mark(text: &str, mark: &[Text]) -> bool {
    let compact = without_spaces(text);
    compact == "文件" && mark.last().is_some_and(|last| !last.as_str().ends_with("文件"))
}

/// The organs of a joint mark that stand on one line, each on its own: 「云溪县财政局　云溪县教育局文件」.
pub(super) fn organs_of_mark(text: &Text) -> Vec<Text> {
    let words = text.words();
    let organ = |word: &Text| {
        word.as_str().chars().count() >= 4 && organ::looks_like_organ(word.as_str().trim_end_matches("文件"))
    };
    if words.len() > 1 && words.iter().all(organ) { words } else { vec![text.clone()] }
}

/// Marks of telegrams (电报): with the organ before them, or alone.
const TELEGRAMS: [&str; 5] = ["明传电报", "传真电报", "密码电报", "内部明电", "特急明电"];

/// A mark names an organ, ends with 文件 or stands above the number; it is not a title's first line.
pub(super) fn is_mark(lines: &[Line], at: usize) -> bool {
    let text = lines[at].str();
    if !is_plain(text) {
        return false;
    }
    if is_sure(lines, at) {
        return true;
    }
    let compact = without_spaces(text);
    let mut rest = written_below(lines, at);
    if is_name_of_minutes(&compact) {
        // 「县政府常务会议纪要」 above 「〔2026〕3号」 or 「第3期」.
        return rest.next().is_some_and(|next| numbers_minutes(next.str()));
    }
    if !organ::looks_like_organ(&compact) {
        return false;
    }
    // A joint mark: organs above one another, the last with 文件; or a lone organ above the number.
    let below: Vec<&Line> = rest.take(9).collect();
    for (line, after) in below.iter().zip(1..).take(8) {
        let next = without_spaces(line.str());
        if next == "文件" || next.strip_suffix("文件").is_some_and(organ::looks_like_organ) {
            return true;
        }
        // 「云溪县人民政府」 above 「会议纪要」.
        if is_name_of_minutes(&next) {
            return below.get(after).is_some_and(|line| numbers_minutes(line.str()));
        }
        if numbering::begins_with_coded_number(&line.text) {
            return true;
        }
        if !organ::looks_like_organ(&next) {
            return false;
        }
    }
    false
}

/// Whether a line is a mark whatever stands around it, or right above a number: it ends with 文件 or
/// names a telegram.
pub(super) fn is_sure(lines: &[Line], at: usize) -> bool {
    let compact = without_spaces(lines[at].str());
    if !is_plain(lines[at].str()) {
        return false;
    }
    let telegram = TELEGRAMS.iter().find_map(|name| compact.strip_suffix(name));
    if telegram.is_some_and(|organ| organ.is_empty() || organ == "内部" || organ::looks_like_organ(organ)) {
        return true;
    }
    let Some(name) = compact.strip_suffix("文件") else { return false };
    // Whatever the organ is called: 「云溪县第一中学文件」 right above a number.
    let above_number = || written_below(lines, at).next().is_some_and(|next| numbering::begins_with_number(&next.text));
    organ::looks_like_organ(name) || name.chars().count() >= 4 && above_number()
}

fn is_plain(text: &str) -> bool {
    !text.contains(['。', '，', '：', '；', '《']) && text.chars().count() <= 40 && !text.contains("关于")
}

fn written_below(lines: &[Line], at: usize) -> impl Iterator<Item = &Line> {
    lines[at + 1..].iter().filter(|line| !line.is_blank() && !is_rule(line.str()))
}

fn is_name_of_minutes(compact: &str) -> bool {
    compact.ends_with("纪要")
}

fn numbers_minutes(text: &str) -> bool {
    let number = text.split("签发").next().unwrap_or_default().trim();
    DocNumber::looks_like(number) || numbering::is_number_of_minutes(number)
}

pub(super) fn is_minutes(header: &Header) -> bool {
    header.mark.last().is_some_and(|mark| without_spaces(mark.as_str()).ends_with("纪要"))
}
