//! Looking at the pages and deciding what must be set differently.

use crate::Element;
use crate::compose::{MarkSize, Plan};
use crate::head::{MARK_LEAST, MARK_PITCH};
use crate::nodes::Node;
use crate::table;
use crate::walk::Seen;
use gongwen::{Block, Document};
use std::collections::BTreeSet;

/// The foot of the text area in pt.
const BOTTOM: f64 = 262.0 * 72.0 / 25.4;
/// A line of the grid in pt.
const PITCH: f64 = 225.0 / 22.0 * 72.0 / 25.4;

/// The next plan to try; `None` if the pages are right, or no plan makes them better.
pub(crate) fn improve(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    if let Some(better) = show_body_first(document, plan, nodes, seen) {
        return Some(better);
    }
    if plan.split.is_some() || plan.row.is_some() || !closes_alone(nodes, seen) {
        return None;
    }
    // The last name of a list of attachments stays with the signature by itself.
    match document.body.last().filter(|_| document.attachment_list.is_none())? {
        Block::Paragraph(_) => split(nodes, seen).map(|at| Plan { split: Some(at), ..plan }),
        Block::Table(table) => {
            let stays = document.body.iter().rev().skip(1).any(|block| !is_heading(block));
            let row = table::last_cut(table).filter(|&row| row > 0 || stays);
            row.map(|row| Plan { row: Some(row), ..plan })
        }
    }
}

/// Page 1 must show body (7.3.3): the mark of joint organs is made smaller, then addressees that
/// take several lines go into the 版记 (7.3.2). What does not help is undone.
fn show_body_first(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    let joint = document.header.mark.len() > 1;
    if document.body.is_empty() || plan.no_body_first {
        return None;
    }
    if has_body(nodes, seen, 0) {
        let size = fitted(document, nodes, seen).filter(|_| plan.mark == MarkSize::Least);
        return size.map(|size| Plan { mark: MarkSize::Fitted(size), ..plan });
    }
    let long = count(nodes, seen, Element::Addressees) > 1;
    match plan.mark {
        MarkSize::Usual if joint => Some(Plan { mark: MarkSize::Least, ..plan }),
        MarkSize::Fitted(size) if size > MARK_LEAST => Some(Plan { mark: MarkSize::Fitted(MARK_LEAST), ..plan }),
        _ if long => Some(Plan { addressees_moved: true, mark: MarkSize::Usual, ..plan }),
        _ => Some(Plan { no_body_first: true, ..Plan::default() }),
    }
}

/// The size of joint names that leaves room for what page 1 must show of the body.
fn fitted(document: &Document, nodes: &[Node], seen: &Seen) -> Option<f64> {
    let first = seen.lines.iter().find(|line| {
        let element = nodes[line.node].element;
        line.page == 0 && element.is_body() && element != Element::Heading
    })?;
    let end = first.area.bottom() + (PITCH - first.area.h) / 2.0;
    let names = document.header.mark.len() as f64;
    Some(MARK_LEAST + (BOTTOM - end).max(0.0) / (MARK_PITCH * names))
}

/// Lines that an element takes.
pub(crate) fn count(nodes: &[Node], seen: &Seen, element: Element) -> usize {
    let lines = seen.lines.iter().filter(|line| nodes[line.node].element == element);
    lines.map(|line| (line.page, line.baseline.round() as i64)).collect::<BTreeSet<_>>().len()
}

/// Whether a page shows text of the body (7.3.3).
pub(crate) fn has_body(nodes: &[Node], seen: &Seen, page: usize) -> bool {
    seen.lines.iter().any(|line| line.page == page && nodes[line.node].element.is_body())
}

/// Whether signature or date stand on a page without a line of the text they close.
pub(crate) fn closes_alone(nodes: &[Node], seen: &Seen) -> bool {
    let closing = seen.lines.iter().find(|line| nodes[line.node].element.is_closing());
    closing.is_some_and(|closing| {
        closing.page > 0
            && !seen.lines.iter().any(|line| {
                let element = nodes[line.node].element;
                line.page == closing.page
                    && line.node < closing.node
                    && (element.is_body() || element == Element::AttachmentList)
            })
    })
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.is_heading_line())
}

/// Where to cut the last paragraph so that one or two of its lines go with the signature; its
/// headings go with it if it goes whole. What is all the body on page 1 stays there.
fn split(nodes: &[Node], seen: &Seen) -> Option<usize> {
    let closing = seen.lines.iter().find(|line| nodes[line.node].element.is_closing())?;
    let last = seen.lines.iter().rev().find(|line| line.node < closing.node && nodes[line.node].element.is_body())?;
    let lines: Vec<_> = seen.lines.iter().filter(|line| line.node == last.node).collect();
    let moved = match lines.len() {
        0 => return None,
        1 => 1,
        2 | 3 => 1,
        _ => 2,
    };
    let first_moved = lines[lines.len() - moved];
    let headings = nodes[..last.node].iter().rev().take_while(|node| node.element == Element::Heading).count();
    let stays = |page: usize| {
        seen.lines.iter().any(|line| {
            line.page == page
                && nodes[line.node].element.is_body()
                && (line.node < last.node - headings
                    || (moved < lines.len() && line.chars.start < first_moved.chars.start))
        })
    };
    if first_moved.page == 0 && !stays(0) {
        return None;
    }
    Some(if moved == lines.len() { 0 } else { first_moved.chars.start })
}
