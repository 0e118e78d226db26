//! The ledger (台账): kept by a task of the server, read by people, exported, proved, verified.

mod checkpoints;
mod contents;
mod export;
mod health;
mod keep;
mod key;
mod papers;
mod prove;
mod records;
mod rotate;
mod show;
pub(crate) mod verbs;
mod verify;
mod whole;

pub use checkpoints::{CheckpointLine, CheckpointPage};
pub use contents::Contents;
pub use export::Exported;
pub(crate) use key::Keys;
pub(crate) use key::private;
pub use key::{KEY_FILE, PUBLIC_KEY_FILE};
pub use rotate::Rotated;
pub use show::{LedgerFilter, LedgerLine, LedgerPage, LedgerState, LedgerVerb};
pub use verify::Verified;

use crate::App;
use crate::error::{Error, Kind, Result};
use store::{Housekeeping, settings};

/// Under which the name of the ledger is kept.
const ORIGIN: &str = "ledger_origin";

impl App {
    /// The name of this ledger, chosen once: later changes of the office's name leave it alone, so
    /// that checkpoints of years ago still speak of it.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ledger_origin(&self) -> Result<String> {
        let mut tx = self.db.begin().await?;
        if let Some(origin) = settings::get(&mut tx, ORIGIN).await? {
            return Ok(origin);
        }
        let office: String = self.profile.organ.name.chars().filter(|c| !c.is_control()).collect();
        let origin = format!("{office} {}", &crate::token::random()?[..8]);
        settings::set(&mut tx, ORIGIN, &origin).await?;
        tx.settle(Housekeeping::Sealing).await?;
        Ok(origin)
    }
}

/// A tree that cannot be read.
fn damaged(error: ledger::tree::Absent) -> Error {
    Error::new(Kind::Bug, error.to_string()).because(error)
}
