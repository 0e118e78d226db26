//! The office (办公室) as a domain: who works here, what they draft, and what is refused.
//!
//! Pure: no input or output, no clock, no waiting. Every verb is given the moment and either
//! changes the thing and says what happened (an event) or changes nothing and says why not
//! (a refusal, in Chinese, for the person).

pub mod approval;
pub mod archive;
pub mod authority;
pub mod calendar;
pub mod documents;
pub mod drafts;
pub mod meetings;
pub mod moment;
pub mod notices;
pub mod organization;
pub mod people;
pub mod permission;
pub mod reason;
pub mod secrecy;
mod time_of_day;
pub mod today;

pub use moment::Moment;
pub use permission::{Administrator, Operator};
pub use time_of_day::TimeOfDay;
