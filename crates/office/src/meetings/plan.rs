//! What is planned: when, where, who, and what they should know.

use super::{Refusal, Slot};
use crate::approval::Now;
use crate::authority::Holder;
use crate::secrecy;

/// Most people that one meeting is planned for.
const MOST: usize = 500;
const LONGEST_PLACE: usize = 60;
pub(super) const LONGEST_NOTE: usize = 1000;

/// When, where, who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// When.
    pub slot: Slot,
    /// 地点
    pub place: String,
    /// 参加人员, each once, in the order in which they were named.
    pub people: Vec<Holder>,
    /// What they bring, who presides, what it is about; may be empty.
    pub note: String,
}

impl Plan {
    /// A plan that can be kept.
    ///
    /// # Errors
    /// Refused for a time that has passed, without a place or people, too long, or classified.
    pub fn new(slot: Slot, place: &str, people: Vec<Holder>, note: &str, now: Now) -> Result<Self, Refusal> {
        let (place, note) = (place.trim().to_owned(), note.trim().to_owned());
        if slot.has_begun(now) {
            return Err(Refusal::Past);
        }
        if place.is_empty() || place.chars().count() > LONGEST_PLACE {
            return Err(Refusal::BadPlace);
        }
        if note.chars().count() > LONGEST_NOTE {
            return Err(Refusal::TooLong);
        }
        if let Some(mark) = secrecy::mark(&place).or_else(|| secrecy::mark(&note)) {
            return Err(Refusal::Classified(mark));
        }
        let mut once: Vec<Holder> = Vec::new();
        for person in people {
            if !once.iter().any(|one| one.id == person.id) {
                once.push(person);
            }
        }
        match once.len() {
            0 => Err(Refusal::Nobody),
            count if count > MOST => Err(Refusal::TooMany(MOST)),
            _ => Ok(Self { slot, place, people: once, note }),
        }
    }

    /// Whether somebody takes part.
    #[must_use]
    pub fn has(&self, person: &str) -> bool {
        self.people.iter().any(|one| one.id == person)
    }
}
