//! 报请裁定: a countersign that could not agree goes up, with the reasons of each side.
//!
//! Those who do not agree are first talked to; what was tried and what the drafter proposes is
//! stated beside their reasons, and whoever decides next sees both. Nobody's disagreement is
//! turned into a consent by it.

use super::event::Event;
use super::sign::reason;
use super::signature::Stance;
use super::step::{Decision, Seat, Step};
use super::{Approval, Now, Refusal};
use crate::Moment;
use crate::authority::{Chart, Holder, Relation, Role};
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// A countersign whose disagreement was stated and goes up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Who stated it.
    pub by: Holder,
    /// What was tried to agree, and what is proposed.
    pub account: String,
    /// When.
    pub on: Date,
}

impl Seat {
    /// Whether the one who countersigned disagrees.
    #[must_use]
    pub fn disagrees(&self) -> bool {
        matches!(&self.decision, Some(Decision::Signed(signature)) if signature.stance == Stance::Disagree)
    }
}

impl Step {
    /// Since when everybody has answered and somebody disagrees; `None` if it is not so.
    pub(super) fn divided(&self) -> Option<Moment> {
        let answered = self.seats.iter().all(|seat| seat.consents() || seat.disagrees());
        let against = self.seats.iter().filter(|seat| seat.disagrees()).filter_map(|seat| match &seat.decision {
            Some(Decision::Signed(signature)) => Some(signature.at),
            _ => None,
        });
        answered.then(|| against.max()).flatten()
    }
}

impl Approval {
    /// Lets a countersign that could not agree go up to whoever decides next. The account says
    /// what was tried and what is proposed; the reasons of those who disagree stand beside it.
    ///
    /// # Errors
    /// Refused to others than the drafter, while somebody has not answered, where nobody
    /// disagrees, and where nobody above decides.
    pub fn refer(&mut self, by: &str, account: &str, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        let account = reason(account)?;
        let Some(at) = self.current() else {
            return Err(Refusal::NotPending(self.state.words()));
        };
        if by != self.drafter.id {
            return Err(Refusal::NotDrafter(self.drafter.name.clone()));
        }
        let by = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let step = &self.steps[at];
        let titles = |wanted: fn(&Seat) -> bool| -> Vec<String> {
            step.seats.iter().filter(|seat| wanted(seat)).map(|seat| seat.title.clone()).collect()
        };
        let against = titles(Seat::disagrees);
        if step.relation != Relation::Countersign || against.is_empty() {
            return Err(Refusal::NobodyDisagrees);
        }
        let open = titles(|seat| seat.decision.is_none());
        if !open.is_empty() {
            return Err(Refusal::CountersignOpen(open.join("、")));
        }
        if !self.somebody_decides_after(at) {
            return Err(Refusal::NobodyAbove);
        }
        self.steps[at].referred = Some(Referral { by: by.clone(), account: account.clone(), on: now.today });
        self.advance(now);
        Ok(self.record(Some(by), None, Event::Referred { against, account }, now))
    }

    /// Whether the current step is a countersign that waits for the drafter to settle it.
    #[must_use]
    pub fn may_refer(&self) -> bool {
        self.current().is_some_and(|at| self.steps[at].divided().is_some() && self.somebody_decides_after(at))
    }

    /// Heads of other units are on a level with those who disagree, and whoever was only added
    /// was asked for an opinion: neither decides between them.
    fn somebody_decides_after(&self, at: usize) -> bool {
        let above = |step: &Step| step.rule.is_some() && step.seats.iter().any(|seat| seat.post.role != Role::UnitHead);
        self.steps[at + 1..].iter().any(above)
    }
}
