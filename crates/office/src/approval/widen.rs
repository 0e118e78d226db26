//! 加签 and 授权: bringing in others, never with more than one has.

use super::event::Event;
use super::sign::remark;
use super::signature::Capacity;
use super::step::{Delegate, Seat, Step};
use super::{Approval, Now, Refusal};
use crate::authority::{Chart, Delegation, Holder, Post, Relation, Role};
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// How many signers may be added in one round.
const MOST: usize = 12;

/// On which side of one's own step a signer is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// 前加签: before one's own step.
    Before,
    /// 后加签: after it.
    After,
}

impl Side {
    fn at(self, step: usize) -> usize {
        match self {
            Self::Before => step,
            Self::After => step + 1,
        }
    }

    /// As it stands before a name.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Before => "在本步骤之前加签：",
            Self::After => "在本步骤之后加签：",
        }
    }
}

impl Approval {
    /// Adds a signer before or after one's own step.
    ///
    /// # Errors
    /// Refused to whoever has not the turn, and for a person who cannot sign or will anyway.
    pub fn add_signer(
        &mut self,
        by: &str,
        whom: &str,
        side: Side,
        reason: &str,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let reason = remark(reason)?;
        let turn = self.turn(by, chart, now.today)?;
        let whom = self.eligible(whom, &turn.hand, chart, now.today)?;
        if self.steps.iter().filter(|step| step.rule.is_none()).count() >= MOST {
            return Err(Refusal::TooManyAdded(MOST));
        }
        let post = Post::of(Role::Named, &whom.id);
        let seat = Seat { title: whom.name.clone(), post, decision: None, delegate: None };
        let step = Step {
            rule: None,
            relation: Relation::Sequence,
            limit: None,
            // Somebody was asked by name: that person, not whom they would send.
            delegation: Delegation::Forbidden,
            seats: vec![seat],
            opened: None,
            timed_out: false,
            reminded: None,
            referred: None,
        };
        let own = &mut self.steps[turn.step];
        if side == Side::Before {
            // The clock of one's own step begins when the turn comes back.
            own.reopen();
        }
        self.steps.insert(side.at(turn.step), step);
        self.advance(now);
        let event = Event::SignerAdded { whom, side, reason };
        Ok(self.record(Some(turn.hand), turn.capacity.of().cloned(), event, now))
    }

    /// Lets somebody sign in one's name, on this seat and no other. What one holds by
    /// delegation or as a substitute cannot be given on.
    ///
    /// # Errors
    /// Refused to whoever does not hold the seat, and where the table asks for the person.
    pub fn delegate(
        &mut self,
        by: &str,
        to: &str,
        reason: &str,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let reason = remark(reason)?;
        let turn = self.turn_to_sign(by, chart, now.today)?;
        match &turn.capacity {
            Capacity::Own => {}
            Capacity::Delegate { of } | Capacity::Substitute { of } => {
                return Err(Refusal::NotFurther(of.name.clone()));
            }
        }
        let step = &self.steps[turn.step];
        let title = step.seats[turn.seat].title.clone();
        if step.delegation == Delegation::Forbidden {
            return Err(Refusal::InPerson(title));
        }
        if step.seats[turn.seat].delegate.as_ref().is_some_and(|delegate| delegate.to.id == to) {
            return Err(Refusal::NothingToDo);
        }
        let to = self.eligible(to, &turn.hand, chart, now.today)?;
        self.steps[turn.step].seats[turn.seat].delegate = Some(Delegate { to: to.clone(), by: turn.hand.clone() });
        Ok(self.record(Some(turn.hand), None, Event::Delegated { title, to, reason }, now))
    }

    /// Somebody in office who is neither the drafter nor in the chain already.
    fn eligible(&self, id: &str, by: &Holder, chart: &dyn Chart, on: Date) -> Result<Holder, Refusal> {
        let person = chart.person(id, on).ok_or(Refusal::NoSuchPerson)?;
        if self.drafted(id) {
            return Err(Refusal::DrafterChosen);
        }
        let signed = self.decisions().any(|(_, decision)| decision.people().iter().any(|one| one.id == id));
        let awaited = self.steps.iter().flat_map(|step| &step.seats).filter(|seat| !seat.consents()).any(|seat| {
            chart.holders(&seat.post, on).iter().any(|holder| holder.id == id)
                || seat.delegate.as_ref().is_some_and(|delegate| delegate.to.id == id)
        });
        if id == by.id || signed || awaited { Err(Refusal::InChain(person.name)) } else { Ok(person) }
    }
}
