//! When and where a meeting was held, on lines of their own.

use super::aside::Asides;
use super::line::Line;
use super::{head, title};
use crate::Kind;

/// Takes out what stands between the masthead of minutes and their title, as 「时间：2026年5月6日」 and
/// 「地点：县政府三楼会议室」; where no title follows, they are text in their place.
pub(super) fn take_out(lines: &mut Vec<Line>, at: usize, asides: &mut Asides) {
    const MOST_LINES: usize = 12;
    let is_aside = |line: &&Line| line.is_blank() || head::is_rule(line.str()) || is_line(line.str());
    let count = lines[at..].iter().take(MOST_LINES).take_while(is_aside).count();
    let meeting = lines[at..at + count].iter().any(|line| is_line(line.str()));
    let below = title::title(lines, at + count, true).filter(|_| meeting);
    if below.is_some_and(|(title, _)| Kind::of_title(title.text.as_str()) == Some(Kind::Minutes)) {
        let taken = lines.drain(at..at + count).filter(|line| is_line(line.str()));
        taken.for_each(|line| asides.keep(&line.text));
    }
}

/// 「时间：2026年5月6日」, 「地　点：县政府三楼会议室」: what minutes and notices of a meeting have on lines of
/// their own.
pub(super) fn is_line(text: &str) -> bool {
    const LABELS: [&str; 22] = [
        "时间",
        "地点",
        "会议时间",
        "会议地点",
        "开会时间",
        "开会地点",
        "主持",
        "主持人",
        "会议主持",
        "会议主持人",
        "出席",
        "出席人员",
        "参加",
        "参加人员",
        "参会人员",
        "列席",
        "列席人员",
        "缺席",
        "记录",
        "记录人",
        "议题",
        "会议议题",
    ];
    // A label, spaced out, is no longer than this.
    const LONGEST: usize = 12;
    let end = text.char_indices().take(LONGEST).find(|(_, c)| ['：', ':'].contains(c));
    end.is_some_and(|(end, _)| LABELS.contains(&head::without_spaces(&text[..end]).as_str()))
}
