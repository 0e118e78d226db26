//! Looking at the pages and deciding what must be set differently.

use crate::Element;
use crate::compose::Plan;
use crate::first_page;
use crate::nodes::Node;
use crate::table;
use crate::walk::Seen;
use gongwen::{Block, Document};
use std::collections::BTreeSet;

/// The next plan to try; `None` if the pages are right, or no plan makes them better.
pub(crate) fn improve(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    if let Some(better) = first_page::show_body(document, plan, nodes, seen) {
        return Some(better);
    }
    if plan.split.is_some() || plan.row.is_some() || !closes_alone(nodes, seen) {
        return None;
    }
    take_along(document, plan, nodes, seen).or_else(|| first_page::make_room(document, plan))
}

/// The end of the body goes with the signature (7.3.5.5). The last name of a list of attachments
/// does so by itself.
fn take_along(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen) -> Option<Plan> {
    match document.body.last().filter(|_| document.attachment_list.is_none())? {
        Block::Paragraph(_) => split(nodes, seen).map(|at| Plan { split: Some(at), ..plan }),
        Block::Table(table) => {
            let stays = document.body.iter().rev().skip(1).any(|block| !is_heading(block));
            let row = table::last_cut(table).filter(|&row| row > 0 || stays);
            row.map(|row| Plan { row: Some(row), ..plan })
        }
    }
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
