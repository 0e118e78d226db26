//! Odd circumstances of people: gone, changed, absent, renamed, two of them.

use super::stage::Stage;
use crate::approval::{Capacity, Errand, Event, Refusal, State, Target};
use crate::authority::Role;
use crate::notices::of_approval;

#[test]
fn who_left_yesterday_signs_no_more_and_what_they_signed_stands() {
    let mut stage = Stage::sent("line");
    stage.agree("fuzhuren").unwrap();
    stage.chart.gone = vec!["fuzhuren".into(), "zhuren".into()];
    assert_eq!(stage.agree("zhuren"), Err(Refusal::NotInOffice));
    let refusal = stage.agree("fuzhuren2").unwrap_err();
    assert_eq!(refusal, Refusal::Nobody("主任".into()));
    assert!(refusal.to_string().contains("组织机构"));
    assert!(stage.approval.waiting(&stage.chart, stage.now).is_empty());
    stage.chart.posts.insert(crate::authority::Post::new(Role::Director), vec!["xinren".into()]);
    stage.all(&["xinren", "xianzhang"]);
    assert_eq!(stage.approval.state(), State::Approved);
}

#[test]
fn whoever_holds_the_post_that_day_signs() {
    let mut stage = Stage::sent("line");
    stage.agree("fuzhuren").unwrap();
    stage.chart = stage.chart.clone().with(Role::Director, "", &["xinzhuren"]);
    assert!(matches!(stage.agree("zhuren"), Err(Refusal::NotYourTurn(_))));
    stage.agree("xinzhuren").unwrap();
}

#[test]
fn of_two_holders_either_signs_and_the_other_is_told() {
    let mut stage = Stage::sent("line");
    let waiting: Vec<String> =
        stage.approval.waiting(&stage.chart, stage.now).into_iter().map(|one| one.who.id).collect();
    assert_eq!(waiting, ["fuzhuren", "fuzhuren2"]);
    stage.agree("fuzhuren2").unwrap();
    assert!(matches!(stage.agree("fuzhuren"), Err(Refusal::NotYourTurn(_))));
}

#[test]
fn one_person_does_not_fill_two_places() {
    let mut stage = Stage::sent("line");
    stage.agree("fuzhuren").unwrap();
    stage.chart = stage.chart.clone().with(Role::Director, "", &["fuzhuren"]);
    let refusal = stage.agree("fuzhuren").unwrap_err();
    assert!(matches!(&refusal, Refusal::SignedElsewhere { title, .. } if title == "副主任"), "{refusal}");
    let target = Target::Drafter;
    stage.approval.send_back("fuzhuren", target, "职务变了，重新提交", &stage.chart, stage.now).unwrap();
    stage.submit().unwrap();
    assert_eq!(stage.approval.steps()[0].seats[0].post.role, Role::DeputyDirector);
    assert!(stage.agree("fuzhuren2").is_ok(), "the other deputy");
    stage.all(&["fuzhuren", "xianzhang"]);
}

#[test]
fn a_substitute_signs_while_the_absence_lasts_with_both_names() {
    let mut stage = Stage::sent("line");
    stage.agree("fuzhuren").unwrap();
    stage.chart.absent.insert("zhuren".into(), "fuzhuren2".into());
    let waiting = stage.approval.waiting(&stage.chart, stage.now);
    assert_eq!(waiting.len(), 2);
    assert_eq!(waiting[1].for_whom.as_ref().unwrap().id, "zhuren");
    let mut back = stage.clone();
    back.chart.absent.clear();
    assert!(matches!(back.agree("fuzhuren2"), Err(Refusal::NotYourTurn(_))), "the absence is over");
    let delegation = stage.approval.delegate("fuzhuren2", "faguike", "", &stage.chart, stage.now);
    assert!(matches!(delegation, Err(Refusal::NotFurther(_))));
    let event = stage.agree("fuzhuren2").unwrap();
    let Event::Signed { signature, .. } = event else { panic!("{event:?}") };
    assert!(matches!(&signature.capacity, Capacity::Substitute { of } if of.id == "zhuren"));
    let mut same = Stage::sent("line");
    same.agree("fuzhuren").unwrap();
    same.chart.absent.insert("zhuren".into(), "fuzhuren".into());
    assert!(matches!(same.agree("fuzhuren"), Err(Refusal::SignedElsewhere { .. })), "not both steps");
}

#[test]
fn a_substitute_stands_in_even_where_the_person_is_asked_for() {
    let mut stage = Stage::sent("line");
    stage.all(&["fuzhuren", "zhuren"]);
    stage.chart.absent.insert("xianzhang".into(), "changwu".into());
    stage.agree("changwu").unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
}

#[test]
fn a_delegation_ends_with_the_post_of_the_one_who_gave_it() {
    let mut stage = Stage::sent("line");
    stage.approval.delegate("fuzhuren", "faguike", "", &stage.chart, stage.now).unwrap();
    stage.chart = stage.chart.clone().with(Role::DeputyDirector, "", &["fuzhuren2"]);
    assert!(matches!(stage.agree("faguike"), Err(Refusal::NotYourTurn(_))));
    stage.agree("fuzhuren2").unwrap();
}

