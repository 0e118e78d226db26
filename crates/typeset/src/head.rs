//! 版头: everything above the red line.

use crate::compose::MarkSize;
use crate::nodes::Nodes;
use crate::parts::Part;
use crate::sheet::{Item, Placed, Stretched};
use crate::{Element, Role};
use gongwen::{Document, Text};

/// Width that a mark may take, in pt: the text area less a little on both sides.
const MARK_ROOM: f64 = 432.0;
/// The largest characters of a mark in pt: just below 20 mm.
const MARK_LARGEST: f64 = 56.0;
/// Below this size the characters are made narrower rather than smaller, as marks usually are.
const MARK_NARROW: f64 = 40.0;
/// The least width of a narrowed character, as a part of its own.
const MARK_NARROWEST: f64 = 0.6;
/// Height that the names of joint organs usually take together at most, in pt.
const STACK_ROOM: f64 = 215.0;
/// A line of the mark and the gap below it, as a part of the size.
pub(crate) const MARK_PITCH: f64 = 1.35;
/// The least size of joint names in pt: that of the body.
pub(crate) const MARK_LEAST: f64 = 16.0;

/// The head. Without a mark nothing red is drawn: what there is of it stands in plain lines,
/// and the title begins one line down.
pub(crate) fn items(document: &Document, size: MarkSize, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let header = &document.header;
    let mut lines = Vec::new();
    for (element, text, role) in [
        (Element::CopyNumber, &header.copy_number, Role::Fangsong),
        (Element::Secrecy, &header.secrecy, Role::Heiti),
        (Element::Urgency, &header.urgency, Role::Heiti),
    ] {
        lines.extend(text.as_ref().map(|text| nodes.text(element, text, role)));
    }
    let plain = header.mark.is_empty();
    let mut items = Vec::new();
    if plain {
        let height = lines.len() as f64 * 225.0 / 22.0;
        if !lines.is_empty() {
            items.push(Item::Top { lines, height });
        }
    } else {
        items.push(Item::Top { lines, height: 35.0 });
        items.push(mark(&header.mark, size, nodes));
        items.push(Item::Gap { rows: 2.0 });
    }
    if !is_order(document) {
        items.extend(number_line(document, nodes));
    }
    if plain {
        items.extend(document.title.is_some().then_some(Item::Gap { rows: 1.0 }));
    } else {
        // The character of 发文字号 ends half the line gap above the end of its line.
        let numbered = header.number.is_some() || !header.signatories.is_empty();
        let below = (225.0 / 22.0 - 16.0 * 25.4 / 72.0) / 2.0;
        let n = nodes.line(Element::RedLine);
        items.push(Item::RedLine { n, skip: 4.0 - if numbered { below } else { 0.0 } });
        items.push(Item::Gap { rows: 2.0 });
    }
    items
}

/// Whether the title is the mark of an order, 「云溪县人民政府令」, below which its number stands (10.2).
pub(crate) fn is_order(document: &Document) -> bool {
    let title = document.title.as_ref().map_or("", |title| title.text.as_str().trim());
    document.header.mark.is_empty() && title.ends_with('令') && !title.contains("关于")
}

/// 令号 between two blank lines above and two below, of which the caller adds the last.
pub(crate) fn order_number(document: &Document, nodes: &mut Nodes<'_>) -> Vec<Item> {
    number_line(document, nodes)
        .map_or_else(Vec::new, |number| vec![Item::Gap { rows: 2.0 }, number, Item::Gap { rows: 1.0 }])
}

