//! The explicit form (格式: 逐项), in which [`write`](crate::write) puts documents that plain
//! text cannot carry: every element stands in front matter, every paragraph begins with a mark.
//!
//! `# ` to `##### ` heading of that level · `#@12 ` a heading of 12 characters that runs into its
//! paragraph · `\` a paragraph without heading · `::: 附件` an attachment, its label and title in
//! lines of their own up to `:::`.

use super::line::{self, Line};
use super::table::Allowance;
use super::{Syntax, body, table, title};
use crate::{Attachment, Block, Document, Paragraph, Text};

/// Reads the part after the front matter.
pub(super) fn read(source: &str, from: usize, allowance: &mut Allowance, document: &mut Document) {
    let lines = line::lines(source, from, Syntax::Plain);
    let mut at = 0;
    while at < lines.len() {
        if lines[at].str() == "::: 附件" {
            let (attachment, next) = attachment_head(&lines, at + 1);
            document.attachments.push(attachment);
            at = next;
        } else if let Some((read, next)) = blocks(&lines, at, allowance) {
            match document.attachments.last_mut() {
                Some(attachment) => attachment.body.extend(read),
                None => document.body.extend(read),
            }
            at = next;
        } else {
            at += 1;
        }
    }
}

fn attachment_head(lines: &[Line], mut at: usize) -> (Attachment, usize) {
    let mut attachment = Attachment::default();
    let mut title_lines: Vec<Line> = Vec::new();
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.str() == ":::" {
            break;
        }
        let Some((key, value)) = line.str().split_once(':') else { continue };
        let value = line.text.slice(line.str().len() - value.len()..line.str().len()).trimmed();
        match key {
            "标签" => attachment.label = Some(value),
            "标题" => title_lines.push(Line { text: value, raw: line.raw, hashes: 0 }),
            "版式" => attachment.landscape = value.as_str() == "横排",
            _ => {}
        }
    }
    if !title_lines.is_empty() {
        attachment.title = Some(title::join(&title_lines));
    }
    (attachment, at)
}

fn blocks(lines: &[Line], at: usize, allowance: &mut Allowance) -> Option<(Vec<Block>, usize)> {
    if lines[at].is_blank() {
        return None;
    }
    if let Some(table) = table::table_of_bars(lines, at, allowance) {
        return Some(table);
    }
    Some((vec![Block::Paragraph(paragraph(&lines[at].text))], at + 1))
}

fn paragraph(text: &Text) -> Paragraph {
    let string = text.as_str();
    let rest = |from: usize| text.slice(from..string.len()).trimmed();
    if let Some((count, words)) = string.strip_prefix("#@").and_then(|run_in| run_in.split_once(' ')) {
        let mut paragraph = body::paragraph(rest(string.len() - words.len()));
        let whole = paragraph.text.as_str();
        let count: usize = count.parse().unwrap_or(0);
        let end = whole.char_indices().nth(count).map_or(whole.len(), |(at, _)| at);
        paragraph.heading = Some(end);
        return paragraph;
    }
    let hashes = string.bytes().take_while(|b| *b == b'#').count();
    if hashes > 0 && string[hashes..].starts_with(' ') {
        let mut paragraph = body::paragraph(rest(hashes + 1));
        paragraph.heading = Some(paragraph.text.as_str().len());
        let level = u8::try_from(hashes).unwrap_or(1);
        paragraph.stated_level = paragraph.ordinal.and_then(|o| o.style.level()).is_none().then_some(level);
        return paragraph;
    }
    let from = usize::from(string.starts_with('\\'));
    Paragraph { heading: None, ..body::paragraph(rest(from)) }
}
