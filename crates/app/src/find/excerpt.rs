//! The words around a place in a text, in runs that are marked or not: data, never HTML.

use store::search::Ask;

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub marked: bool,
}

/// Characters before the first place.
const BEFORE: usize = 24;
/// Characters of an excerpt.
const LENGTH: usize = 96;

/// A short text in runs.
pub(super) fn runs(text: &str, marks: &[(usize, usize)]) -> Vec<Run> {
    cut(text, 0, text.len(), marks)
}

/// The part of a text where the words are; its beginning, if they are only in the title.
pub(super) fn excerpt(text: &str, title: &str, ask: &Ask) -> Vec<Run> {
    let head = head(text, title);
    let marks: Vec<(usize, usize)> = ask.marks(text).into_iter().filter(|mark| mark.0 >= head).collect();
    let first = marks.first().map_or(head, |mark| mark.0);
    let before = text[head..first].char_indices().rev().nth(BEFORE - 1).map_or(head, |(at, _)| head + at);
    let end = text[before..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| before + at);
    let mut all = cut(text, before, end, &marks);
    if before > head {
        all.insert(0, Run { text: "…".to_owned(), marked: false });
    }
    if end < text.len() && !text[end..].trim().is_empty() {
        all.push(Run { text: "…".to_owned(), marked: false });
    }
    all
}

/// Where the text goes on after lines that only repeat the title.
fn head(text: &str, title: &str) -> usize {
    let repeats = |line: &str| title.contains(line.trim());
    text.split_inclusive('\n').take_while(|line| repeats(line)).map(str::len).sum()
}

/// A part of a text in runs; lines and gaps become one space.
fn cut(text: &str, start: usize, end: usize, marks: &[(usize, usize)]) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    let mut push = |from: usize, to: usize, marked: bool| {
        let mut words = String::new();
        for c in text[from..to].chars() {
            let gap = c.is_whitespace() || c.is_control();
            let after_gap =
                words.ends_with(' ') || (words.is_empty() && all.last().is_none_or(|run| run.text.ends_with(' ')));
            match gap {
                true if after_gap => {}
                true => words.push(' '),
                false => words.push(c),
            }
        }
        if !words.is_empty() {
            all.push(Run { text: words, marked });
        }
    };
    let mut at = start;
    for &(from, to) in marks {
        let (from, to) = (from.clamp(at, end), to.clamp(at, end));
        if from < to {
            push(at, from, false);
            push(from, to, true);
            at = to;
        }
    }
    push(at, end, false);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run]) -> String {
        runs.iter().map(|run| if run.marked { format!("[{}]", run.text) } else { run.text.clone() }).collect()
    }

    #[test]
    fn an_excerpt_stands_around_the_first_place_after_the_title() {
        let title = "云溪县人民政府关于防汛的通知";
        let text = "云溪县人民政府\n关于防汛的通知\n\n各乡镇人民政府：\n　　请做好防汛 工作，防汛物资要到位。";
        assert_eq!(
            shown(&excerpt(text, title, &Ask::new("防汛"))),
            "各乡镇人民政府： 请做好[防汛] 工作，[防汛]物资要到位。"
        );
        assert_eq!(
            shown(&excerpt(text, title, &Ask::new("月球"))),
            "各乡镇人民政府： 请做好防汛 工作，防汛物资要到位。"
        );
        let long = format!("{}防汛{}", "前".repeat(100), "后".repeat(200));
        let part = shown(&excerpt(&long, "", &Ask::new("防汛")));
        assert!(part.starts_with("…前") && part.ends_with("后…") && part.contains("前[防汛]后"), "{part}");
        assert_eq!(part.chars().count(), LENGTH + 4);
        assert!(excerpt("", "", &Ask::new("防汛")).is_empty());
    }

    #[test]
    fn what_looks_like_html_is_text() {
        let runs = runs("<b>防汛</b>", &Ask::new("防汛").marks("<b>防汛</b>"));
        assert_eq!(shown(&runs), "<b>[防汛]</b>");
    }
}
