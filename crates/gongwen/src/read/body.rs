//! The body (正文): paragraphs with their ordinals and headings, and tables.

use super::line::Line;
use super::{ordinal, table};
use crate::{Block, Paragraph, Text};

/// Reads lines into blocks.
pub(super) fn blocks(source: &str, lines: &[Line]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if line.is_blank() || super::head::is_rule(line.str()) {
            at += 1;
        } else if let Some((block, next)) = table::table(source, lines, at) {
            blocks.push(block);
            at = next;
        } else {
            blocks.push(Block::Paragraph(marked_paragraph(line)));
            at += 1;
        }
    }
    keep_consistent(&mut blocks);
    blocks
}

/// Numbered clauses that are sentences are no headings. Where most paragraphs of a style are not
/// headings, the few whose first sentence happens to be short are none either.
fn keep_consistent(blocks: &mut [Block]) {
    use crate::OrdinalStyle::{Arabic, ArabicBracketed, Han, HanBracketed};
    for style in [Han, HanBracketed, Arabic, ArabicBracketed] {
        let of_style = |block: &&Block| {
            block.paragraph().is_some_and(|paragraph| paragraph.ordinal.is_some_and(|ordinal| ordinal.style == style))
        };
        let all = blocks.iter().filter(of_style).count();
        let headings =
            blocks.iter().filter(of_style).filter_map(Block::paragraph).filter(|p| p.heading.is_some()).count();
        if headings * 4 >= all * 3 {
            continue;
        }
        for block in blocks.iter_mut() {
            let Block::Paragraph(paragraph) = block else { continue };
            let sentence = paragraph.heading.is_some_and(|end| paragraph.text.as_str()[..end].ends_with('。'));
            if sentence && paragraph.ordinal.is_some_and(|ordinal| ordinal.style == style) {
                paragraph.heading = None;
            }
        }
    }
}

/// A paragraph of plain text.
pub(super) fn paragraph(text: Text) -> Paragraph {
    let ordinal = ordinal::ordinal(text.as_str());
    let heading = ordinal::heading_end(text.as_str(), ordinal);
    Paragraph { text, ordinal, heading, stated_level: None }
}

/// A paragraph that Markdown may have marked as a heading.
fn marked_paragraph(line: &Line) -> Paragraph {
    let mut paragraph = paragraph(line.text.clone());
    if line.hashes > 0 {
        paragraph.heading = Some(line.str().len());
        paragraph.stated_level = paragraph.ordinal.is_none().then(|| line.hashes.saturating_sub(1).clamp(1, 4));
    }
    paragraph
}
