//! 今日: what a person has to do, in the order in which it presses.

mod task;
#[cfg(test)]
mod tests;

pub use task::{Place, Remaining, Task, in_order};
