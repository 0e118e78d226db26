//! The approval engine (审批): nothing is executed before it is approved.
//!
//! An [`Approval`] carries a matter through the chain that the table of authority gives it.
//! Every verb either changes it and gives the one [`Event`] that happened, which is also the
//! newest record of its history, or changes nothing and gives a [`Refusal`] that says what to
//! do. A consent is bound to the digest of the content it was given to. Whoever executes asks
//! for a [`Permit`], and only a completed chain makes one.

mod affair;
mod against;
mod back;
mod body;
mod chain;
mod clock;
mod content;
mod day;
mod ending;
mod event;
mod handing;
mod now;
mod oral;
mod permit;
mod refer;
mod refusal;
mod revise;
mod sign;
mod signature;
mod step;
mod submit;
mod turn;
mod waiting;
mod widen;

pub use affair::{Affair, AffairRefusal, Done};
pub use against::refusing;
pub use back::Target;
pub use body::{Outcome, Resolution};
pub use chain::{Approval, Opening, State};
pub use clock::Due;
pub use content::{Digest, substance, substance_of_text};
pub use ending::Ending;
pub use event::{Event, Fell, Record};
pub use now::Now;
pub use oral::Oral;
pub use permit::Permit;
pub use refer::Referral;
pub use refusal::Refusal;
pub use revise::Change;
pub use sign::Words;
pub use signature::{Capacity, Mode, Signature, Stance};
pub use step::{Decision, Delegate, Seat, Step};
pub use waiting::{Errand, Waiting};
pub use widen::Side;

#[cfg(test)]
mod tests;
