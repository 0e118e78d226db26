//! Steps, seats and what was decided on them.

use super::Now;
use super::body::Resolution;
use super::day;
use super::event::Fell;
use super::oral::Oral;
use super::refer::Referral;
use super::signature::{Signature, Stance};
use crate::authority::{Delegation, Holder, Post, Relation};
use serde::{Deserialize, Serialize};

/// A step of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The number of the step in the table; `None` for a signer who was added.
    pub rule: Option<usize>,
    /// How its seats stand to each other.
    pub relation: Relation,
    /// The time limit in working days.
    pub limit: Option<u32>,
    /// Whether its signers may delegate.
    pub delegation: Delegation,
    /// Its seats; one, or several that decide beside each other.
    pub seats: Vec<Seat>,
    /// When it came to its turn.
    #[serde(with = "day::now")]
    pub opened: Option<Now>,
    /// Whether its time-out is on record.
    pub timed_out: bool,
    /// When it was last reminded of.
    #[serde(with = "day::now")]
    pub reminded: Option<Now>,
    /// That its disagreement was stated and goes up.
    #[serde(default)]
    pub referred: Option<Referral>,
}

/// A seat: one post that must decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who.
    pub post: Post,
    /// How the post was called when the chain was made.
    pub title: String,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Whom the holder let sign.
    pub delegate: Option<Delegate>,
}

/// Somebody whom the holder of a seat let sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    /// Who may sign.
    pub to: Holder,
    /// Who let them.
    pub by: Holder,
}

/// What was decided on a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Signed.
    Signed(Signature),
    /// Consented orally in an emergency, not confirmed yet.
    Oral(Oral),
    /// Decided by a body.
    Resolved(Resolution),
}

impl Decision {
    /// Whether it lets the chain go on.
    #[must_use]
    pub fn consents(&self) -> bool {
        match self {
            Self::Signed(signature) => signature.stance != Stance::Disagree,
            Self::Oral(_) => true,
            Self::Resolved(resolution) => resolution.outcome.passes(),
        }
    }

    /// The people whose word it is: the hand, and in whose name.
    #[must_use]
    pub fn people(&self) -> Vec<&Holder> {
        match self {
            Self::Signed(signature) => std::iter::once(&signature.by).chain(signature.capacity.of()).collect(),
            Self::Oral(oral) => vec![&oral.from],
            Self::Resolved(_) => Vec::new(),
        }
    }
}

impl Seat {
    /// Whether it has consented.
    #[must_use]
    pub fn consents(&self) -> bool {
        self.decision.as_ref().is_some_and(Decision::consents)
    }
}

impl Step {
    /// Whether every seat has consented, or its disagreement went up.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let goes_up = self.referred.is_some();
        self.seats.iter().all(|seat| seat.consents() || (goes_up && seat.disagrees()))
    }

    /// Whether a body decides.
    #[must_use]
    pub fn is_body(&self) -> bool {
        self.seats.iter().any(|seat| seat.post.role.is_body())
    }

    /// The names of its seats in a row.
    #[must_use]
    pub fn title(&self) -> String {
        let titles: Vec<&str> = self.seats.iter().map(|seat| seat.title.as_str()).collect();
        titles.join("、")
    }

    /// The names of the seats that have not consented yet, in a row.
    #[must_use]
    pub fn open_title(&self) -> String {
        let open = self.seats.iter().filter(|seat| !seat.consents()).map(|seat| seat.title.as_str());
        let titles: Vec<&str> = open.collect();
        if titles.is_empty() { self.title() } else { titles.join("、") }
    }

    /// Its clock begins when the turn comes again; a disagreement that went up has to go up anew,
    /// for the answers may be others.
    pub(super) fn reopen(&mut self) {
        (self.opened, self.timed_out, self.reminded, self.referred) = (None, false, None, None);
    }

    /// Takes back what was decided, and says what fell.
    pub(super) fn void(&mut self, number: usize) -> Vec<Fell> {
        self.reopen();
        let fell = self.seats.iter_mut().filter_map(|seat| {
            let decision = seat.decision.take()?;
            Some(Fell { step: number, title: seat.title.clone(), who: who(&decision) })
        });
        fell.collect()
    }
}

/// Whose decision it was, in words.
pub(super) fn who(decision: &Decision) -> String {
    match decision {
        Decision::Signed(signature) => match signature.capacity.of() {
            None => signature.by.name.clone(),
            Some(of) => format!("{}（代{}）", signature.by.name, of.name),
        },
        Decision::Oral(oral) => format!("{}（口头）", oral.from.name),
        Decision::Resolved(resolution) => resolution.meeting.clone(),
    }
}
