//! The clock: the one place that asks what time it is.

use office::Moment;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Gives the time; in tests one that is set by hand.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    set: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// A clock that stands until it is moved, for tests.
    #[must_use]
    pub fn standing(at: Moment) -> Self {
        Self { set: Some(Arc::new(AtomicI64::new(at.millis()))) }
    }

    /// Moves a standing clock forward.
    pub fn advance(&self, by: std::time::Duration) {
        if let Some(set) = &self.set {
            set.fetch_add(i64::try_from(by.as_millis()).unwrap_or(0), Ordering::SeqCst);
        }
    }

    /// Sets a standing clock, also back, as somebody may set that of a machine.
    pub fn set(&self, at: Moment) {
        if let Some(set) = &self.set {
            set.store(at.millis(), Ordering::SeqCst);
        }
    }

    /// Whether it stands, so that it tells nothing of the clock of the machine.
    pub(crate) fn is_standing(&self) -> bool {
        self.set.is_some()
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Moment {
        match &self.set {
            Some(set) => Moment::from_millis(set.load(Ordering::SeqCst)),
            None => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
        }
    }
}
