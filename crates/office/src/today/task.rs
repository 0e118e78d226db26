//! A task of the list: what it is, since when, by when.

use crate::Moment;
use crate::calendar::Calendar;
use crate::documents::incoming::{Deadline, Urgency};
use crate::notices::Thing;
use gongwen::Date;
use std::cmp::Reverse;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The person's own.
    Own,
    /// A desk that several people keep; whoever comes first does it.
    Desk,
    /// The person's unit.
    Unit,
}

/// Something that a person has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What kind of thing it is about.
    pub thing: Thing,
    /// The key of the thing.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is to be done: 请批示.
    pub what: String,
    /// From whom it comes.
    pub from: String,
    /// Whose turn it is.
    pub place: Place,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Since when it waits.
    pub since: Moment,
    /// By when it must be done.
    pub due: Deadline,
}

/// How much of the term is left on a day. The variants are in the order in which they press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remaining {
    /// 已超期: since that day.
    Overdue(Date),
    /// 今天到期
    Today,
    /// So many working days, and the day; no count where the calendar between is not known.
    Left(Date, Option<i64>),
    /// The calendar of that year is not announced: nobody guesses.
    Unknown(i32),
    /// There is no term.
    None,
}

impl Remaining {
    /// What is left of a deadline.
    #[must_use]
    pub fn of(due: Deadline, today: Date, calendar: &Calendar) -> Self {
        match due {
            Deadline::None => Self::None,
            Deadline::Unknown(year) => Self::Unknown(year),
            Deadline::On(day) if day < today => Self::Overdue(day),
            Deadline::On(day) if day == today => Self::Today,
            Deadline::On(day) => Self::Left(day, calendar.working_days_between(today, day).ok()),
        }
    }

    /// Whether it must be done today, or should have been.
    #[must_use]
    pub fn presses(self) -> bool {
        match self {
            Self::Overdue(_) | Self::Today => true,
            Self::Left(..) | Self::Unknown(_) | Self::None => false,
        }
    }
}

/// The order of the list: what is overdue, the longest first; what is due today; what is urgent;
/// then by the day it is due, and by how long it waits.
pub fn in_order(tasks: &mut [Task], today: Date) {
    tasks.sort_by_key(|task| {
        let day = match task.due {
            Deadline::On(day) => day,
            Deadline::Unknown(_) | Deadline::None => Date::MAX,
        };
        let pressing = if day <= today { day } else { Date::MAX };
        (pressing, Reverse(task.urgency), day, task.since, task.id.clone())
    });
}
