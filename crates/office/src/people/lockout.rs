//! How often one may be wrong (锁定).

use crate::Moment;
use std::time::Duration;

/// The lock-out policy: after so many failures in a row, so long no entry.
#[derive(Clone, Copy, Debug)]
pub struct Lockout {
    /// Failures in a row that lock the account.
    pub failures: u32,
    /// How long it stays locked.
    pub period: Duration,
}

impl Default for Lockout {
    /// Five failures, fifteen minutes.
    fn default() -> Self {
        Self { failures: 5, period: Duration::from_secs(15 * 60) }
    }
}

impl Lockout {
    /// Until when an account is locked that has now failed so often in a row.
    #[must_use]
    pub fn after(&self, failures: u32, now: Moment) -> Option<Moment> {
        (failures >= self.failures).then(|| now + self.period)
    }
}
