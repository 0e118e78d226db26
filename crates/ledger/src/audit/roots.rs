//! The roots that a growing tree had where checkpoints were made.

use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::tree::Frontier;
use sm3::Sm3;

/// The roots of a growing tree at the sizes of checkpoints.
pub(super) struct Roots {
    frontier: Frontier<Sm3>,
    sizes: Vec<u64>,
    /// One for each size that was reached.
    found: Vec<Option<Hash<Sm3>>>,
    /// The first size that was not.
    next: usize,
}

impl Roots {
    /// For checkpoints in the order of their sizes.
    pub(super) fn of(checkpoints: &[Checkpoint]) -> Self {
        let sizes: Vec<u64> = checkpoints.iter().map(|checkpoint| checkpoint.size).collect();
        let found = vec![None; sizes.len()];
        let mut roots = Self { frontier: Frontier::default(), sizes, found, next: 0 };
        roots.note();
        roots
    }

    pub(super) fn push(&mut self, leaf: Hash<Sm3>) {
        self.frontier.push(leaf, |_, _| ());
        self.note();
    }

    fn note(&mut self) {
        while self.sizes.get(self.next) == Some(&self.frontier.size()) {
            self.found[self.next] = Some(self.frontier.root());
            self.next += 1;
        }
    }

    /// How many leaves there are.
    pub(super) fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root over all of them.
    pub(super) fn root(&self) -> Hash<Sm3> {
        self.frontier.root()
    }

    /// The roots at the sizes of the checkpoints, as far as they were reached.
    pub(super) fn found(&self) -> &[Option<Hash<Sm3>>] {
        &self.found
    }
}
