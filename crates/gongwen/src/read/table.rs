//! Tables: rows between bars as in Markdown, or cells set apart by tabs as pasted from a sheet.

use super::body;
use super::line::Line;
use crate::{Block, Cell, Merge, Place, Remark, RemarkKind, Span, Table, TableAllowance, Text};

/// What tables may still take, and where the first stands that was too large.
#[derive(Default)]
pub(super) struct Allowance {
    left: TableAllowance,
    refused: Option<Span>,
}

impl Allowance {
    fn admits(&mut self, columns: usize, rows: usize, place: Span) -> bool {
        let admitted = self.left.admits(columns, rows);
        if !admitted {
            self.refused.get_or_insert(place);
        }
        admitted
    }

    /// Tells which tables were too large to be tables, at the first of them.
    pub(super) fn told(self, remarks: &mut Vec<Remark>) {
        let told = self.refused.zip(self.left.refusal());
        remarks.extend(told.map(|(span, message)| Remark { span, kind: RemarkKind::NotUnderstood, message }));
    }
}

/// Reads a table that begins at line `at`; returns it, or its rows as paragraphs where it is too
/// large, and the line after it.
pub(super) fn table(source: &str, lines: &[Line], at: usize, allowance: &mut Allowance) -> Option<(Vec<Block>, usize)> {
    table_of_bars(lines, at, allowance).or_else(|| table_of_tabs(source, lines, at, allowance))
}

/// Rows between bars only.
pub(super) fn table_of_bars(lines: &[Line], at: usize, allowance: &mut Allowance) -> Option<(Vec<Block>, usize)> {
    let rows: Vec<&Line> = lines[at..].iter().take_while(|line| is_bar_row(line.str())).collect();
    let mut head = 0;
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    for line in &rows {
        if is_separator(line.str()) && head == 0 && !cells.is_empty() {
            head = cells.len();
        } else {
            cells.push(bar_cells(&line.text));
        }
    }
    finished(cells, head, &rows, at, allowance)
}

/// Two or more lines with tabs; the first is the head.
fn table_of_tabs(source: &str, lines: &[Line], at: usize, allowance: &mut Allowance) -> Option<(Vec<Block>, usize)> {
    let tabs = |line: &Line| source[line.raw.range()].matches('\t').count();
    // Tabs at the edges alone indent a paragraph; below a row of a table they are empty cells.
    let is_tabbed = |line: &Line| source[line.raw.range()].trim().contains('\t');
    let width = lines.get(at).filter(|line| is_tabbed(line)).map(&tabs)?;
    let rows: Vec<&Line> =
        lines[at..].iter().take_while(|line| is_tabbed(line) || (width > 0 && tabs(line) == width)).collect();
    if rows.len() < 2 {
        return None;
    }
    finished(rows.iter().map(|line| tab_cells(source, line)).collect(), 1, &rows, at, allowance)
}

fn finished(
    mut cells: Vec<Vec<Cell>>,
    head: usize,
    rows: &[&Line],
    at: usize,
    allowance: &mut Allowance,
) -> Option<(Vec<Block>, usize)> {
    let width = cells.iter().map(Vec::len).max()?;
    let place = rows.first()?.raw.cover(rows.last()?.raw);
    let blocks = if allowance.admits(width, cells.len(), place) {
        cells.iter_mut().for_each(|row| row.resize(width, Cell::default()));
        vec![Block::Table(Table { rows: cells, head, place: Place(place) })]
    } else {
        let written = rows.iter().filter(|line| !line.is_blank());
        written.map(|line| Block::Paragraph(body::paragraph(line.text.clone()))).collect()
    };
    Some((blocks, at + rows.len()))
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
            cell.append(&text.slice(start..at));
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
