//! Dates as official documents write them (成文日期、印发日期).

use std::fmt;
use time::Month;

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(time::Date);

/// How a written date departs from the form of GB/T 9704-2012 7.3.5.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// 2026年1月5日
    Standard,
    /// 2026年01月05日
    LeadingZero,
    /// 二〇二六年一月五日
    Han,
    /// 二〇二六年1月5日
    Mixed,
    /// 2026.1.5 or 2026-1-5 or 2026/1/5
    Dotted,
    /// 2026年1月5号
    Hao,
    /// 26年1月5日
    ShortYear,
    /// ２０２６年１月５日 or with white space inside
    Spaced,
}

/// A date as it was written: how, and which day if there is such a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The form of writing.
    pub form: DateForm,
    /// The day; `None` where the calendar has none (2月30日).
    pub day: Option<Date>,
}

impl Date {
    /// The last day of the calendar, after every other.
    pub const MAX: Self = Self(time::Date::MAX);

    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// Year, four digits.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Day of the week as it stands after 星期: 一 二 三 四 五 六 日.
    #[must_use]
    pub fn weekday(self) -> char {
        ['一', '二', '三', '四', '五', '六', '日'][usize::from(self.0.weekday().number_days_from_monday())]
    }

    /// ISO 8601, for data: 2026-01-05.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// The day that ISO 8601 data names, and nothing else.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return None;
        }
        Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// The day so many days after 1 January 1970.
    #[must_use]
    pub fn from_unix_day(days: i64) -> Option<Self> {
        let limited = days.clamp(-8_000_000, 8_000_000);
        let first = time::Date::from_calendar_date(1970, Month::January, 1).ok()?;
        first.checked_add(time::Duration::days(limited)).map(Self)
    }

    /// So many days later, or earlier where negative; the end of the calendar stays where it is.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let limited = days.clamp(-8_000_000, 8_000_000);
        Self(self.0.saturating_add(time::Duration::days(limited)))
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_days(-1)
    }

    /// How many days it is after `earlier`; negative if it is before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from(self.0.to_julian_day()) - i64::from(earlier.0.to_julian_day())
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        self.0.weekday().number_days_from_monday() >= 5
    }

    /// Days from the Monday of its week: 0 to 6.
    #[must_use]
    pub fn weekday_index(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// Reads a whole written date, in any form people use.
    #[must_use]
    pub fn read(text: &str) -> Option<WrittenDate> {
        let raw = text.trim();
        let mut form = DateForm::Standard;
        let mut plain = String::new();
        for c in raw.chars() {
            match c {
                '０'..='９' => {
                    form = DateForm::Spaced;
                    plain.push(char::from_u32(c as u32 - '０' as u32 + '0' as u32)?);
                }
                c if c.is_whitespace() => form = DateForm::Spaced,
                c => plain.push(c),
            }
        }
        if let Some(parts) = split_dotted(&plain) {
            return Some(WrittenDate { form: DateForm::Dotted, day: Self::new(parts.0, parts.1, parts.2) });
        }
        let (year, rest) = plain.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日').or_else(|| {
            form = DateForm::Hao;
            rest.strip_suffix('号')
        })?;
        let arabic = [year, month, day].map(|p| p.bytes().all(|b| b.is_ascii_digit()) && !p.is_empty());
        let numbers = match arabic {
            [true, true, true] => {
                if year.len() == 2 {
                    form = DateForm::ShortYear;
                } else if form == DateForm::Standard && (month.starts_with('0') || day.starts_with('0')) {
                    form = DateForm::LeadingZero;
                }
                let year: i32 = year.parse().ok().filter(|_| year.len() == 4 || year.len() == 2)?;
                (if year < 100 { 2000 + year } else { year }, month.parse().ok()?, day.parse().ok()?)
            }
            _ => {
                form = if arabic == [false; 3] { DateForm::Han } else { DateForm::Mixed };
                (read_year(year)?, read_small(month)?, read_small(day)?)
            }
        };
        Some(WrittenDate { form, day: Self::new(numbers.0, numbers.1, numbers.2) })
    }
}

/// Whether a text stands for a date of which something is still to be written or was left out:
/// 2026年3月　日, X年X月X日, 2026年3月5, 3月5日. It names no day.
#[must_use]
pub fn is_unfinished_date(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let written = compact.split_once('年');
    let (year, rest) = written.unwrap_or(("", &compact));
    let Some((month, rest)) = rest.split_once('月') else { return false };
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    let has_no_year = written.is_none() && (month.is_empty() || day.is_empty());
    if year.is_empty() && day == rest || has_no_year {
        return false;
    }
    let open = |c: char| c.is_numeric() || crate::han::digit(c).is_some() || "十廿卅XxＸｘ×*＊_＿□某".contains(c);
    let short = |part: &str, most: usize| part.chars().count() <= most && part.chars().all(open);
    short(year, 4) && short(month, 3) && short(day, 3) && Date::read(text).is_none()
}

