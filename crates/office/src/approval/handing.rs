//! 转交: another drafter takes it over, when the first has left or has other work.

use super::event::Event;
use super::sign::reason;
use super::{Approval, Now, Refusal, State};
use crate::authority::{Chart, Holder};

impl Approval {
    /// Hands it on to another drafter, who mends, withdraws and carries out from now on. Who may
    /// ask for it is for the caller to say.
    ///
    /// # Errors
    /// Refused without a reason, to the drafter, to people who are not in office or have a place in
    /// the chain, and while it is under way with steps left out because of the drafter.
    pub fn hand_on(&mut self, by: &str, to: &str, why: &str, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        let reason = reason(why)?;
        let by = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let to = chart.person(to, now.today).ok_or(Refusal::NoSuchPerson)?;
        if to.id == self.drafter.id {
            return Err(Refusal::NothingToDo);
        }
        match self.state {
            State::Draft | State::Rejected => {}
            // Steps were left out because the drafter holds the post: that was for this drafter.
            State::Pending if !self.left_out.is_empty() => return Err(Refusal::LeftOutFor(self.drafter.name.clone())),
            State::Pending | State::Approved => {
                let signs = |one: &Holder| one.id == to.id;
                let mut seats = self.steps.iter().flat_map(|step| &step.seats);
                if seats.any(|seat| {
                    seat.decision.as_ref().is_some_and(|decision| decision.people().into_iter().any(signs))
                        || chart.holders(&seat.post, now.today).iter().any(signs)
                        || seat.delegate.as_ref().is_some_and(|delegate| signs(&delegate.to))
                }) {
                    return Err(Refusal::InChain(to.name));
                }
            }
        }
        let from = std::mem::replace(&mut self.drafter, to.clone());
        Ok(self.record(Some(by), None, Event::HandedOn { from, to, reason }, now))
    }

    /// Whether somebody drafted what is under way, and handed it on since: they do not sign it either.
    pub(super) fn drafted(&self, who: &str) -> bool {
        let round = self.history.iter().rev().take_while(|record| !matches!(record.event, Event::Submitted { .. }));
        let mut handed = round.filter_map(|record| match &record.event {
            Event::HandedOn { from, .. } => Some(from),
            _ => None,
        });
        self.drafter.id == who || handed.any(|from| from.id == who)
    }
}
