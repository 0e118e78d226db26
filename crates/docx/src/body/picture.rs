//! Pictures and shapes, which no text shows.

use super::Writer;
use crate::notes::short;
use crate::xml::Node;
use gongwen::RemarkKind;

impl Writer<'_> {
    /// Drawings without a text box hold something that text cannot show; words in them are told.
    pub(super) fn picture(&mut self, node: &Node) {
        if holds_text(node) {
            return;
        }
        let mut words = String::new();
        drawn_words(node, &mut words);
        if words.trim().is_empty() {
            self.pictures += 1;
        } else {
            self.remark(RemarkKind::LeftOut, format!("图形中的文字「{}」未读入正文。", short(words.trim())));
        }
    }
}

fn holds_text(node: &Node) -> bool {
    node.name == "txbxContent" || node.children.iter().any(holds_text)
}

/// The words of artistic letters (艺术字) and of shapes that are no text box.
fn drawn_words(node: &Node, out: &mut String) {
    if node.name == "textpath" {
        out.push_str(node.attr("string").unwrap_or_default());
    }
    out.push_str(&node.text);
    node.children.iter().for_each(|child| drawn_words(child, out));
}
