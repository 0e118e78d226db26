//! 改送 撤下传阅人 改类别 换催办人: the way on when somebody has left, or the way was wrong.

use super::document::reason;
use super::{Event, Incoming, Refusal, Stage, Treatment};
use crate::Moment;
use crate::authority::Holder;
use crate::permission::Member;

impl Incoming {
    /// 改送批示: asks another leader instead of the one who has not instructed.
    ///
    /// # Errors
    /// Refused without a reason, to the one who is asked already, at other stages.
    pub fn redirect(&mut self, _by: &Member, to: Holder, why: &str, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Proposed, "改送批示")?;
        reason(why)?;
        let Some(proposal) = self.proposal.as_mut() else {
            return Err(Refusal::WrongStage { stage: Stage::Examined, verb: "改送批示" });
        };
        if proposal.to.id == to.id {
            return Err(Refusal::AskedAlready(to.name));
        }
        let event = Event::Redirected(proposal.to.name.clone(), to.name.clone());
        proposal.to = to;
        self.since = at;
        Ok(event)
    }

    /// 撤下传阅人: somebody who has not read it need not. What was read stays on record.
    ///
    /// # Errors
    /// Refused without a reason, for whoever has read it, and once it is archived.
    pub fn release_reader(&mut self, _by: &Member, reader: &str, why: &str, at: Moment) -> Result<Event, Refusal> {
        if self.stage == Stage::Archived {
            return Err(Refusal::WrongStage { stage: self.stage, verb: "撤下传阅人" });
        }
        reason(why)?;
        let found = self.readings.iter().position(|reading| reading.reader.id == reader && reading.read.is_none());
        let released = self.readings.remove(found.ok_or(Refusal::NotUnread)?);
        if self.stage == Stage::Circulating && self.readings.is_empty() {
            self.go(Stage::Examined, at);
        }
        Ok(Event::ReaderReleased(released.reader.name))
    }

    /// 改类别: what was to be read turns out to need handling, or the other way round, as long as no
    /// leader has instructed. What was read stays on record.
    ///
    /// # Errors
    /// Refused without a reason, if it is so already, before registration, and once it is handled.
    pub fn reclassify(&mut self, _by: &Member, to: Treatment, why: &str, at: Moment) -> Result<Event, Refusal> {
        if self.treatment == to {
            return Err(Refusal::TreatedSo(to.name()));
        }
        let open = match self.stage {
            Stage::Registered | Stage::Examined | Stage::Circulating => true,
            Stage::Proposed => self.instructions.is_empty(),
            // Read by all, and then it had to be answered after all.
            Stage::Concluded => to == Treatment::Action,
            Stage::Sent | Stage::Received | Stage::SentBack | Stage::Handling | Stage::Archived => false,
        };
        if !open {
            return Err(Refusal::WrongStage { stage: self.stage, verb: "改类别" });
        }
        reason(why)?;
        self.treatment = to;
        self.proposal = None;
        match self.stage {
            Stage::Registered => {}
            _ if to == Treatment::Reading && !self.readings.is_empty() => self.go(Stage::Circulating, at),
            _ => self.go(Stage::Examined, at),
        }
        Ok(Event::Reclassified(to.name()))
    }

    /// 换催办人: another member of the office follows it from now on.
    ///
    /// # Errors
    /// Refused to the one who follows it already, and unless a unit handles it.
    pub fn follow(&mut self, _by: &Member, follower: Holder) -> Result<Event, Refusal> {
        self.at(Stage::Handling, "换催办人")?;
        let assignment =
            self.assignment.as_mut().ok_or(Refusal::WrongStage { stage: Stage::Handling, verb: "换催办人" })?;
        if assignment.follows.id == follower.id {
            return Err(Refusal::FollowsAlready(follower.name));
        }
        let event = Event::Followed(follower.name.clone());
        assignment.follows = follower;
        Ok(event)
    }
}
