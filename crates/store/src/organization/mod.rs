//! The organisation (组织机构): all of it is read at once, and written change by change.
//!
//! Every change counts up one revision of the whole, so that what must hold between rows
//! (no cycle, one holder) cannot be broken by two who write at once.

mod imports;
mod load;
mod people;
mod save;
mod words;

pub use imports::{Pending, forget, pending, remember};
pub use load::{is_still, load, read, revision};
pub(crate) use people::insert_for_account;
pub use save::save;
