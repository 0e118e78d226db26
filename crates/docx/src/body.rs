//! Paragraphs and runs, written as lines.

use crate::notes::{Notes, is_mark, mark, short};
use crate::numbering::Numbering;
use crate::styles::Styles;
use crate::xml::Node;
use crate::{Extract, table};
use gongwen::{Remark, RemarkKind, Span, TableAllowance};

/// Writes the text of a document line by line and gathers remarks.
pub(crate) struct Writer<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    text: String,
    remarks: Vec<Remark>,
    /// Inside a field, before its result: instructions are no text.
    in_instruction: usize,
    pictures: usize,
    /// Footnotes met so far, and those whose lines are still to be written.
    footnotes: usize,
    waiting: Vec<String>,
    /// Inside the cell of a table.
    cells: usize,
    /// Rows are written up to the longest, so that a small file could ask for any number of cells.
    pub(crate) tables: TableAllowance,
}

/// What holds for the runs of a paragraph.
#[derive(Clone, Copy)]
struct Run<'n> {
    paragraph: Option<&'n Node>,
    change: Option<Change>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Deleted,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(styles: &'a Styles, numbering: Numbering, notes: &'a Notes) -> Self {
        Self {
            styles,
            numbering,
            notes,
            text: String::new(),
            remarks: Vec::new(),
            in_instruction: 0,
            pictures: 0,
            footnotes: 0,
            waiting: Vec::new(),
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

    /// Writes paragraphs and tables.
    pub(crate) fn blocks(&mut self, parent: &Node) {
        for node in &parent.children {
            match node.name.as_str() {
                "p" => self.paragraph(node),
                "tbl" => {
                    table::write(self, node);
                    self.write_footnotes();
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(node),
                "altChunk" => self.remark(RemarkKind::LeftOut, "文档中嵌入了另一个文件，未读入。".to_owned()),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: &Node) {
        let properties = node.child("pPr");
        self.text_boxes(node);
        let (numbering, style) = self.styles.numbering(properties);
        let label =
            numbering.and_then(|reference| self.numbering.next(&reference, style.as_deref())).unwrap_or_default();
        let start = self.text.len();
        self.runs(node, Run { paragraph: properties, change: None });
        // A number typed by hand as well as counted stands once.
        let typed = self.text[start..].trim_start().starts_with(label.trim());
        if !label.is_empty() && (!typed || self.text[start..].trim().is_empty()) {
            self.text.insert_str(start, &label);
            for remark in self.remarks.iter_mut().filter(|remark| remark.span.start > start) {
                remark.span = Span::new(remark.span.start + label.len(), remark.span.end + label.len());
            }
        }
        // A heading keeps its paragraph: the note stands behind what ends a sentence.
        let ended = self.text.ends_with(|c: char| "。；！？”）".contains(c) || is_mark(c));
        let sentence = self.text[start..].contains(['。', '；', '！', '？']);
        self.text.push('\n');
        if ended && sentence {
            self.write_footnotes();
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
                "AlternateContent" => {
                    let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                    chosen.into_iter().for_each(|chosen| self.text_boxes(chosen));
                }
                "pPr" | "t" => {}
                _ => self.text_boxes(child),
            }
        }
    }

    fn runs(&mut self, parent: &Node, run: Run<'_>) {
        for node in &parent.children {
            match node.name.as_str() {
                "r" => self.run(node, run),
                "ins" | "moveTo" => self.changed(node, run, Change::Inserted),
                "del" | "moveFrom" => self.changed(node, run, Change::Deleted),
                "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo"
                | "ruby" | "rubyBase" => self.runs(node, run),
                "oMath" | "oMathPara" => {
                    self.math(node);
                    self.remark(RemarkKind::LeftOut, "文档中有公式，只读入其中的文字。".to_owned());
                }
                _ => {}
            }
        }
    }

    fn math(&mut self, node: &Node) {
        self.text.push_str(&node.text);
        node.children.iter().for_each(|child| self.math(child));
    }

    /// Insertions are taken in, deletions left out; both are told.
    fn changed(&mut self, node: &Node, run: Run<'_>, change: Change) {
        let start = self.text.len();
        let author = node.attr("author").unwrap_or("某人").to_owned();
        self.runs(node, Run { change: Some(change), ..run });
        let (span, message) = match change {
            Change::Inserted => {
                let words = short(&self.text[start..]);
                (
                    Span::new(start, self.text.len()),
                    format!("修订未接受：{author}插入了「{words}」，正文按插入后显示。"),
                )
            }
            Change::Deleted => {
                let words = short(&deleted(node));
                (Span::at(start), format!("修订未接受：{author}删除了「{words}」，正文按删除后显示。"))
            }
        };
        if !message.contains("「」") {
            self.remarks.push(Remark { span, kind: RemarkKind::TrackedChange, message });
        }
    }

    fn run(&mut self, node: &Node, run: Run<'_>) {
        let hidden = self.styles.is_hidden(node.child("rPr"), run.paragraph);
        let (start, waiting) = (self.text.len(), self.waiting.len());
        for child in &node.children {
            self.run_child(child);
        }
        if hidden || run.change == Some(Change::Deleted) {
            self.footnotes -= self.waiting.len() - waiting;
            self.waiting.truncate(waiting);
        }
        if run.change == Some(Change::Deleted) {
            self.text.truncate(start);
        } else if hidden && self.text.len() > start {
            let words = self.text.split_off(start);
            if !words.trim().is_empty() {
                self.remark(RemarkKind::Hidden, format!("有隐藏文字「{}」，未读入正文。", short(words.trim())));
            }
        }
    }

    fn run_child(&mut self, child: &Node) {
        match child.name.as_str() {
            "fldChar" => match child.attr("fldCharType") {
                Some("begin") => self.in_instruction += 1,
                Some("separate" | "end") => self.in_instruction = self.in_instruction.saturating_sub(1),
                _ => {}
            },
            _ if self.in_instruction > 0 => {}
            "t" => child.children.iter().for_each(|characters| push_clean(&mut self.text, &characters.text)),
            "tab" | "ptab" => self.text.push('　'),
            "br" | "cr" if child.attr("type").is_none_or(|kind| kind == "textWrapping" || kind == "page") => {
                self.text.push('\n');
            }
            "noBreakHyphen" => self.text.push('-'),
            "sym" => self.symbol(child),
            "footnoteReference" => self.note(child, "脚注"),
            "endnoteReference" => self.note(child, "尾注"),
            "commentReference" => self.comment(child),
            "drawing" | "pict" | "object" => self.picture(child),
            "AlternateContent" => {
                let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                chosen.into_iter().flat_map(|chosen| &chosen.children).for_each(|inner| self.run_child(inner));
            }
            _ => {}
        }
    }

    /// A character of a symbol font. Only those that are characters by themselves are kept.
    fn symbol(&mut self, node: &Node) {
        let code = node.attr("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c) && !c.is_control()) {
            Some(c) => self.text.push(c),
            None => self.remark(RemarkKind::LeftOut, "有一个符号字体的字符未读入。".to_owned()),
        }
    }

    fn note(&mut self, node: &Node, name: &str) {
        let Some(id) = node.attr("id") else { return };
        let notes = if name == "脚注" { &self.notes.footnotes } else { &self.notes.endnotes };
        if let Some(words) = notes.get(id) {
            self.footnotes += 1;
            let mark = mark(self.footnotes);
            self.text.push_str(&mark);
            self.waiting.push(format!("注{mark}：{}", words.trim()));
            self.remark(RemarkKind::Footnote, format!("{name}{mark}已读入正文，放在所在的段落之后：{}", short(words)));
        }
    }

    fn comment(&mut self, node: &Node) {
        if let Some(words) = node.attr("id").and_then(|id| self.notes.comments.get(id)) {
            let message = format!("批注：{words}");
            self.remark(RemarkKind::Comment, message);
        }
    }

    /// Drawings without a text box hold something that text cannot show.
    fn picture(&mut self, node: &Node) {
        if !holds_text(node) {
            self.pictures += 1;
        }
    }

    fn remark(&mut self, kind: RemarkKind, message: String) {
        self.remarks.push(Remark { span: Span::at(self.text.len()), kind, message });
    }
}

fn holds_text(node: &Node) -> bool {
    node.name == "txbxContent" || node.children.iter().any(holds_text)
}

fn deleted(node: &Node) -> String {
    let mut out = String::new();
    fn gather(node: &Node, out: &mut String) {
        if node.name == "delText" || node.name == "t" {
            node.children.iter().for_each(|characters| out.push_str(&characters.text));
        }
        node.children.iter().for_each(|child| gather(child, out));
    }
    gather(node, &mut out);
    out
}

/// Line breaks in characters are white space; control characters are nothing.
fn push_clean(out: &mut String, text: &str) {
    out.extend(
        text.chars().map(|c| if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()),
    );
}
