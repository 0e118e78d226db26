//! An instant, as the callers' clock gives it.

use crate::TimeOfDay;
use gongwen::Date;
use serde::{Deserialize, Serialize};
use std::ops::Add;
use std::time::Duration;

/// An instant in milliseconds since 1970 (UTC). The domain never asks what time it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Day and time of day in Beijing, as people say it: 11月28日17:38.
    #[must_use]
    pub fn clock(self) -> String {
        let day = Date::from_unix_day(self.beijing_minutes().div_euclid(24 * 60)).unwrap_or(Date::MAX);
        format!("{}月{}日{}", day.month(), day.day(), self.time_of_day())
    }

    /// The time of day in Beijing.
    #[must_use]
    pub fn time_of_day(self) -> TimeOfDay {
        let minutes = u16::try_from(self.beijing_minutes().rem_euclid(24 * 60)).unwrap_or_default();
        TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::MIDNIGHT)
    }

    fn beijing_minutes(self) -> i64 {
        (self.0 + 8 * 3_600_000).div_euclid(60_000)
    }

    /// How long it is from `earlier` to this moment; nothing if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_that_of_beijing() {
        assert_eq!(Moment::from_millis(1_795_349_700_000).clock(), "11月22日20:15");
        assert_eq!(Moment::from_millis(1_795_349_700_000).time_of_day().to_string(), "20:15");
    }
}
