//! A time of day (时刻): 09:00, as people write and read it.

use std::fmt;

/// The last minute of a day.
const LAST: u16 = 24 * 60 - 1;

/// A time of day to the minute, in Beijing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// When a day begins.
    pub const MIDNIGHT: Self = Self(0);

    /// From minutes after midnight; `None` for a minute that no day has.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= LAST).then_some(Self(minutes))
    }

    /// As people write it: 9:00, 09:00, with a Chinese colon too.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        let part = |part: &str| {
            let plain = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (hour, minute) = (part(hour)?, part(minute)?);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Minutes after midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, read) in [
            ("9:00", Some("09:00")),
            (" 14：30 ", Some("14:30")),
            ("23:59", Some("23:59")),
            ("24:00", None),
            ("9:60", None),
            ("9", None),
            ("", None),
            ("上午9:00", None),
            ("+9:00", None),
            ("009:00", None),
            (":30", None),
        ] {
            assert_eq!(TimeOfDay::read(text).map(|time| time.to_string()).as_deref(), read, "{text}");
        }
        assert_eq!(TimeOfDay::from_minutes(1439).map(|time| time.to_string()).as_deref(), Some("23:59"));
        assert!(TimeOfDay::from_minutes(1440).is_none());
    }
}