#[test]
fn the_drafter_never_signs_even_when_promoted_in_the_middle() {
    let mut stage = Stage::sent("line");
    stage.agree("fuzhuren").unwrap();
    stage.chart = stage.chart.clone().with(Role::Director, "", &["keyuan"]);
    assert_eq!(stage.agree("keyuan"), Err(Refusal::OwnDraft));
    assert!(stage.approval.waiting(&stage.chart, stage.now).is_empty());
    stage.approval.withdraw("keyuan", stage.now).unwrap();
    stage.submit().unwrap();
    let roles: Vec<Role> = stage.approval.steps().iter().map(|step| step.seats[0].post.role).collect();
    assert_eq!(roles, [Role::CountyHead], "nobody below the drafter, not the drafter");
}

#[test]
fn an_organ_renamed_in_the_middle_keeps_its_seat() {
    let mut stage = Stage::sent("group");
    stage.agree("fuzhuren").unwrap();
    stage.chart.names.insert("shuili".into(), "县水务局".into());
    assert!(matches!(stage.agree("xianzhang"), Err(Refusal::NotYourTurn(who)) if who.contains("县水务局负责人")));
    stage.all(&["shuiliju", "caizhengju", "xianzhang"]);
    let first = &stage.approval.history()[2];
    assert!(matches!(&first.event, Event::Signed { title, .. } if title == "shuili负责人"), "as it was called then");
}

#[test]
fn it_waits_for_the_drafter_after_a_return() {
    let mut stage = Stage::sent("line");
    stage.approval.send_back("fuzhuren", Target::Drafter, "重写", &stage.chart, stage.now).unwrap();
    let waiting = stage.approval.waiting(&stage.chart, stage.now);
    assert_eq!((waiting.len(), waiting[0].errand), (1, Errand::Mend));
    assert_eq!(waiting[0].who.id, "keyuan");
    assert!(stage.approval.may_sign("fuzhuren", &stage.chart, stage.now.today).is_none());
}

#[test]
fn another_drafter_takes_over_and_neither_of_the_two_signs() {
    let mut stage = Stage::sent("line");
    let hand = |stage: &mut Stage, to: &str| {
        stage.approval.hand_on("zhuren", to, "已调离", &stage.chart, stage.now).map(|event| event.words())
    };
    assert_eq!(hand(&mut stage, "keyuan"), Err(Refusal::NothingToDo));
    assert!(matches!(hand(&mut stage, "fuzhuren"), Err(Refusal::InChain(_))), "whoever signs does not draft");
    let nothing = stage.approval.hand_on("zhuren", "tongshi", " ", &stage.chart, stage.now);
    assert_eq!(nothing, Err(Refusal::ReasonMissing));
    assert_eq!(hand(&mut stage, "tongshi").unwrap(), "由姓名keyuan转交姓名tongshi拟办，理由：已调离");
    stage.chart = stage.chart.clone().with(Role::Director, "", &["keyuan", "tongshi", "zhuren"]);
    stage.agree("fuzhuren").unwrap();
    for by in ["keyuan", "tongshi"] {
        assert_eq!(stage.agree(by), Err(Refusal::OwnDraft), "{by}");
        assert!(stage.approval.waiting(&stage.chart, stage.now).iter().all(|one| one.who.id != by));
    }
    assert!(matches!(stage.approval.withdraw("keyuan", stage.now), Err(Refusal::NotDrafter(_))));
    stage.approval.withdraw("tongshi", stage.now).unwrap();
    // In the next round the first may sign: somebody else answers for the text now.
    stage.chart = stage.chart.clone().with(Role::Director, "", &["keyuan", "zhuren"]);
    stage.submit().unwrap();
    stage.agree("fuzhuren").unwrap();
    stage.agree("keyuan").unwrap();
}

#[test]
fn steps_that_were_left_out_for_the_drafter_are_not_handed_on() {
    let mut stage = Stage::new("line");
    stage.approval.drafter = crate::authority::tests::holder("fuzhuren");
    stage.chart = stage.chart.clone().with(Role::DeputyDirector, "", &["fuzhuren"]);
    stage.submit().unwrap();
    let handed = stage.approval.hand_on("zhuren", "keyuan", "休假", &stage.chart, stage.now);
    assert_eq!(handed, Err(Refusal::LeftOutFor("姓名fuzhuren".into())));
    stage.approval.withdraw("fuzhuren", stage.now).unwrap();
    stage.approval.hand_on("zhuren", "keyuan", "休假", &stage.chart, stage.now).unwrap();
    stage.submit().unwrap();
    assert_eq!(stage.approval.steps()[0].title(), "副主任", "nobody is left out for the new drafter");
}

#[test]
fn a_delegate_who_is_replaced_need_not_sign_and_learns_of_it() {
    let mut stage = Stage::sent("line");
    stage.approval.delegate("fuzhuren", "faguike", "", &stage.chart, stage.now).unwrap();
    let before = stage.approval.waiting(&stage.chart, stage.now);
    let event = stage.approval.delegate("fuzhuren", "mishu", "", &stage.chart, stage.now).unwrap();
    let after = stage.approval.waiting(&stage.chart, stage.now);
    let told = of_approval(&event, &stage.approval, &before, &after, "fuzhuren");
    let told: Vec<_> = told.iter().map(|notice| (notice.to.as_str(), notice.words.as_str())).collect();
    assert_eq!(told, [("mishu", "请代姓名fuzhuren审批"), ("faguike", "已另请他人代签，不用您办了")]);
    assert!(matches!(stage.agree("faguike"), Err(Refusal::NotYourTurn(_))));
}
