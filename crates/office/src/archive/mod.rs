//! The archive (档案): how long a file is kept, under which reference, as which line of the
//! catalogue, in which box.
//!
//! The reference (档号) has the form of DA/T 22-2015, the classes of retention are those of
//! 国家档案局令第8号. What is proposed by kind is custom, never a rule: an office keeps the
//! schedule that its archive authority has approved.

mod boxes;
mod coding;
mod gaps;
mod item;
mod reference;
mod refiling;
mod refusal;
mod retention;
#[cfg(test)]
mod tests;

pub use boxes::BoxRange;
pub use coding::{Coding, UnitCode};
pub use gaps::gaps;
pub use item::{Description, Item, Origin};
pub use reference::{FileNumber, Reference, Series};
pub use refiling::why;
pub use refusal::Refusal;
pub use retention::{Proposal, Retention};
