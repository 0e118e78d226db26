//! Which hashes a root or a proof is made of, known before any of them is read.
//!
//! A database is asked once for all nodes of a plan; the plan then puts them together.

use super::{NodeId, Nodes, cover, split};
use crate::hash::{Hash, empty_root, node_hash};
use sm3::digest::Digest;
use std::ops::Range;

/// Ranges of leaves, each standing for one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan(Vec<Range<u64>>);

impl Plan {
    /// The root of the tree of the first `size` entries: one hash.
    #[must_use]
    pub fn root(size: u64) -> Self {
        Self(std::iter::once(0..size).collect())
    }

    /// The path from the entry at `index` (from 0) to the root of the first `size`: RFC 6962, 2.1.1.
    /// `None` if there is no such entry.
    #[must_use]
    pub fn inclusion(index: u64, size: u64) -> Option<Self> {
        if index >= size {
            return None;
        }
        let (mut tree, mut path) = (0..size, Vec::new());
        while tree.end - tree.start > 1 {
            let middle = tree.start + split(tree.end - tree.start);
            let (left, right) = (tree.start..middle, middle..tree.end);
            let (into, beside) = if index < middle { (left, right) } else { (right, left) };
            path.push(beside);
            tree = into;
        }
        path.reverse();
        Some(Self(path))
    }

    /// What shows that the first `old` of `new` entries are still what they were: RFC 6962, 2.1.2.
    /// `None` if the older tree is the larger one.
    #[must_use]
    pub fn consistency(old: u64, new: u64) -> Option<Self> {
        if old > new {
            return None;
        }
        let (mut tree, mut path) = (0..new, Vec::new());
        if old == 0 {
            return Some(Self(path));
        }
        while tree.end != old {
            let middle = tree.start + split(tree.end - tree.start);
            let (left, right) = (tree.start..middle, middle..tree.end);
            let (into, beside) = if old <= middle { (left, right) } else { (right, left) };
            path.push(beside);
            tree = into;
        }
        // The old root itself is known to whoever checks; any other part of it is told.
        if tree.start > 0 {
            path.push(tree);
        }
        path.reverse();
        Some(Self(path))
    }

    /// The complete subtrees that are needed.
    #[must_use]
    pub fn nodes(&self) -> Vec<NodeId> {
        self.0.iter().flat_map(cover).collect()
    }

    /// The hashes, one for each range.
    ///
    /// # Errors
    /// If the source lacks a node.
    pub fn hashes<H: Digest, N: Nodes<H>>(&self, nodes: &N) -> Result<Vec<Hash<H>>, N::Error> {
        self.0.iter().map(|range| range_hash(range, nodes)).collect()
    }
}

fn range_hash<H: Digest, N: Nodes<H>>(range: &Range<u64>, nodes: &N) -> Result<Hash<H>, N::Error> {
    let mut hash: Option<Hash<H>> = None;
    for id in cover(range).into_iter().rev() {
        let left = nodes.node(id)?;
        hash = Some(match hash {
            Some(right) => node_hash::<H>(&left, &right),
            None => left,
        });
    }
    Ok(hash.unwrap_or_else(empty_root::<H>))
}
