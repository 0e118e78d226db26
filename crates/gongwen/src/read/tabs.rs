//! Lines with tabs that are no rows of a table: lists as Word pastes them (number, tab, text), rosters
//! and contacts (「组长：」, tab, name).

use super::line::Line;
use super::ordinal;
use crate::{Span, Text};

/// Most cells of a line of a roster: post, name, office.
const MOST_CELLS: usize = 3;
/// Longest label in characters.
const LONGEST_LABEL: usize = 12;

/// Reads such lines from line `at` on, each as the text of a paragraph.
pub(super) fn paragraphs(source: &str, lines: &[Line], at: usize) -> Option<Vec<Line>> {
    let first = lines.get(at)?;
    if let Some(text) = item(source, first) {
        return Some(vec![Line { text, ..first.clone() }]);
    }
    labelled(source, first)?;
    // A roster is one as a whole; below a label a line may begin with an empty cell.
    let rows = lines[at..].iter().take_while(|line| is_row(source, line));
    let goes_on = |line: &Line| source[line.raw.range()].starts_with('\t').then(|| spaced(source, line));
    rows.map(|line| {
        let text = labelled(source, line).or_else(|| item(source, line)).or_else(|| goes_on(line))?;
        Some(Line { text, ..line.clone() })
    })
    .collect()
}

/// Whether tabs set something apart on a line; at its beginning they indent it.
pub(super) fn is_row(source: &str, line: &Line) -> bool {
    !line.is_blank() && source[line.raw.range()].trim_start().contains('\t')
}

/// A number or a bullet, a tab, and one text. The tab shows as nothing where a mark ends the number.
fn item(source: &str, line: &Line) -> Option<Text> {
    let cells = cells(source, line)?;
    let [number, words] = cells.as_slice() else { return None };
    let string = number.as_str();
    let bullet = string.chars().count() == 1 && string.chars().all(|c| "●•·■◆▶➢○◎★☆※-—–*".contains(c));
    let digits = string.strip_suffix([')', '）']).filter(|digits| (1..=2).contains(&digits.len()));
    let counted = digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    let is_number = ordinal::ordinal(line.str()).is_some_and(|ordinal| ordinal.len == string.len());
    if !(bullet || counted || is_number) {
        return None;
    }
    let word = string.ends_with(|c: char| c.is_ascii_digit() || "章节条".contains(c));
    let apart = word || words.as_str().starts_with(|c: char| c.is_ascii_digit());
    let gap = Text::between(if apart { " " } else { "" });
    Some(number.joined(&gap).joined(words))
}

/// 「组长：」, tab, name, or values that each have their label: 「联系人：李四」, tab, 「电话：123」.
fn labelled(source: &str, line: &Line) -> Option<Text> {
    let cells = cells(source, line)?;
    let label = |cell: &Text| {
        let label = cell.as_str().strip_suffix(['：', ':']);
        label.is_some_and(|label| !label.is_empty() && label.chars().count() <= LONGEST_LABEL)
    };
    let valued = |cell: &Text| cell.as_str().split_once(['：', ':']).is_some_and(|(_, value)| !value.is_empty());
    let (first, rest) = cells.split_first()?;
    let roster = label(first) && !rest.iter().any(label);
    let is_one = !rest.is_empty() && cells.len() <= MOST_CELLS && (roster || cells.iter().all(valued));
    is_one.then(|| joined(&cells))
}

fn spaced(source: &str, line: &Line) -> Text {
    cells(source, line).map_or_else(|| line.text.clone(), |cells| joined(&cells))
}

/// The cells with an ideographic space for the tabs between them.
fn joined(cells: &[Text]) -> Text {
    let gap = Text::between("　");
    cells.iter().skip(1).fold(cells[0].clone(), |text, cell| text.joined(&gap).joined(cell))
}

/// What tabs set apart, tabs in a row as one; nothing where a cell at the end is empty, as in sheets.
fn cells(source: &str, line: &Line) -> Option<Vec<Text>> {
    let raw = &source[line.raw.range()];
    // Where Markdown took marks away, the line is no longer what stands between its tabs.
    let whole = super::line::trimmed(source, line.raw) == line.text;
    if !whole || !is_row(source, line) || raw.trim_end_matches(' ').ends_with('\t') {
        return None;
    }
    let mut start = line.raw.start;
    let mut cells = Vec::new();
    for piece in raw.split('\t') {
        let cell = super::line::trimmed(source, Span::new(start, start + piece.len()));
        start += piece.len() + 1;
        if !cell.is_empty() {
            cells.push(cell);
        }
        if cells.len() > MOST_CELLS {
            return None;
        }
    }
    (!cells.is_empty()).then_some(cells)
}
