//! 时限 and 催办: working days from the calendar, and no consent by silence.

use super::event::Event;
use super::{Approval, Now, Refusal};
use crate::authority::Chart;
use crate::calendar::{Calendar, NotAnnounced, Term};
use gongwen::Date;

/// When the current step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing is due.
    None,
    /// On that day.
    On(Date),
    /// The calendar of a year that it needs is not announced: nobody guesses.
    Unknown(NotAnnounced),
}

impl Approval {
    /// When the current step is due.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Due {
        let step = self.current().map(|at| &self.steps[at]);
        match step.and_then(|step| step.opened.zip(step.limit)) {
            None => Due::None,
            Some((opened, days)) => match calendar.deadline(opened.today, Term::WorkingDays(days)) {
                Ok(day) => Due::On(day),
                Err(unknown) => Due::Unknown(unknown),
            },
        }
    }

    /// Puts on record that the current step is overdue. It stays as it is: silence is no consent.
    ///
    /// # Errors
    /// Refused where nothing is overdue, or nobody can tell.
    pub fn time_out(&mut self, calendar: &Calendar, now: Now) -> Result<Event, Refusal> {
        let Some(at) = self.current() else {
            return Err(Refusal::NotPending(self.state.words()));
        };
        let due = match self.due(calendar) {
            Due::None => return Err(Refusal::NoLimit),
            Due::Unknown(unknown) => return Err(Refusal::LimitUnknown(unknown)),
            Due::On(due) => due,
        };
        if now.today <= due {
            return Err(Refusal::NotOverdue(due));
        }
        if self.steps[at].timed_out {
            return Err(Refusal::NothingToDo);
        }
        self.steps[at].timed_out = true;
        let title = self.steps[at].title();
        Ok(self.record(None, None, Event::TimedOut { title, due }, now))
    }

    /// Reminds those whose turn it is, once a day.
    ///
    /// # Errors
    /// Refused to others than the drafter, and a second time on a day.
    pub fn remind(&mut self, by: &str, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        let Some(at) = self.current() else {
            return Err(Refusal::NotPending(self.state.words()));
        };
        if by != self.drafter.id {
            return Err(Refusal::NotDrafter(self.drafter.name.clone()));
        }
        let by = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        if self.is_stuck(chart, now) {
            return Err(Refusal::Nobody(self.steps[at].title()));
        }
        let step = &mut self.steps[at];
        if step.reminded.is_some_and(|last| last.today == now.today) {
            return Err(Refusal::RemindedToday);
        }
        step.reminded = Some(now);
        let title = step.title();
        Ok(self.record(Some(by), None, Event::Reminded { title }, now))
    }
}
