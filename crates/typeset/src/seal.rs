//! The places kept free for seals (印章) and stamped signatures (签名章); nothing is drawn.

use crate::Element;
use crate::closing::STAMP_CELLS;
use crate::nodes::Node;
use crate::walk::{Area, Seen};

const PT: f64 = 72.0 / 25.4;
/// Diameter of a seal of a county government or department: 42 mm.
const SEAL: f64 = 42.0 * PT;
/// How far the text lies below the middle of the seal (「居印章中心偏下位置」).
const BELOW: f64 = 4.0 * PT;
/// Height of a stamped signature: two lines.
const STAMP_HEIGHT: f64 = 2.0 * 225.0 / 22.0 * PT;

/// Where seals will stand, with the page of the engine.
pub(crate) fn places(sealed: bool, nodes: &[Node], seen: &Seen) -> Vec<(usize, Area)> {
    let of = |element: Element| seen.lines.iter().filter(move |line| nodes[line.node].element == element);
    if let Some(name) = of(Element::Person).next_back() {
        let (w, h) = (STAMP_CELLS * 156.0 / 28.0 * PT, STAMP_HEIGHT);
        let (x, y) = middle(name.area);
        return vec![(name.page, Area { x: x - w / 2.0, y: y - h / 2.0, w, h })];
    }
    if !sealed {
        return Vec::new();
    }
    let organs: Vec<_> = of(Element::Organ).collect();
    let date = of(Element::Date).next_back();
    let count = organs.len();
    organs
        .into_iter()
        .enumerate()
        .map(|(i, organ)| {
            let (x, mut y) = middle(organ.area);
            if let Some(date) = date.filter(|_| i + 1 == count) {
                y = f64::midpoint(y, middle(date.area).1);
            }
            (organ.page, Area { x: x - SEAL / 2.0, y: y - BELOW - SEAL / 2.0, w: SEAL, h: SEAL })
        })
        .collect()
}

fn middle(area: Area) -> (f64, f64) {
    (area.x + area.w / 2.0, area.y + area.h / 2.0)
}
