//! From when to when something holds.

use super::Refusal;
use gongwen::Date;
use std::fmt;

/// From a day to a day, both included; without an end it still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    from: Date,
    to: Option<Date>,
}

impl Span {
    /// From a day on.
    #[must_use]
    pub fn since(from: Date) -> Self {
        Self { from, to: None }
    }

    /// From a day to a day.
    ///
    /// # Errors
    /// Refused if it ends before it begins.
    pub fn new(from: Date, to: Option<Date>) -> Result<Self, Refusal> {
        match to {
            Some(to) if to < from => Err(Refusal::Reversed { from, to }),
            to => Ok(Self { from, to }),
        }
    }

    /// The first day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day, if it is known.
    #[must_use]
    pub fn to(self) -> Option<Date> {
        self.to
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it is over on a day.
    #[must_use]
    pub fn is_over(self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }

    /// Whether there is a day on which both hold; the first such day.
    #[must_use]
    pub fn meets(self, other: Self) -> Option<Date> {
        let first = self.from.max(other.from);
        (self.holds(first) && other.holds(first)).then_some(first)
    }

    /// Whether it holds on every day of the other.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        let ends = match (self.to, other.to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => others <= own,
        };
        self.from <= other.from && ends
    }

    /// The same, ended on a last day.
    ///
    /// # Errors
    /// Refused if it has ended before that day already, or would end before it begins.
    pub fn ended(self, last: Date) -> Result<Self, Refusal> {
        match self.to {
            Some(to) if to <= last => Err(Refusal::AlreadyEnded { on: to }),
            _ => Self::new(self.from, Some(last)),
        }
    }
}

/// 2026年1月1日至今, 2026年1月1日至2026年6月30日
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            None => write!(f, "{}至今", self.from),
            Some(to) if to == self.from => write!(f, "{to}"),
            Some(to) => write!(f, "{}至{to}", self.from),
        }
    }
}
