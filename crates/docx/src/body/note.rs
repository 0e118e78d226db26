//! Marks of notes and comments in the text.

use super::Writer;
use crate::notes::{Note, mark, short};
use crate::xml::Node;
use gongwen::{Remark, RemarkKind, Span};

impl Writer<'_> {
    pub(super) fn note(&mut self, node: &Node, name: &str) {
        let Some(id) = node.attr("id") else { return };
        let notes = if name == "脚注" { &self.notes.footnotes } else { &self.notes.endnotes };
        let Some(note) = notes.get(id) else {
            return self.remark(RemarkKind::LeftOut, format!("有一处{name}，文件中没有它的内容。"));
        };
        if !self.admits(weight(note)) {
            return;
        }
        self.footnotes += 1;
        let mark = mark(self.footnotes);
        self.text.push_str(&mark);
        self.waiting.push(format!("注{mark}：{}", note.words));
        let message = format!("{name}{mark}已读入正文，放在所在的段落之后：{}", short(&note.words));
        self.remark(RemarkKind::Footnote, message);
        let span = Span::at(self.text.len());
        let told = note.remarks.iter().map(|remark| (remark.kind, format!("{name}{mark}：{}", remark.message)));
        self.remarks.extend(told.map(|(kind, message)| Remark { span, kind, message }));
    }

    pub(super) fn comment(&mut self, node: &Node) {
        let Some(words) = node.attr("id").and_then(|id| self.notes.comments.get(id)) else { return };
        if self.admits(words.len()) {
            self.remark(RemarkKind::Comment, format!("批注：{words}"));
        }
    }

    /// Takes so many bytes of notes from what may still be written, and tells when nothing is left.
    fn admits(&mut self, bytes: usize) -> bool {
        match self.notes_left.checked_sub(bytes) {
            Some(left) => {
                self.notes_left = left;
                true
            }
            None => {
                if self.notes_left > 0 {
                    self.remark(RemarkKind::LeftOut, "脚注、尾注和批注太多，从这里起未读入。".to_owned());
                }
                self.notes_left = 0;
                false
            }
        }
    }
}

fn weight(note: &Note) -> usize {
    note.words.len() + note.remarks.iter().map(|remark| remark.message.len()).sum::<usize>() + 1
}
