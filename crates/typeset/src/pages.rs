//! From the engine's pages to those that are printed: the 版记 to the last even page, turned
//! pages turned, page numbers set.

use crate::Role;
use crate::measure::Faces;
use crate::walk::{Area, Seen};
use std::str::FromStr;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::text::{Glyph, Lang, Region, TextItem};
use typst::visualize::Color;
use typst_layout::Page;

/// Height of the page in mm.
const HEIGHT: f64 = 297.0;
/// Top of the dashes beside a page number: 7 mm below the text area (7.5).
const NUMBER_TOP: f64 = 269.0;
/// 四号
const NUMBER_SIZE: f64 = 14.0;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const CELL: f64 = 156.0 / 28.0;

/// A page as it will be printed.
pub(crate) struct Printed {
    pub(crate) page: Page,
    /// Pages of the engine whose content stands here.
    pub(crate) from: Vec<usize>,
    /// Whether the content was turned by a quarter.
    pub(crate) turned: bool,
    /// The number printed on it, and where.
    pub(crate) number: Option<(usize, Area)>,
}

/// Puts the pages together. `bottom` is the lowest edge, in pt, of what stands on the last page
/// before the 版记.
pub(crate) fn assemble(pages: &[Page], seen: &Seen, bottom: f64, faces: &Faces<'_>) -> Vec<Printed> {
    let body = seen.imprint.unwrap_or(pages.len());
    let mut printed: Vec<Printed> = pages[..body].iter().enumerate().map(|(i, page)| turn(page.clone(), i)).collect();
    let imprint = &pages[body..];
    let mut unnumbered = printed.len();
    if !imprint.is_empty() {
        let last = printed.len();
        let top = seen
            .strokes
            .iter()
            .filter(|stroke| stroke.page == body)
            .map(|stroke| stroke.area.y)
            .fold(f64::MAX, f64::min);
        // A little air between the text and the first rule.
        let room = imprint.len() == 1 && printed.last().is_some_and(|page| !page.turned) && bottom + 3.0 <= top;
        if last > 0 && last.is_multiple_of(2) && room {
            if let Some(page) = printed.last_mut() {
                page.page.frame.push_frame(Point::zero(), imprint[0].frame.clone());
                page.from.push(body);
            }
        } else {
            if (last + imprint.len()) % 2 == 1 {
                printed.extend(imprint.first().map(blank));
            } else {
                unnumbered = last + imprint.len();
            }
            printed.extend(imprint.iter().enumerate().map(|(i, page)| turn(page.clone(), body + i)));
        }
    }
    for (i, page) in printed.iter_mut().enumerate().take(unnumbered) {
        number(page, i + 1, faces);
    }
    printed
}

fn blank(like: &Page) -> Printed {
    let mut page = like.clone();
    page.frame = Frame::hard(like.frame.size());
    Printed { page, from: Vec::new(), turned: false, number: None }
}

/// Turns a page that lies across so that the head of a table is at the left: the binding edge
/// of an odd page, the outer edge of an even one (clause 8).
fn turn(mut page: Page, from: usize) -> Printed {
    let turned = page.frame.width() > page.frame.height();
    if turned {
        let size = Size::new(page.frame.height(), page.frame.width());
        let mut group = GroupItem::new(page.frame);
        group.transform = Transform {
            sx: Ratio::zero(),
            ky: -Ratio::one(),
            kx: Ratio::one(),
            sy: Ratio::zero(),
            tx: Abs::zero(),
            ty: size.y,
        };
        page.frame = Frame::hard(size);
        page.frame.push(Point::zero(), FrameItem::Group(group));
    }
    Printed { page, from: vec![from], turned, number: None }
}

