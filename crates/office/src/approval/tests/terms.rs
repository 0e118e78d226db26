//! Time limits in working days.

use super::stage::{Stage, date};
use crate::approval::{Due, Refusal, State};
use crate::calendar::Calendar;

#[test]
fn days_off_do_not_count_and_silence_is_no_consent() {
    let calendar = Calendar::shipped();
    let mut stage = Stage::sent("line");
    assert_eq!(stage.approval.due(&calendar), Due::On(date("2026年3月4日")));
    assert_eq!(stage.approval.time_out(&calendar, stage.now), Err(Refusal::NotOverdue(date("2026年3月4日"))));
    stage.later(3 * 24);
    let event = stage.approval.time_out(&calendar, stage.now).unwrap();
    assert!(event.words().contains("3月4日"), "{}", event.words());
    assert_eq!(stage.approval.time_out(&calendar, stage.now), Err(Refusal::NothingToDo));
    assert_eq!((stage.approval.state(), stage.approval.current()), (State::Pending, Some(0)));
    stage.later(24);
    stage.agree("fuzhuren").unwrap();
    assert_eq!(stage.approval.due(&calendar), Due::On(date("2026年3月10日")), "from Friday over the weekend");
}

#[test]
fn a_year_not_announced_is_never_guessed() {
    let calendar = Calendar::shipped();
    let mut stage = Stage::new("line");
    stage.later(10_000 * 24);
    stage.submit().unwrap();
    assert!(matches!(stage.approval.due(&calendar), Due::Unknown(_)));
    stage.later(400 * 24);
    let refusal = stage.approval.time_out(&calendar, stage.now).unwrap_err();
    assert!(matches!(refusal, Refusal::LimitUnknown(_)), "{refusal}");
}

#[test]
fn a_step_without_a_limit_is_never_overdue() {
    let calendar = Calendar::shipped();
    let mut stage = Stage::sent("short");
    assert_eq!(stage.approval.due(&calendar), Due::None);
    stage.later(99 * 24);
    assert_eq!(stage.approval.time_out(&calendar, stage.now), Err(Refusal::NoLimit));
}

#[test]
fn the_drafter_reminds_once_a_day() {
    let mut stage = Stage::sent("line");
    assert!(matches!(stage.approval.remind("zhuren", &stage.chart, stage.now), Err(Refusal::NotDrafter(_))));
    stage.approval.remind("keyuan", &stage.chart, stage.now).unwrap();
    assert_eq!(stage.approval.remind("keyuan", &stage.chart, stage.now), Err(Refusal::RemindedToday));
    stage.later(24);
    stage.approval.remind("keyuan", &stage.chart, stage.now).unwrap();
}
