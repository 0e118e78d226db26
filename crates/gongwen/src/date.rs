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
    text.parse().ok().or_else(|| crate::han::read(text)?.try_into().ok())
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
        assert_eq!(Date::read("2026年2月30日").map(|d| d.day), Some(None));
        assert_eq!(Date::read("二〇一一年十月二十四日").and_then(|d| d.day), Date::new(2011, 10, 24));
        assert_eq!(Date::read("今年1月5日"), None);
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        assert_eq!(Date::new(2026, 11, 22).map(Date::weekday), Some('日'));
    }
}
