//! The body (正文): paragraphs with their ordinals and headings, and tables.

use super::line::Line;
use super::table::Allowance;
use super::{ordinal, table, tabs};
use crate::{Block, Paragraph, Text};

/// Reads lines into blocks.
pub(super) fn blocks(source: &str, lines: &[Line], allowance: &mut Allowance) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if line.is_blank() || super::head::is_rule(line.str()) {
            at += 1;
        } else if let Some(texts) = tabs::paragraphs(source, lines, at) {
            at += texts.len();
            blocks.extend(texts.iter().map(|line| Block::Paragraph(marked_paragraph(line))));
        } else if let Some((read, next)) = table::table(source, lines, at, allowance) {
            blocks.extend(read);
            at = next;
        } else {
            blocks.push(Block::Paragraph(marked_paragraph(line)));
            at += 1;
        }
    }
    sentences_above_a_deeper_level(&mut blocks);
    keep_consistent(&mut blocks);
    blocks
}

/// A numbered line of one sentence is a heading where the next line is of a deeper level:
/// 「（一）坚持正确方向，加强组织领导。」 above 「1.健全……」.
fn sentences_above_a_deeper_level(blocks: &mut [Block]) {
    let level = |block: &Block| block.paragraph().and_then(|paragraph| paragraph.ordinal?.style.level());
    for at in 1..blocks.len() {
        let (above, below) = (level(&blocks[at - 1]), level(&blocks[at]));
        let Block::Paragraph(paragraph) = &mut blocks[at - 1] else { continue };
        let text = paragraph.text.as_str();
        let sentence =
            text.find('。').is_some_and(|stop| stop + '。'.len_utf8() == text.len()) && !text.contains(['；', '：']);
        let deeper = above.zip(below).is_some_and(|(above, below)| above <= 3 && below == above + 1);
        if paragraph.heading.is_none() && sentence && deeper && text.chars().count() <= 50 {
            paragraph.heading = Some(text.len());
        }
    }
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
