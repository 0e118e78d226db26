//! A sent document: what it is.

use super::super::{Circle, Done, Openness};
use super::{Refusal, Review, Stage, State};
use crate::Moment;
use crate::approval::Digest;
use crate::authority::Holder;
use crate::secrecy;
use gongwen::{Kind, Syntax};

/// The longest text in bytes.
const LONGEST: usize = 1_000_000;

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The text.
    pub text: String,
    /// How it is written.
    pub syntax: Syntax,
    /// Its title, as it was read from the text.
    pub title: String,
    /// Its kind, as it was read from the text.
    pub kind: Option<Kind>,
    /// What its substance was when it was written; [`None`] for what is being written.
    pub bound: Option<Bound>,
}

/// The digest of a substance, bound to the text that it was read from: a program that reads the same
/// text otherwise, as a later one may, changes nothing of what was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The digest of the substance.
    pub substance: Digest,
    /// The digest of the text itself, byte for byte.
    pub text: Digest,
}

/// A sent document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its key.
    pub id: String,
    /// What is written.
    pub content: Content,
    /// Who drafted it.
    pub drafter: Holder,
    /// The matter of the table of authority that decides its chain.
    pub matter: String,
    /// Whether it is public; must be said before it is submitted.
    pub openness: Option<Openness>,
    /// Who may see it.
    pub circle: Circle,
    /// The review, once there is one.
    pub review: Option<Review>,
    /// Where it stands.
    pub state: State,
    /// When it was begun.
    pub begun: Moment,
    /// When it was last changed, and by whom.
    pub touched: Done,
    /// Counts changes; a change must have seen the last.
    pub revision: i64,
}

impl Content {
    /// The digest of its substance: typography changes nothing.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.bound().substance
    }

    /// Its substance and its text. What was bound before holds as long as the text is the same.
    #[must_use]
    pub fn bound(&self) -> Bound {
        let text = Digest::of(&self.text);
        match &self.bound {
            Some(bound) if bound.text == text => bound.clone(),
            _ => Bound { substance: self.read(), text },
        }
    }

    /// The digest of its substance as this program reads it.
    fn read(&self) -> Digest {
        Digest::of_document(&gongwen::read(&self.text, self.syntax).document)
    }

    /// This content in place of another: bound to the substance of that one where only typography
    /// changed.
    pub(super) fn in_place_of(self, before: &Self) -> Self {
        if self.read() != before.read() {
            return self;
        }
        let bound = Bound { substance: before.digest(), text: Digest::of(&self.text) };
        Self { bound: Some(bound), ..self }
    }

    /// Whether this content may be here at all.
    pub(super) fn admit(&self) -> Result<(), Refusal> {
        if self.text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        if self.text.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
        match secrecy::mark(&self.text) {
            Some(mark) => Err(Refusal::Classified(mark.to_string())),
            None => Ok(()),
        }
    }
}

impl Outgoing {
    /// Where it stands, in a word.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.state.stage()
    }

    pub(super) fn wrong_stage(&self, verb: &'static str) -> Refusal {
        Refusal::WrongStage { stage: self.stage(), verb }
    }

    pub(super) fn touch(&mut self, by: &Holder, at: Moment) {
        self.touched = Done::new(by, at);
    }

    pub(super) fn is_drafter(&self, by: &Holder) -> Result<(), Refusal> {
        if self.drafter.id == by.id { Ok(()) } else { Err(Refusal::NotDrafter(self.drafter.name.clone())) }
    }
}

/// A reason that says something.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::NoReason) } else { unclassified(text) }
}

/// Words that may stand in the record for ever.
pub(super) fn unclassified(text: &str) -> Result<String, Refusal> {
    match secrecy::mark(text) {
        Some(mark) => Err(Refusal::MarkedWords(mark.to_string())),
        None => Ok(text.to_owned()),
    }
}
