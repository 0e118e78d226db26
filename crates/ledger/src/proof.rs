//! Proofs as files: that an entry is in the ledger, that a later ledger continues an earlier one.

use crate::checkpoint::Checkpoint;
use crate::hash::{Hash, from_hex, leaf_hash, to_hex};
use crate::tree::{Nodes, Plan, Refuted, verify_consistency, verify_inclusion};
use serde::{Deserialize, Serialize};
use sm3::Sm3;
use thiserror::Error;

/// A proof that proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProofError {
    /// Not a proof.
    #[error("不是本程序出具的证明文件。")]
    Format,
    /// It is about another ledger or another size.
    #[error(
        "证明针对“{origin}”的前{size}条，与所给的检查点不是同一个。请换用对应的检查点，或者用 wenshu ledger prove --size（写检查点的 size）重新出具证明。"
    )]
    OtherCheckpoint {
        /// The ledger that it is about.
        origin: String,
        /// The size that it is about.
        size: u64,
    },
    /// The hashes lead elsewhere.
    #[error(transparent)]
    Refuted(#[from] Refuted),
}

/// A proof, as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "format")]
pub enum Proof {
    /// An entry is in the ledger.
    #[serde(rename = "wenshu-inclusion-1")]
    Inclusion(InclusionProof),
    /// A later ledger continues an earlier one.
    #[serde(rename = "wenshu-consistency-1")]
    Consistency(ConsistencyProof),
}

/// That an entry is in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// Whose ledger it is.
    pub origin: String,
    /// Which entry, from 0.
    pub index: u64,
    /// Of how many.
    pub size: u64,
    /// The line of the entry.
    pub line: String,
    /// The hashes from the leaf up, in hexadecimal.
    pub path: Vec<String>,
}

/// That a later ledger continues an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyProof {
    /// Whose ledger it is.
    pub origin: String,
    /// How many entries the earlier one has.
    pub old: u64,
    /// How many the later one has.
    pub new: u64,
    /// The hashes, in hexadecimal.
    pub path: Vec<String>,
}

impl InclusionProof {
    /// Makes the proof; `None` if there is no such entry.
    ///
    /// # Errors
    /// If the source lacks a node.
    pub fn make<N: Nodes<Sm3>>(
        origin: &str,
        (index, line): (u64, &str),
        size: u64,
        nodes: &N,
    ) -> Result<Option<Self>, N::Error> {
        let Some(plan) = Plan::inclusion(index, size) else { return Ok(None) };
        let path = plan.hashes(nodes)?.iter().map(|hash| to_hex(hash)).collect();
        Ok(Some(Self { origin: origin.to_owned(), index, size, line: line.to_owned(), path }))
    }

    /// Checks it against a checkpoint whose signature was verified.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn verify(&self, checkpoint: &Checkpoint) -> Result<(), ProofError> {
        about(&self.origin, self.size, checkpoint)?;
        let leaf = leaf_hash::<Sm3>(self.line.as_bytes());
        Ok(verify_inclusion::<Sm3>(&leaf, self.index, self.size, &hashes(&self.path)?, &checkpoint.root)?)
    }
}

impl ConsistencyProof {
    /// Makes the proof; `None` if the earlier ledger is the larger.
    ///
    /// # Errors
    /// If the source lacks a node.
    pub fn make<N: Nodes<Sm3>>(origin: &str, old: u64, new: u64, nodes: &N) -> Result<Option<Self>, N::Error> {
        let Some(plan) = Plan::consistency(old, new) else { return Ok(None) };
        let path = plan.hashes(nodes)?.iter().map(|hash| to_hex(hash)).collect();
        Ok(Some(Self { origin: origin.to_owned(), old, new, path }))
    }

    /// Checks it against two checkpoints whose signatures were verified.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn verify(&self, old: &Checkpoint, new: &Checkpoint) -> Result<(), ProofError> {
        about(&self.origin, self.old, old)?;
        about(&self.origin, self.new, new)?;
        Ok(verify_consistency::<Sm3>((old.size, &old.root), (new.size, &new.root), &hashes(&self.path)?)?)
    }
}

impl Proof {
    /// As the text of a file.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// In one line, for files with many.
    #[must_use]
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From the text of a file.
    ///
    /// # Errors
    /// If it is no proof.
    pub fn from_text(text: &str) -> Result<Self, ProofError> {
        serde_json::from_str(text).map_err(|_| ProofError::Format)
    }
}

fn about(origin: &str, size: u64, checkpoint: &Checkpoint) -> Result<(), ProofError> {
    if origin == checkpoint.origin && size == checkpoint.size {
        return Ok(());
    }
    Err(ProofError::OtherCheckpoint { origin: origin.to_owned(), size })
}

fn hashes(path: &[String]) -> Result<Vec<Hash<Sm3>>, ProofError> {
    path.iter().map(|text| from_hex::<Sm3>(text).ok_or(ProofError::Format)).collect()
}
