//! Checking proofs, as RFC 9162, 2.1.3.2 and 2.1.4.2 describe it for the trees of RFC 6962.

use crate::hash::{Hash, node_hash};
use sm3::digest::Digest;

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refuted {
    /// The entry lies beyond the tree, or the older tree is the larger.
    #[error("证明所说的位置不在台账之内。")]
    OutOfRange,
    /// The path has too many or too few hashes.
    #[error("证明的路径长短不对。")]
    Length,
    /// The hashes do not lead to the root.
    #[error("按证明算出的根与检查点不符：内容被改过，或者证明不属于这份台账。")]
    Root,
}

/// Checks that the leaf is the entry at `index` (from 0) of the tree with that size and root.
///
/// # Errors
/// Says what is wrong with the proof.
pub fn verify_inclusion<H: Digest>(
    leaf: &Hash<H>,
    index: u64,
    size: u64,
    path: &[Hash<H>],
    root: &Hash<H>,
) -> Result<(), Refuted> {
    if index >= size {
        return Err(Refuted::OutOfRange);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, leaf.clone());
    for beside in path {
        if last == 0 {
            return Err(Refuted::Length);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash::<H>(beside, &hash);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash = node_hash::<H>(&hash, beside);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    conclude(last == 0, hash == *root)
}

/// Checks that the tree of `new` entries begins with the tree of `old` entries.
///
/// # Errors
/// Says what is wrong with the proof.
pub fn verify_consistency<H: Digest>(
    old: (u64, &Hash<H>),
    new: (u64, &Hash<H>),
    path: &[Hash<H>],
) -> Result<(), Refuted> {
    let ((old, old_root), (new, new_root)) = (old, new);
    if old > new {
        return Err(Refuted::OutOfRange);
    }
    if old == new {
        return conclude(path.is_empty(), old_root == new_root);
    }
    if old == 0 {
        return conclude(path.is_empty(), *old_root == crate::hash::empty_root::<H>());
    }
    // A complete old tree is a node of the new one, and its root is where the climb begins.
    let own = old.is_power_of_two().then_some(old_root);
    let mut path = own.into_iter().chain(path);
    let (mut node, mut last) = (old - 1, new - 1);
    while node & 1 == 1 {
        (node, last) = (node >> 1, last >> 1);
    }
    let first = path.next().ok_or(Refuted::Length)?;
    let (mut before, mut after) = (first.clone(), first.clone());
    for beside in path {
        if last == 0 {
            return Err(Refuted::Length);
        }
        if node & 1 == 1 || node == last {
            before = node_hash::<H>(beside, &before);
            after = node_hash::<H>(beside, &after);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            after = node_hash::<H>(&after, beside);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    conclude(last == 0, before == *old_root && after == *new_root)
}

fn conclude(length: bool, root: bool) -> Result<(), Refuted> {
    match (length, root) {
        (true, true) => Ok(()),
        (true, false) => Err(Refuted::Root),
        (false, _) => Err(Refuted::Length),
    }
}
