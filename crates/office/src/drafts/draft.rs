//! A draft (草稿): a text that one person works on.

use super::{Event, Refusal};
use crate::{Moment, secrecy};
use gongwen::{Kind, Syntax};

/// The longest text of a draft in bytes, about 350,000 Han characters.
pub const TEXT_LIMIT: usize = 1024 * 1024;

/// Where a draft came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 按文种起草
    Form,
    /// 粘贴
    Paste,
    /// 上传
    Upload,
    /// 样例
    Sample,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its key.
    pub id: String,
    /// The account it belongs to.
    pub owner: String,
    /// The title of its document, or its first line.
    pub title: String,
    /// The kind of its document, as far as it is known.
    pub kind: Option<Kind>,
    /// How its text is written.
    pub syntax: Syntax,
    /// Its text, lines ended by `\n`.
    pub text: String,
    /// Where it came from.
    pub origin: Origin,
    /// What the reader of the uploaded file had to say: tracked changes, hidden text.
    pub notes: Vec<String>,
    /// Counts the changes; one who saves says which one they have seen.
    pub revision: i64,
    /// When it was begun.
    pub created: Moment,
    /// When its text was last changed.
    pub updated: Moment,
    /// When it was put into the trash (回收站).
    pub discarded: Option<Moment>,
}

impl Origin {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "起草",
            Self::Paste => "粘贴",
            Self::Upload => "上传",
            Self::Sample => "样例",
        }
    }
}

impl Draft {
    /// Checks a text before it becomes, or replaces, the text of a draft.
    ///
    /// # Errors
    /// Refused if it is empty of characters where it must not be, too long, or bears a mark of
    /// classification: such a text must not be in this system at all.
    pub fn admit(text: &str) -> Result<(), Refusal> {
        if text.len() > TEXT_LIMIT {
            return Err(Refusal::TooLong);
        }
        match secrecy::mark(text) {
            Some(mark) => Err(Refusal::Classified(mark)),
            None => Ok(()),
        }
    }

    /// Replaces the text.
    ///
    /// # Errors
    /// Refused in the trash, on another revision than the one seen, and for a text not admitted.
    pub fn save(&mut self, text: String, seen: i64, now: Moment) -> Result<Event, Refusal> {
        if self.discarded.is_some() {
            return Err(Refusal::InTrash);
        }
        if seen != self.revision {
            return Err(Refusal::ChangedMeanwhile);
        }
        Self::admit(&text)?;
        if text == self.text {
            return Ok(Event::Unchanged);
        }
        self.text = text;
        self.updated = now;
        Ok(Event::Saved)
    }

    /// Puts it into the trash.
    ///
    /// # Errors
    /// Refused if it is there already.
    pub fn discard(&mut self, now: Moment) -> Result<Event, Refusal> {
        if self.discarded.is_some() {
            return Err(Refusal::InTrash);
        }
        self.discarded = Some(now);
        Ok(Event::Discarded)
    }

    /// Takes it out of the trash.
    ///
    /// # Errors
    /// Refused if it is not there.
    pub fn recover(&mut self) -> Result<Event, Refusal> {
        self.discarded.take().map(|_| Event::Recovered).ok_or(Refusal::NotInTrash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            id: "d".into(),
            owner: "a".into(),
            title: "关于防汛工作的通知".into(),
            kind: Some(Kind::Notice),
            syntax: Syntax::Plain,
            text: "一".into(),
            origin: Origin::Paste,
            notes: Vec::new(),
            revision: 3,
            created: Moment::default(),
            updated: Moment::default(),
            discarded: None,
        }
    }

    #[test]
    fn state_by_verb() {
        let now = Moment::from_millis(5);
        let mut d = draft();
        assert_eq!(d.recover(), Err(Refusal::NotInTrash));
        assert_eq!(d.save("二".into(), 2, now), Err(Refusal::ChangedMeanwhile));
        assert_eq!(d.save("一".into(), 3, now), Ok(Event::Unchanged));
        assert_eq!(d.save("二".into(), 3, now), Ok(Event::Saved));
        assert_eq!(d.updated, now);
        assert_eq!(d.discard(now), Ok(Event::Discarded));
        assert_eq!(d.discard(now), Err(Refusal::InTrash));
        assert_eq!(d.save("三".into(), 3, now), Err(Refusal::InTrash));
        assert_eq!(d.recover(), Ok(Event::Recovered));
    }

    #[test]
    fn a_classified_or_endless_text_is_not_admitted() {
        let mut d = draft();
        let refusal = d.save("机密★5年\n云政发〔2026〕1号".into(), 3, Moment::default());
        assert!(matches!(refusal, Err(Refusal::Classified(_))));
        assert_eq!(d.text, "一");
        assert_eq!(Draft::admit(&"长".repeat(TEXT_LIMIT)), Err(Refusal::TooLong));
    }
}
