//! An approval: where a matter stands in its chain.

use super::content::Digest;
use super::day;
use super::event::{Event, Fell, Record};
use super::step::{Decision, Step};
use super::{Now, Refusal};
use crate::authority::{Act, Facts, Holder, LeftOut, Matter};
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// Where it stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 待提交: not submitted, withdrawn, or returned to the drafter.
    Draft,
    /// 审批中
    Pending,
    /// 已批准
    Approved,
    /// 未通过
    Rejected,
}

/// What an approval is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its key.
    pub id: String,
    /// The key of the version of the table.
    pub table: String,
    /// What it is about.
    pub title: String,
    /// What is known about it.
    pub facts: Facts,
    /// Who drafts and submits it.
    pub drafter: Holder,
    /// The content.
    pub digest: Digest,
}

/// An approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub(super) id: String,
    pub(super) table: String,
    pub(super) matter: String,
    pub(super) title: String,
    pub(super) facts: Facts,
    pub(super) drafter: Holder,
    pub(super) permits: Vec<Act>,
    pub(super) oral_hours: Option<u32>,
    pub(super) digest: Digest,
    pub(super) state: State,
    pub(super) steps: Vec<Step>,
    pub(super) left_out: Vec<LeftOut>,
    #[serde(with = "day::now")]
    pub(super) submitted: Option<Now>,
    pub(super) approved: Option<Date>,
    #[serde(skip)]
    pub(super) history: Vec<Record>,
}

impl State {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Pending, Self::Approved, Self::Rejected];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "待提交",
            Self::Pending => "审批中",
            Self::Approved => "已批准",
            Self::Rejected => "未通过",
        }
    }

    /// As it stands in a sentence.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Draft => "还没有提交",
            Self::Pending => "正在审批",
            Self::Approved => "已经批准",
            Self::Rejected => "没有通过",
        }
    }
}

impl Approval {
    /// Opens an approval for a matter of the table. What the table permits stays with it.
    #[must_use]
    pub fn open(opening: Opening, matter: &Matter) -> Self {
        let Opening { id, table, title, facts, drafter, digest } = opening;
        Self {
            id,
            table,
            matter: matter.code.clone(),
            title,
            facts,
            drafter,
            permits: matter.permits.clone(),
            oral_hours: matter.oral_hours,
            digest,
            state: State::Draft,
            steps: Vec::new(),
            left_out: Vec::new(),
            submitted: None,
            approved: None,
            history: Vec::new(),
        }
    }

    /// With the history that storage keeps beside it.
    #[must_use]
    pub fn with_history(mut self, history: Vec<Record>) -> Self {
        self.history = history;
        self
    }

    /// Its key.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key of the version of the table it was opened under, and stays with.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The code of the matter.
    #[must_use]
    pub fn matter(&self) -> &str {
        &self.matter
    }

    /// What it is about.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is known about it.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Who drafts and submits it.
    #[must_use]
    pub fn drafter(&self) -> &Holder {
        &self.drafter
    }

    /// What its completed chain permits.
    #[must_use]
    pub fn permits(&self) -> &[Act] {
        &self.permits
    }

    /// The content that it is about.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Where it stands as a whole.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// The chain; empty before it is submitted.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The places of the table that fell away, and why.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// When it was submitted this time.
    #[must_use]
    pub fn submitted(&self) -> Option<Now> {
        self.submitted
    }

    /// The day on which the chain was completed.
    #[must_use]
    pub fn approved_on(&self) -> Option<Date> {
        self.approved
    }

    /// Within how many hours an oral consent must be confirmed; `None`: there is none here.
    #[must_use]
    pub fn oral_hours(&self) -> Option<u32> {
        self.oral_hours.filter(|_| self.facts.has(crate::authority::Fact::Emergency))
    }

    /// What happened, from the beginning.
    #[must_use]
    pub fn history(&self) -> &[Record] {
        &self.history
    }

    /// The number of the step whose turn it is.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        (self.state == State::Pending).then(|| self.steps.iter().position(|step| !step.is_complete())).flatten()
    }

    /// Changes the title and the facts before it is submitted (again).
    ///
    /// # Errors
    /// Refused while it is under way: other facts may need another chain.
    pub fn describe(&mut self, title: String, facts: Facts) -> Result<(), Refusal> {
        if self.state != State::Draft {
            return Err(Refusal::NotDraft(self.state.words()));
        }
        self.title = title;
        self.facts = facts;
        Ok(())
    }

    /// The title of what is written now, so that nobody signs under the title of an earlier text.
    pub fn retitle(&mut self, title: &str) {
        title.clone_into(&mut self.title);
    }

    /// Makes it another matter before it is submitted (again): its chain comes from that one.
    ///
    /// # Errors
    /// Refused while it is under way.
    pub fn reopen_as(&mut self, table: String, matter: &Matter) -> Result<(), Refusal> {
        if self.state != State::Draft {
            return Err(Refusal::NotDraft(self.state.words()));
        }
        self.table = table;
        self.matter.clone_from(&matter.code);
        self.permits.clone_from(&matter.permits);
        self.oral_hours = matter.oral_hours;
        Ok(())
    }

    /// The standing decisions, with the titles of their seats.
    pub(super) fn decisions(&self) -> impl Iterator<Item = (&str, &Decision)> {
        let seats = self.steps.iter().flat_map(|step| &step.seats);
        seats.filter_map(|seat| seat.decision.as_ref().map(|decision| (seat.title.as_str(), decision)))
    }

    /// The people whose word stands: the hands, and in whose name.
    #[must_use]
    pub fn deciders(&self) -> Vec<Holder> {
        self.decisions().flat_map(|(_, decision)| decision.people()).cloned().collect()
    }

    /// After a decision: the next step comes to its turn, or the chain is complete.
    pub(super) fn advance(&mut self, now: Now) {
        match self.current() {
            None => {
                self.state = State::Approved;
                self.approved = Some(now.today);
            }
            Some(at) => {
                self.steps[at].opened.get_or_insert(now);
            }
        }
    }

    /// Takes back every decision from a step on.
    pub(super) fn void_from(&mut self, first: usize) -> Vec<Fell> {
        self.steps.iter_mut().enumerate().skip(first).flat_map(|(number, step)| step.void(number)).collect()
    }

    /// Puts the event of a verb on record; the one place where history grows.
    pub(super) fn record(&mut self, by: Option<Holder>, for_whom: Option<Holder>, event: Event, now: Now) -> Event {
        let number = i64::try_from(self.history.len()).unwrap_or(i64::MAX).saturating_add(1);
        let complete = self.state == State::Approved;
        self.history.push(Record { number, at: now.at, by, for_whom, event: event.clone(), complete });
        event
    }
}
