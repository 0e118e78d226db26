//! The ledger (台账): entries are added by acts, sealed into the tree in batches, read and exported.

mod append;
pub mod checkpoints;
pub mod contents;
mod find;
mod read;
mod rows;
mod seal;
mod tiles;
mod titles;

pub(crate) use append::append;
pub use find::{Cursor, Filter, Part, Which, find, latest, verbs};
pub use read::{Record, at_place, by_id, lines};
pub(crate) use seal::read_head;
pub use seal::{Head, head, seal, waiting, waiting_since};
pub use tiles::{leaves, tiles};
pub use titles::titles;
