//! What closes a document: 附件说明, 署名, 成文日期, 附注.
//!
//! Whether places for seals (印章) are kept free is decided by [`is_sealed`]: what the document
//! states (「用印」) comes first. Without a word on it, a document with a mark (发文机关标志) that
//! organs sign is sealed, as custom has it; minutes (纪要) are not. Telegrams (电报) and documents
//! with a special mark that go to everyone (普发性公文) may do without a seal (7.3.5.2): they say so.

use crate::head::SLACK;
use crate::nodes::Nodes;
use crate::sheet::{Item, Paragraph, Placed};
use crate::{Element, Role};
use gongwen::{AttachmentList, Document, Kind, Text};

/// Width of the grid in cells.
const CELLS: f64 = 28.0;
/// Room for one seal (a county's is 42 mm) with air at both sides, in cells.
const SEAL_CELLS: f64 = 8.0;
/// Lines from one row of seals to the next.
const SEAL_ROWS: f64 = 5.0;
/// 签名章: 40 mm by two lines, in cells.
pub(crate) const STAMP_CELLS: f64 = 7.2;

/// Everything after the body.
pub(crate) fn items(document: &Document, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some(list) = &document.attachment_list {
        items.push(Item::Gap { rows: 1.0 });
        items.extend(attachment_list(list, nodes));
    }
    let mut texts = Vec::new();
    let rows = signature(document, nodes, &mut texts);
    if !texts.is_empty() {
        // Below a date that is sealed one line stays free for the foot of the seal, unless the
        // annotation stands there, at the left.
        let reserve = if is_sealed(document) && document.annotation.is_empty() { 1.0 } else { 0.0 };
        items.push(Item::Placed { rows: rows + reserve, texts, sticky: !document.annotation.is_empty() });
    }
    for annotation in &document.annotation {
        let parts = nodes.text(Element::Annotation, annotation, Role::Fangsong);
        items.push(Item::Paragraph(Paragraph { first: 2.0, parts, ..Paragraph::default() }));
    }
    items
}

/// Whether places for seals are kept: as stated, else where a mark stands above and organs
/// sign, but not under minutes (纪要), which bear none.
pub(crate) fn is_sealed(document: &Document) -> bool {
    let signature = &document.signature;
    let usual = !document.header.mark.is_empty() && document.kind() != Some(Kind::Minutes);
    !signature.organs.is_empty() && signature.person.is_none() && document.stated.sealed.unwrap_or(usual)
}

/// 附件说明 (7.3.4): two cells in; names hang on their first character.
fn attachment_list(list: &AttachmentList, nodes: &mut Nodes<'_>) -> Vec<Item> {
    let label = if list.label.is_empty() { Text::built("附件") } else { list.label.clone() };
    let colon = if list.repeats_label() { 0.0 } else { nodes.cells(Role::Fangsong, label.as_str()) + 1.0 };
    let widths: Vec<f64> = list.items.iter().map(|item| nodes.cells(Role::Fangsong, item.ordinal.as_str())).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let count = list.items.len();
    let mut items = Vec::new();
    for (i, (item, width)) in list.items.iter().zip(widths).enumerate() {
        let mut parts = Vec::new();
        if i == 0 && !list.repeats_label() {
            parts.extend(if list.label.is_empty() {
                nodes.label(Element::AttachmentList, "附件：", Role::Fangsong)
            } else {
                let mut parts = nodes.text(Element::AttachmentList, &list.label, Role::Fangsong);
                parts.extend(nodes.label(Element::AttachmentList, "：", Role::Fangsong));
                parts
            });
        }
        if !item.ordinal.is_empty() {
            parts.extend(nodes.text(Element::AttachmentList, &item.ordinal, Role::Fangsong));
        }
        if list.repeats_label() && !item.ordinal.as_str().ends_with(['：', ':', '.', '．', '、']) {
            parts.extend(nodes.label(Element::AttachmentList, "　", Role::Fangsong));
        }
        parts.extend(nodes.text(Element::AttachmentList, &item.name, Role::Fangsong));
        let first = if i == 0 || list.repeats_label() { 0.0 } else { colon + widest - width };
        let hang = colon + if i == 0 { width } else { widest };
        items.push(Item::Paragraph(Paragraph {
            left: 2.0,
            first,
            hang,
            sticky: i + 1 == count,
            parts,
            ..Paragraph::default()
        }));
    }
    items
}

/// 署名 and 成文日期 (7.3.5); returns the lines they take.
fn signature(document: &Document, nodes: &mut Nodes<'_>, texts: &mut Vec<Placed>) -> f64 {
    let signature = &document.signature;
    if let Some(person) = &signature.person {
        return in_person(document, person, nodes, texts);
    }
    if signature.organs.is_empty() {
        let Some(date) = &signature.date else { return 0.0 };
        let width = nodes.cells(Role::Fangsong, date.as_str());
        put(nodes, texts, Element::Date, date, (CELLS - 4.0 - width, 1.0), width);
        return 2.0;
    }
    if is_sealed(document) { sealed(document, nodes, texts) } else { unsealed(document, nodes, texts) }
}

