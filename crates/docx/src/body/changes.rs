//! Tracked changes (修订), read as if they were accepted, and told.

use super::Writer;
use crate::notes::short;
use crate::xml::Node;
use gongwen::{Remark, RemarkKind, Span};

/// What was done, and by whom.
pub(crate) struct Told {
    /// Who did it.
    pub author: String,
    /// In Chinese, for the person.
    pub message: String,
}

impl Told {
    /// An insertion of something.
    pub(crate) fn inserted(change: &Node, what: &str) -> Self {
        let author = author(change);
        let message = format!("修订未接受：{author}插入了{what}，正文按插入后显示。");
        Self { author, message }
    }

    /// A deletion of something.
    pub(crate) fn deleted(change: &Node, what: &str) -> Self {
        let author = author(change);
        let message = format!("修订未接受：{author}删除了{what}，正文按删除后显示。");
        Self { author, message }
    }
}

impl Writer<'_> {
    /// Where the text now ends.
    pub(crate) fn place(&self) -> usize {
        self.text.len()
    }

    /// Tells a change of what was written since a place.
    pub(crate) fn tell_change(&mut self, message: String, since: usize) {
        let span = Span::new(since, self.text[since..].trim_end().len() + since);
        self.remarks.push(Remark { span, kind: RemarkKind::TrackedChange, message });
    }

    /// Writes what stands in an inserted row, whose own insertions say nothing more.
    pub(crate) fn within_insertion<T>(&mut self, told: Option<&Told>, write: impl FnOnce(&mut Self) -> T) -> T {
        let Some(told) = told else { return write(self) };
        let outer = self.inserted_by.replace(told.author.clone());
        let result = write(self);
        self.inserted_by = outer;
        result
    }

    /// Whether an insertion was told together with the row that it stands in.
    pub(super) fn is_told(&self, told: &Told) -> bool {
        self.inserted_by.as_ref() == Some(&told.author)
    }

    /// Tells that the mark of a paragraph was deleted or inserted. `from` is where its text begins,
    /// `told` how many remarks there were.
    pub(super) fn mark_changed(&mut self, paragraph: &Node, from: usize, told: usize) {
        let blank = self.text[from..].trim().is_empty();
        if let Some(change) = mark(paragraph, &["del", "moveFrom"]) {
            let author = author(change);
            let message = if blank {
                format!("修订未接受：{author}删除了一个段落，正文按删除后显示。")
            } else {
                format!("修订未接受：{author}删除了段落标记，正文按并入下一段显示。")
            };
            self.remark(RemarkKind::TrackedChange, message);
        } else if let Some(change) = mark(paragraph, &["ins", "moveTo"]) {
            let change = Told::inserted(change, "段落标记");
            let known = self.remarks[told..].iter().any(|remark| remark.kind == RemarkKind::TrackedChange);
            if !blank && !known && !self.is_told(&change) {
                self.remark(RemarkKind::TrackedChange, change.message);
            }
        }
    }
}

/// Whether the mark of a paragraph was deleted, so that it is one with the next.
pub(super) fn is_mark_deleted(paragraph: &Node) -> bool {
    mark(paragraph, &["del", "moveFrom"]).is_some()
}

fn mark<'n>(paragraph: &'n Node, names: &[&str]) -> Option<&'n Node> {
    let properties = paragraph.child("pPr")?.child("rPr")?;
    properties.children.iter().find(|child| names.contains(&child.name.as_str()))
}

/// Whether something between paragraphs is a block of its own, no mere bookmark.
pub(super) fn ends_paragraph(node: &Node) -> bool {
    matches!(
        node.name.as_str(),
        "tbl"
            | "sdt"
            | "sdtContent"
            | "customXml"
            | "ins"
            | "moveTo"
            | "smartTag"
            | "oMath"
            | "oMathPara"
            | "AlternateContent"
            | "altChunk"
            | "subDoc"
    )
}

fn author(change: &Node) -> String {
    change.attr("author").unwrap_or("某人").to_owned()
}

/// 「the first words」 of what was deleted, or nothing.
pub(crate) fn deleted_words(node: &Node) -> String {
    quoted(node, &["t", "delText"])
}

/// 「the first words」 of what was inserted, or nothing.
pub(crate) fn inserted_words(node: &Node) -> String {
    quoted(node, &["t"])
}

fn quoted(node: &Node, names: &[&str]) -> String {
    let mut words = String::new();
    gather(node, names, &mut words);
    if words.trim().is_empty() { String::new() } else { format!("「{}」", short(words.trim())) }
}

fn gather(node: &Node, names: &[&str], out: &mut String) {
    if names.contains(&node.name.as_str()) {
        node.children.iter().for_each(|characters| out.push_str(&characters.text));
    }
    // A phonetic guide repeats the words that it stands above.
    node.children.iter().filter(|child| child.name != "rt").for_each(|child| gather(child, names, out));
}
