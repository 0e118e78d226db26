//! The clockwork of approvals: what time does to them is looked at every minute.

use crate::App;
use std::time::Duration;

/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(60);
/// In every how many rounds deadlines of received documents are looked at.
const DEADLINES: u64 = 10;

impl App {
    /// Minds the approvals for as long as it is let; dropped, it leaves nothing half done.
    pub async fn keep_approvals(&self) {
        for round in 0_u64.. {
            tokio::time::sleep(EVERY).await;
            match self.mind_approvals().await {
                Ok(0) => {}
                Ok(moved) => tracing::info!(moved, "approvals moved because time has passed"),
                Err(error) => tracing::error!(cause = ?error, "approvals could not be minded"),
            }
            // A deadline is a day: nothing is lost by looking less often.
            if round % DEADLINES == 0 {
                match self.mind_deadlines().await {
                    Ok(0) => {}
                    Ok(moved) => tracing::info!(moved, "deadlines of received documents were settled or have passed"),
                    Err(error) => tracing::error!(cause = ?error, "deadlines could not be minded"),
                }
            }
            match self.hand_over().await {
                Ok(0) => {}
                Ok(documents) => tracing::info!(documents, "handed over to those who came to a post"),
                Err(error) => tracing::error!(cause = ?error, "documents could not be handed over"),
            }
        }
    }
}
