//! A document that the office receives (收文): 签收 登记 初审 拟办 批示 承办 传阅 催办 答复 归档
//! (《条例》 Art 24).
//!
//! It is one of two: 办件, which somebody must handle, or 阅件, which people must read. At every
//! moment it is known where it is, and since when.

mod answering;
mod circulation;
mod correcting;
mod document;
mod event;
mod examination;
mod handling;
mod intake;
mod refusal;
mod reporting;
mod rerouting;
mod said;
mod state;
#[cfg(test)]
mod tests;

pub use answering::{Answer, TakenBack};
pub use circulation::Reading;
pub use correcting::Particulars;
pub use document::{Incoming, Sender, Treatment, Urgency};
pub use event::Event;
pub use examination::{Check, Examination};
pub use handling::{Assignment, Commission, Deadline, Instruction, Proposal, Urging};
pub use intake::Delivery;
pub use refusal::Refusal;
pub use reporting::Feedback;
pub use state::{Stage, Whereabouts};
