//! A real browser before a real server: what the journeys and the picture book share.
//!
//! Helpers panic with what they waited for: whoever calls them is a test.

#![allow(clippy::missing_panics_doc, clippy::expect_used)]

mod approvals;
pub mod audit;
mod browser;
mod command;
mod documents;
mod driver;
pub mod input;
mod meetings;
pub mod pages;
mod server;
mod stage;
pub mod texts;

pub use browser::Browser;
pub use driver::Driver;
pub use server::Server;
pub use stage::{Clerk, Stage, journey, journey_on_postgres, stage};
