//! The calendar itself: what kind a day is, and when a term that begins on it ends.

use super::{Marking, Term, Year};
use gongwen::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use thiserror::Error;

/// What kind a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// 工作日
    Working,
    /// 调休上班: a Saturday or Sunday that is worked.
    MakeUp,
    /// 周末
    Weekend,
    /// 放假: a day off by the notice.
    Holiday,
}

/// The notice for a year is not out, or not recorded: no day of it may be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[error("{year}年的放假安排还没有录入，算不出工作日。国务院办公厅公布后，请管理员在“工作日历”里录入。")]
pub struct NotAnnounced {
    /// Which year.
    pub year: i32,
}

/// The working-day calendar: the arrangements of all years that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

/// The arrangements that come with the program.
static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
    let texts = [include_str!("shipped/2024.txt"), include_str!("shipped/2025.txt"), include_str!("shipped/2026.txt")];
    // A fault in a shipped text leaves its year unannounced; a test reads them all.
    Calendar { years: texts.into_iter().filter_map(|text| Year::read(text).ok()).map(|y| (y.number, y)).collect() }
});

impl DayKind {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Working => "工作日",
            Self::MakeUp => "调休上班",
            Self::Weekend => "周末",
            Self::Holiday => "放假",
        }
    }

    /// Whether it is worked.
    #[must_use]
    pub fn is_working(self) -> bool {
        match self {
            Self::Working | Self::MakeUp => true,
            Self::Weekend | Self::Holiday => false,
        }
    }
}

impl Calendar {
    /// The calendar that comes with the program.
    #[must_use]
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }

    /// With further years; a year that is there already is replaced.
    #[must_use]
    pub fn with(mut self, years: impl IntoIterator<Item = Year>) -> Self {
        self.years.extend(years.into_iter().map(|year| (year.number, year)));
        self
    }

    /// The arrangement of a year, if it is known.
    #[must_use]
    pub fn year(&self, number: i32) -> Option<&Year> {
        self.years.get(&number)
    }

    /// The years that are known, in order.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.values()
    }

    /// What kind a day is.
    ///
    /// # Errors
    /// `NotAnnounced` where the arrangement of its year is not known.
    pub fn kind(&self, day: Date) -> Result<DayKind, NotAnnounced> {
        let year = self.years.get(&day.year()).ok_or(NotAnnounced { year: day.year() })?;
        // A notice may also move days of the December before its year.
        let marked = |year: &Year| year.days.get(&day).map(|(marking, _)| *marking);
        let marking = self.years.get(&(day.year() + 1)).and_then(marked).or_else(|| marked(year));
        Ok(match (marking, day.is_weekend()) {
            (Some(Marking::Off), _) => DayKind::Holiday,
            (Some(Marking::Work), _) => DayKind::MakeUp,
            (None, true) => DayKind::Weekend,
            (None, false) => DayKind::Working,
        })
    }

    /// The holiday that a day off or a make-up working day belongs to.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&str> {
        let of = |year: i32| self.years.get(&year)?.days.get(&day).map(|(_, holiday)| holiday.as_str());
        of(day.year() + 1).or_else(|| of(day.year()))
    }

    /// Whether a day is worked.
    ///
    /// # Errors
    /// `NotAnnounced` where the arrangement of its year is not known.
    pub fn is_working(&self, day: Date) -> Result<bool, NotAnnounced> {
        Ok(self.kind(day)?.is_working())
    }

    /// The last day of a term. Counting starts on the day after `start`; a term of natural days
    /// that ends on a day off moves to the next working day, as does a term of no days at all.
    ///
    /// # Errors
    /// `NotAnnounced` where the answer depends on a year that is not known.
    pub fn deadline(&self, start: Date, term: Term) -> Result<Date, NotAnnounced> {
        match term {
            Term::NaturalDays(days) => self.working_from(start.plus_days(i64::from(days))),
            Term::WorkingDays(0) => self.working_from(start),
            Term::WorkingDays(days) => {
                let mut day = start;
                for _ in 0..days {
                    day = self.working_from(day.next())?;
                }
                Ok(day)
            }
        }
    }

    /// How many working days there are after `from` up to and with `to`: what is left of a term
    /// on the day `from`. Negative if `to` has passed.
    ///
    /// # Errors
    /// `NotAnnounced` where a day between lies in a year that is not known.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i64, NotAnnounced> {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut count = 0;
        let mut day = first;
        while day < last {
            day = day.next();
            count += i64::from(self.is_working(day)?);
        }
        Ok(count * sign)
    }

    /// The day itself if it is worked, else the next that is.
    fn working_from(&self, mut day: Date) -> Result<Date, NotAnnounced> {
        while !self.is_working(day)? {
            day = day.next();
        }
        Ok(day)
    }
}
