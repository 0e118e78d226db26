//! For tests only: both databases, opened fresh, and people who are signed in.

#![allow(clippy::missing_panics_doc, clippy::expect_used)]

mod acts;
mod databases;
#[cfg(feature = "people")]
pub mod people;
mod postgres;
mod tamper;

pub use acts::act;
pub use databases::{both, postgres, sqlite};
pub use postgres::{Cluster, postgres_url};
pub use tamper::{stop_writes, tamper};
