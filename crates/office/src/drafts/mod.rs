//! Drafts (草稿) and their versions.

mod draft;
mod event;
mod refusal;
mod version;

pub use draft::{Draft, Origin, TEXT_LIMIT};
pub use event::Event;
pub use refusal::Refusal;
pub use version::{Keep, Latest, Reason, VersionRule};
