//! 通知开会 改期 取消

use super::plan::LONGEST_NOTE;
use super::{Event, Plan, Refusal};
use crate::approval::{Affair, Now, Permit};
use crate::authority::{Act, Holder};
use crate::documents::{Circle, Done};
use crate::permission::Member;
use crate::secrecy;

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its key.
    pub id: String,
    /// What it is called: the title of the matter that was approved.
    pub title: String,
    /// The approval that permits it.
    pub approval: String,
    /// When, where, who.
    pub plan: Plan,
    /// Who may see it, beside those who take part.
    pub circle: Circle,
    /// Who called it, and when.
    pub called: Done,
    /// 取消
    pub cancelled: Option<Cancelled>,
    /// Counts changes; a change must have seen the last.
    pub revision: i64,
}

/// 取消: by whom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// Who cancelled it.
    pub act: Done,
    /// Why.
    pub reason: String,
}

impl Meeting {
    /// 通知开会: carries out the approved matter, which nobody can without the permit.
    ///
    /// # Errors
    /// Refused with a permit for another act or other content, and a second time.
    pub fn call(
        id: String,
        affair: &mut Affair,
        permit: &Permit,
        by: &Holder,
        (plan, circle): (Plan, Circle),
        now: Now,
    ) -> Result<(Self, Event), Refusal> {
        if !permit.covers(Act::Meet, &affair.digest()) || affair.done.is_some() {
            return Err(Refusal::OtherPermit);
        }
        affair.close(by.clone(), now.today);
        let event = Event::Called(plan.slot);
        let meeting = Self {
            id,
            title: affair.title.clone(),
            approval: permit.approval().to_owned(),
            plan,
            circle,
            called: Done::new(by, now.at),
            cancelled: None,
            revision: 1,
        };
        Ok((meeting, event))
    }

    /// 改期、改地点、改人员
    ///
    /// # Errors
    /// Refused to others than whoever called it and members of the office, once it has begun or was
    /// cancelled, and if nothing changes.
    pub fn change(&mut self, by: &Holder, member: Option<&Member>, plan: Plan, now: Now) -> Result<Event, Refusal> {
        self.may_change(by, member, now)?;
        let old = &self.plan;
        let dropped: Vec<Holder> = old.people.iter().filter(|one| !plan.has(&one.id)).cloned().collect();
        let joined = plan.people.iter().any(|one| !old.has(&one.id));
        let what: Vec<&'static str> = [
            ("期", old.slot != plan.slot),
            ("地点", old.place != plan.place),
            ("人员", joined || !dropped.is_empty()),
            ("要求", old.note != plan.note),
        ]
        .into_iter()
        .filter_map(|(what, changed)| changed.then_some(what))
        .collect();
        if what.is_empty() {
            return Err(Refusal::Same);
        }
        let event = Event::Changed { slot: plan.slot, what, dropped };
        self.plan = plan;
        Ok(event)
    }

    /// 取消会议
    ///
    /// # Errors
    /// Refused without a reason, and as a change is.
    pub fn cancel(&mut self, by: &Holder, member: Option<&Member>, why: &str, now: Now) -> Result<Event, Refusal> {
        self.may_change(by, member, now)?;
        let reason = why.trim().to_owned();
        if reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if reason.chars().count() > LONGEST_NOTE {
            return Err(Refusal::LongReason);
        }
        if let Some(mark) = secrecy::mark(&reason) {
            return Err(Refusal::Classified(mark));
        }
        self.cancelled = Some(Cancelled { act: Done::new(by, now.at), reason: reason.clone() });
        Ok(Event::Cancelled(reason))
    }

    /// Whether it may be changed or cancelled.
    ///
    /// # Errors
    /// As [`change`](Self::change) is refused.
    pub fn may_change(&self, by: &Holder, member: Option<&Member>, now: Now) -> Result<(), Refusal> {
        if self.called.by.id != by.id && member.is_none() {
            return Err(Refusal::NotTheirs(self.called.by.name.clone()));
        }
        if self.cancelled.is_some() {
            return Err(Refusal::Cancelled);
        }
        if self.plan.slot.has_begun(now) {
            return Err(Refusal::Begun);
        }
        Ok(())
    }
}
