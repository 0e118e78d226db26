//! Making the facts from what was seen on the pages.

use crate::facts::{ElementFacts, Facts, FontFacts, GlyphFacts, LineFacts, PageFacts, Place};
use crate::nodes::{Node, Nodes};
use crate::pages::Printed;
use crate::walk::{Area, Line, Seen};
use crate::{Element, Role};

const MM: f64 = 25.4 / 72.0;
const WIDTH: f64 = 210.0;
const HEIGHT: f64 = 297.0;
const PITCH: f64 = 225.0 / 22.0;
const CELL: f64 = 156.0 / 28.0;

/// Where a page of the engine went.
#[derive(Clone, Copy)]
struct Target {
    page: usize,
    turned: bool,
}

/// All facts but the messages; `seals` are the places kept free, by page of the engine.
pub(crate) fn gather(nodes: &Nodes<'_>, seen: &Seen, seals: &[(usize, Area)], printed: &[Printed]) -> Facts {
    let mut targets = vec![Target { page: 0, turned: false }; seen.tables.len()];
    for (page, print) in printed.iter().enumerate() {
        for &from in &print.from {
            targets[from] = Target { page, turned: print.turned };
        }
    }
    let mut facts = Facts { width: WIDTH, height: HEIGHT, ..Facts::default() };
    for (i, page) in printed.iter().enumerate() {
        let own: Vec<&Line> = seen.lines.iter().filter(|line| targets[line.page].page == i).collect();
        facts.pages.push(page_facts(page, &own, &nodes.list));
    }
    elements(nodes, seen, seals, printed, &targets, &mut facts);
    fonts(nodes, seen, &targets, &mut facts);
    facts
}

fn page_facts(page: &Printed, lines: &[&Line], nodes: &[Node]) -> PageFacts {
    let counted = lines.iter().filter(|line| !nodes[line.node].element.is_imprint());
    let max_cells = counted.map(|line| line.area.w * MM / CELL).fold(0.0, f64::max);
    PageFacts {
        number: page.number.map(|(number, _)| number),
        body_lines: count_lines(lines, nodes),
        max_cells: (max_cells * 100.0).round() / 100.0,
        turned: page.turned,
        lines: lines
            .iter()
            .map(|line| {
                let area = on_paper(line.area, page.turned);
                let node = &nodes[line.node];
                LineFacts {
                    element: node.element,
                    x: area.x,
                    y: area.y,
                    w: area.w,
                    h: area.h,
                    size: round(line.area.h),
                    text: node.words(line.chars.clone()),
                    source: place(node, line),
                    repeated: line.repeated,
                }
            })
            .collect(),
    }
}

fn place(node: &Node, line: &Line) -> Option<Place> {
    (!node.label).then(|| node.source(line.chars.clone()).into())
}

/// Lines on different heights, and for a table as many lines of the grid as it is high.
fn count_lines(lines: &[&Line], nodes: &[Node]) -> usize {
    let mut heights: Vec<(f64, bool)> = lines
        .iter()
        .filter(|line| {
            let element = nodes[line.node].element;
            !element.is_imprint() && element != Element::Mark
        })
        .map(|line| (line.baseline * MM, nodes[line.node].element == Element::Cell))
        .collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    heights.dedup_by(|a, b| (a.0 - b.0).abs() < 0.2 && a.1 == b.1);
    let mut count = 0;
    let mut table: Option<(f64, f64)> = None;
    let close = |table: &mut Option<(f64, f64)>| {
        table.take().map_or(0, |(from, to)| ((to - from) / PITCH).floor() as usize + 1)
    };
    for (y, cell) in heights {
        if cell {
            table = Some(table.map_or((y, y), |(from, _)| (from, y)));
        } else {
            count += close(&mut table) + 1;
        }
    }
    count + close(&mut table)
}

/// Elements made of several nodes have one box for all of them.
fn is_joined(element: Element) -> bool {
    !matches!(
        element,
        Element::Mark
            | Element::Signatory
            | Element::Heading
            | Element::Paragraph
            | Element::Cell
            | Element::Organ
            | Element::ImprintRule
            | Element::ImprintOther
            | Element::AttachmentLabel
    )
}

