//! Reading finished pages: which text and which lines stand where.

use crate::fonts::Fonts;
use crate::nodes::Node;
use std::ops::Range;
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::visualize::Geometry;

/// A rectangle in pt from the top left corner of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

impl Area {
    pub(crate) fn cover(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.w).max(other.x + other.w);
        let bottom = (self.y + self.h).max(other.y + other.h);
        Self { x, y, w: right - x, h: bottom - y }
    }

    pub(crate) fn bottom(self) -> f64 {
        self.y + self.h
    }
}

/// A line of text of one node.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) page: usize,
    pub(crate) node: usize,
    /// The em boxes of its characters.
    pub(crate) area: Area,
    /// What is inked.
    pub(crate) ink: Area,
    pub(crate) baseline: f64,
    /// Which characters of the node.
    pub(crate) chars: Range<usize>,
    /// Faces that the glyphs came from, with the characters each drew.
    pub(crate) faces: Vec<(usize, Range<usize>)>,
    /// Whether it repeats text that stood before (a table head on the next page).
    pub(crate) repeated: bool,
}

/// A drawn line that belongs to a node (red line, rules of the 版记).
#[derive(Clone, Debug)]
pub(crate) struct Stroke {
    pub(crate) page: usize,
    pub(crate) node: usize,
    pub(crate) area: Area,
}

/// Everything seen on the pages.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) lines: Vec<Line>,
    pub(crate) strokes: Vec<Stroke>,
    /// Lowest edge of a table on each page, in pt, and the height of tables there.
    pub(crate) tables: Vec<Option<(f64, f64)>>,
    /// The page on which the 版记 begins.
    pub(crate) imprint: Option<usize>,
}

/// Reads pages as they came from the layout engine.
pub(crate) fn walk<'a>(pages: impl Iterator<Item = &'a Frame>, nodes: &[Node], fonts: &Fonts) -> Seen {
    let mut walker = Walker {
        nodes,
        fonts,
        seen: Seen::default(),
        page: 0,
        node: None,
        cursors: vec![0; nodes.len()],
        again: vec![false; nodes.len()],
        reach: vec![None; nodes.len()],
        font: None,
    };
    for (page, frame) in pages.enumerate() {
        walker.page = page;
        walker.seen.tables.push(None);
        walker.frame(frame, Point::zero());
    }
    walker.seen
}

struct Walker<'a> {
    nodes: &'a [Node],
    fonts: &'a Fonts,
    seen: Seen,
    page: usize,
    node: Option<usize>,
    cursors: Vec<usize>,
    /// Nodes that have stood on the pages whole and stand there once more.
    again: Vec<bool>,
    /// From where to where across the page each node has text so far.
    reach: Vec<Option<(f64, f64)>>,
    /// The font last met and its slot; texts mostly share fonts with their neighbours.
    font: Option<(typst::text::Font, usize)>,
}

