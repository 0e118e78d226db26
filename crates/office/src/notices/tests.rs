//! Quiet hours, and who is told.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::Moment;

/// A moment of 25 November 2026 in Beijing.
fn at(hour: i64, minute: i64) -> Moment {
    const MIDNIGHT: i64 = 1_795_536_000_000;
    Moment::from_millis(MIDNIGHT + (hour * 60 + minute) * 60_000)
}

#[test]
fn quiet_hours_pass_midnight() {
    let quiet = QuietHours::default();
    assert_eq!(quiet.after(at(21, 59)), at(21, 59));
    assert_eq!(quiet.after(at(22, 0)), at(31, 0));
    assert_eq!(quiet.after(at(23, 30)), at(31, 0));
    assert_eq!(quiet.after(at(6, 59)), at(7, 0));
    assert_eq!(quiet.after(at(7, 0)), at(7, 0));
}

#[test]
fn quiet_hours_of_the_day_and_none() {
    let noon = QuietHours::new(12 * 60, 14 * 60).unwrap();
    assert_eq!(noon.after(at(13, 1)), at(14, 0));
    assert_eq!(noon.after(at(14, 0)), at(14, 0));
    let never = QuietHours::new(0, 0).unwrap();
    assert_eq!(never.after(at(0, 0)), at(0, 0));
    assert!(QuietHours::new(24 * 60, 0).is_none());
}

#[test]
fn nobody_is_told_twice_or_of_their_own_act() {
    let mut letter = Letter::about(Thing::Incoming, "i1", "关于修路的请示", "wen");
    letter.tell(["wen", "li", "wang"], Weight::Normal, "请阅");
    letter.tell(["li"], Weight::Urgent, "催办");
    let told: Vec<(&str, &str)> =
        letter.notices.iter().map(|notice| (notice.to.as_str(), notice.words.as_str())).collect();
    assert_eq!(told, [("li", "请阅"), ("wang", "请阅")]);
}
