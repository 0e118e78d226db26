//! 答复 重新办理 办结 归档

use super::super::Done;
use super::document::{opinion, reason};
use super::{Event, Incoming, Refusal, Stage, Treatment};
use crate::Moment;
use crate::archive::{FileNumber, Reference};
use crate::permission::{Member, Registrar};
use gongwen::Kind;
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
    /// 答复来文单位 (《条例》 Art 24 (7)), which concludes what must be handled. A request (请示) is answered
    /// by a document that was signed, or by the very words of the leader's instruction: nobody grants
    /// it in words of their own.
    ///
    /// # Errors
    /// Refused without words, for what is only to be read, for a request in other words than the
    /// leader's, and at other stages.
    pub fn answer(&mut self, by: &Member, text: &str, document: Option<String>, at: Moment) -> Result<Event, Refusal> {
        if self.treatment == Treatment::Reading {
            return Err(Refusal::ForReading);
        }
        self.at(Stage::Handling, "答复")?;
        let text = if self.is_request() && document.is_none() { self.instructed_words(text)? } else { opinion(text)? };
        self.answer = Some(Answer { text, document, act: Done::new(by.holder(), at) });
        self.go(Stage::Concluded, at);
        Ok(Event::Answered)
    }

    /// Whether it asks for a decision (请示).
    #[must_use]
    pub fn is_request(&self) -> bool {
        Kind::of_title(&self.title) == Some(Kind::Request)
    }

    /// The answer that the leader's instruction is.
    fn instructed_words(&self, text: &str) -> Result<String, Refusal> {
        let instruction =
            self.instructions.last().filter(|_| text.trim().is_empty()).ok_or(Refusal::AnswerByDocument)?;
        let by = instruction.behalf.as_ref().unwrap_or(&instruction.act.by);
        Ok(format!("{}批示：{}", by.name, instruction.text))
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

    /// 更正归档: another reference, or another description; `words` tell what changes.
    ///
    /// # Errors
    /// Refused before it is archived.
    pub fn refile(&mut self, _by: &Registrar, to: &Reference, words: String) -> Result<Event, Refusal> {
        self.at(Stage::Archived, "更正归档")?;
        self.reference = Some(to.clone());
        Ok(Event::Refiled(words))
    }
}
