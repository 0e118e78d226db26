//! Tiles: how the tree is kept. Up to 64 neighbours of one level lie together, and only every sixth
//! level is kept; a node between two of them is worked out from the tile below it.

use super::{Absent, NodeId, Nodes};
use crate::hash::{Hash, node_hash};
use sm3::digest::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// How many levels lie between those that are kept.
const HEIGHT: u32 = 6;
/// Most hashes in a tile.
const WIDTH: u64 = 1 << HEIGHT;

/// The place of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileId {
    /// Which of the levels that are kept: 0 are the leaves, 1 the subtrees of 64 leaves.
    pub level: u32,
    /// Which one of its level, from 0 at the left.
    pub index: u64,
}

impl TileId {
    /// The tiles that nodes are worked out from, each once.
    #[must_use]
    pub fn of(nodes: &[NodeId]) -> Vec<Self> {
        nodes.iter().map(|node| Span::of(*node).tile).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The tile that a leaf lies in, and how many lie there before it.
    #[must_use]
    pub fn of_leaf(leaf: u64) -> (Self, usize) {
        let span = Span::of(NodeId { level: 0, index: leaf });
        (span.tile, span.from)
    }
}

/// What a node is worked out from: `count` hashes of a tile, a power of two, beginning at `from`.
struct Span {
    tile: TileId,
    from: usize,
    count: usize,
}

impl Span {
    fn of(node: NodeId) -> Self {
        let within = node.level % HEIGHT;
        let begin = node.index << within;
        let tile = TileId { level: node.level / HEIGHT, index: begin / WIDTH };
        Self { tile, from: (begin % WIDTH) as usize, count: 1 << within }
    }
}

/// Tiles that were read, each as far as it is filled.
#[derive(Clone, Debug)]
pub struct Tiles<H: Digest>(BTreeMap<TileId, Vec<Hash<H>>>);

impl<H: Digest> Default for Tiles<H> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<H: Digest> Tiles<H> {
    /// Adds hashes behind those that a tile has.
    pub fn extend(&mut self, id: TileId, hashes: impl IntoIterator<Item = Hash<H>>) {
        self.0.entry(id).or_default().extend(hashes);
    }

    /// What nodes that are complete now add to the tiles.
    #[must_use]
    pub fn grown(made: Vec<(NodeId, Hash<H>)>) -> Self {
        let mut tiles = Self::default();
        for (node, hash) in made {
            if node.level.is_multiple_of(HEIGHT) {
                tiles.extend(Span::of(node).tile, [hash]);
            }
        }
        tiles
    }

    /// Whether each of them has as many hashes as it has in a tree of that size.
    #[must_use]
    pub fn end_at(&self, size: u64) -> bool {
        self.0.iter().all(|(id, hashes)| {
            let complete = size.checked_shr(id.level * HEIGHT).unwrap_or_default();
            hashes.len() as u64 == complete.saturating_sub(id.index * WIDTH).min(WIDTH)
        })
    }

    /// All of them, by level and from left to right.
    pub fn iter(&self) -> impl Iterator<Item = (TileId, &[Hash<H>])> {
        self.0.iter().map(|(id, hashes)| (*id, hashes.as_slice()))
    }
}

impl<H: Digest> Nodes<H> for Tiles<H> {
    type Error = Absent;

    fn node(&self, id: NodeId) -> Result<Hash<H>, Absent> {
        let span = Span::of(id);
        let tile = self.0.get(&span.tile);
        let hashes = tile.and_then(|hashes| hashes.get(span.from..span.from + span.count));
        let mut hashes = hashes.ok_or(Absent(id))?.to_vec();
        while hashes.len() > 1 {
            hashes = hashes.chunks_exact(2).map(|pair| node_hash::<H>(&pair[0], &pair[1])).collect();
        }
        hashes.pop().ok_or(Absent(id))
    }
}
