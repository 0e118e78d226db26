//! When a meeting is: a day, from one time to another, in Beijing.

use super::Refusal;
use crate::approval::Now;
use gongwen::Date;
use std::fmt;

/// The last minute of a day.
const LAST: u16 = 24 * 60 - 1;

/// A time of day to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock(u16);

/// A part of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot {
    day: Date,
    from: Clock,
    to: Clock,
}

impl Clock {
    /// From minutes after midnight; `None` for a minute that no day has.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= LAST).then_some(Self(minutes))
    }

    /// As people write it: 9:00, 09:00, with a Chinese colon too.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        let part = |part: &str, most: usize| {
            let plain = part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (hour, minute) = (part(hour, 2)?, part(minute, 2)?);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Minutes after midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Slot {
    /// A part of a day.
    ///
    /// # Errors
    /// Refused if it does not end after it begins.
    pub fn new(day: Date, from: Clock, to: Clock) -> Result<Self, Refusal> {
        if from < to { Ok(Self { day, from, to }) } else { Err(Refusal::EndsTooSoon) }
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// When it begins.
    #[must_use]
    pub fn from(&self) -> Clock {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub fn to(&self) -> Clock {
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
        (self.day, self.from) <= (now.today, now_of_day(now))
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self, now: Now) -> bool {
        (self.day, self.to) <= (now.today, now_of_day(now))
    }
}

/// 11月28日（周六）09:00—11:00
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day, weekday) = (self.day.month(), self.day.day(), self.day.weekday());
        write!(f, "{month}月{day}日（周{weekday}）{}—{}", self.from, self.to)
    }
}

fn now_of_day(now: Now) -> Clock {
    Clock(now.at.minute_of_day())
}
