//! Signatures that were set in a table without borders, as templates for joint documents have them:
//! 「| 云溪县财政局 | 云溪县教育局 |」 above a date.

use super::line::Line;
use crate::{Date, Text, organ};
use std::collections::BTreeMap;

/// Rows of a signature; more are a table of organs.
const MOST_ROWS: usize = 20;

/// Takes such tables apart, a line for each organ, so that they are no part of the body or of a list. A
/// table is one as a whole or not at all.
pub(super) fn signatures(lines: &mut Vec<Line>, from: usize) {
    let mut apart: BTreeMap<usize, Vec<Text>> = BTreeMap::new();
    let mut at = from;
    while at < lines.len() {
        let rows = lines[at..].iter().take_while(|line| line.str().starts_with('|')).count();
        let (block, below) = lines[at..].split_at(rows);
        let ends = || {
            let next = below.iter().find(|line| !line.is_blank()).map_or("", Line::str);
            next.is_empty() || Date::read(next).is_some() || super::imprint::is_imprint(next)
        };
        if (1..=MOST_ROWS).contains(&rows) && ends() {
            let cells: Option<Vec<_>> = block.iter().map(|line| cells(&line.text)).collect();
            apart.extend((at..).zip(cells.unwrap_or_default()));
        }
        at += rows.max(1);
    }
    if apart.is_empty() {
        return;
    }
    let line = |text: Text| Line { raw: text.span(), text, hashes: 0 };
    let parted = std::mem::take(lines).into_iter().enumerate().flat_map(|(at, whole)| match apart.remove(&at) {
        Some(cells) => cells.into_iter().map(line).collect(),
        None => vec![whole],
    });
    *lines = parted.collect();
}

/// The cells of a row that names organs and dates alone.
fn cells(text: &Text) -> Option<Vec<Text>> {
    let string = text.as_str();
    let inner = string.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'))?;
    let mut from = 1;
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        cells.push(text.slice(from..from + cell.len()).trimmed());
        from += cell.len() + 1;
    }
    cells.retain(|cell| !cell.is_empty());
    let signs = |cell: &Text| {
        organ::looks_like_organ(cell.as_str()) || Date::read(cell.as_str()).is_some_and(|date| date.day.is_some())
    };
    (!cells.is_empty() && cells.iter().all(signs)).then_some(cells)
}