fn elements(
    nodes: &Nodes<'_>,
    seen: &Seen,
    seals: &[(usize, Area)],
    printed: &[Printed],
    targets: &[Target],
    facts: &mut Facts,
) {
    let mut last_node = usize::MAX;
    for line in &seen.lines {
        let node = &nodes.list[line.node];
        let target = targets[line.page];
        let inked = node.element == Element::Mark;
        let area = on_paper(if inked { line.ink } else { line.area }, target.turned);
        let source = place(node, line);
        let same = |last: &ElementFacts| {
            last.element == node.element
                && last.page == target.page
                && (line.node == last_node || (is_joined(node.element) && line.node == last_node + 1))
        };
        match facts.elements.last_mut().filter(|last| same(last)) {
            Some(last) => {
                let joined = Area { x: last.x, y: last.y, w: last.w, h: last.h }.cover(area);
                (last.x, last.y, last.w, last.h) = (round(joined.x), round(joined.y), round(joined.w), round(joined.h));
                last.source = match (last.source, source) {
                    (Some(a), Some(b)) => Some(Place { start: a.start.min(b.start), end: a.end.max(b.end) }),
                    (a, b) => a.or(b),
                };
            }
            None => facts.elements.push(element(node.element, target.page, area, source)),
        }
        last_node = line.node;
    }
    for stroke in &seen.strokes {
        let area = on_paper(stroke.area, targets[stroke.page].turned);
        facts.elements.push(element(nodes.list[stroke.node].element, targets[stroke.page].page, area, None));
    }
    for (page, area) in seals {
        facts.elements.push(element(Element::Seal, targets[*page].page, on_paper(*area, false), None));
    }
    for (page, print) in printed.iter().enumerate() {
        if let Some((_, area)) = print.number {
            facts.elements.push(element(Element::PageNumber, page, on_paper(area, false), None));
        }
    }
}

fn element(element: Element, page: usize, area: Area, source: Option<Place>) -> ElementFacts {
    ElementFacts { element, page, x: area.x, y: area.y, w: area.w, h: area.h, source }
}

fn fonts(nodes: &Nodes<'_>, seen: &Seen, targets: &[Target], facts: &mut Facts) {
    let faces = nodes.faces;
    let mut used = [false; Role::ALL.len()];
    for line in &seen.lines {
        let node = &nodes.list[line.node];
        for (slot, chars) in &line.faces {
            for at in chars.clone() {
                let role = node.role_at(at);
                used[role.index()] = true;
                let Some(char) = node.char_at(at) else { continue };
                used[Role::Songti.index()] |= char.is_ascii_graphic() && faces.latin(role) == Some(*slot);
                if !faces.is_meant(*slot, role, char) && !char.is_whitespace() {
                    let used = Some(faces.fonts.family(*slot).to_owned());
                    facts.substituted.push(GlyphFacts {
                        char,
                        wanted: role.wanted(),
                        used,
                        page: targets[line.page].page,
                    });
                }
            }
        }
    }
    for (char, role, number) in &nodes.missing {
        let line = seen.lines.iter().find(|line| line.node == *number);
        let page = line.map_or(0, |line| targets[line.page].page);
        facts.substituted.push(GlyphFacts { char: *char, wanted: role.wanted(), used: None, page });
    }
    facts.substituted.sort();
    facts.substituted.dedup();
    used[Role::Songti.index()] |= facts.pages.iter().any(|page| page.number.is_some());
    for role in Role::ALL.into_iter().filter(|role| used[role.index()]) {
        let slot = faces.chain(role)[0];
        facts.fonts.push(FontFacts {
            role,
            wanted: role.wanted(),
            family: faces.fonts.family(slot).to_owned(),
            substitute: !faces.fonts.is_genuine(slot, role),
        });
    }
}

/// A box in pt on the engine's page as a box in mm on the paper.
fn on_paper(area: Area, turned: bool) -> Area {
    let Area { x, y, w, h } = area;
    let (x, y, w, h) = if turned { (y, HEIGHT / MM - x - w, h, w) } else { (x, y, w, h) };
    Area { x: round(x * MM), y: round(y * MM), w: round(w * MM), h: round(h * MM) }
}

fn round(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}
