//! 正文: headings, paragraphs and tables on the grid.

use crate::compose::Plan;
use crate::nodes::Nodes;
use crate::sheet::{Item, Paragraph as Lines};
use crate::table;
use crate::{Element, Role};
use gongwen::{Block, OrdinalStyle, Paragraph};

/// The space that a body is set in.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Width in mm.
    pub(crate) width: f64,
    /// Height in lines.
    pub(crate) rows: f64,
}

impl Room {
    pub(crate) const UPRIGHT: Self = Self { width: 156.0, rows: 22.0 };
    /// Turned by a quarter: as wide as the text area is high.
    pub(crate) const TURNED: Self = Self { width: 225.0, rows: 15.0 };
}

/// The body of the document, the last paragraph or table perhaps cut in two.
pub(crate) fn items(blocks: &[Block], plan: Plan, nodes: &mut Nodes<'_>) -> Vec<Item> {
    items_in(blocks, plan, Room::UPRIGHT, nodes)
}

/// A body in a given space.
pub(crate) fn items_in(blocks: &[Block], plan: Plan, room: Room, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let last = i + 1 == blocks.len();
        match block {
            Block::Table(table) => items.extend(table::items(table, plan.row.filter(|_| last), room, nodes)),
            Block::Paragraph(paragraph) => match plan.split.filter(|_| last) {
                Some(at) => items.extend(cut(paragraph, at, nodes)),
                None => items.push(whole(paragraph, nodes)),
            },
        }
    }
    take_headings_along(&mut items);
    items
}

/// Lets the new page begin with the headings of what it begins with.
fn take_headings_along(items: &mut [Item]) {
    let Some(at) = items.iter().position(|item| matches!(item, Item::Break)) else { return };
    let headed = items[..at].iter().rev().take_while(|item| matches!(item, Item::Heading { .. })).count();
    items[at - headed..=at].rotate_right(1);
}

fn whole(paragraph: &Paragraph, nodes: &mut Nodes<'_>) -> Item {
    let roles = roles(paragraph);
    if paragraph.is_heading_line() && !paragraph.text.is_empty() {
        let style = paragraph.ordinal.map(|ordinal| ordinal.style);
        let level = level(paragraph);
        let centred = matches!(style, Some(OrdinalStyle::Chapter | OrdinalStyle::Section));
        let parts = nodes.mixed(Element::Heading, &paragraph.text, &roles, LONGEST);
        return Item::Heading { level: level.clamp(1, 4) + 1, indent: 2.0, centred, parts };
    }
    let parts = match paragraph.heading.filter(|&end| end > 0) {
        Some(end) => nodes.headed(&paragraph.text, &roles, end, level(paragraph).clamp(1, 4) + 1),
        None => nodes.mixed(Element::Paragraph, &paragraph.text, &roles, LONGEST),
    };
    Item::Paragraph(Lines { first: 2.0, parts, ..Lines::default() })
}

/// A paragraph whose end stands on a new page, from the character `at` on.
fn cut(paragraph: &Paragraph, at: usize, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let number = nodes.list.len();
    let whole = whole(paragraph, nodes);
    if at == 0 {
        return vec![Item::Break, whole];
    }
    let (before, after) = nodes.cut(number, at);
    vec![
        Item::Paragraph(Lines { first: 2.0, parts: before, ..Lines::default() }),
        Item::Break,
        Item::Paragraph(Lines { parts: after, ..Lines::default() }),
    ]
}

const LONGEST: usize = 22;

/// The fonts of a paragraph: 黑体 for headings of the first level, 楷体 for the second, up to
/// and including the full stop of the heading; 黑体 for 「第一条」.
fn roles(paragraph: &Paragraph) -> Vec<(usize, Role)> {
    let style = paragraph.ordinal.map(|ordinal| ordinal.style);
    if style == Some(OrdinalStyle::Article) {
        let end = paragraph.ordinal.map_or(0, |ordinal| ordinal.len);
        return vec![(0, Role::Heiti), (end, Role::Fangsong)];
    }
    let Some(end) = paragraph.heading else { return vec![(0, Role::Fangsong)] };
    let role = match level(paragraph) {
        0 | 1 => Role::Heiti,
        2 => Role::Kaiti,
        _ => Role::Fangsong,
    };
    vec![(0, role), (end, Role::Fangsong)]
}

/// The level of a heading: as its ordinal shows, else as stated.
fn level(paragraph: &Paragraph) -> u8 {
    let shown = paragraph.ordinal.and_then(|ordinal| ordinal.style.level());
    shown.or(paragraph.stated_level).unwrap_or(1)
}
