//! Bodies: passed, passed in principle, rejected.

use super::stage::{Stage, date, digest, meeting};
use crate::approval::{Change, Event, Outcome, Refusal, Resolution, State};
use crate::authority::Act;

#[test]
fn what_is_passed_in_principle_stays_blocked_until_the_higher_body_decided() {
    let mut stage = Stage::sent("body");
    assert!(matches!(stage.resolve(Outcome::Passed), Err(Refusal::NotABody(_))));
    stage.agree("zhuren").unwrap();
    assert!(matches!(stage.agree("xianzhang"), Err(Refusal::BodyDecides(_))));
    let event = stage.resolve(Outcome::InPrinciple).unwrap();
    let Event::Resolved { awaits, .. } = &event else { panic!("{event:?}") };
    assert_eq!(awaits.as_deref(), Some("县委常委会"));
    let blocked = stage.approval.permit(Act::Decide, &digest("一稿"), stage.now).unwrap_err();
    assert!(blocked.to_string().contains("正在等县委常委会"), "{blocked}");
    stage.resolve(Outcome::Passed).unwrap();
    assert!(stage.approval.permit(Act::Decide, &digest("一稿"), stage.now).is_ok());
}

#[test]
fn the_highest_body_of_the_chain_decides() {
    let mut stage = Stage::new("body");
    let facts = crate::authority::Facts { unit: "zonghe".into(), ..Default::default() };
    stage.approval.describe("事项".into(), facts).unwrap();
    stage.submit().unwrap();
    stage.agree("zhuren").unwrap();
    let silent = Resolution { note: " ".into(), ..meeting(Outcome::InPrinciple, stage.now.today) };
    let refused = stage.approval.resolve("jilu", silent, &stage.chart, stage.now);
    assert_eq!(refused, Err(Refusal::InPrincipleAlone), "whether somebody higher must decide is said");
    let event = stage.resolve(Outcome::InPrinciple).unwrap();
    assert!(matches!(event, Event::Resolved { awaits: None, .. }));
    assert_eq!(stage.approval.state(), State::Approved);
}

#[test]
fn a_rejection_ends_it_until_the_content_is_changed() {
    let mut stage = Stage::sent("body");
    stage.agree("zhuren").unwrap();
    stage.resolve(Outcome::Rejected).unwrap();
    assert_eq!(stage.approval.state(), State::Rejected);
    assert!(matches!(stage.submit(), Err(Refusal::NotDraft(_))));
    assert!(stage.approval.permit(Act::Decide, &digest("一稿"), stage.now).is_err());
    stage.approval.revise("keyuan", digest("二稿"), Change::Substance, &stage.chart, stage.now).unwrap();
    assert_eq!(stage.approval.state(), State::Draft);
    stage.submit().unwrap();
}

#[test]
fn only_the_registrar_records_and_only_a_meeting_that_can_have_decided() {
    let mut stage = Stage::sent("body");
    stage.agree("zhuren").unwrap();
    let today = stage.now.today;
    let resolve =
        |stage: &mut Stage, by: &str, resolution| stage.approval.resolve(by, resolution, &stage.chart, stage.now);
    assert_eq!(resolve(&mut stage, "zhuren", meeting(Outcome::Passed, today)), Err(Refusal::NotRegistrar));
    for day in [date("2026年3月1日"), date("2026年3月3日")] {
        assert_eq!(resolve(&mut stage, "jilu", meeting(Outcome::Passed, day)), Err(Refusal::MeetingDate));
    }
    let mut nameless = meeting(Outcome::Passed, today);
    nameless.meeting = " ".into();
    assert_eq!(resolve(&mut stage, "jilu", nameless), Err(Refusal::MeetingMissing));
    resolve(&mut stage, "jilu", meeting(Outcome::Passed, today)).unwrap();
}

#[test]
fn who_proposed_it_does_not_put_the_decision_on_record() {
    let mut stage = Stage::sent("body");
    stage.agree("zhuren").unwrap();
    stage.approval.hand_on("keyuan", "jilu", "换人", &stage.chart, stage.now).unwrap();
    assert_eq!(stage.resolve(Outcome::Passed), Err(Refusal::OwnDecision));
}

#[test]
fn what_a_meeting_passed_bears_the_day_of_the_meeting() {
    let mut stage = Stage::new("body");
    let facts = crate::authority::Facts { unit: "zonghe".into(), ..Default::default() };
    stage.approval.describe("事项".into(), facts).unwrap();
    stage.submit().unwrap();
    stage.agree("zhuren").unwrap();
    let met = stage.now.today;
    stage.later(48);
    assert_ne!(stage.now.today, met);
    stage.approval.resolve("jilu", meeting(Outcome::Passed, met), &stage.chart, stage.now).unwrap();
    assert_eq!(stage.approval.approved_on(), Some(met));
}

#[test]
fn a_draft_becomes_another_matter_and_nothing_that_is_under_way_does() {
    let mut stage = Stage::new("body");
    let other = super::stage::matter("short");
    stage.approval.reopen_as("table".into(), &other).unwrap();
    assert_eq!((stage.approval.matter(), stage.approval.table()), ("short", "table"));
    let mut stage = Stage::sent("body");
    assert!(matches!(stage.approval.reopen_as("table".into(), &other), Err(Refusal::NotDraft(_))));
}
