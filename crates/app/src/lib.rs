//! Use cases: what people do with 文枢, each one transaction.
//!
//! The boundary (web, command line) calls these and nothing below them. Every use case names
//! the person or the permission it needs, and answers with a value or an [`Error`] that carries
//! a Chinese message for the person and a source for the log.

mod act;
mod acting;
pub mod approval;
pub mod archive;
pub mod authority;
pub mod backup;
pub mod calendar;
mod clock;
mod demo;
mod doctor;
pub mod documents;
pub mod drafts;
mod error;
pub mod find;
pub mod forms;
pub mod ledger;
pub mod meetings;
pub mod notices;
mod once;
mod open;
pub mod organization;
mod passwords;
mod people;
pub mod samples;
pub mod settings;
pub mod studio;
pub mod today;
mod token;

pub use clock::Clock;
pub use doctor::{Health, HealthLine, Thoroughness};
pub use error::{Error, Kind as ErrorKind, Result};
pub use once::Once;
pub use open::{App, Options, Surroundings, serve_alone};
pub use people::{AccountLine, Person, SignedIn};
pub use store::{MOVED, Place};
pub use token::{event_number, fingerprint, random as random_token, same};
