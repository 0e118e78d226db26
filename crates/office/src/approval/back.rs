//! 退回 and 撤回

use super::event::Event;
use super::sign::reason;
use super::{Approval, Now, Refusal, State};
use crate::authority::{Chart, Holder};

/// To whom something goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To the drafter.
    Drafter,
    /// To an earlier step, by its number from 0.
    Step(usize),
}

impl Approval {
    /// Returns it with a reason, to an earlier step or to the drafter. What was decided from
    /// there on falls; the history keeps it.
    ///
    /// # Errors
    /// Refused without a reason, to whoever has not the turn, and to a step not yet passed.
    pub fn send_back(
        &mut self,
        by: &str,
        target: Target,
        why: &str,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let reason = reason(why)?;
        let turn = self.turn(by, chart, now.today)?;
        let title = self.steps[turn.step].seats[turn.seat].title.clone();
        let event = match target {
            Target::Step(step) => {
                if step >= turn.step {
                    return Err(Refusal::NotEarlier);
                }
                let fell = self.void_from(step);
                self.advance(now);
                Event::Returned { to: self.steps[step].title(), step: Some(step), title, reason, fell }
            }
            Target::Drafter => {
                let fell = self.fall_to_draft();
                Event::Returned { to: format!("拟稿人{}", self.drafter.name), step: None, title, reason, fell }
            }
        };
        Ok(self.record(Some(turn.hand), turn.capacity.of().cloned(), event, now))
    }

    /// Withdraws it, as long as nobody has decided on the last step.
    ///
    /// # Errors
    /// Refused to others than the drafter, and when it is too late.
    pub fn withdraw(&mut self, by: &str, now: Now) -> Result<Event, Refusal> {
        if by != self.drafter.id {
            return Err(Refusal::NotDrafter(self.drafter.name.clone()));
        }
        match self.state {
            State::Pending => {}
            State::Approved => return Err(Refusal::TooLateToWithdraw),
            State::Draft | State::Rejected => return Err(Refusal::NotPending(self.state.words())),
        }
        let decided = self.steps.last().is_some_and(|step| step.seats.iter().any(|seat| seat.decision.is_some()));
        if decided {
            return Err(Refusal::TooLateToWithdraw);
        }
        let fell = self.fall_to_draft();
        Ok(self.record(Some(self.drafter.clone()), None, Event::Withdrawn { fell }, now))
    }

    /// Takes it back because what it is about was given up; `None` where nobody is asked. Whoever
    /// may give that up may do this: it is for the caller to say.
    pub fn abandon(&mut self, by: &Holder, now: Now) -> Option<Event> {
        (self.state == State::Pending).then(|| {
            let fell = self.fall_to_draft();
            self.record(Some(by.clone()), None, Event::Withdrawn { fell }, now)
        })
    }

    /// Back on the drafter's desk: the chain is made anew when it is submitted again.
    pub(super) fn fall_to_draft(&mut self) -> Vec<super::Fell> {
        let fell = self.void_from(0);
        self.state = State::Draft;
        self.steps.clear();
        self.left_out.clear();
        self.approved = None;
        fell
    }
}
