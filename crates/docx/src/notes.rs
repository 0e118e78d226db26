//! Comments, footnotes, and what stands in the margins of the pages.

use crate::body::Writer;
use crate::numbering::Numbering;
use crate::package::{ById, Package};
use crate::styles::Styles;
use crate::xml::Node;
use crate::{Error, Extract};
use gongwen::{Remark, RemarkKind, Span};

/// Notes by their id, and the words of headers and footers.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub comments: ById<String>,
    pub footnotes: ById<Note>,
    pub endnotes: ById<Note>,
    margins: Vec<String>,
    /// What was not read in all notes together.
    left_out: Vec<Remark>,
}

/// A footnote or endnote, read like the text.
#[derive(Debug, Default)]
pub(crate) struct Note {
    pub words: String,
    /// What a person should know of the words.
    pub remarks: Vec<Remark>,
    /// All characters, the hidden too.
    plain: String,
}

impl Notes {
    /// Reads the parts that hold notes.
    pub(crate) fn read(package: &mut Package<'_>, styles: &Styles) -> Result<Self, Error> {
        let mut notes = Self::default();
        if let Some(part) = package.optional("comments.xml")? {
            notes.comments = by_id(&part, "comment");
        }
        // Notes have no notes; one writer for all of them, so that its limits hold for all.
        let none = Self::default();
        let mut writer = Writer::new(styles, Numbering::default(), &none);
        if let Some(part) = package.optional("footnotes.xml")? {
            notes.footnotes = written(&mut writer, &part, "footnote");
        }
        if let Some(part) = package.optional("endnotes.xml")? {
            notes.endnotes = written(&mut writer, &part, "endnote");
        }
        notes.left_out = writer.finish().remarks;
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
        extract.beside.extend(self.comments.values().cloned());
        for notes in [&self.footnotes, &self.endnotes] {
            extract.beside.extend(notes.values().map(|note| note.plain.clone()));
        }
        let left_out =
            |remark: &Remark| Remark { message: format!("脚注或尾注：{}", remark.message), ..remark.clone() };
        extract.remarks.extend(self.left_out.iter().map(left_out));
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

fn written(writer: &mut Writer<'_>, part: &Node, name: &str) -> ById<Note> {
    part.all(name)
        .filter(|node| node.attr("type").is_none_or(|kind| kind == "normal"))
        .filter_map(|node| {
            let (text, remarks) = writer.apart(node);
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            Some((node.attr("id")?.to_owned(), Note { words: lines.join(" "), remarks, plain: node.plain() }))
        })
        .collect()
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
