//! The organisation (组织机构): units, posts, people, and who does what for whom, each from a
//! day to a day.
//!
//! [`Organization`] is a value: all records at one revision, checked as a whole. It is asked as
//! of a day, so that what was right last year is still answered as it was then. Verbs make
//! [`Change`]s; [`Organization::apply`] takes them all or none.

mod check;
mod deputies;
mod duty;
mod leaving;
mod own;
mod people;
mod person;
mod post;
mod profile;
mod record;
mod refusal;
mod snapshot;
mod span;
#[cfg(test)]
mod tests;
mod unit;
mod units;
mod verbs;

pub use duty::{Absence, AbsenceKind, Portfolio, Service, Subject, Substitution, Tenure};
pub use leaving::Leaving;
pub use person::Person;
pub use post::{Post, Rank, Seats};
pub use record::{Change, Fault, Record, RecordKind};
pub use refusal::Refusal;
pub use snapshot::{Organization, Rows};
pub use span::Span;
pub use unit::{Standing, Unit, UnitKind};
pub use verbs::Naming;
