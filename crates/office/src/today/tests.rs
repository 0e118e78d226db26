//! The order of the list, and what is left of a term.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::Moment;
use crate::calendar::Calendar;
use crate::documents::incoming::{Deadline, Urgency};
use crate::notices::Thing;
use gongwen::Date;

fn day(day: u8) -> Date {
    Date::new(2026, 11, day).unwrap()
}

fn task(id: &str, urgency: Urgency, due: Deadline, since: i64) -> Task {
    Task {
        thing: Thing::Incoming,
        id: id.into(),
        title: id.into(),
        what: "请批示".into(),
        from: String::new(),
        place: Place::Own,
        urgency,
        since: Moment::from_millis(since),
        due,
    }
}

#[test]
fn what_presses_comes_first() {
    let (normal, urgent) = (Urgency::Normal, Urgency::Immediate);
    let mut tasks = vec![
        task("old", normal, Deadline::None, 1),
        task("later", normal, Deadline::On(day(27)), 9),
        task("unknown", normal, Deadline::Unknown(2027), 8),
        task("urgent", urgent, Deadline::On(day(30)), 9),
        task("today", normal, Deadline::On(day(25)), 9),
        task("long overdue", normal, Deadline::On(day(2)), 9),
        task("overdue", urgent, Deadline::On(day(24)), 9),
    ];
    in_order(&mut tasks, day(25));
    let order: Vec<&str> = tasks.iter().map(|task| task.id.as_str()).collect();
    assert_eq!(order, ["long overdue", "overdue", "today", "urgent", "later", "old", "unknown"]);
}

#[test]
fn a_term_counts_working_days_and_does_not_guess() {
    let calendar = Calendar::shipped();
    let of = |due| Remaining::of(due, day(25), &calendar);
    assert_eq!(of(Deadline::On(day(24))), Remaining::Overdue(day(24)));
    assert_eq!(of(Deadline::On(day(25))), Remaining::Today);
    assert_eq!(of(Deadline::On(day(30))), Remaining::Left(day(30), Some(3)));
    let next_year = Date::new(2027, 1, 5).unwrap();
    assert_eq!(of(Deadline::On(next_year)), Remaining::Left(next_year, None));
    assert_eq!(of(Deadline::Unknown(2027)), Remaining::Unknown(2027));
    assert!(of(Deadline::On(day(24))).presses() && !of(Deadline::None).presses());
}
