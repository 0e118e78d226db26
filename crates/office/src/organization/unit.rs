//! Units (单位): organs, offices and their parts, under the names they bore and bear.

use super::{Refusal, Span};
use gongwen::Date;

/// What a unit is to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// 上级机关
    Superior,
    /// 本级政府: the government that the office works for.
    Government,
    /// 本办公室
    OwnOffice,
    /// 县直部门
    Bureau,
    /// 乡镇、街道
    Township,
    /// 党委机构
    PartyBody,
    /// 内设机构
    Section,
    /// 其他单位
    Other,
}

/// A unit. It keeps its key through every change of name and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its key.
    pub id: String,
    /// 单位编号: what tables call it; one unit, one number.
    pub number: String,
    /// What it is to the office.
    pub kind: UnitKind,
    /// From its founding to its closing.
    pub span: Span,
    /// Where it stands among its like.
    pub order: i64,
    /// Its names and places, the oldest first; each holds until the next.
    pub standings: Vec<Standing>,
    /// Counts the changes; 0 for one that is new.
    pub revision: i64,
}

/// How a unit is called and where it belongs, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// From when.
    pub from: Date,
    /// 全称
    pub name: String,
    /// 规范化简称; the full name where there is none.
    pub short: String,
    /// Other names in use.
    pub aliases: Vec<String>,
    /// 发文机关代字
    pub codes: Vec<String>,
    /// The unit it belongs to.
    pub parent: Option<String>,
}

impl UnitKind {
    /// All kinds, in the order of lists.
    pub const ALL: [Self; 8] = [
        Self::Superior,
        Self::Government,
        Self::OwnOffice,
        Self::PartyBody,
        Self::Bureau,
        Self::Township,
        Self::Section,
        Self::Other,
    ];

    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Superior => "上级机关",
            Self::Government => "本级政府",
            Self::OwnOffice => "本办公室",
            Self::Bureau => "县直部门",
            Self::Township => "乡镇街道",
            Self::PartyBody => "党委机构",
            Self::Section => "内设机构",
            Self::Other => "其他单位",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Unit {
    /// How it is called on a day; before its founding as at first, after its closing as at last.
    #[must_use]
    pub fn standing(&self, day: Date) -> &Standing {
        let until = self.standings.partition_point(|standing| standing.from <= day);
        &self.standings[until.max(1) - 1]
    }

    /// Its newest standing.
    #[must_use]
    pub fn latest(&self) -> &Standing {
        self.standing(Date::MAX)
    }

    /// The full name on a day.
    #[must_use]
    pub fn name(&self, day: Date) -> &str {
        &self.standing(day).name
    }

    /// The short name on a day.
    #[must_use]
    pub fn short(&self, day: Date) -> &str {
        self.standing(day).short()
    }

    /// The unit with one more standing, the newest; on the same day it takes the place of the last.
    ///
    /// # Errors
    /// Refused outside its existence, before its newest standing, and if nothing would change.
    pub fn restated(&self, standing: Standing) -> Result<Self, Refusal> {
        let from = standing.from;
        if self.span.is_over(from) || from < self.span.from() {
            let (what, other) = ("变更", self.latest().name.clone());
            return Err(Refusal::Outside { what, span: Span::since(from), other, allowed: self.span });
        }
        let mut changed = self.clone();
        match changed.standings.last_mut() {
            Some(last) if last.from > from => {
                return Err(Refusal::ChangedLater { unit: last.name.clone(), on: last.from });
            }
            Some(last) if Standing { from: last.from, ..standing.clone() } == *last => {
                return Err(Refusal::NothingToDo);
            }
            Some(last) if last.from == from => *last = standing,
            _ => changed.standings.push(standing),
        }
        Ok(changed)
    }

    /// Each standing with the days on which it holds.
    pub fn periods(&self) -> impl Iterator<Item = (&Standing, Span)> {
        self.standings.iter().enumerate().filter_map(|(at, standing)| {
            let until = match self.standings.get(at + 1) {
                Some(next) => Some(next.from.previous()),
                None => self.span.to(),
            };
            Some((standing, Span::new(standing.from, until).ok()?))
        })
    }
}

impl Standing {
    /// The short name, or the full one where there is none.
    #[must_use]
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }

    /// Whether a written name means it.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        !name.is_empty() && (self.name == name || self.short == name || self.aliases.iter().any(|alias| alias == name))
    }
}
