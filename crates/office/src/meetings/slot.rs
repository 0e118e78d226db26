//! When a meeting is: a day, from one time to another, in Beijing.

use super::Refusal;
use crate::TimeOfDay;
use crate::approval::Now;
use gongwen::Date;
use std::fmt;

/// A part of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot {
    day: Date,
    from: TimeOfDay,
    to: TimeOfDay,
}

impl Slot {
    /// A part of a day.
    ///
    /// # Errors
    /// Refused if it does not end after it begins.
    pub fn new(day: Date, from: TimeOfDay, to: TimeOfDay) -> Result<Self, Refusal> {
        if from < to { Ok(Self { day, from, to }) } else { Err(Refusal::EndsTooSoon) }
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// When it begins.
    #[must_use]
    pub fn from(&self) -> TimeOfDay {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub fn to(&self) -> TimeOfDay {
        self.to
    }

    /// Whether two share a minute: one may begin when the other ends.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.day == other.day && self.from < other.to && other.from < self.to
    }

    /// Whether it has begun.
    #[must_use]
    pub fn has_begun(&self, now: Now) -> bool {
        (self.day, self.from) <= (now.today, now.at.time_of_day())
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self, now: Now) -> bool {
        (self.day, self.to) <= (now.today, now.at.time_of_day())
    }
}

/// 11月28日（周六）09:00—11:00
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day, weekday) = (self.day.month(), self.day.day(), self.day.weekday());
        write!(f, "{month}月{day}日（周{weekday}）{}—{}", self.from, self.to)
    }
}
