//! Tables: merged cells, widths of columns and the size of their text.

use crate::body::Room;
use crate::nodes::Nodes;
use crate::sheet::{Item, Table as Laid, TableCell};
use crate::{Element, Role};
use gongwen::{Cell, Merge, Table};

/// Sizes tried in turn, in pt: 三号 as the text, then smaller where columns are many.
const SIZES: [f64; 6] = [16.0, 14.0, 12.0, 10.5, 9.0, 7.5];
/// Space at the sides of a cell, both together, in mm.
const PADDING: f64 = 2.4;
const MM_PER_PT: f64 = 25.4 / 72.0;
/// Characters of a Latin word or number that stay together in a cell.
const LONGEST: usize = 12;

/// The table with all sizes decided, going on after a new page from the row `cut` on; nothing if
/// it has no cell.
pub(crate) fn items(table: &Table, cut: Option<usize>, room: Room, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let Some(whole) = laid(table, room, nodes) else { return Vec::new() };
    let item = |table| Item::Table(Box::new(table));
    match cut {
        None => vec![item(whole)],
        Some(0) => vec![Item::Break, item(whole)],
        Some(row) => {
            let head = whole.head;
            let (before, after): (Vec<_>, Vec<_>) = whole.cells.into_iter().partition(|cell| cell.y < row);
            let again = before.iter().filter(|cell| cell.y < head).cloned();
            let moved = after.into_iter().map(|cell| TableCell { y: cell.y - row + head, ..cell });
            let rest = Laid { cells: again.chain(moved).collect(), columns: whole.columns.clone(), ..whole };
            vec![item(Laid { cells: before, ..whole }), Item::Break, item(rest)]
        }
    }
}

/// The row with which the end of a table can go to a new page: the last one that no cell joins
/// to those above; 0 if that leaves nothing behind. `None` if the table has no cell.
pub(crate) fn last_cut(table: &Table) -> Option<usize> {
    let columns = columns(table)?;
    let head = head(table, Room::UPRIGHT);
    let areas = areas(&table.rows, columns, head);
    let clean = |row: &usize| areas.iter().all(|area| area.y >= *row || area.y + area.rowspan <= *row);
    Some((head + 1..table.rows.len()).rev().find(clean).unwrap_or(0))
}

fn columns(table: &Table) -> Option<usize> {
    table.rows.iter().map(Vec::len).max().filter(|&columns| columns > 0)
}

/// Rows of the head that are repeated; one that would fill much of the page is not.
fn head(table: &Table, room: Room) -> usize {
    if table.head < table.rows.len() && table.head as f64 <= room.rows / 4.0 { table.head } else { 0 }
}

fn laid(table: &Table, room: Room, nodes: &mut Nodes<'_>) -> Option<Laid> {
    let columns = columns(table)?;
    let head = head(table, room);
    let areas = areas(&table.rows, columns, head);
    let (size, columns) = columns_of(table, &areas, columns, room, nodes);
    let joined = areas.iter().any(|area| area.rowspan > 1);
    let width_of = |area: &Area| columns[area.x..area.x + area.colspan].iter().sum::<f64>() - PADDING;
    let text_of = |area: &Area| table.rows.get(area.y).and_then(|row| row.get(area.x)).map(|cell| cell.text.clone());
    // A row stays on one page unless one of its cells is as deep as a good part of it, or it hangs
    // together with others. All of its cells then go on: one that does not would keep the whole row
    // on a page that has no room for it.
    let mut deep = vec![joined; table.rows.len()];
    for area in &areas {
        let role = if area.y < table.head { Role::Heiti } else { Role::Fangsong };
        let text = text_of(area).unwrap_or_default();
        let lines = nodes.faces.width(role, text.as_str()) * size * MM_PER_PT / width_of(area).max(1.0);
        deep[area.y] |= lines > room.rows / 2.0;
    }
    let mut cells = Vec::new();
    for area in areas {
        let text = text_of(&area).unwrap_or_default();
        let centred = area.y < table.head || text.count() <= 8 || is_figure(text.as_str());
        let role = if area.y < table.head { Role::Heiti } else { Role::Fangsong };
        let longest = ((width_of(&area) / (size * MM_PER_PT)).floor() as usize).clamp(1, 40);
        let parts = nodes.mixed(Element::Cell, &text, &[(0, role)], longest);
        let breakable = deep[area.y];
        let Area { x, y, colspan, rowspan } = area;
        cells.push(TableCell { breakable, x, y, colspan, rowspan, centred, parts });
    }
    Some(Laid { columns, size, head, cells })
}

/// A cell with the cells that only continue it.
struct Area {
    x: usize,
    y: usize,
    colspan: usize,
    rowspan: usize,
}

