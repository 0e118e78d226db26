//! 反馈: what the units that handle it tell the office, and what is for whose eyes.

use super::super::Done;
use super::document::opinion;
use super::{Event, Incoming, Refusal, Stage};
use crate::Moment;
use crate::authority::Holder;
use serde::{Deserialize, Serialize};

/// What a unit that handles it told the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The name of the unit.
    pub unit: String,
    /// What was done, what is next.
    pub text: String,
    /// Who told it.
    pub act: Done,
}

impl Incoming {
    /// 反馈办理情况, by somebody of a unit that handles it. It concludes nothing: the office answers.
    ///
    /// # Errors
    /// Refused without words, to other units, at other stages.
    pub fn report(&mut self, by: &Holder, units: &[String], text: &str, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Handling, "反馈")?;
        let handles = |unit: Option<&String>| unit.is_some_and(|unit| units.contains(unit));
        let unit = self.handlers().find(|(unit, _)| handles(unit.unit.as_ref()));
        let unit = unit.ok_or(Refusal::NotAHandler)?.0.name.clone();
        let text = opinion(text)?;
        self.feedback.push(Feedback { unit: unit.clone(), text, act: Done::new(by, at) });
        Ok(Event::Reported(unit))
    }

    /// As whoever only sent it in may see it: where it is and how it was answered, not what the
    /// office proposed, what leaders wrote, who reads it and what the units told.
    #[must_use]
    pub fn for_sender(mut self) -> Self {
        if let Some(proposal) = &mut self.proposal {
            proposal.text.clear();
        }
        self.instructions.clear();
        self.urgings.clear();
        self.feedback.clear();
        self.readings.clear();
        self
    }
}
