//! Signatures and 版记 that were set in a table without borders, as templates have them:
//! 「| 云溪县财政局 | 云溪县教育局 |」 above a date, 「| 云溪县人民政府办公室 | 2026年5月6日印发 |」.

use super::line::Line;
use crate::{Date, Text, organ};
use std::collections::BTreeMap;

/// Rows of a signature or a 版记; more are a table of organs.
const MOST_ROWS: usize = 20;

/// Cells of a row of the 版记; more are a table of something else.
const MOST_CELLS: usize = 20;

/// Takes such tables apart, a line for each organ or each row of the 版记, so that they are no part of the body or of a list. A
/// table is one as a whole or not at all.
pub(super) fn take_apart(lines: &mut Vec<Line>, from: usize) {
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
            let signs: Option<Vec<_>> = block.iter().map(|line| signing(&line.text)).collect();
            let imprint = || block.iter().map(|line| imprint(&line.text)).collect::<Option<Vec<_>>>();
            apart.extend((at..).zip(signs.or_else(imprint).unwrap_or_default()));
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
fn signing(text: &Text) -> Option<Vec<Text>> {
    let cells = cells(text)?;
    let signs = |cell: &Text| {
        organ::looks_like_organ(cell.as_str()) || Date::read(cell.as_str()).is_some_and(|date| date.day.is_some())
    };
    (!cells.is_empty() && cells.iter().all(signs)).then_some(cells)
}

/// A row of the 版记 as the one line that it stands for; none for the line below the head of a table.
fn imprint(text: &Text) -> Option<Vec<Text>> {
    if text.as_str().contains('-') && text.as_str().chars().all(|c| "|-: ".contains(c)) {
        return Some(Vec::new());
    }
    let cells = cells(text).filter(|cells| cells.len() <= MOST_CELLS)?;
    let (first, rest) = cells.split_first()?;
    let is_label = ["抄送", "抄送机关", "主送", "抄报", "印发机关", "印发日期"].contains(&first.as_str());
    let mut line = first.clone();
    for (at, cell) in rest.iter().enumerate() {
        let gap = match (at, is_label, first.as_str().ends_with(['：', ':'])) {
            (0, true, _) => "：",
            (0, _, true) => "",
            _ => "　　",
        };
        line = line.joined(&Text::between(gap)).joined(cell);
    }
    super::imprint::is_imprint(line.as_str()).then(|| vec![line])
}

/// The cells of a row that say something.
fn cells(text: &Text) -> Option<Vec<Text>> {
    let string = text.as_str();
    let inner = string.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'))?;
    let mut from = 1;
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        cells.push(text.slice(from..from + cell.len()).trimmed());
        from += cell.len() + 1;
    }
    cells.retain(|cell| !cell.is_empty() && !["<", "^"].contains(&cell.as_str()));
    Some(cells)
}
