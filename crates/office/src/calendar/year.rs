//! The arrangement of one year (放假安排): days off and make-up working days by name.

use super::Refusal;
use super::notice;
use gongwen::Date;
use std::collections::BTreeMap;

/// What a notice says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marking {
    /// 放假
    Off,
    /// 上班, on a Saturday or Sunday (调休)
    Work,
}

/// The arrangement of a year, whole: all seven public holidays are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub(super) number: i32,
    pub(super) source: String,
    pub(super) days: BTreeMap<Date, (Marking, String)>,
}

/// The public holidays of 《全国年节及纪念日放假办法》.
pub(super) const HOLIDAYS: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

impl Year {
    /// Reads an arrangement: `年份：2026`, `来源：…`, then a line for each holiday, as the notice
    /// itself has them. Ordinals, weekdays in brackets, counts of days and the sentences around
    /// may stand there; weekdays are checked.
    ///
    /// # Errors
    /// Refused, with the line, where anything is unclear, contradictory or missing.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        notice::read(text)
    }

    /// An arrangement from what was kept of one that was read.
    ///
    /// # Errors
    /// Refused as if it were read: a contradiction, or a holiday that is missing.
    pub fn restore(
        number: i32,
        source: &str,
        days: impl IntoIterator<Item = (Date, Marking, String)>,
    ) -> Result<Self, Refusal> {
        let mut year = Self { number, source: source.to_owned(), days: BTreeMap::new() };
        for (day, marking, holiday) in days {
            year.mark(0, day, marking, &holiday)?;
        }
        year.whole()?;
        Ok(year)
    }

    /// Which year.
    #[must_use]
    pub fn number(&self) -> i32 {
        self.number
    }

    /// The notice that it is taken from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its days off and make-up working days, in order, with the holiday each belongs to.
    pub fn days(&self) -> impl Iterator<Item = (Date, Marking, &str)> {
        self.days.iter().map(|(day, (marking, holiday))| (*day, *marking, holiday.as_str()))
    }

    /// The lines that [`read`](Self::read) understands, one for each holiday.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut order: Vec<&str> = Vec::new();
        for (_, marking, holiday) in self.days() {
            if marking == Marking::Off && !order.contains(&holiday) {
                order.push(holiday);
            }
        }
        let line = |holiday: &str| {
            let of = |wanted| self.days().filter(move |(_, m, h)| *m == wanted && *h == holiday).map(|(day, ..)| day);
            let off = format!("{}放假", self.runs(of(Marking::Off)));
            let work = self.runs(of(Marking::Work));
            if work.is_empty() { format!("{holiday}：{off}\n") } else { format!("{holiday}：{off}，{work}上班\n") }
        };
        order.into_iter().map(line).collect()
    }

    /// Days as people write them: 1月1日至3日、1月5日.
    fn runs(&self, days: impl Iterator<Item = Date>) -> String {
        let mut runs: Vec<(Date, Date)> = Vec::new();
        for day in days {
            match runs.last_mut() {
                Some((_, end)) if end.next() == day => *end = day,
                _ => runs.push((day, day)),
            }
        }
        // A year that is written holds for the days after it: once one is, all are.
        let plain = runs.iter().all(|(from, to)| from.year() == self.number && to.year() == self.number);
        let write = |day: Date| {
            let year = if plain { String::new() } else { format!("{}年", day.year()) };
            format!("{year}{}月{}日", day.month(), day.day())
        };
        let words = runs.into_iter().map(|(from, to)| match (from == to, from.month() == to.month()) {
            (true, _) => write(from),
            (false, true) => format!("{}至{}日", write(from), to.day()),
            (false, false) => format!("{}至{}", write(from), write(to)),
        });
        words.collect::<Vec<_>>().join("、")
    }

    /// Takes a day in, if nothing speaks against it.
    pub(super) fn mark(&mut self, line: usize, day: Date, marking: Marking, holiday: &str) -> Result<(), Refusal> {
        let december_before = day.year() == self.number - 1 && day.month() == 12;
        if day.year() != self.number && !december_before {
            return Err(Refusal::OutsideYear { line, day, year: self.number });
        }
        if marking == Marking::Work && !day.is_weekend() {
            return Err(Refusal::WorkedAnyway { line, day });
        }
        match self.days.insert(day, (marking, holiday.to_owned())) {
            Some((other, _)) if other != marking => Err(Refusal::Contradiction { line, day }),
            _ => Ok(()),
        }
    }

    /// All seven holidays must have a day off.
    pub(super) fn whole(&self) -> Result<(), Refusal> {
        let named = |name: &str| self.days.values().any(|(marking, h)| *marking == Marking::Off && h.contains(name));
        HOLIDAYS.into_iter().find(|name| !named(name)).map_or(Ok(()), |name| Err(Refusal::Missing(name)))
    }
}
