//! Recording the arrangement of a year (录入放假安排).

use crate::App;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::token;
use office::calendar::{Refusal, Year};
use office::{Administrator, Moment};

/// A year in the list.
#[derive(Clone, Debug)]
pub struct YearLine {
    /// Which year.
    pub number: i32,
    /// The notice.
    pub source: String,
    /// Who recorded it and when; nobody for one that is shipped.
    pub recorded: Option<(String, Moment)>,
    /// Counts the corrections; 0 for one that is shipped.
    pub revision: i64,
}

/// An arrangement as a person writes it.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    /// The year, as written.
    pub year: String,
    /// The notice, as written.
    pub source: String,
    /// A line for each holiday.
    pub lines: String,
    /// The revision that the person has seen; 0 for a year that was not recorded.
    pub seen: i64,
}

impl App {
    /// The years that are known, the newest first.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn calendar_years(&self, _: &Administrator) -> Result<Vec<YearLine>> {
        let calendar = self.calendar().await?;
        let recorded = store::calendar::all(&self.db).await?;
        let organization = self.organization().await?;
        let mut lines: Vec<YearLine> = calendar
            .years()
            .map(|year| {
                let kept = recorded.iter().find(|kept| kept.year.number() == year.number());
                let name = |id: &str| organization.person(id).map_or_else(String::new, |person| person.name.clone());
                YearLine {
                    number: year.number(),
                    source: year.source().to_owned(),
                    recorded: kept.map(|kept| (name(&kept.by), kept.at)),
                    revision: kept.map_or(0, |kept| kept.revision),
                }
            })
            .collect();
        lines.reverse();
        Ok(lines)
    }

    /// Records a year from the lines of the notice, or corrects it, and tells which year.
    ///
    /// # Errors
    /// Refused where the lines are unclear or the year was recorded meanwhile.
    pub async fn record_year(&self, by: &Administrator, written: &Arrangement) -> Result<i32> {
        let Arrangement { year, source, lines, seen } = written;
        let head = |name: &str, value: &str| match value.trim() {
            "" => String::new(),
            value => format!("{name}：{}\n", value.replace(['\r', '\n'], " ")),
        };
        // The head takes no line of its own in messages.
        let body = lines.replace("\r\n", "\n");
        let text = format!("{body}\n{}{}", head("年份", year), head("来源", source));
        let arrangement = Year::read(&text)?;
        let number = arrangement.number();
        let shipped = self.calendar().await?.year(number).map_or_else(String::new, Year::lines);
        let mut tx = self.begin_by(by).await?;
        store::calendar::save(&mut tx, &arrangement, by.account(), self.clock.now(), *seen).await?;
        let id = number.to_string();
        let words = format!("录入{number}年放假安排，依据{}", arrangement.source());
        let entry = self
            .entry(by, "calendar.recorded", Object::new("calendar", &id), words)
            .changed(token::digest(&shipped), token::digest(&arrangement.lines()));
        tx.commit(&entry).await?;
        tracing::info!(by = %by.account(), year = number, "calendar year recorded");
        Ok(number)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(Kind::Invalid, refusal.to_string())
    }
}
