//! From runs of characters at places to lines of text.

use crate::LONGEST;

/// Characters at a place of a page; y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    /// The left end of the base line.
    pub(crate) x: f64,
    /// The base line.
    pub(crate) y: f64,
    /// The height of the letters.
    pub(crate) size: f64,
    /// The characters.
    pub(crate) text: String,
}

/// How much base lines of one line may differ, in heights of its letters.
const SAME_LINE: f64 = 0.35;
/// From which gap on, in heights, letters of the West stand apart.
const WORD: f64 = 0.4;
/// From which gap on, in heights, anything stands apart: columns, the two ends of a head.
const APART: f64 = 1.2;
/// How near, in heights, the same characters are one: print made bold by printing twice.
const TWICE: f64 = 0.12;

/// From how many characters on a line tells where the text area begins.
const LINE: usize = 10;

/// A line with what tells whether the next one goes on in it.
struct Line {
    text: String,
    left: f64,
    right: f64,
    y: f64,
    size: f64,
}

/// A page as text: lines from above, each from the left; lines of one paragraph are joined.
pub(crate) fn page(mut runs: Vec<Run>, out: &mut String) {
    runs.retain(|run| !run.text.is_empty() && run.x.is_finite() && run.y.is_finite());
    for run in &mut runs {
        if !run.size.is_finite() || run.size <= 0.0 {
            run.size = 10.0;
        }
    }
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let (mut lines, mut length) = (Vec::new(), 0);
    let mut rest = runs.as_slice();
    while let Some(first) = rest.first() {
        // The base line wanders along a line; each run is compared with the one before it.
        let mut end = 1;
        while rest.get(end).is_some_and(|run| run.y - rest[end - 1].y < SAME_LINE * run.size.min(first.size)) {
            end += 1;
        }
        let (line, after) = rest.split_at(end);
        let mut line: Vec<&Run> = line.iter().collect();
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        if let Some(line) = written(&line) {
            length += line.text.len();
            lines.push(line);
        }
        if length / 3 > LONGEST {
            break;
        }
        rest = after;
    }
    joint_mark(&mut lines);
    join(&lines, out);
}

/// The mark of a joint issue has its 文件 beside the organs, at half their height: it is read after
/// the organs (GB/T 9704-2012, 7.2.4).
fn joint_mark(lines: &mut [Line]) {
    for at in 1..lines.len().saturating_sub(1) {
        let (above, word, below) = (&lines[at - 1], &lines[at], &lines[at + 1]);
        let beside = |organ: &Line| organ.right <= word.left + 0.5 * word.size;
        let near = below.y - word.y < 2.4 * word.size;
        // The number below the mark is in smaller letters.
        let alike = (below.size - above.size).abs() < 0.1 * above.size;
        if word.text.replace(char::is_whitespace, "") == "文件" && near && alike && beside(below) && beside(above) {
            lines.swap(at, at + 1);
        }
    }
}

/// The runs of a line as text; `None` for a blank one.
fn written(line: &[&Run]) -> Option<Line> {
    let mut text = String::new();
    let mut before: Option<&Run> = None;
    let y = line.last().map_or(0.0, |run| run.y);
    let (mut left, mut right, mut size) = (f64::INFINITY, f64::NEG_INFINITY, 0.0_f64);
    for run in line {
        if run.text.chars().all(char::is_whitespace) {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            before = None;
            continue;
        }
        if let Some(before) = before {
            let step = run.x - before.x;
            if step.abs() < TWICE * run.size && run.text == before.text {
                continue;
            }
            let gap = (step - width(before)) / run.size;
            let west = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let words = west(before.text.chars().last()) && west(run.text.chars().next());
            if gap > APART || (words && gap > WORD) {
                text.push(' ');
            }
        }
        text.push_str(&run.text);
        left = left.min(run.x);
        right = right.max(run.x + width(run));
        size = size.max(run.size);
        before = Some(run);
    }
    text.truncate(text.trim_end_matches(' ').len());
    (!text.is_empty()).then_some(Line { text, left, right, y, size })
}

/// How wide a run is can only be guessed: a square for a character of the East.
fn width(run: &Run) -> f64 {
    run.text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * run.size
}

/// — 2 —
fn is_page_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "—-－–".contains(c))
}

/// Writes the lines of a page. A line that begins where the text area begins, after a line that
/// reached its other end in letters of the same size, goes on in the same paragraph.
fn join(lines: &[Line], out: &mut String) {
    let long = || lines.iter().filter(|line| line.text.chars().count() >= LINE);
    let left = long().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = long().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let mut before: Option<&Line> = None;
    for line in lines {
        let goes_on = before.is_some_and(|before| {
            let same = (before.size - line.size).abs() < 0.1 * line.size;
            let near = line.y - before.y < 2.4 * line.size;
            same && near
                && !is_page_number(&line.text)
                && left.is_finite()
                && before.right > right - 1.6 * line.size
                && line.left < left + 0.6 * line.size
                && before.left < left + 2.6 * line.size
        });
        if before.is_some() && !goes_on {
            out.push('\n');
        }
        let west = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if goes_on && west(out.chars().last()) && west(line.text.chars().next()) {
            out.push(' ');
        }
        out.push_str(&line.text);
        before = Some(line);
    }
    if before.is_some() {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f64, y: f64, text: &str) -> Run {
        Run { x, y, size: 16.0, text: text.into() }
    }

    #[test]
    fn lines_come_from_above_and_from_the_left_whatever_the_order() {
        let mut out = String::new();
        let runs = vec![
            run(100.0, 80.0, "号"),
            run(60.0, 40.0, "密"),
            run(84.0, 80.2, "1"),
            run(76.0, 40.0, "★"),
            run(44.0, 39.8, "机"),
            run(400.0, 40.0, "特急"),
        ];
        page(runs, &mut out);
        assert_eq!(out, "机密★ 特急\n1号\n");
    }

    #[test]
    fn print_that_was_made_bold_is_read_once_and_words_stand_apart() {
        let mut out = String::new();
        let twice = vec![run(0.0, 0.0, "通"), run(0.4, 0.0, "通"), run(16.0, 0.0, "知")];
        page(twice, &mut out);
        page(vec![run(0.0, 0.0, "GB"), run(30.0, 0.0, "9704"), run(64.0, f64::NAN, "x")], &mut out);
        assert_eq!(out, "通知\nGB 9704\n");
    }

    #[test]
    fn lines_of_one_paragraph_are_joined_and_headings_are_not() {
        let line = |x: f64, y: f64, count: usize| Run { x, y, size: 16.0, text: "字".repeat(count) };
        let mut out = String::new();
        // 28 characters to a line: two lines of a paragraph, a short one, and a new paragraph.
        let runs = vec![
            line(200.0, 50.0, 14),
            line(80.0, 80.0, 27),
            line(112.0, 110.0, 26),
            line(80.0, 140.0, 28),
            line(80.0, 170.0, 5),
            line(112.0, 200.0, 26),
        ];
        page(runs, &mut out);
        let lengths: Vec<usize> = out.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [14, 27, 59, 26]);
    }

    #[test]
    fn the_word_beside_the_organs_of_a_joint_mark_is_read_after_them() {
        let mut out = String::new();
        let line = |x: f64, y: f64, text: &str| Run { x, y, size: 30.0, text: text.into() };
        page(
            vec![line(60.0, 100.0, "云溪县财政局"), line(300.0, 120.0, "文件"), line(60.0, 140.0, "云溪县水利局")],
            &mut out,
        );
        assert_eq!(out, "云溪县财政局\n云溪县水利局\n文件\n");
    }
}
