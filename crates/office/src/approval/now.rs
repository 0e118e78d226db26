//! The moment of an act and the day it falls on.

use crate::Moment;
use gongwen::Date;

/// The moment of an act, and the day that it is then in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub at: Moment,
    /// The day.
    pub today: Date,
}

impl Now {
    /// The day of a moment, in the time of Beijing.
    #[must_use]
    pub fn of(at: Moment) -> Self {
        const HOUR: i64 = 3_600_000;
        let day = at.millis().saturating_add(8 * HOUR).div_euclid(24 * HOUR);
        Self { at, today: Date::from_unix_day(day).unwrap_or(Date::MAX) }
    }

    /// The moment at which a day begins, in the time of Beijing.
    #[must_use]
    pub fn midnight(day: Date) -> Moment {
        const HOUR: i64 = 3_600_000;
        let days = day.days_since(Date::from_unix_day(0).unwrap_or(day));
        Moment::from_millis(days * 24 * HOUR - 8 * HOUR)
    }
}
