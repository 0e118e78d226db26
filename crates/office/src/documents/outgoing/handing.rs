//! 转交: another drafter takes a document over, when the first has left or has other work.

use super::document::reason;
use super::{Event, Outgoing, Refusal, State};
use crate::Moment;
use crate::authority::Holder;
use crate::permission::{Member, Reviewer};

impl Outgoing {
    /// Hands it on to another member of the office, by the drafter or by whoever reviews for the
    /// office. What was reviewed, signed and numbered stays.
    ///
    /// # Errors
    /// Refused without a reason, to the drafter and to whoever reviewed it, by others, and once it
    /// is issued or given up.
    pub fn hand_on(
        &mut self,
        by: &Holder,
        reviewer: Option<&Reviewer>,
        to: &Member,
        why: &str,
        at: Moment,
    ) -> Result<Event, Refusal> {
        match self.state {
            State::Released(_) | State::Archived(_) => return Err(Refusal::Issued),
            State::Cancelled(_) => return Err(self.wrong_stage("转交")),
            State::Drafting(_)
            | State::Reviewing(_)
            | State::Approving(_)
            | State::Signed(_)
            | State::Rechecked(_)
            | State::Registered(_)
            | State::Printed(_)
            | State::Sealed(_) => {}
        }
        if reviewer.is_none() {
            self.is_drafter(by)?;
        }
        let to = to.holder();
        if to.id == self.drafter.id {
            return Err(Refusal::DraftsAlready(to.name.clone()));
        }
        if self.review.as_ref().is_some_and(|review| review.act.by.id == to.id) {
            return Err(Refusal::ReviewedIt(to.name.clone()));
        }
        reason(why)?;
        let from = std::mem::replace(&mut self.drafter, to.clone());
        self.touch(by, at);
        Ok(Event::HandedOn(from.name, to.name.clone()))
    }
}