/// 2026.1.5, 2026-01-05, 2026/1/5.
fn split_dotted(text: &str) -> Option<(i32, u8, u8)> {
    let mark = ['.', '-', '/', '．'].into_iter().find(|mark| text.matches(*mark).count() == 2)?;
    let mut parts = text.split(mark);
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    Some((year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn read_year(text: &str) -> Option<i32> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|_| text.len() == 4);
    }
    let digits = text.chars().map(|c| crate::han::digit(c).map(i32::from)).collect::<Option<Vec<_>>>()?;
    (digits.len() == 4).then(|| digits.iter().fold(0, |year, digit| year * 10 + digit))
}

fn read_small(text: &str) -> Option<u8> {
    // 廿 and 卅 as older hands write twenty and thirty: 廿七日.
    let plain = text.replace('廿', "二十").replace('卅', "三十");
    plain.parse().ok().or_else(|| crate::han::read(&plain)?.try_into().ok())
}

/// The form of GB/T 9704-2012 7.3.5.4: 2026年1月5日.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// In data a day is its ISO 8601 text.
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_iso(&text).ok_or_else(|| serde::de::Error::custom("a day as YYYY-MM-DD"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form_in_use() {
        let day = Date::new(2026, 1, 5);
        for (text, form) in [
            ("2026年1月5日", DateForm::Standard),
            ("2026年01月05日", DateForm::LeadingZero),
            ("二〇二六年一月五日", DateForm::Han),
            ("二OO六年一月五日", DateForm::Han),
            ("二〇二六年1月5日", DateForm::Mixed),
            ("2026.1.5", DateForm::Dotted),
            ("2026-01-05", DateForm::Dotted),
            ("2026年1月5号", DateForm::Hao),
            ("26年1月5日", DateForm::ShortYear),
            ("２０２６年１月５日", DateForm::Spaced),
        ] {
            let read = Date::read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.form, form, "{text}");
            if !text.contains("OO") {
                assert_eq!(read.day, day, "{text}");
            }
        }
        assert_eq!(Date::read("二〇二六年三月廿七日").and_then(|d| d.day), Date::new(2026, 3, 27));
        assert_eq!(Date::read("2026年2月30日").map(|d| d.day), Some(None));
        assert_eq!(Date::read("二〇一一年十月二十四日").and_then(|d| d.day), Date::new(2011, 10, 24));
        assert_eq!(Date::read("今年1月5日"), None);
    }

    #[test]
    fn dates_that_are_not_whole_are_known() {
        for text in [
            "2026年3月　日",
            "2026年　月　日",
            "X年X月X日",
            "20XX年X月X日",
            "2026年3月5",
            "2026年3月",
            "　年　月　日",
            "二〇二六年三月　日",
            "3月5日",
            "三月五日",
        ] {
            assert!(is_unfinished_date(text), "{text}");
        }
        for text in [
            "2026年1月5日",
            "2026年2月30日",
            "今年3月",
            "2026年3月起",
            "一年三个月",
            "年月",
            "3月日",
            "3月",
            "月5日",
            "今年3月5日",
        ] {
            assert!(!is_unfinished_date(text), "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let day = |iso: &str| Date::from_iso(iso).unwrap_or_else(|| panic!("{iso}"));
        assert_eq!(day("2026-12-31").next(), day("2027-01-01"));
        assert_eq!(day("2028-03-01").previous(), day("2028-02-29"));
        assert_eq!(day("2026-11-22").plus_days(-365), day("2025-11-22"));
        assert_eq!(day("2027-01-01").days_since(day("2026-11-22")), 40);
        assert_eq!(Date::from_unix_day(20_779), Some(day("2026-11-22")));
        assert_eq!(day("9999-12-31").plus_days(i64::MAX), day("9999-12-31"));
        assert!(day("2026-11-22").is_weekend() && !day("2026-11-23").is_weekend());
        assert_eq!(day("2026-11-22").weekday_index(), 6);
        for wrong in ["2026-2-1", "2026-02-30", "2026/02/01", "20260201", "2026-02-01 ", "二〇二六"] {
            assert_eq!(Date::from_iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        assert_eq!(Date::new(2026, 11, 22).map(Date::weekday), Some('日'));
    }
}
