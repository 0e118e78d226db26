//! 会议决定: what a body decides, put on record by its registrar.

use super::event::Event;
use super::sign::remark;
use super::step::Decision;
use super::{Approval, Now, Refusal, State};
use crate::authority::Chart;
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// What a body decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 通过
    Passed,
    /// 原则通过: nothing may be executed until the higher body has decided, where the matter
    /// needs it.
    InPrinciple,
    /// 未通过
    Rejected,
}

/// A decision of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Which meeting: 2026年第5次常务会议.
    pub meeting: String,
    /// When it met.
    pub on: Date,
    /// What it decided.
    pub outcome: Outcome,
    /// What is to be noted; may be empty, but not where something is passed in principle and no higher
    /// body of the chain is to decide.
    pub note: String,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 3] = [Self::Passed, Self::InPrinciple, Self::Rejected];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "通过",
            Self::InPrinciple => "原则通过",
            Self::Rejected => "未通过",
        }
    }

    /// Whether the chain goes on.
    #[must_use]
    pub fn passes(self) -> bool {
        match self {
            Self::Passed | Self::InPrinciple => true,
            Self::Rejected => false,
        }
    }
}

impl Approval {
    /// Puts the decision of the body whose turn it is on record.
    ///
    /// # Errors
    /// Refused to others than the registrar, to the drafter, and for a meeting that cannot have decided on this.
    pub fn resolve(&mut self, by: &str, resolution: Resolution, chart: &dyn Chart, now: Now) -> Result<Event, Refusal> {
        let Some(at) = self.current() else {
            return Err(Refusal::NotPending(self.state.words()));
        };
        let step = &self.steps[at];
        if !step.is_body() {
            return Err(Refusal::NotABody(step.title()));
        }
        let registrar = chart.person(by, now.today).ok_or(Refusal::NotInOffice)?;
        let role = step.seats[0].post.role;
        if !chart.is_registrar(by, role, now.today) {
            return Err(Refusal::NotRegistrar);
        }
        // Whoever wants the decision does not testify that it was made.
        if by == self.drafter().id {
            return Err(Refusal::OwnDecision);
        }
        if resolution.meeting.trim().is_empty() {
            return Err(Refusal::MeetingMissing);
        }
        remark(&resolution.meeting)?;
        remark(&resolution.note)?;
        // What a meeting decided before the content was last submitted or changed was other content.
        let since = step.opened.or(self.submitted).map_or(now.today, |opened| opened.today);
        if resolution.on > now.today || resolution.on < since {
            return Err(Refusal::MeetingDate);
        }
        let title = step.title();
        let higher = self.steps[at + 1..].iter().find(|step| step.is_body());
        // What is passed in principle waits for the higher body. Where the chain has none, whoever records
        // it says why none is needed: else the tick that was forgotten would let it through.
        if resolution.outcome == Outcome::InPrinciple && higher.is_none() && resolution.note.trim().is_empty() {
            return Err(Refusal::InPrincipleAlone);
        }
        let awaits = higher.filter(|_| resolution.outcome.passes()).map(super::Step::title);
        let outcome = resolution.outcome;
        self.steps[at].seats[0].decision = Some(Decision::Resolved(resolution.clone()));
        if outcome.passes() {
            self.advance(now);
            if self.state == State::Approved {
                // 条例第九条: the date is that of the meeting, not of the day it was put on record.
                self.approved = Some(resolution.on);
            }
        } else {
            self.state = State::Rejected;
        }
        Ok(self.record(Some(registrar), None, Event::Resolved { title, resolution, awaits }, now))
    }
}
