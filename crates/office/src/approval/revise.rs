//! 修改: a change of substance voids the consent that was given; typography does not.

use super::content::Digest;
use super::event::Event;
use super::{Approval, Now, Refusal, State};
use crate::authority::Chart;
use serde::{Deserialize, Serialize};

/// Of what kind a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// 内容修改
    Substance,
    /// 版式修改
    Typography,
}

impl Change {
    /// As it stands in the history.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Substance => "修改了内容",
            Self::Typography => "调整了版式，内容没有变，签署继续有效",
        }
    }
}

impl Approval {
    /// Tells that the content was changed. A change of substance takes back every decision and
    /// begins at the first step again; the digest decides what a change of substance is, so
    /// that nobody can pass one off as typography. Who may change the content is for the caller
    /// to say.
    ///
    /// # Errors
    /// Refused where the kind of change and the digests do not agree.
    pub fn revise(
        &mut self,
        by: &str,
        digest: Digest,
        change: Change,
        chart: &dyn Chart,
        now: Now,
    ) -> Result<Event, Refusal> {
        let by = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let before = self.digest.clone();
        let fell = match change {
            Change::Typography if digest != before => return Err(Refusal::NotTypography),
            Change::Typography => Vec::new(),
            Change::Substance if digest == before => return Err(Refusal::SameContent),
            Change::Substance => match self.state {
                State::Draft => Vec::new(),
                State::Rejected => self.fall_to_draft(),
                State::Pending | State::Approved => {
                    let fell = self.void_from(0);
                    self.state = State::Pending;
                    self.approved = None;
                    self.submitted = Some(now);
                    self.advance(now);
                    fell
                }
            },
        };
        self.digest = digest.clone();
        Ok(self.record(Some(by), None, Event::Revised { change, before, digest, fell }, now))
    }
}
