//! 传阅: who is to read it, who has; nobody is missed, nobody twice.

use super::super::Done;
use super::document::unclassified;
use super::{Event, Incoming, Refusal, Stage, Treatment};
use crate::Moment;
use crate::authority::Holder;
use crate::permission::Member;
use serde::{Deserialize, Serialize};

/// One reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Who is to read it.
    pub reader: Holder,
    /// Who sent it to them.
    pub sent: Done,
    /// When it was read, and with which note.
    pub read: Option<(Moment, String)>,
}

impl Incoming {
    /// 送传阅: to more readers; those who have it already get it once.
    ///
    /// # Errors
    /// Refused without readers, for what must be handled, and at other stages.
    pub fn circulate(&mut self, by: &Member, readers: &[Holder], at: Moment) -> Result<Event, Refusal> {
        match self.stage {
            Stage::Examined if self.treatment == Treatment::Action => return Err(Refusal::ForAction),
            Stage::Examined | Stage::Circulating => {}
            // What is handled may be read besides.
            Stage::Handling | Stage::Proposed => {}
            stage => return Err(Refusal::WrongStage { stage, verb: "送传阅" }),
        }
        let mut count = 0;
        for reader in readers {
            if self.readings.iter().all(|reading| reading.reader.id != reader.id) {
                let sent = Done::new(by.holder(), at);
                self.readings.push(Reading { reader: reader.clone(), sent, read: None });
                count += 1;
            }
        }
        if count == 0 {
            return Err(Refusal::NoReaders);
        }
        if self.stage == Stage::Examined {
            self.go(Stage::Circulating, at);
        }
        Ok(Event::Circulated(count))
    }

    /// 已阅
    ///
    /// # Errors
    /// Refused to those it was not sent to, and twice.
    pub fn read(&mut self, by: &Holder, note: &str, at: Moment) -> Result<Event, Refusal> {
        let note = unclassified(note.trim())?;
        let reading = self.readings.iter_mut().find(|reading| reading.reader.id == by.id && reading.read.is_none());
        let reading = reading.ok_or(Refusal::NotAReader)?;
        reading.read = Some((at, note));
        Ok(Event::Read)
    }
}
