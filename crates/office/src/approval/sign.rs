//! 签署: consent and countersign.

use super::against::refusing;
use super::event::Event;
use super::signature::{Mode, Signature, Stance};
use super::step::Decision;
use super::turn::Turn;
use super::{Approval, Now, Refusal};
use crate::authority::{Chart, Relation};
use crate::secrecy;

/// The longest opinion in characters.
const LONGEST: usize = 1000;

/// How a signer expresses it: the mode and the opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// How.
    pub mode: Mode,
    /// The opinion; may be empty for 签名 and 圈阅.
    pub opinion: String,
}

impl Words {
    /// 签署意见
    #[must_use]
    pub fn opinion(text: &str) -> Self {
        Self { mode: Mode::Opinion, opinion: text.trim().to_owned() }
    }

    /// 签名
    #[must_use]
    pub fn name() -> Self {
        Self { mode: Mode::Name, opinion: String::new() }
    }

    /// 圈阅
    #[must_use]
    pub fn circle() -> Self {
        Self { mode: Mode::Circle, opinion: String::new() }
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.mode == Mode::Opinion && self.opinion.trim().is_empty() {
            return Err(Refusal::OpinionMissing);
        }
        assenting(&self.opinion)?;
        bounded(&self.opinion)
    }
}

/// Words that say no are no consent.
pub(super) fn assenting(text: &str) -> Result<(), Refusal> {
    refusing(text).map_or(Ok(()), |word| Err(Refusal::SaysNo(word.to_owned())))
}

/// A reason must be there.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    bounded(text)?;
    Ok(text.to_owned())
}

/// A remark may be missing, and has a limit.
pub(super) fn remark(text: &str) -> Result<String, Refusal> {
    bounded(text)?;
    Ok(text.trim().to_owned())
}

fn bounded(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    match secrecy::mark(text) {
        Some(mark) => Err(Refusal::Classified(mark)),
        None => Ok(()),
    }
}

impl Approval {
    /// Consents: 签署意见, 签名 or 圈阅, which all count as consent.
    ///
    /// # Errors
    /// Refused to whoever has not the turn, to the drafter, and to whoever signed already.
    pub fn consent(&mut self, by: &str, words: Words, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        words.check()?;
        let turn = self.turn_to_sign(by, chart, now.today)?;
        Ok(self.sign(turn, words, Stance::Agree, now))
    }

    /// Countersigns: agrees with changes, or disagrees with a reason. A disagreement stands
    /// until the one who disagreed signs otherwise; the chain waits.
    ///
    /// # Errors
    /// Refused where it is no countersign, without words, and as [`consent`](Self::consent) is.
    pub fn countersign(
        &mut self,
        by: &str,
        stance: Stance,
        opinion: &str,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let words = Words { mode: Mode::Opinion, opinion: reason(opinion)? };
        let turn = self.turn_to_sign(by, chart, now.today)?;
        let same = matches!(&self.steps[turn.step].seats[turn.seat].decision,
            Some(Decision::Signed(standing)) if standing.stance == stance && standing.opinion == words.opinion);
        if same {
            return Err(Refusal::NothingToDo);
        }
        match (stance, self.steps[turn.step].relation) {
            (Stance::WithChanges | Stance::Disagree, Relation::Sequence) => Err(Refusal::NotCountersign(stance.name())),
            (Stance::Agree, _) | (_, Relation::Countersign) => Ok(self.sign(turn, words, stance, now)),
        }
    }

    fn sign(&mut self, turn: Turn, words: Words, stance: Stance, now: Now) -> Event {
        let signature = Signature {
            by: turn.hand.clone(),
            capacity: turn.capacity.clone(),
            mode: words.mode,
            stance,
            opinion: words.opinion,
            on: now.today,
            at: now.at,
            digest: self.digest.clone(),
        };
        let seat = &mut self.steps[turn.step].seats[turn.seat];
        seat.decision = Some(Decision::Signed(signature.clone()));
        let title = seat.title.clone();
        self.advance(now);
        self.record(Some(turn.hand), turn.capacity.of().cloned(), Event::Signed { title, signature }, now)
    }
}