impl Walker<'_> {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => {
                    // Our only transformation narrows the mark.
                    let shift = Point::new(group.transform.tx, group.transform.ty);
                    let before = self.seen.lines.len();
                    self.frame(&group.frame, at + shift);
                    let scale = group.transform.sx.get();
                    if (scale - 1.0).abs() > 1e-9 {
                        let left = (at + shift).x.to_pt();
                        for line in &mut self.seen.lines[before..] {
                            for area in [&mut line.area, &mut line.ink] {
                                area.x = left + (area.x - left) * scale;
                                area.w *= scale;
                            }
                        }
                    }
                }
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Shape(shape, _) => self.shape(&shape.geometry, at),
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let Some(mark) = content.to_packed::<MetadataElem>() {
                        self.mark(&mark.value);
                    }
                }
                _ => {}
            }
        }
    }

    fn mark(&mut self, value: &Value) {
        match value {
            Value::Int(node) => self.node = usize::try_from(*node).ok().filter(|node| *node < self.nodes.len()),
            Value::Str(name) if name.as_str() == "imprint" => self.seen.imprint = Some(self.page),
            _ => {}
        }
    }

    fn shape(&mut self, geometry: &Geometry, at: Point) {
        let Geometry::Line(to) = geometry else { return };
        let area = Area { x: at.x.to_pt(), y: at.y.to_pt(), w: to.x.to_pt(), h: to.y.to_pt() };
        if let Some(node) = self.node.filter(|&node| self.nodes[node].len() == 0 && self.nodes[node].label) {
            self.seen.strokes.push(Stroke { page: self.page, node, area });
            self.node = None;
        } else {
            let bottom = area.bottom();
            let old = self.seen.tables[self.page].unwrap_or((bottom, 0.0));
            self.seen.tables[self.page] = Some((old.0.max(bottom), old.1));
        }
    }

    fn text(&mut self, text: &TextItem, at: Point) {
        let (width, blank) = visible_width(text);
        let across = (at.x.to_pt(), at.x.to_pt() + width);
        let Some(number) = self.node.map(|current| self.owner(current, &text.text, across)) else { return };
        if !blank {
            let (left, right) = self.reach[number].unwrap_or(across);
            self.reach[number] = Some((left.min(across.0), right.max(across.1)));
        }
        let node = &self.nodes[number];
        let face = self.face(text);
        let size = text.size.to_pt();
        let (x, baseline) = (at.x.to_pt(), at.y.to_pt());
        if self.cursors[number] >= node.len() && node.len() > 0 {
            self.cursors[number] = 0;
            self.again[number] = true;
        }
        let repeated = self.again[number];
        let start = self.cursors[number];
        let mut cursor = start;
        let mut first = None;
        for c in text.text.chars() {
            let mut next = cursor;
            // Space at the end of a line is not set; anything else stands as it was given.
            while node.char_at(next).is_some_and(|own| own != c && own.is_whitespace()) {
                next += 1;
            }
            if node.char_at(next) == Some(c) {
                first.get_or_insert(next);
                cursor = next + 1;
            }
        }
        self.cursors[number] = cursor;
        let chars = first.unwrap_or(start)..cursor;
        let area = Area { x, y: baseline - 0.88 * size, w: width, h: size };
        let bbox = text.bbox();
        let (min, max) = (bbox.min, bbox.max);
        let finite = min.x.to_pt().is_finite() && max.x.to_pt().is_finite();
        let ink = if finite {
            let (top, bottom) = (min.y.min(max.y).to_pt(), min.y.max(max.y).to_pt());
            Area { x: x + min.x.to_pt(), y: baseline + top, w: (max.x - min.x).to_pt(), h: bottom - top }
        } else {
            area
        };
        let page = self.page;
        if let Some(line) = self.seen.lines.last_mut().filter(|line| {
            line.page == page
                && line.node == number
                && (line.baseline - baseline).abs() < 0.05
                && line.chars.end <= chars.start
        }) {
            if !blank {
                line.area = line.area.cover(area);
                line.ink = line.ink.cover(ink);
            }
            line.chars.end = chars.end;
            line.faces.push((face, chars));
        } else {
            let faces = vec![(face, chars.clone())];
            self.seen.lines.push(Line { page, node: number, area, ink, baseline, chars, faces, repeated });
        }
    }

    /// The node that a text belongs to: the one last met, unless the text is the rest of a cell that
    /// goes on on a new page, where no mark announces it. Two cells may go on with the same words;
    /// each goes on below where it stood.
    fn owner(&self, current: usize, text: &str, across: (f64, f64)) -> usize {
        let fits = |node: usize| {
            let (cursor, len) = (self.cursors[node], self.nodes[node].len());
            let whole = cursor >= len && node == current;
            self.nodes[node].goes_on(cursor, text) || (whole && self.nodes[node].goes_on(0, text))
        };
        let below = |node: usize| self.reach[node].is_none_or(|(left, right)| across.0 < right && left < across.1);
        let is_open = |node: &usize| self.cursors[*node] > 0 && self.cursors[*node] < self.nodes[*node].len();
        let open = || std::iter::once(current).chain((0..self.nodes.len()).filter(is_open));
        open().find(|&node| fits(node) && below(node)).or_else(|| open().find(|&node| fits(node))).unwrap_or(current)
    }

    fn face(&mut self, text: &TextItem) -> usize {
        let font = text.font.font();
        match &self.font {
            Some((last, slot)) if std::ptr::eq(last.data().as_ptr(), font.data().as_ptr()) => *slot,
            _ => {
                let slot = self.fonts.slot_of(font).unwrap_or(0);
                self.font = Some((font.clone(), slot));
                slot
            }
        }
    }
}

/// Width of a text in pt as it is seen, and whether there is nothing to see. The gap after the
/// last character is made narrower, or wider where a line is spread, as those between are; white
/// space may end a line, and a mark at its end is inked in its left half only.
fn visible_width(text: &TextItem) -> (f64, bool) {
    let size = text.size.to_pt();
    let blank = |range: Range<usize>| text.text.get(range).is_some_and(|part| part.trim().is_empty());
    let seen = text.glyphs.iter().rposition(|glyph| !blank(glyph.range())).map_or(0, |last| last + 1);
    let advance: f64 = text.glyphs[..seen].iter().map(|glyph| glyph.x_advance.get()).sum();
    let after = text.glyphs[..seen].last().map_or(0.0, |glyph| {
        let own = text.font.x_advance(glyph.id).unwrap_or(glyph.x_advance);
        let mark =
            text.text.get(glyph.range()).is_some_and(|mark| "，。．、；：！？）］｝】〗》〉」』〕”’".contains(mark));
        glyph.x_advance.get() - if mark { own.get().min(0.5) } else { own.get() }
    });
    ((advance - after) * size, seen == 0)
}
