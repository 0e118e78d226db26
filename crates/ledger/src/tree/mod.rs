//! The Merkle tree of RFC 6962.
//!
//! Complete subtrees are kept by level and index and never change once they are there. A tree of
//! any earlier size is made of them, so that proofs between any two sizes need no other data.

mod frontier;
mod plan;
mod tiles;
mod verify;

pub use frontier::Frontier;
pub use plan::Plan;
pub use tiles::{TileId, Tiles};
pub use verify::{Refuted, verify_consistency, verify_inclusion};

use crate::hash::Hash;
use sm3::digest::Digest;
use std::collections::HashMap;
use std::ops::Range;

/// The place of a complete subtree: at level 0 the leaves, at level `n` subtrees of 2ⁿ leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId {
    /// How high it is.
    pub level: u32,
    /// Which one of its level, from 0 at the left.
    pub index: u64,
}

/// Where the hashes of complete subtrees come from.
pub trait Nodes<H: Digest> {
    /// Why a hash could not be had.
    type Error;

    /// The hash of a complete subtree.
    ///
    /// # Errors
    /// If it is not there.
    fn node(&self, id: NodeId) -> Result<Hash<H>, Self::Error>;
}

/// A node that a source does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("台账缺少第{level}层第{index}个节点。请用备份核对。", level = .0.level, index = .0.index)]
pub struct Absent(pub NodeId);

impl<H: Digest> Nodes<H> for HashMap<NodeId, Hash<H>> {
    type Error = Absent;

    fn node(&self, id: NodeId) -> Result<Hash<H>, Absent> {
        self.get(&id).cloned().ok_or(Absent(id))
    }
}

/// The complete subtrees that make up a range, from left to right. The range begins where a
/// subtree as large as its largest part may begin, as all ranges of RFC 6962 do.
pub(crate) fn cover(range: &Range<u64>) -> Vec<NodeId> {
    let mut begin = range.start;
    let size = range.end.saturating_sub(range.start);
    let levels = (0..u64::BITS).rev().filter(|level| size >> level & 1 == 1);
    levels
        .map(|level| {
            let id = NodeId { level, index: begin >> level };
            begin += 1 << level;
            id
        })
        .collect()
}

/// The largest power of two that is smaller than `size`, which is at least 2.
pub(crate) fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}
