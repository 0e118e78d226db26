//! The audit (核对): does an export hold what a checkpoint says it must?
//!
//! The bytes of the export are fed in parts of any size, so that a file larger than memory can
//! be checked. What is wrong is told as exactly as the evidence allows: with checkpoints alone
//! between which two of them, with the leaf hashes of an untouched ledger entry by entry.

mod compare;
mod fault;
mod roots;

pub use fault::Fault;

use crate::checkpoint::{Checkpoint, CheckpointError, Signed};
use crate::export::Header;
use crate::hash::{Hash, from_hex, to_hex};
use crate::key::PublicKey;
use crate::leaves::leaf_hashes;
use roots::Roots;
use sm3::Sm3;
use std::collections::HashMap;

/// The longest line that is an entry; a file with a longer one is not an export.
const LONGEST: usize = 16 << 20;
/// Bytes that are gathered before their lines are hashed on all cores.
const PORTION: usize = 4 << 20;
/// Most entries that are told one by one.
const TOLD: usize = 100;

/// An audit under way.
pub struct Audit {
    checkpoints: Vec<Checkpoint>,
    roots: Roots,
    trusted: Vec<Hash<Sm3>>,
    header: Option<Header>,
    pending: Vec<u8>,
    seen: Vec<Hash<Sm3>>,
    faults: Vec<Fault>,
    hopeless: bool,
}

/// What came of an audit.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whose ledger it is, as the export says.
    pub origin: String,
    /// How many entries the export has.
    pub entries: u64,
    /// The root over them.
    pub root: Hash<Sm3>,
    /// The newest checkpoint that the export bears out.
    pub confirmed: Option<Checkpoint>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl Verdict {
    /// Whether nothing is wrong and a checkpoint bears it out.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.faults.is_empty() && self.confirmed.is_some()
    }

    /// Entries that came after the newest checkpoint, which nothing vouches for yet.
    #[must_use]
    pub fn beyond(&self) -> u64 {
        self.entries.saturating_sub(self.confirmed.as_ref().map_or(0, |checkpoint| checkpoint.size))
    }
}

impl Audit {
    /// Begins an audit. A checkpoint whose signature is not that of the key is told and not used.
    #[must_use]
    pub fn new(checkpoints: &[Signed], key: &PublicKey) -> Self {
        Self::signed_by(checkpoints, std::slice::from_ref(key))
    }

    /// The same for a ledger whose key was changed in the course of time: each checkpoint is
    /// verified with the key that it names. One that none of them signed is told and not used.
    #[must_use]
    pub fn signed_by(checkpoints: &[Signed], keys: &[PublicKey]) -> Self {
        let mut faults = Vec::new();
        let mut good = Vec::new();
        for signed in checkpoints {
            let key = keys.iter().find(|key| key.fingerprint() == signed.key).or(keys.first());
            match key.map_or(Err(CheckpointError::Signature), |key| signed.verify(key)) {
                Ok(checkpoint) => good.push(checkpoint.clone()),
                Err(error) => faults.push(Fault::Checkpoint { size: signed.checkpoint.size, error }),
            }
        }
        Self::with(good, faults)
    }

    /// Begins an audit against checkpoints whose signatures were verified before.
    #[must_use]
    pub fn against(checkpoints: Vec<Checkpoint>) -> Self {
        Self::with(checkpoints, Vec::new())
    }

    fn with(mut checkpoints: Vec<Checkpoint>, faults: Vec<Fault>) -> Self {
        checkpoints.sort_by_key(|checkpoint| checkpoint.size);
        let roots = Roots::of(&checkpoints);
        Self {
            checkpoints,
            roots,
            trusted: Vec::new(),
            header: None,
            pending: Vec::new(),
            seen: Vec::new(),
            faults,
            hopeless: false,
        }
    }

    /// Adds the leaf hashes of the ledger as it was, one after the other in hexadecimal. They are
    /// believed as far as a checkpoint bears them out, and then tell entry by entry what differs.
    #[must_use]
    pub fn with_leaves(mut self, leaves: &str) -> Self {
        let leaves: Vec<_> = leaves.lines().map_while(|line| from_hex::<Sm3>(line.trim())).collect();
        let mut roots = Roots::of(&self.checkpoints);
        leaves.iter().for_each(|leaf| roots.push(*leaf));
        let borne_out = self.checkpoints.iter().zip(roots.found()).rev();
        let borne_out = borne_out.map(|(checkpoint, root)| (checkpoint.size, *root == Some(checkpoint.root)));
        let borne_out = borne_out.filter(|(_, good)| *good).map(|(size, _)| size).next();
        match borne_out.and_then(|size| leaves.get(..usize::try_from(size).ok()?)) {
            Some(trusted) => self.trusted = trusted.to_vec(),
            None => self.faults.push(Fault::Leaves),
        }
        self
    }

