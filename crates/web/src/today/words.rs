//! Where a thing is shown, and how a term is told.

use gongwen::Date;
use office::notices::Thing;
use office::today::Remaining;

/// The address of the page of a thing.
pub(super) fn address(thing: Thing, id: &str) -> String {
    match thing {
        Thing::Approval => format!("/approvals/{id}"),
        Thing::Outgoing => format!("/outgoing/{id}"),
        Thing::Incoming => format!("/incoming/{id}"),
        Thing::Copies => "/inbox".to_owned(),
        Thing::Meeting => format!("/meetings/{id}"),
        Thing::Authority => format!("/authority/{id}"),
    }
}

/// How much of a term is left: colour, shape and words; no words where there is no term.
pub(super) fn term(left: Remaining) -> (&'static str, &'static str, String) {
    match left {
        Remaining::Overdue(day) => ("bad", "▲", format!("已超期，应于{}前办完", date(day))),
        Remaining::Today => ("fair", "●", "今天到期".to_owned()),
        Remaining::Left(day, Some(1)) => ("fair", "●", format!("还有1个工作日，{}前", date(day))),
        Remaining::Left(day, Some(days)) => ("good", "○", format!("还有{days}个工作日，{}前", date(day))),
        Remaining::Left(day, None) => ("good", "○", format!("{}前", date(day))),
        Remaining::Unknown(year) => ("fair", "？", format!("{year}年放假安排未公布，算不出期限")),
        Remaining::None => ("", "", String::new()),
    }
}

/// 11月22日
pub(super) fn date(day: Date) -> String {
    format!("{}月{}日", day.month(), day.day())
}
