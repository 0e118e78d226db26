//! Terms (期限): so many working days, or so many natural days.

use std::fmt;

/// How long something may take. Counting starts on the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// 工作日: days off do not count.
    WorkingDays(u32),
    /// 自然日: every day counts; a last day that is a day off moves to the next working day.
    NaturalDays(u32),
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(days) => write!(f, "{days}个工作日"),
            Self::NaturalDays(days) => write!(f, "{days}日"),
        }
    }
}
