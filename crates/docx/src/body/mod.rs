//! Paragraphs and blocks, written as lines.

mod changes;
mod field;
mod note;
mod picture;
mod run;

pub(crate) use changes::{Told, deleted_words, inserted_words};

use crate::notes::{Notes, is_mark};
use crate::numbering::{Label, Numbering};
use crate::script::Script;
use crate::styles::Styles;
use crate::xml::Node;
use crate::{Extract, math, table};
use field::Fields;
use gongwen::{Remark, RemarkKind, Span, TableAllowance};
use run::Run;

/// Most bytes of notes and comments.
const MOST_NOTES: usize = 16 * 1024 * 1024;

/// Writes the text of a document line by line and gathers remarks.
pub(crate) struct Writer<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    text: String,
    remarks: Vec<Remark>,
    fields: Fields,
    /// Raised or lowered words at the end of the text, and where they begin: runs cut them anywhere.
    script: Option<(Script, usize)>,
    /// The remark on words struck through that the next run may go on with.
    struck: Option<usize>,
    /// Whose inserted row of a table is read: the row is told, not each run in it.
    inserted_by: Option<String>,
    pictures: usize,
    /// Footnotes met so far, and those whose lines are still to be written.
    footnotes: usize,
    waiting: Vec<String>,
    /// Where the marks of those stand in the text.
    marks: Vec<Span>,
    /// Bytes of notes that may still be written: a file may name the same long note any number of times.
    notes_left: usize,
    /// Inside the cell of a table.
    cells: usize,
    /// Rows are written up to the longest, so that a small file could ask for any number of cells.
    pub(crate) tables: TableAllowance,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(styles: &'a Styles, numbering: Numbering, notes: &'a Notes) -> Self {
        Self {
            styles,
            numbering,
            notes,
            text: String::new(),
            remarks: Vec::new(),
            fields: Fields::default(),
            script: None,
            struck: None,
            inserted_by: None,
            pictures: 0,
            footnotes: 0,
            waiting: Vec::new(),
            marks: Vec::new(),
            notes_left: MOST_NOTES,
            cells: 0,
            tables: TableAllowance::default(),
        }
    }

    /// Writes the main part.
    pub(crate) fn document(&mut self, document: &Node) {
        if let Some(body) = document.child("body") {
            self.blocks(body);
        }
    }

    /// The text and the remarks.
    pub(crate) fn finish(mut self) -> Extract {
        self.write_footnotes();
        self.unended_fields();
        if self.pictures > 0 {
            let message = format!("文档中有 {} 处图片或图形，未读入正文。", self.pictures);
            self.remarks.push(Remark { span: Span::default(), kind: RemarkKind::LeftOut, message });
        }
        if let Some(message) = self.tables.refusal() {
            self.remarks.push(Remark { span: Span::default(), kind: RemarkKind::LeftOut, message });
        }
        self.remarks.sort_by_key(|remark| remark.span);
        Extract { text: self.text, remarks: self.remarks, beside: Vec::new() }
    }

    /// Writes a line of its own.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A blank line, unless there is one.
    pub(crate) fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes blocks apart from the text, for a cell; what remarks they give has the place where
    /// the text now ends.
    pub(crate) fn inside(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let outer = std::mem::take(&mut self.text);
        let before = self.remarks.len();
        self.cells += 1;
        write(self);
        self.cells -= 1;
        let place = Span::at(outer.len());
        self.remarks[before..].iter_mut().for_each(|remark| remark.span = place);
        std::mem::replace(&mut self.text, outer)
    }

    /// The text of a note and its remarks, apart from all else.
    pub(crate) fn apart(&mut self, note: &Node) -> (String, Vec<Remark>) {
        let told = self.remarks.len();
        let text = self.inside(|writer| writer.blocks(note));
        (text, self.remarks.split_off(told))
    }

    /// Writes paragraphs and tables. Paragraphs whose marks were deleted are one with the next.
    pub(crate) fn blocks(&mut self, parent: &Node) {
        let mut joined = Vec::new();
        for node in &parent.children {
            if node.name == "p" {
                joined.push(node);
                if !changes::is_mark_deleted(node) {
                    self.paragraph(&std::mem::take(&mut joined));
                }
            } else if changes::ends_paragraph(node) {
                self.paragraph(&std::mem::take(&mut joined));
                self.block(node);
            }
        }
        self.paragraph(&joined);
    }

    fn block(&mut self, node: &Node) {
        match node.name.as_str() {
            "tbl" => {
                table::write(self, node);
                self.write_footnotes();
            }
            "oMath" | "oMathPara" => {
                self.formula(node);
                self.text.push('\n');
            }
            "AlternateContent" => chosen(node).into_iter().for_each(|chosen| self.blocks(chosen)),
            "altChunk" | "subDoc" => self.remark(RemarkKind::LeftOut, "文档中嵌入了另一个文件，未读入。".to_owned()),
            _ => self.blocks(node),
        }
    }

    /// Writes paragraphs that are one: the mark of the last holds its properties.
    fn paragraph(&mut self, joined: &[&Node]) {
        let Some(last) = joined.last() else { return };
        joined.iter().for_each(|node| self.text_boxes(node));
        let (start, told, waiting) = (self.text.len(), self.remarks.len(), self.waiting.len());
        self.struck = None;
        self.marks.clear();
        for node in joined {
            let (from, told) = (self.text.len(), self.remarks.len());
            self.runs(node, Run::of(node.child("pPr")));
            self.settle();
            self.mark_changed(node, from, told);
        }
        if changes::is_mark_deleted(last) && self.text[start..].trim().is_empty() {
            self.text.truncate(start);
            self.remarks[told..].iter_mut().for_each(|remark| remark.span = Span::at(remark.span.start.min(start)));
            return;
        }
        self.number(last, start, told);
        self.only_in_text(start, told, waiting);
        // A heading keeps its paragraph: the note stands behind what ends a sentence.
        let ended = self.text.ends_with(|c: char| "。；！？”）".contains(c) || is_mark(c));
        let sentence = self.text[start..].contains(['。', '；', '！', '？']);
        self.text.push('\n');
        if ended && sentence {
            self.write_footnotes();
        }
    }

    /// Counts a paragraph that begins at `start` and writes its number there, before the remarks
    /// from `told` on.
    fn number(&mut self, node: &Node, start: usize, told: usize) {
        let (numbering, style) = self.styles.numbering(node.child("pPr"));
        let Some(label) = numbering.and_then(|reference| self.numbering.next(&reference, style.as_deref())) else {
            return;
        };
        // A number typed by hand as well as counted stands once.
        let blank = self.text[start..].trim().is_empty();
        let Label { text: label, is_bullet } = label;
        let shown = if is_bullet { &label } else { label.trim() };
        let typed = self.text[start..].trim_start().starts_with(shown);
        if !label.is_empty() && (!typed && !blank || blank && !is_bullet) {
            self.text.insert_str(start, &label);
            for mark in self.marks.iter_mut().filter(|mark| mark.start >= start) {
                *mark = Span::new(mark.start + label.len(), mark.end + label.len());
            }
            for remark in self.remarks[told..].iter_mut().filter(|remark| remark.span.end > start) {
                remark.span = Span::new(remark.span.start + label.len(), remark.span.end + label.len());
            }
        }
        for form in self.numbering.unknown() {
            let message = format!("自动编号的格式「{form}」不认识，已按阿拉伯数字写出，请核对。");
            self.remarks.push(Remark { span: Span::at(start), kind: RemarkKind::NotUnderstood, message });
        }
    }

    /// Writes the footnotes met so far as lines of their own, outside of tables.
    fn write_footnotes(&mut self) {
        if self.cells > 0 {
            return;
        }
        for note in std::mem::take(&mut self.waiting) {
            self.line(&note);
        }
    }

    /// Text boxes anchored in a paragraph stand above it: there offices put the 版头.
    fn text_boxes(&mut self, node: &Node) {
        for child in &node.children {
            match child.name.as_str() {
                "txbxContent" => self.blocks(child),
                "AlternateContent" => chosen(child).into_iter().for_each(|chosen| self.text_boxes(chosen)),
                "pPr" | "t" | "del" | "moveFrom" => {}
                _ => self.text_boxes(child),
            }
        }
    }

    fn formula(&mut self, node: &Node) {
        self.settle();
        self.text.push_str(&math::line(node));
        self.remark(RemarkKind::LeftOut, "文档中有公式，只读入其中的文字，请核对。".to_owned());
    }

    fn remark(&mut self, kind: RemarkKind, message: String) {
        self.remarks.push(Remark { span: Span::at(self.text.len()), kind, message });
    }
}

/// Of several forms of the same content, the one that is read.
fn chosen(node: &Node) -> Option<&Node> {
    node.child("Choice").or_else(|| node.child("Fallback"))
}
