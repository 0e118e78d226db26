//! Tables: rows between bars as in Markdown, or cells set apart by tabs as pasted from a sheet.

use super::line::Line;
use crate::{Block, Cell, Merge, Place, Span, Table, Text};

/// Reads a table that begins at line `at`; returns it and the line after it.
pub(super) fn table(source: &str, lines: &[Line], at: usize) -> Option<(Block, usize)> {
    let is_row = |line: &Line| is_bar_row(line.str());
    let is_tabbed = |line: &Line| source[line.raw.range()].trim().contains('\t');
    let bars = lines.get(at).is_some_and(is_row);
    let tabs = !bars && lines.get(at).is_some_and(is_tabbed) && lines.get(at + 1).is_some_and(is_tabbed);
    if !bars && !tabs {
        return None;
    }
    let len = lines[at..].iter().take_while(|line| if bars { is_row(line) } else { is_tabbed(line) }).count();
    let mut head = usize::from(tabs);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for line in &lines[at..at + len] {
        if bars && is_separator(line.str()) && head == 0 && !rows.is_empty() {
            head = rows.len();
            continue;
        }
        rows.push(if bars { bar_cells(&line.text) } else { tab_cells(source, line) });
    }
    if rows.is_empty() {
        return None;
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(width, Cell::default());
    }
    let place = lines[at].raw.cover(lines[at + len - 1].raw);
    Some((Block::Table(Table { rows, head, place: Place(place) }), at + len))
}

fn is_bar_row(text: &str) -> bool {
    text.len() > 1 && text.starts_with('|') && text.ends_with('|') && !text.ends_with("\\|")
}

fn is_separator(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| "|-: ".contains(c))
}

/// Cells of a row. A backslash takes the meaning from a bar, a backslash, a merge sign or a dash.
fn bar_cells(text: &Text) -> Vec<Cell> {
    let string = text.as_str();
    let mut cells = Vec::new();
    let mut cell = Text::default();
    let (mut start, mut escaped, mut literal) = (1, false, false);
    for (at, c) in string.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' && string[at + 1..].starts_with(['|', '\\', '<', '^', '-', ':']) {
            cell = cell.joined(&text.slice(start..at));
            start = at + 1;
            (escaped, literal) = (true, true);
        } else if c == '|' {
            cells.push(finish(&cell.joined(&text.slice(start..at)).trimmed(), literal));
            (cell, start, literal) = (Text::default(), at + 1, false);
        }
    }
    cells
}

/// A lone `<` joins the cell at the left, a lone `^` the one above.
fn finish(text: &Text, literal: bool) -> Cell {
    match text.as_str() {
        "<" if !literal => Cell { text: Text::default(), merge: Merge::Left },
        "^" if !literal => Cell { text: Text::default(), merge: Merge::Up },
        _ => Cell { text: text.clone(), merge: Merge::None },
    }
}

fn tab_cells(source: &str, line: &Line) -> Vec<Cell> {
    let mut start = line.raw.start;
    source[line.raw.range()]
        .split('\t')
        .map(|piece| {
            let span = Span::new(start, start + piece.len());
            start += piece.len() + 1;
            Cell { text: super::line::trimmed(source, span), merge: Merge::None }
        })
        .collect()
}
