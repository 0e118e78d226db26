//! Runs and what stands in them.

use super::changes::{Told, deleted_words};
use super::{Writer, chosen};
use crate::notes::short;
use crate::script::{Script, matters};
use crate::symbols::{Font, is_private};
use crate::xml::Node;
use gongwen::{Remark, RemarkKind, Span};

/// What holds for the runs of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Run<'n> {
    paragraph: Option<&'n Node>,
    change: Option<Change>,
    script: Option<Script>,
    font: Option<Font>,
    capitals: bool,
}

impl<'n> Run<'n> {
    /// The runs of a paragraph with these properties.
    pub(super) fn of(paragraph: Option<&'n Node>) -> Self {
        Self { paragraph, change: None, script: None, font: None, capitals: false }
    }

    /// Inside a deletion.
    pub(super) fn is_deleted(self) -> bool {
        self.change == Some(Change::Deleted)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Deleted,
}

impl Writer<'_> {
    pub(super) fn runs(&mut self, parent: &Node, run: Run<'_>) {
        for node in &parent.children {
            match node.name.as_str() {
                "r" => self.run(node, run),
                "ins" | "moveTo" => self.changed(node, run, Change::Inserted),
                "del" | "moveFrom" => self.changed(node, run, Change::Deleted),
                "fldSimple" => self.simple_field(node, run),
                "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo" | "ruby" | "rubyBase" => {
                    self.runs(node, run);
                }
                "AlternateContent" => chosen(node).into_iter().for_each(|chosen| self.runs(chosen, run)),
                "oMath" | "oMathPara" => self.formula(node),
                "subDoc" => self.remark(RemarkKind::LeftOut, "文档中嵌入了另一个文件，未读入。".to_owned()),
                _ => {}
            }
        }
    }

    /// Insertions are taken in, deletions left out; both are told.
    fn changed(&mut self, node: &Node, run: Run<'_>, change: Change) {
        self.settle();
        let start = self.text.len();
        self.runs(node, Run { change: Some(change), ..run });
        self.settle();
        match change {
            Change::Inserted => {
                let told = Told::inserted(node, &format!("「{}」", short(&self.text[start..])));
                if self.text.len() > start && !self.is_told(&told) {
                    let span = Span::new(start, self.text.len());
                    self.remarks.push(Remark { span, kind: RemarkKind::TrackedChange, message: told.message });
                }
            }
            Change::Deleted => {
                let words = deleted_words(node);
                if !words.is_empty() {
                    self.remark(RemarkKind::TrackedChange, Told::deleted(node, &words).message);
                }
            }
        }
    }

    fn run(&mut self, node: &Node, run: Run<'_>) {
        let properties = node.child("rPr");
        let hidden = self.styles.is_hidden(properties, run.paragraph);
        let deleted = run.is_deleted();
        if hidden || deleted || properties.is_some_and(is_struck) {
            self.settle();
        }
        let (start, waiting, told, pictures) = (self.text.len(), self.waiting.len(), self.remarks.len(), self.pictures);
        let script = self.styles.script(properties, run.paragraph);
        let capitals = self.styles.shows_capitals(properties, run.paragraph);
        let run = Run { script, font: properties.and_then(symbol_font), capitals, ..run };
        for child in &node.children {
            self.run_child(child, run);
        }
        if !hidden && !deleted {
            if properties.is_some_and(is_struck) {
                self.struck(start);
            }
            return;
        }
        // What is not there has no note and no symbol; a comment on it is still a comment.
        self.script = None;
        self.footnotes -= self.waiting.len() - waiting;
        self.waiting.truncate(waiting);
        self.marks.retain(|mark| mark.start < start);
        self.pictures = pictures;
        let mut comments = self.remarks.split_off(told);
        comments.retain(|remark| remark.kind == RemarkKind::Comment);
        comments.iter_mut().for_each(|remark| remark.span = Span::at(start));
        self.remarks.append(&mut comments);
        let words = self.text.split_off(start);
        if !deleted && !words.trim().is_empty() {
            self.remark(RemarkKind::Hidden, format!("有隐藏文字「{}」，未读入正文。", short(words.trim())));
        }
    }

