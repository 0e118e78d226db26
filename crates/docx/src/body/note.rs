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
        self.marks.push(Span::new(self.text.len(), self.text.len() + mark.len()));
        self.text.push_str(&mark);
        self.waiting.push(format!("注{mark}：{}", note.words));
        let message = format!("{name}{mark}已读入正文，放在所在的段落之后：{}", short(&note.words));
        self.remark(RemarkKind::Footnote, message);
        let span = Span::at(self.text.len());
        let told = note.remarks.iter().map(|remark| (remark.kind, format!("{name}{mark}：{}", remark.message)));
        self.remarks.extend(told.map(|(kind, message)| Remark { span, kind, message }));
    }

    /// A mark would be part of a title, of addressees, of a signature or a day: such a note is told, and not
    /// written. A paragraph that ends a sentence is text, and a heading with a number.
    pub(super) fn only_in_text(&mut self, start: usize, told: usize, waiting: usize) {
        let marks = std::mem::take(&mut self.marks);
        let words = self.text[start..].trim_start();
        let han = |number: &str| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十百".contains(c));
        let heading =
            words.starts_with(['（', '(', '第']) || words.split_once('、').is_some_and(|(number, _)| han(number));
        let sentence = words.contains(['。', '；', '！', '？']);
        if self.cells > 0 || marks.is_empty() || sentence || heading {
            return;
        }
        let mut kept = String::new();
        let mut at = start;
        for mark in &marks {
            kept.push_str(&self.text[at..mark.start]);
            at = mark.end;
        }
        kept.push_str(&self.text[at..]);
        // Nothing but marks: there is no element to be spoiled.
        if kept.trim().is_empty() {
            return;
        }
        self.text.replace_range(start.., &kept);
        let mut before = vec![0];
        before.extend(marks.iter().scan(0, |sum, mark| {
            *sum += mark.end - mark.start;
            Some(*sum)
        }));
        let moved = |at: usize| {
            let passed = marks.partition_point(|mark| mark.end <= at);
            let inside = marks.get(passed).filter(|mark| mark.start < at).map_or(0, |mark| at - mark.start);
            at - before[passed] - inside
        };
        for remark in &mut self.remarks[told..] {
            remark.span = Span::new(moved(remark.span.start), moved(remark.span.end));
        }
        self.footnotes -= self.waiting.len() - waiting;
        self.waiting.truncate(waiting);
        for remark in self.remarks[told..].iter_mut().filter(|remark| remark.kind == RemarkKind::Footnote) {
            if let Some((name, words)) = remark.message.split_once("已读入正文，放在所在的段落之后：") {
                let name: String = name.chars().take(2).collect();
                remark.message = format!("{name}没有读入（所在的段落不是成句的正文）：{words}");
            }
        }
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
