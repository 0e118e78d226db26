//! People: the first administrator, signing in and out, passwords, accounts.

mod accounts;
mod first;
pub(crate) mod local;
mod password;
mod person;
pub(crate) mod safety;
mod session;
mod sign_in;

pub use accounts::AccountLine;
pub use person::Person;
pub use sign_in::SignedIn;
