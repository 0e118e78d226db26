//! The working-day calendar (工作日历): which days are worked, and when a term ends.
//!
//! Days off and make-up working days (调休) are data of one year each, from the notice of the
//! State Council's office. A year whose notice is not out yet is a state of its own
//! ([`NotAnnounced`]); no day of it is ever guessed from the weekday.

mod days;
mod notice;
mod refusal;
mod term;
#[cfg(test)]
mod tests;
mod year;

pub use days::{Calendar, DayKind, NotAnnounced};
pub use refusal::Refusal;
pub use term::Term;
pub use year::{Marking, Year};
