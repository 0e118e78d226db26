//! What page 1 must show: body, and the signature where no body could go with it to page 2.

use crate::Element;
use crate::compose::{MarkSize, Plan};
use crate::head::{MARK_LEAST, MARK_PITCH};
use crate::nodes::Node;
use crate::plan::{closes_alone, count, has_body};
use crate::walk::{Line, Seen};
use gongwen::Document;

/// The foot of the text area in pt.
const BOTTOM: f64 = 262.0 * 72.0 / 25.4;
/// A line of the grid in pt.
const PITCH: f64 = 225.0 / 22.0 * 72.0 / 25.4;

/// Page 1 must show body (7.3.3): the mark of joint organs is made smaller, then addressees that
/// take several lines go into the 版记 (7.3.2). What does not help is undone.
pub(crate) fn show_body(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    if document.body.is_empty() || plan.no_body_first {
        return None;
    }
    if has_body(nodes, seen, 0) {
        return fit(document, plan, nodes, seen);
    }
    let long = count(nodes, seen, Element::Addressees) > 1;
    match plan.mark {
        MarkSize::Usual if is_joint(document) => Some(Plan { mark: MarkSize::Least, ..plan }),
        MarkSize::Fitted(size) if size > MARK_LEAST => Some(Plan { mark: MarkSize::Fitted(MARK_LEAST), ..plan }),
        _ if long => Some(Plan { addressees_moved: true, mark: MarkSize::Usual, ..plan }),
        _ => Some(Plan { no_body_first: true, ..Plan::default() }),
    }
}

/// The signature stands alone on page 2, and the body is too short to go there with it: a smaller
/// mark of joint organs may leave room for it on page 1.
pub(crate) fn make_room(document: &Document, plan: Plan) -> Option<Plan> {
    let can = is_joint(document) && plan.mark == MarkSize::Usual && !plan.for_signature && !plan.no_body_first;
    can.then_some(Plan { mark: MarkSize::Least, for_signature: true, ..plan })
}

fn is_joint(document: &Document) -> bool {
    document.header.mark.len() > 1
}

/// A mark at its least size grows as far as there is room for what must stand on page 1.
fn fit(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    if plan.mark != MarkSize::Least {
        return None;
    }
    if plan.for_signature && closes_alone(nodes, seen) {
        return Some(Plan { mark: MarkSize::Usual, ..plan });
    }
    let first = seen.lines.iter().filter(|line| line.page == 0);
    let end = if plan.for_signature {
        // A line below stays free for the foot of a seal.
        first.map(foot).fold(0.0, f64::max) + PITCH
    } else {
        let mut body = first.filter(|line| {
            let element = nodes[line.node].element;
            element.is_body() && element != Element::Heading
        });
        body.next().map(foot)?
    };
    let names = document.header.mark.len() as f64;
    let size = MARK_LEAST + (BOTTOM - end).max(0.0) / (MARK_PITCH * names);
    Some(Plan { mark: MarkSize::Fitted(size), ..plan })
}

/// Where the grid line of a line of text ends.
fn foot(line: &Line) -> f64 {
    line.area.bottom() + (PITCH - line.area.h).max(0.0) / 2.0
}