/// Covers the table with cells, each place exactly once. A continuation that has text of its
/// own, or nothing to continue, is a cell.
fn areas(rows: &[Vec<Cell>], columns: usize, head: usize) -> Vec<Area> {
    let merge = |x: usize, y: usize| {
        let cell = rows.get(y).and_then(|row| row.get(x));
        cell.filter(|cell| cell.text.as_str().trim().is_empty()).map_or(Merge::None, |cell| cell.merge)
    };
    let mut taken = vec![vec![false; columns]; rows.len()];
    let mut areas = Vec::new();
    for y in 0..rows.len() {
        for x in 0..columns {
            if taken[y][x] {
                continue;
            }
            let mut colspan = 1;
            while x + colspan < columns && !taken[y][x + colspan] && merge(x + colspan, y) == Merge::Left {
                colspan += 1;
            }
            let last = if y < head { head } else { rows.len() };
            let mut rowspan = 1;
            let continues = |row: usize| {
                merge(x, row) == Merge::Up
                    && (x + 1..x + colspan).all(|column| matches!(merge(column, row), Merge::Left | Merge::Up))
            };
            while y + rowspan < last && continues(y + rowspan) {
                rowspan += 1;
            }
            for row in &mut taken[y..y + rowspan] {
                row[x..x + colspan].fill(true);
            }
            areas.push(Area { x, y, colspan, rowspan });
        }
    }
    areas
}

/// The largest size at which every word fits its column and the table is not too deep, and the
/// widths of the columns then.
fn columns_of(table: &Table, areas: &[Area], columns: usize, room: Room, nodes: &Nodes<'_>) -> (f64, Vec<f64>) {
    let mut natural = vec![2.0_f64; columns];
    let mut least = vec![1.0_f64; columns];
    for area in areas.iter().filter(|area| area.colspan == 1) {
        let Some(cell) = table.rows.get(area.y).and_then(|row| row.get(area.x)) else { continue };
        let width = nodes.faces.width(Role::Fangsong, cell.text.as_str());
        natural[area.x] = natural[area.x].max(width.min(20.0));
        let word = longest_word(cell.text.as_str(), |word| nodes.faces.width(Role::Fangsong, word));
        // Four characters to a line read better than fewer.
        least[area.x] = least[area.x].max(word).max(width.min(4.0));
    }
    let em = |size: f64| size * MM_PER_PT;
    let needed = |size: f64, widths: &[f64]| widths.iter().map(|width| width * em(size) + PADDING).sum::<f64>();
    let size = SIZES.into_iter().find(|&size| {
        needed(size, &natural) <= room.width || (size <= 14.0 && needed(size, &least) <= room.width * 0.9)
    });
    let size = size.unwrap_or(SIZES[SIZES.len() - 1]);
    let (minimum, wanted) = (needed(size, &least), needed(size, &natural));
    let widths: Vec<f64> = natural
        .iter()
        .zip(&least)
        .map(|(natural, least)| {
            let (natural, least) = (natural * em(size) + PADDING, least * em(size) + PADDING);
            if wanted <= room.width {
                natural + (room.width - wanted) * natural / wanted
            } else if minimum <= room.width {
                least + (natural - least) * (room.width - minimum) / (wanted - minimum)
            } else {
                room.width * least / minimum
            }
        })
        .collect();
    (size, widths)
}

/// Width of the longest piece that must not be broken: a number or a Latin word.
fn longest_word(text: &str, width: impl Fn(&str) -> f64) -> f64 {
    text.split(|c: char| !c.is_ascii_graphic())
        .map(|word| width(word.get(..word.len().min(LONGEST)).unwrap_or(word)))
        .fold(0.0, f64::max)
}

fn is_figure(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || ".,%％-—+/～~、 ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, merge: Merge) -> Cell {
        Cell { text: gongwen::Text::built(text), merge }
    }

    #[test]
    fn merged_cells_cover_every_place_once() {
        let rows = vec![
            vec![cell("序号", Merge::None), cell("项目", Merge::None), cell("", Merge::Left)],
            vec![cell("", Merge::Up), cell("甲", Merge::None), cell("", Merge::Up)],
            vec![cell("", Merge::Up), cell("", Merge::Up), cell("文字", Merge::Left)],
        ];
        let areas = areas(&rows, 3, 1);
        let covered: usize = areas.iter().map(|area| area.colspan * area.rowspan).sum();
        assert_eq!(covered, 9);
        assert!(areas.iter().any(|area| (area.x, area.y, area.colspan) == (1, 0, 2)));
        assert!(areas.iter().all(|area| area.y != 0 || area.rowspan == 1), "no cell leaves the head");
        assert!(areas.iter().any(|area| (area.x, area.y) == (2, 2)), "text of a continuation is kept");
    }
}
