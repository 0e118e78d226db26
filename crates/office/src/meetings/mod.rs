//! A meeting (会议) as an appointment: when, where, who. It is called once the matter was approved
//! (D2) and stands on the day of everybody who takes part. Agendas, seats, papers and minutes are
//! not part of it.

mod event;
mod meeting;
mod plan;
mod refusal;
mod slot;
#[cfg(test)]
mod tests;

pub use event::Event;
pub use meeting::{Cancelled, Meeting};
pub use plan::Plan;
pub use refusal::Refusal;
pub use slot::Slot;
