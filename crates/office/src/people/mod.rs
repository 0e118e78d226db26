//! People (人员): accounts, passwords, lock-out and sessions.

mod account;
mod event;
mod lockout;
mod name;
mod password;
mod refusal;
mod safety;
mod session;

pub use account::{Account, AccountState, NewAccount, Role};
pub use event::Event;
pub use lockout::Lockout;
pub use name::{AccountName, DisplayName};
pub use password::{Password, PasswordCheck};
pub use refusal::{Refusal, Weakness};
pub use safety::{Safety, SafetyRefusal};
pub use session::{Session, SessionRule, SessionState};
