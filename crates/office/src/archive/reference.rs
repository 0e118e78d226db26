//! The file reference (档号) of DA/T 22-2015: `X001-WS·2026-Y-BGS-0001`.

use super::coding::{is_fonds, is_unit};
use super::{Refusal, Retention};
use gongwen::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The class of documents (文书) among the archives of an office.
const CLASS: &str = "WS";
/// The first year that can be: no office of today has older files.
const FIRST_YEAR: i32 = 1949;

/// What the ordinals of files are counted in: fonds, year, retention, unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Series {
    fonds: String,
    year: i32,
    retention: Retention,
    unit: String,
}

/// A composed reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileNumber {
    /// In which series.
    pub series: Series,
    /// 件号, from 1.
    pub ordinal: u32,
}

/// The reference of an archived document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reference {
    /// Composed, with an ordinal that was counted.
    Composed(FileNumber),
    /// Written by hand, before references were composed.
    Written(String),
}

impl Series {
    /// A series, if its parts are in form and the year is not one to come.
    ///
    /// # Errors
    /// Says which part is wrong.
    pub fn new(fonds: &str, year: i32, retention: Retention, unit: &str, today: Date) -> Result<Self, Refusal> {
        if !is_fonds(fonds) {
            return Err(Refusal::Fonds);
        }
        if !(FIRST_YEAR..=today.year()).contains(&year) {
            return Err(Refusal::Year(FIRST_YEAR, today.year()));
        }
        if !is_unit(unit) {
            return Err(Refusal::Unit);
        }
        Ok(Self { fonds: fonds.to_owned(), year, retention, unit: unit.to_owned() })
    }

    /// Refuses a document that was formed after the year of the series.
    ///
    /// # Errors
    /// Says which years they are.
    pub fn not_before(&self, formed: i32) -> Result<(), Refusal> {
        let year = self.year;
        (year >= formed).then_some(()).ok_or(Refusal::BeforeFormed { year, formed })
    }

    /// 全宗号
    #[must_use]
    pub fn fonds(&self) -> &str {
        &self.fonds
    }

    /// 年度
    #[must_use]
    pub fn year(&self) -> i32 {
        self.year
    }

    /// 保管期限
    #[must_use]
    pub fn retention(&self) -> Retention {
        self.retention
    }

    /// 机构（问题）代码
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The series that the register of numbers has under a name in a year; `None` for other numbers.
    #[must_use]
    pub fn of_register(name: &str, year: i32) -> Option<Self> {
        let mut parts = name.strip_prefix("档-")?.split('-');
        let (fonds, class, retention, unit) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let retention = Retention::from_code(retention)?;
        let series = Self::new(fonds, year, retention, unit, Date::MAX).ok()?;
        (class == CLASS && series.register() == name).then_some(series)
    }

    /// The name under which the register of numbers counts it, besides the year. No series of
    /// document numbers can have it.
    #[must_use]
    pub fn register(&self) -> String {
        format!("档-{}-{CLASS}-{}-{}", self.fonds, self.retention.code(), self.unit)
    }
}

/// X001-WS·2026-Y-BGS: the reference without its ordinal.
impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{CLASS}·{}-{}-{}", self.fonds, self.year, self.retention.code(), self.unit)
    }
}

impl fmt::Display for FileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.series, self.ordinal)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Composed(number) => number.fmt(f),
            Self::Written(text) => f.write_str(text),
        }
    }
}