/// 发文机关标志 alone, or the names of joint organs with 「文件」 at their right.
fn mark(names: &[Text], size: MarkSize, nodes: &mut Nodes<'_>) -> Item {
    let faces = nodes.faces;
    let width = |text: &str| faces.width(Role::Xiaobiaosong, text).max(1.0);
    if let [name] = names {
        let natural = width(name.as_str());
        let fitting = (MARK_ROOM / natural).min(MARK_LARGEST);
        let size = fitting.max((fitting / MARK_NARROWEST).min(MARK_NARROW));
        let parts = nodes.text(Element::Mark, name, Role::Xiaobiaosong);
        let name = Stretched { parts, size, tracking: 0.0, scale: fitting / size, room: None };
        return Item::Mark { names: vec![name], suffix: None };
    }
    let (names, suffix) = without_suffix(names);
    let longest = names.iter().map(|name| width(name.as_str())).fold(1.0, f64::max);
    let beside = if suffix.is_some() { 0.4 + 2.0 * SUFFIX } else { 0.0 };
    let stack = STACK_ROOM / (MARK_PITCH * names.len() as f64);
    let usual = (MARK_ROOM / (longest + beside)).min(stack).min(MARK_NARROW);
    let size = match size {
        MarkSize::Usual => usual,
        MarkSize::Least => usual.min(MARK_LEAST),
        MarkSize::Fitted(size) => usual.min(size),
    };
    let names = names
        .iter()
        .map(|name| {
            let between = name.as_str().chars().count().saturating_sub(1).max(1) as f64;
            let tracking = (longest - width(name.as_str())) * size / between;
            let parts = nodes.text(Element::Mark, name, Role::Xiaobiaosong);
            Stretched { parts, size, tracking, scale: 1.0, room: Some(longest * size) }
        })
        .collect();
    let suffix = suffix.map(|text| {
        let parts = nodes.text(Element::Mark, &text, Role::Xiaobiaosong);
        Stretched { parts, size: size * SUFFIX, tracking: 0.0, scale: 1.0, room: None }
    });
    Item::Mark { names, suffix }
}

/// Size of 「文件」 beside joint names.
const SUFFIX: f64 = 1.5;

/// Takes 文件 away from the organ beside which it was typed: the last, or the middle one.
fn without_suffix(names: &[Text]) -> (Vec<Text>, Option<Text>) {
    let mut names = names.to_vec();
    let Some(beside) = names.iter_mut().rev().find(|name| name.as_str().ends_with("文件")) else {
        return (names, None);
    };
    let len = beside.as_str().len();
    let suffix = beside.slice(len - "文件".len()..len);
    *beside = beside.slice(0..len - "文件".len()).trimmed();
    names.retain(|name| !name.is_empty());
    (names, Some(suffix))
}

/// 发文字号 in the middle; with 签发人 (上行文) one cell from the left, on the line of the last
/// of them.
fn number_line(document: &Document, nodes: &mut Nodes<'_>) -> Option<Item> {
    let header = &document.header;
    if header.signatories.is_empty() && !document.is_upward() {
        let number = header.number.as_ref()?;
        let width = nodes.cells(Role::Fangsong, number.as_str()).min(28.0);
        let parts = nodes.text(Element::Number, number, Role::Fangsong);
        return Some(one_line(vec![Placed { x: (28.0 - width) / 2.0, y: 0.0, w: width + SLACK, parts }]));
    }
    let names = &header.signatories;
    let rows = names.len().div_ceil(2).max(1);
    let width = |column: usize| {
        let names = names.iter().skip(column).step_by(2);
        names.map(|name| nodes.cells(Role::Kaiti, name.as_str())).fold(0.0, f64::max).min(9.0)
    };
    let (first, second) = (width(0), width(1));
    let beside = if names.len() > 1 { 1.0 + second } else { 0.0 };
    let left = 27.0 - LABEL_CELLS - first - beside;
    let mut texts = Vec::new();
    if let Some(number) = &header.number {
        let room = if names.is_empty() { 26.0 } else { left - 1.5 };
        let parts = nodes.text(Element::Number, number, Role::Fangsong);
        texts.push(Placed { x: 1.0, y: rows as f64 - 1.0, w: room, parts });
    }
    if !names.is_empty() {
        let parts: Vec<Part> = nodes.label(Element::Signatory, "签发人：", Role::Fangsong);
        texts.push(Placed { x: left, y: 0.0, w: LABEL_CELLS + SLACK, parts });
    }
    for (i, name) in names.iter().enumerate() {
        let parts = nodes.text(Element::Signatory, name, Role::Kaiti);
        let x = left + LABEL_CELLS + if i % 2 == 0 { 0.0 } else { first + 1.0 };
        let w = if i % 2 == 0 { first } else { second };
        texts.push(Placed { x, y: (i / 2) as f64, w: w + SLACK, parts });
    }
    (!texts.is_empty()).then_some(Item::Placed { rows: rows as f64, texts, sticky: false })
}

/// 签发人：
const LABEL_CELLS: f64 = 4.0;
/// Room beyond the measured width, so that rounding never breaks a line.
pub(crate) const SLACK: f64 = 0.5;

fn one_line(texts: Vec<Placed>) -> Item {
    Item::Placed { rows: 1.0, texts, sticky: false }
}
