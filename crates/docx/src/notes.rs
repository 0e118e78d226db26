//! Comments, footnotes, and what stands in the margins of the pages.

use crate::package::{ById, Package};
use crate::xml::Node;
use crate::{Error, Extract};
use gongwen::{Remark, RemarkKind, Span};

/// Notes by their id, and the words of headers and footers.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub comments: ById<String>,
    pub footnotes: ById<String>,
    pub endnotes: ById<String>,
    margins: Vec<String>,
}

impl Notes {
    /// Reads the parts that hold notes.
    pub(crate) fn read(package: &mut Package<'_>) -> Result<Self, Error> {
        let mut notes = Self::default();
        if let Some(part) = package.optional("comments.xml")? {
            notes.comments = by_id(&part, "comment");
        }
        if let Some(part) = package.optional("footnotes.xml")? {
            notes.footnotes = by_id(&part, "footnote");
        }
        if let Some(part) = package.optional("endnotes.xml")? {
            notes.endnotes = by_id(&part, "endnote");
        }
        for name in package.named("header").into_iter().chain(package.named("footer")) {
            if let Some(part) = package.optional(&name)? {
                let words = part.plain();
                if !is_page_number(&words) && !notes.margins.contains(&words) {
                    notes.margins.push(words);
                }
            }
        }
        Ok(notes)
    }

    /// Says what headers and footers hold beside page numbers.
    pub(crate) fn page_margins(&self, extract: &mut Extract) {
        extract.beside.extend(self.margins.iter().cloned());
        for notes in [&self.comments, &self.footnotes, &self.endnotes] {
            extract.beside.extend(notes.values().cloned());
        }
        let unseen = |remark: &&Remark| matches!(remark.kind, RemarkKind::Hidden | RemarkKind::TrackedChange);
        let unseen: Vec<String> = extract.remarks.iter().filter(unseen).map(|remark| remark.message.clone()).collect();
        extract.beside.extend(unseen);
        for words in &self.margins {
            extract.remarks.push(Remark {
                span: Span::default(),
                kind: RemarkKind::LeftOut,
                message: format!("页眉或页脚中有文字「{}」，未读入正文。", short(words)),
            });
        }
    }
}

fn by_id(part: &Node, name: &str) -> ById<String> {
    part.all(name)
        .filter(|node| node.attr("type").is_none_or(|kind| kind == "normal"))
        .filter_map(|node| {
            let words = node.plain();
            let words = match node.attr("author") {
                Some(author) if !author.is_empty() => format!("{author}：{words}"),
                _ => words,
            };
            Some((node.attr("id")?.to_owned(), words))
        })
        .collect()
}

fn is_page_number(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || "-—－–第页共/".contains(c))
}

/// The beginning of a longer text.
pub(crate) fn short(words: &str) -> String {
    let mut out: String = words.chars().take(40).collect();
    if words.chars().count() > 40 {
        out.push('…');
    }
    out
}

/// The mark of the n-th footnote, from 1: ① to ㊿, then 〔51〕.
pub(crate) fn mark(n: usize) -> String {
    let circled = match n {
        1..=20 => char::from_u32(0x2460 + n as u32 - 1),
        21..=35 => char::from_u32(0x3251 + n as u32 - 21),
        36..=50 => char::from_u32(0x32B1 + n as u32 - 36),
        _ => None,
    };
    circled.map_or_else(|| format!("〔{n}〕"), String::from)
}

/// Whether a line ends in such a mark.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '〕')
}
