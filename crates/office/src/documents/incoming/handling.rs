//! 拟办 批示 承办 催办

use super::super::Done;
use super::document::opinion;
use super::{Event, Incoming, Refusal, Sender, Stage, Treatment, Urgency};
use crate::Moment;
use crate::approval::Now;
use crate::authority::Holder;
use crate::calendar::{Calendar, Term};
use crate::permission::{Instructor, Member};
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// 拟办意见: what the office proposes, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The opinion.
    pub text: String,
    /// Whose instruction is asked for.
    pub to: Holder,
    /// Who proposed.
    pub act: Done,
}

/// 批示
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub act: Done,
    /// In whose name, if a substitute wrote them.
    pub behalf: Option<Holder>,
}

/// When it must be done: the one source of truth for the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// A day.
    On(Date),
    /// It falls into a year whose working days are not announced yet.
    Unknown(i32),
    /// None was set.
    None,
}

/// 承办
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// 主办
    pub lead: Sender,
    /// 协办
    pub with: Vec<Sender>,
    /// The member of the office who follows it (催办责任人).
    pub follows: Holder,
    /// When it must be done.
    pub due: Deadline,
    /// How many working days there are, where it was said so: the day is told from it once the
    /// year is announced.
    #[serde(default)]
    pub days: Option<u32>,
    /// Whether it was told that the day has passed.
    #[serde(default)]
    pub overdue: bool,
    /// Who assigned it.
    pub act: Done,
}

/// Who is to handle it, until when.
#[derive(Clone, Debug)]
pub struct Commission {
    /// 主办
    pub lead: Sender,
    /// 协办
    pub with: Vec<Sender>,
    /// When it must be done.
    pub due: Deadline,
    /// How many working days that is, where it was said so.
    pub days: Option<u32>,
}

/// 催办
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urging {
    /// What was said.
    pub text: String,
    /// Who urged.
    pub act: Done,
}

/// Who handles it, with whom, until when.
fn words(lead: &Sender, with: &[Sender], due: Deadline) -> String {
    let with: Vec<&str> = with.iter().map(|unit| unit.name.as_str()).collect();
    let with = if with.is_empty() { String::new() } else { format!("，{}协办", with.join("、")) };
    let due = match due {
        Deadline::On(day) => format!("，时限{day}"),
        Deadline::Unknown(year) => format!("，时限待{year}年放假安排公布后确定"),
        Deadline::None => String::new(),
    };
    format!("交{}承办{with}{due}", lead.name)
}

impl Incoming {
    /// Who handles it until when, as the entry of its assignment ends.
    #[must_use]
    pub fn term_on_record(&self) -> Option<String> {
        self.assignment.as_ref().map(|assignment| words(&assignment.lead, &assignment.with, assignment.due))
    }

    /// 拟办
    ///
    /// # Errors
    /// Refused without an opinion, for what is only to be read, at other stages.
    pub fn propose(&mut self, by: &Member, text: &str, to: Holder, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Examined, "拟办")?;
        if self.treatment == Treatment::Reading {
            return Err(Refusal::ForReading);
        }
        self.proposal = Some(Proposal { text: opinion(text)?, to, act: Done::new(by.holder(), at) });
        self.go(Stage::Proposed, at);
        Ok(Event::Proposed)
    }

    /// 批示, by the one who was asked or by the substitute. It may pass on to another leader:
    /// then it waits for that one.
    ///
    /// # Errors
    /// Refused without words, to others, at other stages.
    pub fn instruct(
        &mut self,
        by: &Instructor,
        behalf: Option<Holder>,
        text: &str,
        pass_on: Option<Holder>,
        at: Moment,
    ) -> Result<Event, Refusal> {
        self.at(Stage::Proposed, "批示")?;
        let Some(proposal) = &mut self.proposal else {
            return Err(Refusal::WrongStage { stage: Stage::Examined, verb: "批示" });
        };
        let asked = behalf.as_ref().map_or(&by.holder().id, |behalf| &behalf.id);
        if *asked != proposal.to.id {
            return Err(Refusal::NotAsked(proposal.to.name.clone()));
        }
        // Neither to whoever was asked nor to whoever writes in their place.
        if pass_on.as_ref().is_some_and(|next| next.id == proposal.to.id || next.id == by.holder().id) {
            return Err(Refusal::PassedToSelf);
        }
        let act = Done::new(by.holder(), at);
        self.instructions.push(Instruction { text: opinion(text)?, act, behalf });
        match pass_on {
            Some(next) => {
                proposal.to = next;
                self.since = at;
            }
            None => self.go(Stage::Handling, at),
        }
        Ok(Event::Instructed)
    }

    /// 交办: names the lead, the co-units and the deadline.
    ///
    /// # Errors
    /// Refused without a lead; for urgent matters without a deadline; for one that is past.
    pub fn assign(&mut self, by: &Member, commission: Commission, today: Date, at: Moment) -> Result<Event, Refusal> {
        self.at(Stage::Handling, "交办")?;
        let Commission { lead, with, due, days } = commission;
        if lead.name.trim().is_empty() {
            return Err(Refusal::NoLead);
        }
        if with.iter().any(|unit| unit.name == lead.name) {
            return Err(Refusal::LeadTwice);
        }
        match due {
            Deadline::None if self.urgency != Urgency::Normal => return Err(Refusal::NoDeadline),
            Deadline::On(day) if day < today => return Err(Refusal::DeadlinePast),
            Deadline::On(_) | Deadline::Unknown(_) | Deadline::None => {}
        }
        let new = words(&lead, &with, due);
        let event = Event::Assigned(match &self.assignment {
            // What was said before, and what is said now: a term that was moved must show.
            Some(before) => format!("重新交办：原{}，现{new}", words(&before.lead, &before.with, before.due)),
            None => new,
        });
        let follows = by.holder().clone();
        let act = Done::new(by.holder(), at);
        self.assignment = Some(Assignment { lead, with, follows, due, days, overdue: false, act });
        self.since = at;
        Ok(event)
    }

    /// The day on which it must be done, now that the year is announced. `None` if it is known.
    pub fn settle_due(&mut self, calendar: &Calendar) -> Option<Event> {
        let assignment = self.assignment.as_mut().filter(|_| self.stage == Stage::Handling)?;
        let (Deadline::Unknown(_), Some(days)) = (assignment.due, assignment.days) else { return None };
        let day = calendar.deadline(Now::of(assignment.act.at).today, Term::WorkingDays(days)).ok()?;
        assignment.due = Deadline::On(day);
        Some(Event::DueSettled(day))
    }

    /// Tells once that the day has passed. `None` if it has not, or was told.
    pub fn run_over(&mut self, today: Date) -> Option<Event> {
        let assignment = self.assignment.as_mut().filter(|_| self.stage == Stage::Handling)?;
        match assignment.due {
            Deadline::On(day) if day < today && !assignment.overdue => {
                assignment.overdue = true;
                Some(Event::Overdue(day))
            }
            Deadline::On(_) | Deadline::Unknown(_) | Deadline::None => None,
        }
    }

    /// 催办
    ///
    /// # Errors
    /// Refused unless it is being handled or read.
    pub fn urge(&mut self, by: &Member, text: &str, at: Moment) -> Result<Event, Refusal> {
        match self.stage {
            Stage::Handling | Stage::Circulating | Stage::Proposed => {}
            stage => return Err(Refusal::WrongStage { stage, verb: "催办" }),
        }
        self.urgings.push(Urging { text: opinion(text)?, act: Done::new(by.holder(), at) });
        Ok(Event::Urged)
    }
}
