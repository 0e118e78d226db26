//! 免打扰: when nothing is sent outside the program, unless it is urgent.

use crate::Moment;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60;

/// The quiet hours of every day, in minutes after midnight in Beijing; they may pass midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    from: u16,
    to: u16,
}

impl Default for QuietHours {
    /// From ten in the evening to seven in the morning.
    fn default() -> Self {
        Self { from: 22 * 60, to: 7 * 60 }
    }
}

impl QuietHours {
    /// Quiet hours from one minute of the day to another; equal ones mean never. `None` for a
    /// minute that no day has.
    #[must_use]
    pub fn new(from: u16, to: u16) -> Option<Self> {
        let day = i64::from(from.max(to)) < DAY;
        day.then_some(Self { from, to })
    }

    /// When they begin, in minutes after midnight.
    #[must_use]
    pub fn from(self) -> u16 {
        self.from
    }

    /// When they end, in minutes after midnight.
    #[must_use]
    pub fn to(self) -> u16 {
        self.to
    }

    /// The earliest moment, not before `at`, that is not quiet.
    #[must_use]
    pub fn after(self, at: Moment) -> Moment {
        let now = i64::from(at.time_of_day().minutes());
        let (from, to) = (i64::from(self.from), i64::from(self.to));
        let quiet = if from <= to { (from..to).contains(&now) } else { now >= from || now < to };
        if !quiet {
            return at;
        }
        let left = (to - now).rem_euclid(DAY);
        Moment::from_millis((at.millis().div_euclid(MINUTE) + left) * MINUTE)
    }
}
