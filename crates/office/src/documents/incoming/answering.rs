//! 答复 重新办理 办结 归档

use super::super::Done;
use super::document::{opinion, reason};
use super::{Event, Incoming, Refusal, Stage, Treatment};
use crate::Moment;
use crate::archive::{FileNumber, Reference};
use crate::permission::{Member, Registrar};
use serde::{Deserialize, Serialize};

/// 答复: what the sender was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was answered.
    pub text: String,
    /// The document that answers, if it is one of ours.
    pub document: Option<String>,
    /// Who answered.
    pub act: Done,
}

/// 收回: an answer that holds no more, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// What was answered.
    pub answer: Answer,
    /// Why it holds no more.
    pub reason: String,
    /// Who took it back.
    pub act: Done,
}

impl Incoming {
    /// 答复来文单位 (《条例》 Art 24 (7)), which concludes what must be handled.
    ///
    /// # Errors
    /// Refused without words, for what is only to be read, and at other stages.
    pub fn answer(&mut self, by: &Member, text: &str, document: Option<String>, at: Moment) -> Result<Event, Refusal> {
        if self.treatment == Treatment::Reading {
            return Err(Refusal::ForReading);
        }
        self.at(Stage::Handling, "答复")?;
        self.answer = Some(Answer { text: opinion(text)?, document, act: Done::new(by.holder(), at) });
        self.go(Stage::Concluded, at);
        Ok(Event::Answered)
    }

    /// 重新办理: the answer holds no more, because the document that answered was revoked or the
    /// answer was wrong, and the handling goes on. What was answered stays on record.
    ///
    /// # Errors
    /// Refused without a reason, for what was not answered, and at other stages.
    pub fn reopen(&mut self, by: &Member, why: &str, at: Moment) -> Result<Event, Refusal> {
        if self.treatment == Treatment::Reading {
            return Err(Refusal::ForReading);
        }
        self.at(Stage::Concluded, "重新办理")?;
        let reason = reason(why)?;
        let answer = self.answer.take().ok_or(Refusal::NotAnswered)?;
        self.taken_back.push(TakenBack { answer, reason: reason.clone(), act: Done::new(by.holder(), at) });
        self.go(Stage::Handling, at);
        Ok(Event::Reopened(reason))
    }

    /// 办结: what was only to be read, once all have read it.
    ///
    /// # Errors
    /// Refused while somebody has not, and at other stages.
    pub fn conclude(&mut self, _by: &Member, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Circulating, "办结")?;
        match self.unread().count() {
            0 => {
                self.go(Stage::Concluded, at);
                Ok(Event::Concluded)
            }
            left => Err(Refusal::Unread(left)),
        }
    }

    /// Whether it may be archived, before a number is taken for it.
    ///
    /// # Errors
    /// Refused before it is concluded, and while somebody has it to read.
    pub fn may_archive(&self) -> Result<(), Refusal> {
        self.at(Stage::Concluded, "归档")?;
        match self.unread().count() {
            0 => Ok(()),
            left => Err(Refusal::StillRead(left)),
        }
    }

    /// 归档
    ///
    /// # Errors
    /// Refused before it is concluded.
    pub fn archive(&mut self, _by: &Registrar, number: FileNumber, at: Moment) -> Result<Event, Refusal> {
        self.may_archive()?;
        let event = Event::Archived(number.to_string());
        self.reference = Some(Reference::Composed(number));
        self.go(Stage::Archived, at);
        Ok(event)
    }
}
