//! Reading an arrangement from the words of the notice (节假日安排的通知).
//!
//! What is not understood is refused, never passed over: a day that is read wrongly moves
//! deadlines.

use super::Refusal;
use super::year::{HOLIDAYS, Marking, Year};
use gongwen::Date;
use std::collections::BTreeMap;

pub(super) fn read(text: &str) -> Result<Year, Refusal> {
    let (number, source) = heading(text)?;
    let mut year = Year { number, source, days: BTreeMap::new() };
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') || header(line).is_some() {
            continue;
        }
        match holiday(line) {
            Some((name, rest)) => Clause { line: number, text: line, year: &mut year, name: &name }.read(rest)?,
            // The title, the opening and closing words and the date of the notice hold no days.
            None if !has_day(line) || Date::read(line).is_some() || line.contains("鼓励") => {}
            None => return Err(unclear(number, line)),
        }
    }
    year.whole()?;
    Ok(year)
}

/// The year and the source, from lines of their own or from the title of the notice.
fn heading(text: &str) -> Result<(i32, String), Refusal> {
    let of = |key| text.lines().filter_map(|line| header(line.trim())).find(|(k, _)| *k == key).map(|(_, value)| value);
    let title = text.lines().map(str::trim).find(|line| line.contains("节假日安排的通知") && !line.contains('：'));
    let year = match (of("年份"), title) {
        (Some(written), _) => {
            let digits = written.trim_end_matches('年');
            let year = digits.parse().ok().filter(|year| (2000..=2100).contains(year));
            year.ok_or_else(|| Refusal::BadYear(written.to_owned()))?
        }
        (None, Some(title)) => {
            title.split_once("关于").and_then(|(_, rest)| rest.get(..4)?.parse().ok()).ok_or(Refusal::NoYear)?
        }
        (None, None) => return Err(Refusal::NoYear),
    };
    let source = of("来源").filter(|source| !source.is_empty()).or(title).ok_or(Refusal::NoSource)?;
    Ok((year, source.to_owned()))
}

/// 年份：… or 来源：…
fn header(line: &str) -> Option<(&'static str, &str)> {
    let (key, value) = line.split_once(['：', ':'])?;
    ["年份", "来源"].into_iter().find(|name| *name == key.trim()).map(|name| (name, value.trim()))
}

/// 一、春节：… is the name and the rest, if it is one or several of the seven holidays.
fn holiday(line: &str) -> Option<(String, &str)> {
    let (name, rest) = line.split_once(['：', ':'])?;
    let name = name.trim().trim_start_matches(|c: char| "一二三四五六七八九十（）()0123456789.．".contains(c));
    let name = name.trim_start_matches('、').trim();
    let parts: Vec<&str> = name.split(['、', '和']).map(str::trim).collect();
    let known: Option<Vec<&str>> = parts.iter().map(|part| HOLIDAYS.into_iter().find(|h| h == part)).collect();
    known.map(|names| (names.join("、"), rest))
}

/// Whether a line names a day: 3月5日.
fn has_day(line: &str) -> bool {
    line.split('月').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        digits > 0 && rest[digits..].starts_with(['日', '号'])
    })
}

fn unclear(line: usize, text: &str) -> Refusal {
    Refusal::Unclear { line, text: text.chars().take(40).collect() }
}

/// A holiday's line while it is read.
struct Clause<'a> {
    line: usize,
    text: &'a str,
    year: &'a mut Year,
    name: &'a str,
}

impl Clause<'_> {
    fn read(&mut self, rest: &str) -> Result<(), Refusal> {
        for sentence in rest.split('。').filter(|sentence| !sentence.contains("鼓励")) {
            let mut days = Vec::new();
            for part in sentence.split(['，', ',', '；', ';']) {
                self.part(part, &mut days)?;
            }
            // Days without a verb would be lost.
            if !days.is_empty() {
                return Err(unclear(self.line, self.text));
            }
        }
        Ok(())
    }

    /// Days and the verb after them: 2月14日、28日上班.
    fn part(&mut self, part: &str, days: &mut Vec<Date>) -> Result<(), Refusal> {
        let mut number: Option<u32> = None;
        let (mut year, mut month) = (self.year.number, None);
        let mut range = false;
        let mut rest = part;
        while let Some(c) = rest.chars().next() {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 {
                number = rest[..digits].parse().ok();
                rest = &rest[digits..];
                continue;
            }
            if matches!(c, '（' | '(') {
                let end = rest.find(['）', ')']).ok_or_else(|| unclear(self.line, self.text))?;
                self.check_weekday(&rest[..end], days.last())?;
                rest = rest[end..].trim_start_matches(['）', ')']);
                continue;
            }
            match (c, number.take()) {
                ('年', Some(n)) => year = i32::try_from(n).unwrap_or(0),
                ('月', Some(n)) => month = Some(n),
                ('日' | '号', Some(n)) => {
                    let written = month.ok_or_else(|| unclear(self.line, self.text))?;
                    self.push(days, (year, written, n), range)?;
                    range = false;
                }
                ('至' | '到' | '—' | '－' | '-' | '~' | '～', _) => range = !days.is_empty(),
                _ => {}
            }
            for (word, marking) in [("放假", Marking::Off), ("补休", Marking::Off), ("上班", Marking::Work)] {
                if rest.starts_with(word) {
                    for day in days.drain(..) {
                        self.year.mark(self.line, day, marking, self.name)?;
                    }
                }
            }
            rest = &rest[c.len_utf8()..];
        }
        if range || (part.contains("公休日") && !days.is_empty()) {
            return Err(unclear(self.line, self.text));
        }
        Ok(())
    }

    fn push(&self, days: &mut Vec<Date>, (year, month, day): (i32, u32, u32), range: bool) -> Result<(), Refusal> {
        let small = |n: u32| u8::try_from(n).unwrap_or(0);
        let no_such_day = Refusal::NoSuchDay { line: self.line, month, day };
        let day = Date::new(year, small(month), small(day)).ok_or(no_such_day)?;
        let Some(from) = days.last().copied().filter(|_| range) else {
            days.push(day);
            return Ok(());
        };
        if !(1..=31).contains(&day.days_since(from)) {
            return Err(Refusal::Reversed { line: self.line, from, to: day });
        }
        days.extend((1..=day.days_since(from)).map(|n| from.plus_days(n)));
        Ok(())
    }

    /// （周四）, （星期四） and （农历腊月二十八、周日） must fit the day before them.
    fn check_weekday(&self, bracket: &str, day: Option<&Date>) -> Result<(), Refusal> {
        let written = ["周", "星期"].iter().find_map(|word| bracket.split_once(word)?.1.chars().next());
        let known = written.map(|c| if c == '天' { '日' } else { c }).filter(|c| "一二三四五六日".contains(*c));
        match (known, day) {
            (Some(written), Some(day)) if day.weekday() != written => {
                Err(Refusal::WrongWeekday { line: self.line, day: *day, written })
            }
            _ => Ok(()),
        }
    }
}
