//! The right edge of the tree: all that is needed to add entries.

use super::{NodeId, Nodes, cover};
use crate::hash::{Hash, empty_root, node_hash};
use sm3::digest::Digest;

/// How many entries there are, and the complete subtrees that cover them, the largest first.
#[derive(Clone, Debug)]
pub struct Frontier<H: Digest> {
    size: u64,
    peaks: Vec<Hash<H>>,
}

impl<H: Digest> Default for Frontier<H> {
    fn default() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }
}

impl<H: Digest> Frontier<H> {
    /// The nodes that the right edge of a tree of `size` entries consists of.
    #[must_use]
    pub fn parts(size: u64) -> Vec<NodeId> {
        cover(&(0..size))
    }

    /// The right edge of a tree that is kept elsewhere.
    ///
    /// # Errors
    /// If the source lacks a node.
    pub fn of<N: Nodes<H>>(size: u64, nodes: &N) -> Result<Self, N::Error> {
        let peaks = Self::parts(size).into_iter().map(|id| nodes.node(id)).collect::<Result<_, _>>()?;
        Ok(Self { size, peaks })
    }

    /// How many entries there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds an entry by the hash of its leaf. `made` is given every node that is complete now.
    pub fn push(&mut self, leaf: Hash<H>, mut made: impl FnMut(NodeId, &Hash<H>)) {
        let mut id = NodeId { level: 0, index: self.size };
        let mut hash = leaf;
        made(id, &hash);
        // A node at the right of a pair completes the node above.
        while id.index & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash::<H>(&left, &hash);
            id = NodeId { level: id.level + 1, index: id.index >> 1 };
            made(id, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// Adds a batch and tells every node that is complete now, leaves included.
    pub fn append(&mut self, leaves: impl IntoIterator<Item = Hash<H>>) -> Vec<(NodeId, Hash<H>)> {
        let mut made = Vec::new();
        for leaf in leaves {
            self.push(leaf, |id, hash| made.push((id, hash.clone())));
        }
        made
    }

    /// The root of the tree as it is now.
    #[must_use]
    pub fn root(&self) -> Hash<H> {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else { return empty_root::<H>() };
        peaks.fold(last.clone(), |right, left| node_hash::<H>(left, &right))
    }
}
