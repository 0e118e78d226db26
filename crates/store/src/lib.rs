//! Storage: the only crate that knows SQL.
//!
//! Every statement is written once, with `$1`, in a subset that SQLite and PostgreSQL share
//! (text keys, instants as milliseconds, flags as 0 or 1). One file per aggregate.

pub mod accounts;
pub mod approvals;
pub mod archive;
pub mod authority;
pub mod backup;
pub mod calendar;
mod connect;
mod db;
pub mod documents;
pub mod drafts;
mod error;
mod hold;
pub mod ledger;
pub mod meetings;
mod migrate;
pub mod notices;
pub mod organization;
pub mod records;
mod row;
pub mod search;
pub mod sessions;
pub mod settings;
mod transfer;
pub mod versions;

pub use connect::Place;
pub use db::{Db, Engine, Housekeeping, Tx};
pub use error::Error;
pub use hold::{Hold, LOCK_FILE, MOVED, SERVER_FILE, UNFINISHED};
pub use migrate::NEWEST;
pub use transfer::{Moved, transfer};

/// A new key: time-ordered, so that rows of one time lie together.
#[must_use]
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
