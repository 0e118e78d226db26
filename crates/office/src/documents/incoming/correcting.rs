//! 更正登记: what was entered wrong is entered right; what it was before stays on record.

use super::super::Circle;
use super::document::reason;
use super::intake::{checked_copies, checked_title, unmarked};
use super::{Event, Incoming, Refusal, Stage, Urgency};
use crate::permission::Registrar;

/// What the register says of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    /// The name of the sender; of a unit of the organisation it stays as it is.
    pub sender: String,
    /// The sender's number.
    pub their_number: String,
    /// Its title.
    pub title: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How many copies came.
    pub copies: u32,
    /// Who may see it.
    pub circle: Circle,
}

impl Incoming {
    /// Whether its registration may be corrected.
    ///
    /// # Errors
    /// Refused before it is registered, and once it is archived.
    pub fn may_correct(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Sent | Stage::Received | Stage::SentBack | Stage::Archived => {
                Err(Refusal::WrongStage { stage: self.stage, verb: "更正登记" })
            }
            Stage::Registered
            | Stage::Examined
            | Stage::Proposed
            | Stage::Handling
            | Stage::Circulating
            | Stage::Concluded => Ok(()),
        }
    }

    /// 更正登记, from 登记 until it is archived.
    ///
    /// # Errors
    /// Refused without a reason, if nothing changes, at other stages, and as at the counter.
    pub fn correct(&mut self, _by: &Registrar, to: &Particulars, why: &str) -> Result<Event, Refusal> {
        self.may_correct()?;
        reason(why)?;
        let (title, copies) = (checked_title(&to.title)?, checked_copies(to.copies)?);
        let their_number = to.their_number.trim().to_owned();
        let sender = match &self.sender.unit {
            Some(_) => self.sender.name.clone(),
            None => to.sender.trim().to_owned(),
        };
        if sender.is_empty() {
            return Err(Refusal::NoSender);
        }
        unmarked([&title, &their_number, &sender])?;
        let (old_copies, new_copies) = (self.copies.to_string(), copies.to_string());
        let changes: Vec<String> = [
            ("来文单位", self.sender.name.as_str(), sender.as_str()),
            ("来文字号", &self.their_number, &their_number),
            ("标题", &self.title, &title),
            ("紧急程度", self.urgency.name(), to.urgency.name()),
            ("份数", &old_copies, &new_copies),
            ("知悉范围", self.circle.name(), to.circle.name()),
        ]
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(what, old, new)| format!("{what}由“{old}”改为“{new}”"))
        .collect();
        if changes.is_empty() {
            return Err(Refusal::NothingCorrected);
        }
        self.sender.name = sender;
        (self.their_number, self.title) = (their_number, title);
        (self.urgency, self.copies, self.circle) = (to.urgency, copies, to.circle);
        Ok(Event::Corrected(changes))
    }
}
