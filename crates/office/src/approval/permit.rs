//! The permit (许可): proof that a chain is complete for this content and this act.

use super::content::Digest;
use super::signature::Stance;
use super::step::Decision;
use super::{Approval, Now, Refusal, State};
use crate::authority::Act;
use gongwen::Date;

/// Proof that an act is approved. Only [`Approval::permit`] makes one, and every verb that
/// executes asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    approval: String,
    act: Act,
    digest: Digest,
    approved: Date,
    asked: Vec<String>,
}

impl Approval {
    /// The permit to do something with this content now.
    ///
    /// # Errors
    /// Refused unless every step has consented to this content, no oral consent is over its
    /// limit, and the table lets the matter permit this act.
    pub fn permit(&self, act: Act, digest: &Digest, now: Now) -> Result<Permit, Refusal> {
        let waits = || Refusal::NotApproved { act: act.name(), waits: self.whereabouts() };
        if !self.permits.contains(&act) {
            return Err(Refusal::NotPermitted(act));
        }
        if self.state != State::Approved {
            return Err(waits());
        }
        if *digest != self.digest {
            return Err(Refusal::OtherContent(act));
        }
        if self.has_lapsed(now.at) {
            return Err(Refusal::OralOver);
        }
        let approved = self.approved.filter(|_| !self.steps.is_empty()).ok_or_else(waits)?;
        if !self.steps.iter().all(super::Step::is_complete) {
            return Err(waits());
        }
        let asked = self.changes_asked();
        Ok(Permit { approval: self.id.clone(), act, digest: digest.clone(), approved, asked })
    }

    /// The changes with which signers agreed (修改后同意) to what still stands as they saw it: who,
    /// and what. A change of substance takes their consent back, and nothing is asked any more.
    #[must_use]
    pub fn changes_asked(&self) -> Vec<String> {
        let asked = self.decisions().filter_map(|(title, decision)| match decision {
            Decision::Signed(signature) if signature.stance == Stance::WithChanges => {
                Some(format!("{}（{title}）：{}", signature.by.name, signature.opinion))
            }
            Decision::Signed(_) | Decision::Oral(_) | Decision::Resolved(_) => None,
        });
        asked.collect()
    }
}

impl Permit {
    /// The approval it comes from.
    #[must_use]
    pub fn approval(&self) -> &str {
        &self.approval
    }

    /// What it permits.
    #[must_use]
    pub fn act(&self) -> Act {
        self.act
    }

    /// For which content.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// The day on which the chain was completed: the date of a document that is signed.
    #[must_use]
    pub fn approved_on(&self) -> Date {
        self.approved
    }

    /// The changes that signers asked for in agreeing.
    #[must_use]
    pub fn asked(&self) -> &[String] {
        &self.asked
    }

    /// Whether it permits this act with this content.
    #[must_use]
    pub fn covers(&self, act: Act, digest: &Digest) -> bool {
        self.act == act && self.digest == *digest
    }
}