/// Cases A and B: each organ at its place, the date in the middle below the last.
fn sealed(document: &Document, nodes: &mut Nodes<'_>, texts: &mut Vec<Placed>) -> f64 {
    let organs = &document.signature.organs;
    let date = document.signature.date.as_ref();
    let date_width = date.map_or(0.0, |date| nodes.cells(Role::Fangsong, date.as_str()));
    let widths: Vec<f64> = organs.iter().map(|organ| nodes.cells(Role::Fangsong, organ.as_str())).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let (columns, mut centre, mut y) = if organs.len() == 1 {
        let centre = (CELLS - 4.0 - date_width / 2.0).min(CELLS - widths[0] / 2.0).max(widths[0] / 2.0);
        (1, centre, 2.0)
    } else {
        // Names of 13 characters stand two in a row, however their widths were rounded.
        let columns = ((CELLS + SLACK) / (widest + 1.0).max(SEAL_CELLS)).floor().clamp(1.0, 3.0);
        (columns as usize, 0.0, 2.0)
    };
    for (i, (organ, width)) in organs.iter().zip(&widths).enumerate() {
        if organs.len() > 1 {
            let (row, column) = (i / columns, i % columns);
            let in_row = (organs.len() - row * columns).min(columns);
            // A last row that is not full stands at the right, above the date.
            let step = CELLS / columns as f64;
            centre = ((columns - in_row + column) as f64 + 0.5) * step;
            y = 2.0 + row as f64 * SEAL_ROWS;
        }
        put(nodes, texts, Element::Organ, organ, ((centre - width / 2.0).max(0.0), y), *width);
        y += (width / CELLS).floor();
    }
    if let Some(date) = date {
        let x = (centre - date_width / 2.0).min(CELLS - date_width);
        y += 1.0;
        put(nodes, texts, Element::Date, date, (x.max(0.0), y), date_width);
    }
    y + 1.0
}

/// Cases C and D: one line down, organs two cells from the right, the date two cells further in
/// than their first character.
fn unsealed(document: &Document, nodes: &mut Nodes<'_>, texts: &mut Vec<Placed>) -> f64 {
    let organs = &document.signature.organs;
    let date = document.signature.date.as_ref();
    let date_width = date.map_or(0.0, |date| nodes.cells(Role::Fangsong, date.as_str()));
    let widest = organs.iter().map(|o| nodes.cells(Role::Fangsong, o.as_str())).fold(0.0, f64::max);
    let organ_x = if date_width > widest { CELLS - 2.0 - date_width - 2.0 } else { CELLS - 2.0 - widest };
    let organ_x = organ_x.max(0.0);
    let mut y = 1.0;
    for organ in organs {
        let width = nodes.cells(Role::Fangsong, organ.as_str());
        put(nodes, texts, Element::Organ, organ, (organ_x, y), width);
        y += 1.0 + (width / CELLS).floor();
    }
    if let Some(date) = date {
        let x = (organ_x + 2.0).min(CELLS - date_width).max(0.0);
        put(nodes, texts, Element::Date, date, (x, y), date_width);
        y += 1.0;
    }
    y
}

/// Case E: two lines down the place of the stamp, four cells from the right, the post two cells
/// left of it; one line below, the date four cells from the right.
fn in_person(document: &Document, person: &Text, nodes: &mut Nodes<'_>, texts: &mut Vec<Placed>) -> f64 {
    let mut y = 1.0;
    for organ in &document.signature.organs {
        let width = nodes.cells(Role::Fangsong, organ.as_str());
        put(nodes, texts, Element::Organ, organ, ((CELLS - 4.0 - width).max(0.0), y), width);
        y += 1.0 + (width / CELLS).floor();
    }
    y += 1.0;
    let string = person.as_str();
    let name = string
        .trim_end()
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + string[at..].chars().next().map_or(0, char::len_utf8));
    let (post, name) = (person.slice(0..name).trimmed(), person.slice(name..string.len()).trimmed());
    let stamp = CELLS - 4.0 - STAMP_CELLS;
    let name_width = nodes.cells(Role::Kaiti, name.as_str());
    if !post.is_empty() {
        let width = nodes.cells(Role::Fangsong, post.as_str());
        put(nodes, texts, Element::Person, &post, ((stamp - 2.0 - width).max(0.0), y + 0.5), width.min(stamp - 2.0));
    }
    let x = stamp + ((STAMP_CELLS - name_width) / 2.0).max(0.0);
    let parts = nodes.text(Element::Person, &name, Role::Kaiti);
    texts.push(Placed { x, y: y + 0.5, w: (name_width + SLACK).min(CELLS - x), parts });
    y += 3.0;
    if let Some(date) = &document.signature.date {
        let width = nodes.cells(Role::Fangsong, date.as_str());
        put(nodes, texts, Element::Date, date, ((CELLS - 4.0 - width).max(0.0), y), width);
        y += 1.0;
    }
    y
}

fn put(nodes: &mut Nodes<'_>, texts: &mut Vec<Placed>, element: Element, text: &Text, at: (f64, f64), width: f64) {
    let parts = nodes.text(element, text, Role::Fangsong);
    let w = if width > CELLS { CELLS } else { width + SLACK };
    texts.push(Placed { x: at.0, y: at.1, w, parts });
}
