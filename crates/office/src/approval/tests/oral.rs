//! Oral consent in an emergency.

use super::stage::{HOUR, Stage, digest};
use crate::Moment;
use crate::approval::{Errand, Refusal, State, Words};
use crate::authority::{Act, Facts};

fn phone(stage: &mut Stage, by: &str, from: &str, hours_ago: i64) -> Result<crate::approval::Event, Refusal> {
    let said = Moment::from_millis(stage.now.at.millis() - hours_ago * HOUR);
    stage.approval.record_oral(by, from, "先处置，同意", said, &stage.chart, stage.now)
}

#[test]
fn confirmed_in_time_it_stands() {
    let mut stage = Stage::sent("short");
    phone(&mut stage, "jilu", "fuzhuren", 1).unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
    assert!(stage.approval.permit(Act::Proceed, &digest("一稿"), stage.now).is_ok());
    let waiting = stage.approval.waiting(&stage.chart, stage.now);
    assert_eq!((waiting[0].errand, waiting[0].who.id.as_str()), (Errand::Confirm, "fuzhuren"));
    let other = stage.approval.confirm_oral("fuzhuren2", Words::name(), &stage.chart, stage.now);
    assert_eq!(other, Err(Refusal::NothingToConfirm));
    stage.later(22);
    stage.approval.confirm_oral("fuzhuren", Words::opinion("属实，同意"), &stage.chart, stage.now).unwrap();
    stage.later(100);
    assert!(stage.approval.permit(Act::Proceed, &digest("一稿"), stage.now).is_ok());
    assert_eq!(stage.approval.lapse_oral(stage.now), Err(Refusal::NothingLapsed));
}

#[test]
fn not_confirmed_it_lapses_and_the_permit_falls() {
    let mut stage = Stage::sent("short");
    phone(&mut stage, "jilu", "fuzhuren", 0).unwrap();
    stage.later(24);
    assert!(stage.approval.permit(Act::Proceed, &digest("一稿"), stage.now).is_ok());
    stage.later(1);
    let permit = stage.approval.permit(Act::Proceed, &digest("一稿"), stage.now);
    assert_eq!(permit, Err(Refusal::OralOver), "even before the lapse is on record");
    let late = stage.approval.confirm_oral("fuzhuren", Words::name(), &stage.chart, stage.now);
    assert_eq!(late, Err(Refusal::OralOver));
    let event = stage.approval.lapse_oral(stage.now).unwrap();
    assert_eq!(event.fell().len(), 1);
    assert!(event.words().contains("失效"), "{}", event.words());
    assert_eq!((stage.approval.state(), stage.approval.current()), (State::Pending, Some(0)));
    stage.agree("fuzhuren").unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
}

#[test]
fn a_lapse_in_the_middle_leaves_what_others_signed() {
    let mut stage = Stage::sent("line");
    phone(&mut stage, "jilu", "fuzhuren", 0).unwrap();
    stage.all(&["zhuren", "xianzhang"]);
    stage.later(25);
    stage.approval.lapse_oral(stage.now).unwrap();
    assert_eq!(stage.approval.current(), Some(0));
    stage.agree("fuzhuren").unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
}

#[test]
fn it_is_only_for_emergencies_and_never_by_oneself() {
    let mut stage = Stage::sent("short");
    assert_eq!(phone(&mut stage, "fuzhuren", "fuzhuren", 0), Err(Refusal::OralBySelf));
    assert_eq!(phone(&mut stage, "keyuan", "keyuan", 0), Err(Refusal::OralBySelf));
    assert_eq!(phone(&mut stage, "fuzhuren", "keyuan", 0), Err(Refusal::OwnDraft));
    assert_eq!(phone(&mut stage, "keyuan", "fuzhuren", 0), Err(Refusal::OralByDrafter));
    assert_eq!(phone(&mut stage, "kezhang", "fuzhuren", 0), Err(Refusal::NotOralWitness));
    let may = |stage: &Stage, by: &str| stage.approval.may_record_oral(by, &stage.chart, stage.now);
    assert!(may(&stage, "jilu") && may(&stage, "zhuren"));
    assert!(!may(&stage, "keyuan") && !may(&stage, "kezhang"));
    // One of two who may sign can hear the other.
    assert!(may(&stage, "fuzhuren"));
    assert!(matches!(phone(&mut stage, "jilu", "zhuren", 0), Err(Refusal::NotYourTurn(_))));
    assert_eq!(phone(&mut stage, "jilu", "fuzhuren", -1), Err(Refusal::OralTime));
    assert_eq!(phone(&mut stage, "jilu", "fuzhuren", 25), Err(Refusal::OralTime));
    let mut calm = Stage::new("short");
    calm.approval.describe("事项".into(), Facts { unit: "zonghe".into(), ..Facts::default() }).unwrap();
    calm.submit().unwrap();
    assert_eq!(phone(&mut calm, "jilu", "fuzhuren", 0), Err(Refusal::NotOral));
    let mut body = Stage::sent("body");
    assert_eq!(phone(&mut body, "jilu", "zhuren", 0), Err(Refusal::NotOral));
}