    /// Takes the next bytes of the export.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= PORTION {
            self.take(false);
        }
    }

    /// Ends the audit.
    #[must_use]
    pub fn finish(mut self) -> Verdict {
        self.take(true);
        let entries = self.roots.size();
        let root = self.roots.root();
        let Some(header) = self.header.take().filter(|_| !self.hopeless) else {
            self.faults.push(Fault::NotAnExport);
            return Verdict { origin: String::new(), entries, root, confirmed: None, faults: self.faults };
        };
        let confirmed = self.compare(&header);
        if header.size != entries {
            self.faults.push(Fault::Count { told: header.size, found: entries });
        } else if header.root != to_hex(&root) {
            self.faults.push(Fault::Edited);
        }
        Verdict { origin: header.origin, entries, root, confirmed, faults: self.faults }
    }

    /// Hashes the lines that are whole; at the end of the file also the last.
    fn take(&mut self, end: bool) {
        let pending = std::mem::take(&mut self.pending);
        let whole = match pending.iter().rposition(|byte| *byte == b'\n') {
            _ if end => pending.len(),
            Some(at) => at + 1,
            None => 0,
        };
        let (now, later) = pending.split_at(whole);
        self.hopeless |= later.len() > LONGEST;
        if self.hopeless {
            return;
        }
        self.pending = later.to_vec();
        let now = now.strip_suffix(b"\n").unwrap_or(now);
        if whole == 0 {
            return;
        }
        let mut lines: Vec<&[u8]> = now.split(|byte| *byte == b'\n').collect();
        if self.header.is_none() {
            self.header = Header::from_line(lines.remove(0));
            self.hopeless |= self.header.is_none();
        }
        if !self.hopeless {
            for leaf in leaf_hashes::<Sm3>(&lines) {
                self.roots.push(leaf);
                self.seen.push(leaf);
            }
        }
    }

    /// Holds the export against every checkpoint; gives the newest that it bears out.
    fn compare(&mut self, header: &Header) -> Option<Checkpoint> {
        let mut confirmed: Option<Checkpoint> = None;
        let mut broken = None;
        let mut used = false;
        for (checkpoint, root) in self.checkpoints.iter().zip(self.roots.found()) {
            if checkpoint.origin != header.origin {
                let (ledger, checkpoint) = (header.origin.clone(), checkpoint.origin.clone());
                self.faults.push(Fault::OtherLedger { ledger, checkpoint });
                continue;
            }
            used = true;
            if *root == Some(checkpoint.root) {
                confirmed = Some(checkpoint.clone());
            } else if broken.is_none() {
                broken = Some(checkpoint.size);
            }
        }
        if !used {
            self.faults.push(Fault::NoCheckpoint);
        }
        if let Some(size) = broken {
            self.explain(confirmed.as_ref().map_or(0, |checkpoint| checkpoint.size), size);
        }
        confirmed
    }

    /// Says what is wrong, given that all is well up to `from` and not up to `to`.
    fn explain(&mut self, from: u64, to: u64) {
        let found = self.roots.size();
        if !self.trusted.is_empty() {
            let differences = compare::differences(&self.seen, &self.trusted, TOLD);
            if !differences.is_empty() {
                self.faults.extend(differences);
                return;
            }
        }
        self.faults.extend(self.repeated());
        self.faults.push(if found < to { Fault::Short { found, wanted: to } } else { Fault::Differs { from, to } });
    }

    /// Entries that stand there twice; every entry has a key of its own, so one was added.
    fn repeated(&self) -> Vec<Fault> {
        let mut first: HashMap<&Hash<Sm3>, u64> = HashMap::with_capacity(self.seen.len());
        let mut faults = Vec::new();
        for (entry, leaf) in (1..).zip(&self.seen) {
            if let Some(earlier) = first.get(leaf) {
                faults.push(Fault::Repeated { entry, earlier: *earlier });
                if faults.len() == TOLD {
                    break;
                }
            } else {
                first.insert(leaf, entry);
            }
        }
        faults
    }
}
