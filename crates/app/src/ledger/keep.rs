//! Keeping the ledger: entries are sealed every second, a checkpoint is made every day.

use crate::App;
use crate::error::Result;
use office::Moment;
use std::future::Future;
use std::time::Duration;

/// How often entries are sealed.
const EVERY: Duration = Duration::from_secs(1);
/// How long to wait after something went wrong, so that the log stays readable.
const AFTER_TROUBLE: Duration = Duration::from_secs(30);

impl App {
    /// Keeps the ledger until `stop` is ready, and seals what is left before it returns.
    pub async fn keep_ledger(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut pause = Duration::ZERO;
        if let Err(error) = self.begin_ledger().await {
            tracing::error!(cause = ?error, "the ledger has no name or no key");
        }
        loop {
            tokio::select! {
                () = &mut stop => break,
                () = tokio::time::sleep(pause) => {}
            }
            pause = match self.keep_once().await {
                Ok(()) => EVERY,
                Err(error) => {
                    tracing::error!(cause = ?error, "the ledger could not be kept");
                    AFTER_TROUBLE
                }
            };
        }
        if let Err(error) = self.seal().await {
            tracing::error!(cause = ?error, "the last entries could not be sealed");
        }
    }

    /// Seals everything that waits and says how many entries that were.
    ///
    /// # Errors
    /// Fails if the database does, and if the ledger in it was damaged.
    pub async fn seal(&self) -> Result<u64> {
        Ok(store::ledger::seal(&self.db).await?)
    }

    /// Name and key are there from the first start on, not only from the first checkpoint.
    async fn begin_ledger(&self) -> Result<()> {
        self.ledger_origin().await?;
        self.ledger_key().map(|_| ())
    }

    async fn keep_once(&self) -> Result<()> {
        self.seal().await?;
        let head = store::ledger::head(&self.db).await?;
        let newest = store::ledger::checkpoints::newest(&self.db, 1).await?;
        let (size, made) = newest
            .first()
            .map_or((0, None), |(_, signed)| (signed.checkpoint.size, Some(Moment::from_millis(signed.checkpoint.at))));
        if head.size > size && made.is_none_or(|made| day(made) < day(self.clock.now())) {
            self.daily_checkpoint().await?;
        }
        Ok(())
    }
}

/// Days since 1970 in China.
pub(super) fn day(moment: Moment) -> i64 {
    (moment.millis() + 8 * 3_600_000).div_euclid(86_400_000)
}
