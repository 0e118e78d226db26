//! 口头同意 in an emergency: by whom, from whom, when; confirmed within a limit, or it lapses.

use super::event::{Event, Fell};
use super::sign::{Words, assenting, reason};
use super::signature::{Capacity, Signature, Stance};
use super::step::{Decision, who};
use super::{Approval, Errand, Now, Refusal, State};
use crate::Moment;
use crate::authority::{Chart, Holder};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// An oral consent that waits to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oral {
    /// Who consented.
    pub from: Holder,
    /// Who heard it and put it on record.
    pub recorded_by: Holder,
    /// What was said.
    pub words: String,
    /// When it was said.
    pub said: Moment,
    /// Until when it must be confirmed.
    pub until: Moment,
}

impl Approval {
    /// Whether somebody may put on record now that one of those whose turn it is has consented orally.
    #[must_use]
    pub fn may_record_oral(&self, by: &str, chart: &dyn Chart, now: Now) -> bool {
        let open = self.state == State::Pending && self.oral_hours().is_some() && by != self.drafter().id;
        let signers = || self.waiting(chart, now).into_iter().filter(|one| one.errand == Errand::Sign);
        open && signers()
            .any(|one| one.for_whom.is_none() && one.who.id != by && chart.hears(by, &one.who.id, now.today))
    }

    /// Puts on record that the one whose turn it is has consented orally.
    ///
    /// # Errors
    /// Refused outside an emergency, to the one who consented, to the drafter, to those who have no
    /// part in passing on what this leader says, and for a time that cannot be.
    pub fn record_oral(
        &mut self,
        by: &str,
        from: &str,
        words: &str,
        said: Moment,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let words = reason(words)?;
        assenting(&words)?;
        if self.state != State::Pending {
            return Err(Refusal::NotPending(self.state.words()));
        }
        let hours = self.oral_hours().ok_or(Refusal::NotOral)?;
        let recorder = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        if by == from {
            return Err(Refusal::OralBySelf);
        }
        // Whoever wants the approval does not testify that it was given.
        if by == self.drafter().id {
            return Err(Refusal::OralByDrafter);
        }
        if !chart.hears(by, from, now.today) {
            return Err(Refusal::NotOralWitness);
        }
        let turn = self.turn_to_sign(from, chart, now.today)?;
        if turn.capacity != Capacity::Own {
            return Err(Refusal::NotYourTurn(self.steps[turn.step].title()));
        }
        let until = said + Duration::from_secs(u64::from(hours) * 3600);
        if said > now.at || now.at > until {
            return Err(Refusal::OralTime);
        }
        let oral = Oral { from: turn.hand.clone(), recorded_by: recorder.clone(), words: words.clone(), said, until };
        let seat = &mut self.steps[turn.step].seats[turn.seat];
        seat.decision = Some(Decision::Oral(oral));
        let title = seat.title.clone();
        self.advance(now);
        let event = Event::OralRecorded { title, from: turn.hand.clone(), words, said, until };
        Ok(self.record(Some(recorder), Some(turn.hand), event, now))
    }

    /// The leader confirms in writing what was said.
    ///
    /// # Errors
    /// Refused to others, and when the limit is over.
    pub fn confirm_oral(&mut self, by: &str, words: Words, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        words.check()?;
        let hand = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let digest = self.digest.clone();
        let mut seats = self.steps.iter_mut().flat_map(|step| &mut step.seats);
        let found = seats.find_map(|seat| match &seat.decision {
            Some(Decision::Oral(oral)) if oral.from.id == by => Some((oral.until, seat)),
            Some(Decision::Oral(_) | Decision::Signed(_) | Decision::Resolved(_)) | None => None,
        });
        let (until, seat) = found.ok_or(Refusal::NothingToConfirm)?;
        if now.at > until {
            return Err(Refusal::OralOver);
        }
        let signature = Signature {
            by: hand.clone(),
            capacity: Capacity::Own,
            mode: words.mode,
            stance: Stance::Agree,
            opinion: words.opinion,
            on: now.today,
            at: now.at,
            digest,
        };
        seat.decision = Some(Decision::Signed(signature.clone()));
        let title = seat.title.clone();
        Ok(self.record(Some(hand), None, Event::OralConfirmed { title, signature }, now))
    }

    /// The oral consents that wait to be confirmed.
    pub fn oral_consents(&self) -> impl Iterator<Item = &Oral> {
        self.decisions().filter_map(|(_, decision)| match decision {
            Decision::Oral(oral) => Some(oral),
            Decision::Signed(_) | Decision::Resolved(_) => None,
        })
    }

    /// Whether an oral consent is over its limit and not confirmed.
    #[must_use]
    pub fn has_lapsed(&self, now: Moment) -> bool {
        self.decisions().any(|(_, decision)| matches!(decision, Decision::Oral(oral) if now > oral.until))
    }

    /// Takes away the oral consents that were not confirmed in time; the permit falls with them.
    ///
    /// # Errors
    /// Refused where none is over its limit.
    pub fn lapse_oral(&mut self, now: Now) -> Result<Event, Refusal> {
        if !self.has_lapsed(now.at) {
            return Err(Refusal::NothingLapsed);
        }
        let fell = self.take_oral(|oral| now.at > oral.until, now);
        Ok(self.record(None, None, Event::OralLapsed { fell }, now))
    }

    /// 否认: the leader says that it was not said, or not so; nothing stands on it any more. Also
    /// after the limit, while nobody has noticed that it lapsed.
    ///
    /// # Errors
    /// Refused to others, and without a reason.
    pub fn deny_oral(&mut self, by: &str, why: &str, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        let hand = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        if !self.oral_consents().any(|oral| oral.from.id == by) {
            return Err(Refusal::NothingToConfirm);
        }
        let reason = reason(why)?;
        let fell = self.take_oral(|oral| oral.from.id == by, now);
        Ok(self.record(Some(hand), None, Event::OralDenied { reason, fell }, now))
    }

    /// Takes oral consents away; the permit falls with them.
    fn take_oral(&mut self, which: impl Fn(&Oral) -> bool, now: Now) -> Vec<Fell> {
        let mut fell = Vec::new();
        for (number, step) in self.steps.iter_mut().enumerate() {
            let before = fell.len();
            for seat in &mut step.seats {
                let goes = matches!(&seat.decision, Some(Decision::Oral(oral)) if which(oral));
                if let Some(decision) = seat.decision.take_if(|_| goes) {
                    fell.push(Fell { step: number, title: seat.title.clone(), who: who(&decision) });
                }
            }
            if fell.len() > before {
                step.reopen();
            }
        }
        self.state = State::Pending;
        self.approved = None;
        self.advance(now);
        fell
    }
}
