//! Signatures that were set in a table without borders, as templates for joint documents have them:
//! 「| 云溪县财政局 | 云溪县教育局 |」 above a date.

use super::line::Line;
use crate::{Date, Text, organ};

/// Takes such rows apart, a line for each organ, so that they are no part of the body or of a list.
pub(super) fn signatures(lines: &mut Vec<Line>, from: usize) {
    let rows: Vec<usize> = (from..lines.len()).filter(|at| cells(&lines[*at].text).is_some()).collect();
    let signs = |at: &usize| {
        let beside = |line: Option<&Line>| line.is_some_and(|line| line.str().starts_with('|'));
        let alone = !beside(at.checked_sub(1).and_then(|above| lines.get(above)).filter(|_| !rows.contains(&(at - 1))))
            && !beside(lines.get(at + 1).filter(|_| !rows.contains(&(at + 1))));
        let below = (at + 1..lines.len()).filter(|below| !lines[*below].is_blank() && !rows.contains(below));
        let next = below.into_iter().next().map_or("", |below| lines[below].str());
        alone && (next.is_empty() || Date::read(next).is_some() || super::imprint::is_imprint(next))
    };
    let signing: Vec<usize> = rows.iter().filter(|at| signs(at)).copied().collect();
    for at in signing.into_iter().rev() {
        let apart = cells(&lines[at].text).unwrap_or_default();
        let line = |text: Text| Line { raw: text.span(), text, hashes: 0 };
        lines.splice(at..=at, apart.into_iter().map(line));
    }
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
