//! A received document: what it is.

use super::super::{Circle, Done};
use super::{
    Answer, Assignment, Examination, Feedback, Instruction, Proposal, Reading, Refusal, Stage, TakenBack, Urging,
    Whereabouts,
};
use crate::archive::Reference;
use crate::authority::Holder;
use crate::{Moment, secrecy};
use serde::{Deserialize, Serialize};

/// What is to be done with it (《条例》 Art 24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// 办件
    Action,
    /// 阅件
    Reading,
}

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// 平件
    Normal,
    /// 加急
    Urgent,
    /// 特急
    Immediate,
}

/// Who sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The key of the unit, where it is one of the organisation.
    pub unit: Option<String>,
    /// Its name.
    pub name: String,
}

/// A received document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its key.
    pub id: String,
    /// Who sent it.
    pub sender: Sender,
    /// The sender's number (来文字号); empty where there is none.
    pub their_number: String,
    /// Its title.
    pub title: String,
    /// Its text; empty where only a scan came.
    pub text: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How many copies came.
    pub copies: u32,
    /// What is to be done with it.
    pub treatment: Treatment,
    /// Who may see it.
    pub circle: Circle,
    /// The liaison who sent it in, if it came that way.
    pub sent: Option<Done>,
    /// 签收
    pub received: Option<Done>,
    /// 收文号, by the registration.
    pub number: Option<(String, Done)>,
    /// 初审
    pub examination: Option<Examination>,
    /// 拟办意见
    pub proposal: Option<Proposal>,
    /// 批示
    pub instructions: Vec<Instruction>,
    /// 承办
    pub assignment: Option<Assignment>,
    /// 传阅
    pub readings: Vec<Reading>,
    /// 催办
    pub urgings: Vec<Urging>,
    /// 反馈
    pub feedback: Vec<Feedback>,
    /// 答复
    pub answer: Option<Answer>,
    /// Answers that hold no more, the oldest first.
    pub taken_back: Vec<TakenBack>,
    /// Where it stands.
    pub stage: Stage,
    /// Since when it is at this stage.
    pub since: Moment,
    /// 档号
    pub reference: Option<Reference>,
    /// Counts changes; a change must have seen the last.
    pub revision: i64,
}

impl Treatment {
    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "办件",
            Self::Reading => "阅件",
        }
    }
}

impl Urgency {
    /// All, the least first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Urgent, Self::Immediate];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "平件",
            Self::Urgent => "加急",
            Self::Immediate => "特急",
        }
    }
}

impl Incoming {
    /// Where it is now, and since when (随时掌握公文去向).
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        let office = || "机要文书".to_owned();
        let with = match self.stage {
            Stage::Sent | Stage::Received | Stage::Registered | Stage::Examined => office(),
            Stage::SentBack => self.sender.name.clone(),
            Stage::Proposed => self.proposal.as_ref().map_or_else(office, |proposal| proposal.to.name.clone()),
            Stage::Handling => self.assignment.as_ref().map_or_else(office, |assignment| assignment.lead.name.clone()),
            Stage::Circulating => {
                let unread: Vec<&str> = self.unread().map(|reading| reading.reader.name.as_str()).collect();
                if unread.is_empty() { office() } else { unread.join("、") }
            }
            Stage::Concluded => office(),
            Stage::Archived => "档案".to_owned(),
        };
        Whereabouts { with, since: self.since }
    }

    /// Who has not read it yet.
    pub fn unread(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(|reading| reading.read.is_none())
    }

    /// Whose instruction is waited for, if one is.
    #[must_use]
    pub fn awaited_instruction(&self) -> Option<&Holder> {
        let proposal = self.proposal.as_ref().filter(|_| self.stage == Stage::Proposed);
        proposal.map(|proposal| &proposal.to)
    }

    /// The units that handle it, the lead before the others, with their part: 主办 or 协办.
    pub fn handlers(&self) -> impl Iterator<Item = (&Sender, &'static str)> {
        self.assignment.iter().flat_map(|assignment| {
            let with = assignment.with.iter().map(|unit| (unit, "协办"));
            std::iter::once((&assignment.lead, "主办")).chain(with)
        })
    }

    pub(super) fn at(&self, stage: Stage, verb: &'static str) -> Result<(), Refusal> {
        if self.stage == stage { Ok(()) } else { Err(Refusal::WrongStage { stage: self.stage, verb }) }
    }

    pub(super) fn go(&mut self, stage: Stage, at: Moment) {
        self.stage = stage;
        self.since = at;
    }
}

/// A reason that says something.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::NoReason) } else { unclassified(text) }
}

/// An opinion that says something.
pub(super) fn opinion(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::NoOpinion) } else { unclassified(text) }
}

/// The longest opinion or reason, in characters: what a register and a sheet have room for.
const LONGEST_WORDS: usize = 1000;

/// Words that may stand in the record for ever.
pub(super) fn unclassified(text: &str) -> Result<String, Refusal> {
    if text.chars().count() > LONGEST_WORDS {
        return Err(Refusal::WordsTooLong);
    }
    match secrecy::mark(text) {
        Some(mark) => Err(Refusal::MarkedWords(mark.to_string())),
        None => Ok(text.to_owned()),
    }
}
