//! A document that the office sends (发文): 拟稿 审核 会签 签发 复核 登记编号 印制 用印 核发 归档.
//!
//! What is true in a state is part of the state: only a registered document has a number, only a
//! signed one a date. An issued document is never altered; it is revoked or repealed.

mod after;
mod copies;
mod document;
mod drafting;
mod event;
mod handing;
mod issuing;
mod keeping;
mod lapse;
mod noted;
mod refusal;
mod review;
mod signing;
mod stage;
mod state;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unapproved;

pub use copies::{Copy, Recall, Receipt};
pub use document::{Bound, Content, Outgoing};
pub use drafting::Beginning;
pub use event::Event;
pub use issuing::Registration;
pub use noted::{Fate, Grade, Kept, Noted, fates};
pub use refusal::Refusal;
pub use review::{Examination, Head, Opinion, Review};
pub use signing::LastWord;
pub use stage::Stage;
pub use state::{
    Archived, Cancelled, Printed, Published, Rechecked, Registered, Released, Returned, Sealed, Signed, Standing, State,
};
