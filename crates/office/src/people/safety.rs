//! 登录安全: how long sessions last and how often one may be wrong, as an administrator sets it.

use super::{Lockout, SessionRule};
use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;
use thiserror::Error;

/// The bounds of each number, and in what it is counted.
const IDLE: Bounds = Bounds { what: "空闲多久要重新登录", unit: "分钟", range: 5..=720 };
const ABSOLUTE: Bounds = Bounds { what: "最长多久要重新登录", unit: "小时", range: 1..=24 };
const FAILURES: Bounds = Bounds { what: "连续输错几次锁定", unit: "次", range: 3..=10 };
const PERIOD: Bounds = Bounds { what: "锁定多久", unit: "分钟", range: 5..=1440 };

struct Bounds {
    what: &'static str,
    unit: &'static str,
    range: RangeInclusive<u32>,
}

/// The rules of signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Safety {
    /// Minutes after which an unused session is over.
    pub idle: u32,
    /// Hours after which a session is over in any case.
    pub absolute: u32,
    /// Failures in a row that lock an account.
    pub failures: u32,
    /// Minutes for which it stays locked.
    pub period: u32,
}

/// Why rules are refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SafetyRefusal {
    /// Not a number within its bounds.
    #[error("“{what}”应当是{least}至{most}{unit}的整数。")]
    OutOfBounds {
        /// Which.
        what: &'static str,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
        /// Counted in.
        unit: &'static str,
    },
    /// A session would end by age before it can be idle so long.
    #[error("空闲的时间不能比最长的时间还长。")]
    IdleBeyondAge,
}

impl Default for Safety {
    fn default() -> Self {
        let (session, lockout) = (SessionRule::default(), Lockout::default());
        let whole = |time: Duration, unit: u64| u32::try_from(time.as_secs() / unit).unwrap_or(u32::MAX);
        Self {
            idle: whole(session.idle, 60),
            absolute: whole(session.absolute, 3600),
            failures: lockout.failures,
            period: whole(lockout.period, 60),
        }
    }
}

impl Safety {
    /// The rules as they were typed, each a whole number within its bounds.
    ///
    /// # Errors
    /// Says which is not.
    pub fn parse(idle: &str, absolute: &str, failures: &str, period: &str) -> Result<Self, SafetyRefusal> {
        let number = |text: &str, bounds: &Bounds| {
            let number = text.trim().parse().ok().filter(|number| bounds.range.contains(number));
            let (least, most) = (*bounds.range.start(), *bounds.range.end());
            let (what, unit) = (bounds.what, bounds.unit);
            number.ok_or(SafetyRefusal::OutOfBounds { what, least, most, unit })
        };
        let safety = Self {
            idle: number(idle, &IDLE)?,
            absolute: number(absolute, &ABSOLUTE)?,
            failures: number(failures, &FAILURES)?,
            period: number(period, &PERIOD)?,
        };
        if safety.idle > safety.absolute * 60 { Err(SafetyRefusal::IdleBeyondAge) } else { Ok(safety) }
    }

    /// As it is kept: the numbers in their order.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn from_kept(kept: &str) -> Result<Self, SafetyRefusal> {
        let mut words = kept.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let (idle, absolute, failures, period) = (next(), next(), next(), next());
        Self::parse(idle, absolute, failures, period)
    }

    /// How long sessions last.
    #[must_use]
    pub fn session(self) -> SessionRule {
        SessionRule {
            idle: Duration::from_secs(u64::from(self.idle) * 60),
            absolute: Duration::from_secs(u64::from(self.absolute) * 3600),
            ..SessionRule::default()
        }
    }

    /// How often one may be wrong.
    #[must_use]
    pub fn lockout(self) -> Lockout {
        Lockout { failures: self.failures, period: Duration::from_secs(u64::from(self.period) * 60) }
    }

    /// In words, for the ledger.
    #[must_use]
    pub fn words(self) -> String {
        let Self { idle, absolute, failures, period } = self;
        format!("空闲{idle}分钟、最长{absolute}小时要重新登录，连续输错{failures}次锁定{period}分钟")
    }
}

/// As it is kept.
impl fmt::Display for Safety {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { idle, absolute, failures, period } = self;
        write!(f, "{idle} {absolute} {failures} {period}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_and_what_is_shipped_is_within_the_bounds() {
        for safety in [Safety::default(), Safety { idle: 30, absolute: 8, failures: 3, period: 60 }] {
            assert_eq!(Safety::from_kept(&safety.to_string()), Ok(safety));
        }
        assert_eq!(Safety::default().session().absolute, SessionRule::default().absolute);
        assert_eq!(Safety::default().lockout().failures, 5);
    }

    #[test]
    fn numbers_outside_their_bounds_and_no_numbers_are_refused() {
        for (idle, absolute, failures, period) in [
            ("4", "12", "5", "15"),
            ("721", "12", "5", "15"),
            ("120", "25", "5", "15"),
            ("120", "12", "2", "15"),
            ("120", "12", "5", "1441"),
            ("", "12", "5", "15"),
            ("1.5", "12", "5", "15"),
            ("-30", "12", "5", "15"),
        ] {
            assert!(Safety::parse(idle, absolute, failures, period).is_err(), "{idle} {absolute} {failures} {period}");
        }
        assert_eq!(Safety::parse("120", "1", "5", "15"), Err(SafetyRefusal::IdleBeyondAge));
        assert!(Safety::from_kept("120 12").is_err());
    }
}