/// Sets 「— 1 —」 where the template left a mark: one cell from the right on odd pages, from the
/// left on even ones.
fn number(page: &mut Printed, number: usize, faces: &Faces<'_>) {
    let Some((text, ink)) = shape(&format!("— {number} —"), faces) else { return };
    let width = text.width().to_mm();
    let x = if number % 2 == 1 { RIGHT - CELL - width } else { LEFT + CELL };
    let baseline = NUMBER_TOP - ink.y * 25.4 / 72.0;
    let at = Point::new(Abs::mm(x), Abs::mm(baseline));
    let area = Area { x: at.x.to_pt() + ink.x, y: at.y.to_pt() + ink.y, w: ink.w, h: ink.h };
    let frame = page.page.frame.clone();
    let placed = insert(&frame, Point::zero(), &mut |origin: Point| {
        if page.turned {
            // Within the turned page the number is turned back.
            let mut inner = Frame::soft(Size::zero());
            inner.push(Point::zero(), FrameItem::Text(text.clone()));
            let mut group = GroupItem::new(inner);
            group.transform = Transform {
                sx: Ratio::zero(),
                ky: Ratio::one(),
                kx: -Ratio::one(),
                sy: Ratio::zero(),
                tx: Abs::mm(HEIGHT) - at.y,
                ty: at.x,
            };
            (-origin, FrameItem::Group(group))
        } else {
            (at - origin, FrameItem::Text(text.clone()))
        }
    });
    if let Some(frame) = placed {
        page.page.frame = frame;
        page.number = Some((number, area));
    }
}

/// A copy of the frame with an item after the mark that the footer left.
fn insert(frame: &Frame, origin: Point, item: &mut impl FnMut(Point) -> (Point, FrameItem)) -> Option<Frame> {
    for (layer, (at, inner)) in frame.items().enumerate() {
        let changed = match inner {
            FrameItem::Tag(Tag::Start(content, _)) => {
                let mark = content.to_packed::<MetadataElem>();
                if !mark.is_some_and(|mark| mark.value == typst::foundations::Value::Str("page-number".into())) {
                    continue;
                }
                let (place, new) = item(origin);
                let mut frame = frame.clone();
                frame.insert(layer + 1, place, new);
                return Some(frame);
            }
            FrameItem::Group(group) => {
                let turned = group.transform.kx != Ratio::zero();
                let inner_origin = if turned { Point::zero() } else { origin + *at };
                insert(&group.frame, inner_origin, item).map(|inner| {
                    let mut group = group.clone();
                    group.frame = inner;
                    FrameItem::Group(group)
                })
            }
            _ => None,
        };
        if let Some(changed) = changed {
            let mut copy = Frame::new(frame.size(), frame.kind());
            copy.push_multiple(
                frame
                    .items()
                    .enumerate()
                    .map(|(i, (at, old))| (*at, if i == layer { changed.clone() } else { old.clone() })),
            );
            return Some(copy);
        }
    }
    None
}

/// A short text in 宋体 with its ink box in pt.
fn shape(string: &str, faces: &Faces<'_>) -> Option<(TextItem, Area)> {
    let font = faces.face(Role::Songti)?;
    let mut glyphs = Vec::new();
    for (at, c) in string.char_indices() {
        let id = font.ttf().glyph_index(c).map_or(0, |glyph| glyph.0);
        let range = u16::try_from(at).ok()?..u16::try_from(at + c.len_utf8()).ok()?;
        glyphs.push(Glyph {
            id,
            x_advance: font.x_advance(id).unwrap_or(Em::new(0.5)),
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range,
            span: (typst::syntax::Span::detached(), 0),
        });
    }
    let text = TextItem {
        font: font.clone(),
        size: Abs::pt(NUMBER_SIZE),
        fill: Color::BLACK.into(),
        stroke: None,
        lang: Lang::CHINESE,
        region: Region::from_str("CN").ok(),
        text: string.into(),
        glyphs,
    };
    // The box of the dash alone: its top is what the standard measures.
    let dash = TextItem { glyphs: text.glyphs[..1].to_vec(), ..text.clone() }.bbox();
    let top = dash.min.y.min(dash.max.y).to_pt();
    let whole = text.bbox();
    let bottom = whole.max.y.max(whole.min.y).to_pt();
    let ink = Area { x: whole.min.x.to_pt(), y: top, w: (whole.max.x - whole.min.x).to_pt(), h: bottom - top };
    Some((text, ink))
}