    pub(super) fn run_child(&mut self, child: &Node, run: Run<'_>) {
        match child.name.as_str() {
            "rPr" | "lastRenderedPageBreak" => return,
            "fldChar" => return self.field(child),
            "instrText" => return self.instruction(child),
            "t" if self.fields.in_instruction() => return self.instruction(child),
            _ if self.fields.in_instruction() => return,
            "t" => return self.words(child, run),
            _ => self.settle(),
        }
        match child.name.as_str() {
            "tab" | "ptab" => self.text.push('　'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "sym" => {
                let code = child.attr("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                self.symbol(code.and_then(char::from_u32), child.attr("font").unwrap_or_default());
            }
            // The guide above the words (拼音) only says how to read them.
            "ruby" => child.child("rubyBase").into_iter().for_each(|base| self.runs(base, run)),
            "footnoteReference" => self.note(child, "脚注"),
            "endnoteReference" => self.note(child, "尾注"),
            "commentReference" => self.comment(child),
            "drawing" | "pict" | "object" => self.picture(child),
            "AlternateContent" => {
                chosen(child)
                    .into_iter()
                    .flat_map(|chosen| &chosen.children)
                    .for_each(|inner| self.run_child(inner, run));
            }
            "dayLong" | "dayShort" | "monthLong" | "monthShort" | "yearLong" | "yearShort" => {
                self.remark(RemarkKind::LeftOut, "有一处自动更新的日期，未读入正文。".to_owned());
            }
            "pgNum" => self.remark(RemarkKind::LeftOut, "有一处自动页码，未读入正文。".to_owned()),
            _ => {}
        }
    }

    /// Characters of a run: line breaks among them are white space, control characters are nothing.
    fn words(&mut self, node: &Node, run: Run<'_>) {
        if self.script.map(|(script, _)| script) != run.script {
            self.settle();
            self.script = run.script.map(|script| (script, self.text.len()));
        }
        for c in node.children.iter().flat_map(|characters| characters.text.chars()) {
            match run.font {
                _ if matches!(c, '\n' | '\r' | '\t') => self.text.push(' '),
                _ if c.is_control() => {}
                Some(font) if u32::from(c) <= 0xFF || is_private(c) => match font.plain(c) {
                    Some(plain) => self.text.push(plain),
                    None => {
                        self.settle();
                        self.symbol(Some(c), font.name());
                        self.script = run.script.map(|script| (script, self.text.len()));
                    }
                },
                _ => self.text.push(if run.capitals { capital(c) } else { c }),
            }
        }
    }

    /// Raises or lowers the words at the end of the text that are marked so.
    pub(super) fn settle(&mut self) {
        let Some((script, start)) = self.script.take() else { return };
        let Some(words) = self.text.get(start..) else { return };
        match script.write(words) {
            Some(written) => self.text.replace_range(start.., &written),
            None if matters(words) => {
                let message = format!("{}「{}」按普通文字读入，请核对。", script.name(), short(words.trim()));
                let span = Span::new(start, self.text.len());
                self.remarks.push(Remark { span, kind: RemarkKind::LeftOut, message });
            }
            None => {}
        }
    }

    /// A character of a symbol font: its plain equal, or itself where it is a character of its own.
    pub(super) fn symbol(&mut self, c: Option<char>, font: &str) {
        let plain = match Font::named(font) {
            Some(named) => c.and_then(|c| named.plain(c).or_else(|| Some(c).filter(|_| u32::from(c) > 0xFF))),
            None => c,
        };
        match plain.filter(|c| !is_private(*c) && !c.is_control()) {
            Some(plain) => self.text.push(plain),
            None => {
                let code = c.map_or_else(String::new, |c| format!(" {:04X}", u32::from(c)));
                self.remark(RemarkKind::LeftOut, format!("符号字体「{font}」的字符{code} 未读入，请核对。"));
            }
        }
    }

    /// Tells that the words from `start` on are struck through, once for runs that follow each other.
    fn struck(&mut self, start: usize) {
        self.settle();
        let span = Span::new(start, self.text.len());
        if self.text[start..].trim().is_empty() {
            return;
        }
        let message = "这里的文字划有删除线，仍读入正文，请核对。";
        let before = self.struck.and_then(|at| self.remarks.get_mut(at));
        match before.filter(|remark| remark.span.end == start && remark.message == message) {
            Some(remark) => remark.span = Span::new(remark.span.start, span.end),
            None => {
                self.struck = Some(self.remarks.len());
                self.remarks.push(Remark { span, kind: RemarkKind::LeftOut, message: message.to_owned() });
            }
        }
    }
}

/// The capital of a letter, if it is one letter.
fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

/// Whether a line through the words says that they do not hold.
fn is_struck(properties: &Node) -> bool {
    ["strike", "dstrike"].iter().any(|line| properties.switch(line) == Some(true))
}

/// A symbol font that Latin letters of a run are shown in.
fn symbol_font(properties: &Node) -> Option<Font> {
    let fonts = properties.child("rFonts").filter(|fonts| fonts.attr("hint") != Some("eastAsia"))?;
    fonts.attr("ascii").and_then(Font::named)
}
