//! 更正归档: a file that was archived with wrong choices gets others. What a series counted stays on
//! its register, empty, with the reason.

use super::{Description, FileNumber, Item, Reference, Refusal};
use crate::secrecy;

/// Longest reason, in characters.
const LONGEST_REASON: usize = 200;

impl Item {
    /// The file with another number or description, and what changed in words. In another series it is
    /// in no box.
    ///
    /// # Errors
    /// Refused if nothing changes.
    pub fn refiled(&self, number: FileNumber, description: &Description) -> Result<(Self, String), Refusal> {
        let pages = |pages: Option<u32>| pages.map_or_else(|| "没有填".to_owned(), |pages| pages.to_string());
        let mut words = Vec::new();
        let (old, reference) = (&self.reference, Reference::Composed(number));
        let moved = *old != reference;
        if moved {
            words.push(format!("档号由{old}改为{reference}，原件号空着"));
        }
        if let Some(number) = self.in_box.filter(|_| moved) {
            words.push(format!("移出第{number}盒"));
        }
        if self.pages != description.pages {
            words.push(format!("页数由{}改为{}", pages(self.pages), pages(description.pages)));
        }
        if self.note != description.note {
            words.push(format!("备注由“{}”改为“{}”", self.note, description.note));
        }
        if words.is_empty() {
            return Err(Refusal::NothingChanged);
        }
        let Description { pages, note } = description.clone();
        let in_box = self.in_box.filter(|_| !moved);
        Ok((Self { reference, pages, note, in_box, ..self.clone() }, words.join("，")))
    }
}

/// A reason that says something and may stand in the record for ever.
///
/// # Errors
/// Refused if it is empty, too long, or bears a mark of classification.
pub fn why(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST_REASON {
        return Err(Refusal::Reason(LONGEST_REASON));
    }
    match secrecy::mark(text) {
        Some(mark) => Err(Refusal::Classified(mark.to_string())),
        None => Ok(text),
    }
}
