//! Comparing two texts character by character (逐字比对).

use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::Duration;

/// On which side a run of characters stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// Only in the old text: 删.
    Old,
    /// Only in the new text: 增.
    New,
}

/// A run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it stands.
    pub side: Side,
    /// What it says.
    pub text: String,
}

/// Two texts laid over each other.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The runs in order.
    pub changes: Vec<Change>,
    /// Characters only in the new text.
    pub added: usize,
    /// Characters only in the old text.
    pub removed: usize,
}

/// After so long the rest is compared coarsely, so that no text holds up the server.
const PATIENCE: Duration = Duration::from_millis(800);

/// Lays a new text over an old one. Lines are matched first, then the characters within lines
/// that differ, so that a moved sentence does not dissolve into single strokes.
#[must_use]
pub fn compare(old: &str, new: &str) -> Comparison {
    let lines = TextDiff::configure().algorithm(Algorithm::Patience).timeout(PATIENCE).diff_lines(old, new);
    let mut comparison = Comparison::default();
    let (mut gone, mut come) = (String::new(), String::new());
    for change in lines.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => gone.push_str(change.value()),
            ChangeTag::Insert => come.push_str(change.value()),
            ChangeTag::Equal => {
                comparison.characters(&mut gone, &mut come);
                comparison.push(Side::Both, change.value());
            }
        }
    }
    comparison.characters(&mut gone, &mut come);
    comparison
}

impl Comparison {
    fn characters(&mut self, gone: &mut String, come: &mut String) {
        let (old, new) = (std::mem::take(gone), std::mem::take(come));
        if old.is_empty() || new.is_empty() {
            self.push(Side::Old, &old);
            self.push(Side::New, &new);
            return;
        }
        let (before, after) = (pieces(&old), pieces(&new));
        let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_slices(&before, &after);
        for change in diff.iter_all_changes() {
            let side = match change.tag() {
                ChangeTag::Delete => Side::Old,
                ChangeTag::Insert => Side::New,
                ChangeTag::Equal => Side::Both,
            };
            self.push(side, change.value());
        }
    }

    fn push(&mut self, side: Side, text: &str) {
        if text.is_empty() {
            return;
        }
        let count = text.chars().filter(|c| *c != '\n').count();
        match side {
            Side::Both => {}
            Side::Old => self.removed += count,
            Side::New => self.added += count,
        }
        match self.changes.last_mut() {
            Some(last) if last.side == side => last.text.push_str(text),
            _ => self.changes.push(Change { side, text: text.to_owned() }),
        }
    }
}

/// A text in single characters, but a number in one piece: of 480 and 500 no digit stayed.
fn pieces(text: &str) -> Vec<&str> {
    let digit = |c: char| c.is_ascii_digit();
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let number = rest.find(|c: char| !digit(c) && c != '.').unwrap_or(rest.len());
        let end = if digit(first) { number.max(1) } else { first.len_utf8() };
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_changes_as_a_whole() {
        let changes = compare("投资480万元。\n", "投资500.5万元。\n").changes;
        let sides: Vec<(Side, &str)> = changes.iter().map(|change| (change.side, change.text.as_str())).collect();
        assert_eq!(sides, [(Side::Both, "投资"), (Side::Old, "480"), (Side::New, "500.5"), (Side::Both, "万元。\n")]);
    }

    #[test]
    fn a_changed_character_is_found_and_both_texts_can_be_put_together_again() {
        let old = "关于防汛的通知\n各乡镇：\n一、加强值班。\n";
        let new = "关于抗旱的通知\n各乡镇：\n二、加强巡查。\n一、加强值班。\n";
        let comparison = compare(old, new);
        let side = |side: Side| -> String {
            comparison.changes.iter().filter(|c| c.side == Side::Both || c.side == side).map(|c| &*c.text).collect()
        };
        assert_eq!(side(Side::Old), old);
        assert_eq!(side(Side::New), new);
        assert!(comparison.changes.contains(&Change { side: Side::Old, text: "防汛".into() }));
        assert_eq!((comparison.added, comparison.removed), (9, 2));
        assert!(compare("一", "一").changes.iter().all(|change| change.side == Side::Both));
    }
}
