//! 提交

use super::event::Event;
use super::step::{Seat, Step};
use super::{Approval, Now, Refusal, State};
use crate::authority::{Chart, Matter, plan};

impl Approval {
    /// Submits it: the chain is made from the table version it was opened under.
    ///
    /// # Errors
    /// Refused unless the drafter submits a draft, and where no chain can be made.
    pub fn submit(&mut self, by: &str, matter: &Matter, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        if by != self.drafter.id {
            return Err(Refusal::NotDrafter(self.drafter.name.clone()));
        }
        if self.state != State::Draft {
            return Err(Refusal::NotDraft(self.state.words()));
        }
        let drafter = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let plan = plan(matter, &self.facts, by, chart, now.today)?;
        self.left_out = plan.left_out;
        self.steps = plan
            .steps
            .into_iter()
            .map(|step| Step {
                rule: Some(step.rule),
                relation: step.relation,
                limit: step.limit,
                delegation: step.delegation,
                seats: step
                    .seats
                    .into_iter()
                    .map(|seat| Seat { post: seat.post, title: seat.title, decision: None, delegate: None })
                    .collect(),
                opened: None,
                timed_out: false,
                reminded: None,
                referred: None,
            })
            .collect();
        self.state = State::Pending;
        self.submitted = Some(now);
        self.approved = None;
        self.advance(now);
        let steps = self.steps.iter().map(Step::title).collect();
        let event = Event::Submitted { steps, digest: self.digest.clone() };
        Ok(self.record(Some(drafter), None, event, now))
    }
}
