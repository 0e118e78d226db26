//! The permit for what others execute: documents ask here, and a refused attempt is on record.

use super::no_approval;
use crate::error::Result;
use crate::{App, Person};
use office::approval::{Digest, Now, Permit};
use office::authority::Act;
use store::approvals;

impl App {
    /// The permit of an approval for an act with this content.
    ///
    /// # Errors
    /// As the engine refuses; the attempt is on record.
    pub async fn permit(&self, person: &Person, approval: &str, act: Act, content: &Digest) -> Result<Permit> {
        let stored = approvals::find(&self.db, approval).await?.ok_or_else(no_approval)?;
        match stored.approval.permit(act, content, Now::of(self.clock.now())) {
            Ok(permit) => Ok(permit),
            Err(refusal) => {
                self.refused(person, "approval.executed.refused", &stored.approval, &refusal).await?;
                Err(refusal.into())
            }
        }
    }
}
