//! Times, plans, and what is changed or cancelled by whom.

#![allow(clippy::unwrap_used)]

use super::{Event, Meeting, Plan, Refusal, Slot};
use crate::approval::Now;
use crate::authority::Holder;
use crate::documents::{Circle, Done};
use crate::permission::Member;
use crate::{Moment, TimeOfDay};
use gongwen::Date;

/// 25 November 2026, a quarter past nine in Beijing.
fn now() -> Now {
    const MIDNIGHT: i64 = 1_795_536_000_000;
    Now::of(Moment::from_millis(MIDNIGHT + (9 * 60 + 15) * 60_000))
}

fn who(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: id.to_owned() }
}

fn slot(day: u8, from: &str, to: &str) -> Slot {
    Slot::new(Date::new(2026, 11, day).unwrap(), TimeOfDay::read(from).unwrap(), TimeOfDay::read(to).unwrap()).unwrap()
}

fn plan(slot: Slot) -> Plan {
    Plan::new(slot, " 第一会议室 ", vec![who("zheng"), who("li"), who("zheng")], "带材料", now()).unwrap()
}

fn meeting() -> Meeting {
    Meeting {
        id: "m".into(),
        title: "防汛会商会".into(),
        approval: "a".into(),
        plan: plan(slot(26, "9:00", "11:00")),
        circle: Circle::Office,
        called: Done::new(&who("song"), now().at),
        cancelled: None,
        revision: 1,
    }
}

#[test]
fn one_may_begin_when_the_other_ends() {
    let morning = slot(26, "9:00", "11:00");
    assert_eq!(morning.to_string(), "11月26日（周四）09:00—11:00");
    for (other, meets) in [
        (slot(26, "11:00", "12:00"), false),
        (slot(26, "8:00", "9:00"), false),
        (slot(26, "10:59", "12:00"), true),
        (slot(26, "9:30", "10:00"), true),
        (slot(27, "9:00", "11:00"), false),
    ] {
        assert_eq!(morning.overlaps(&other), meets, "{other}");
        assert_eq!(other.overlaps(&morning), meets, "{other}");
    }
    let (from, to) = (TimeOfDay::read("9:00").unwrap(), TimeOfDay::read("9:00").unwrap());
    assert_eq!(Slot::new(now().today, from, to), Err(Refusal::EndsTooSoon));
}

#[test]
fn a_meeting_has_begun_at_its_first_minute_and_is_over_at_its_last() {
    for (from, to, begun, over) in [
        ("9:16", "10:00", false, false),
        ("9:15", "10:00", true, false),
        ("8:00", "9:16", true, false),
        ("8:00", "9:15", true, true),
    ] {
        let slot = slot(25, from, to);
        assert_eq!((slot.has_begun(now()), slot.is_over(now())), (begun, over), "{slot}");
    }
}

#[test]
fn a_plan_has_a_time_to_come_a_place_and_people() {
    let later = slot(25, "10:00", "11:00");
    let of = |slot, place: &str, people: Vec<Holder>, note: &str| Plan::new(slot, place, people, note, now());
    let kept = of(later, " 第一会议室 ", vec![who("li"), who("zheng"), who("li")], " 带材料 ").unwrap();
    assert_eq!((kept.place.as_str(), kept.note.as_str(), kept.people.len()), ("第一会议室", "带材料", 2));
    assert_eq!(of(slot(25, "9:00", "11:00"), "第一会议室", vec![who("li")], ""), Err(Refusal::Past));
    assert_eq!(of(later, " ", vec![who("li")], ""), Err(Refusal::BadPlace));
    assert_eq!(of(later, &"长".repeat(61), vec![who("li")], ""), Err(Refusal::BadPlace));
    assert_eq!(of(later, "第一会议室", Vec::new(), ""), Err(Refusal::Nobody));
    assert_eq!(of(later, "第一会议室", vec![who("li")], &"长".repeat(1001)), Err(Refusal::TooLong));
    assert!(matches!(of(later, "机密★5年", vec![who("li")], ""), Err(Refusal::Classified(_))));
    let crowd: Vec<Holder> = (0..501).map(|n| who(&n.to_string())).collect();
    assert_eq!(of(later, "大礼堂", crowd, ""), Err(Refusal::TooMany(500)));
}

#[test]
fn it_is_changed_and_cancelled_by_those_who_may() {
    let (song, li, member) = (who("song"), who("li"), Member::for_test("wang"));
    let mut changed = meeting();
    let other = Plan::new(slot(27, "9:00", "11:00"), "第二会议室", vec![who("li")], "带材料", now()).unwrap();
    assert_eq!(changed.change(&li, None, other.clone(), now()), Err(Refusal::NotTheirs("song".into())));
    assert_eq!(changed.change(&song, None, changed.plan.clone(), now()), Err(Refusal::Same));
    let event = changed.change(member.holder(), Some(&member), other.clone(), now()).unwrap();
    assert_eq!(event.words(), "会议改期、地点、人员：11月27日（周五）09:00—11:00");
    assert!(matches!(&event, Event::Changed { dropped, .. } if dropped == &[who("zheng")]));
    assert_eq!(changed.cancel(&song, None, "  ", now()), Err(Refusal::NoReason));
    assert_eq!(changed.cancel(&song, None, &"雨".repeat(1001), now()), Err(Refusal::LongReason));
    changed.cancel(&song, None, "暴雨", now()).unwrap();
    assert_eq!(changed.cancelled.as_ref().unwrap().reason, "暴雨");
    assert_eq!(changed.change(&song, None, other, now()), Err(Refusal::Cancelled));
    assert_eq!(changed.cancel(&song, None, "暴雨", now()), Err(Refusal::Cancelled));
    let mut begun = Meeting { plan: Plan { slot: slot(25, "9:00", "11:00"), ..meeting().plan }, ..meeting() };
    assert_eq!(begun.cancel(&song, None, "暴雨", now()), Err(Refusal::Begun));
}
