//! Who confirms a new table: nobody decides alone who has to decide (D3).

use super::Holder;
use crate::organization::{Organization, Person};
use gongwen::Date;

/// Whether a version of the table is in force from its day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 已确认
    Confirmed,
    /// 待确认
    Waiting,
    /// 未同意
    Declined,
}

impl Standing {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "已确认",
            Self::Waiting => "待确认",
            Self::Declined => "未同意",
        }
    }
}

/// Those who confirm what somebody publishes: the director of the office, or its deputy directors where
/// the director published it. Nobody while the office is being set up.
#[must_use]
pub fn confirmers(organization: &Organization, publisher: &str, today: Date) -> Vec<Holder> {
    let holder = |person: &Person| Holder { id: person.id.clone(), name: person.name.clone() };
    match organization.director(today) {
        Some(director) if director.id != publisher => vec![holder(director)],
        Some(_) => organization.deputy_directors(today).into_iter().map(holder).collect(),
        None => Vec::new(),
    }
}
