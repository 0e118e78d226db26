//! Each verb in its usual course.

use super::stage::{Stage, digest};
use crate::approval::{Capacity, Change, Decision, Errand, Event, Mode, Refusal, Side, Stance, State, Target, Words};
use crate::authority::Act;

#[test]
fn a_line_is_signed_step_by_step_and_then_permits() {
    let mut stage = Stage::new("line");
    let early = stage.approval.permit(Act::Issue, &digest("一稿"), stage.now).unwrap_err();
    assert!(early.to_string().contains("还没有提交"), "{early}");
    stage.submit().unwrap();
    assert!(matches!(stage.submit(), Err(Refusal::NotDraft(_))));
    assert!(matches!(stage.agree("zhuren"), Err(Refusal::NotYourTurn(who)) if who == "副主任"));
    stage.circle("fuzhuren").unwrap();
    stage.agree("zhuren").unwrap();
    let waits = stage.approval.permit(Act::Issue, &digest("一稿"), stage.now).unwrap_err();
    assert!(waits.to_string().contains("正在等县长"), "{waits}");
    let event = stage.agree("xianzhang").unwrap();
    let Event::Signed { signature, .. } = event else { panic!("{event:?}") };
    assert_eq!((signature.mode, signature.on), (Mode::Opinion, stage.now.today));
    assert_eq!((signature.by.name.as_str(), signature.opinion.as_str()), ("姓名xianzhang", "同意"));
    assert_eq!(stage.approval.state(), State::Approved);
    let permit = stage.approval.permit(Act::Issue, &digest("一稿"), stage.now).unwrap();
    assert!(permit.covers(Act::Issue, &digest("一稿")) && !permit.covers(Act::Proceed, &digest("一稿")));
    assert_eq!(permit.approved_on(), stage.now.today);
    assert!(matches!(stage.approval.permit(Act::Spend, &digest("一稿"), stage.now), Err(Refusal::NotPermitted(_))));
    let other = stage.approval.permit(Act::Issue, &digest("二稿"), stage.now).unwrap_err();
    assert!(other.to_string().contains("内容在批准之后改过"), "{other}");
    assert!(matches!(stage.approval.withdraw("keyuan", stage.now), Err(Refusal::TooLateToWithdraw)));
}

#[test]
fn an_opinion_must_be_written_and_a_reason_given() {
    let mut stage = Stage::sent("line");
    let empty = stage.approval.consent("fuzhuren", Words::opinion("  "), &stage.chart, stage.now);
    assert_eq!(empty, Err(Refusal::OpinionMissing));
    let no = stage.approval.consent("fuzhuren", Words::opinion("不同意。理由不充分。"), &stage.chart, stage.now);
    assert_eq!(no, Err(Refusal::SaysNo("不同意".into())));
    let long = stage.approval.consent("fuzhuren", Words::opinion(&"好".repeat(1001)), &stage.chart, stage.now);
    assert_eq!(long, Err(Refusal::TooLong));
    let back = stage.approval.send_back("fuzhuren", Target::Drafter, " ", &stage.chart, stage.now);
    assert_eq!(back, Err(Refusal::ReasonMissing));
    assert_eq!(stage.approval.history().len(), 1);
}

#[test]
fn a_countersign_waits_for_all_and_for_the_one_who_disagrees() {
    let mut stage = Stage::sent("group");
    let early = stage.approval.countersign("fuzhuren", Stance::Disagree, "不妥", &stage.chart, stage.now);
    assert!(matches!(early, Err(Refusal::NotCountersign(_))));
    stage.agree("fuzhuren").unwrap();
    stage.approval.countersign("caizhengju", Stance::Disagree, "没有预算", &stage.chart, stage.now).unwrap();
    let changes =
        stage.approval.countersign("shuiliju", Stance::WithChanges, "第二条补充期限", &stage.chart, stage.now);
    changes.unwrap();
    assert!(matches!(stage.agree("xianzhang"), Err(Refusal::NotYourTurn(who)) if who == "caizheng负责人"));
    let again = stage.approval.countersign("caizhengju", Stance::Disagree, "没有预算", &stage.chart, stage.now);
    assert_eq!(again, Err(Refusal::NothingToDo));
    assert!(matches!(stage.agree("shuiliju"), Err(Refusal::AlreadySigned(_))));
    stage.agree("caizhengju").unwrap();
    stage.agree("xianzhang").unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
    let disagreed = stage.approval.history().iter().filter(
        |record| matches!(&record.event, Event::Signed { signature, .. } if signature.stance == Stance::Disagree),
    );
    assert_eq!(disagreed.count(), 1, "the disagreement stays on record");
}

#[test]
fn a_countersign_that_cannot_agree_goes_up_with_the_reasons_of_each_side() {
    let mut stage = Stage::sent("group");
    let refer = |stage: &mut Stage, by: &str, account: &str| stage.approval.refer(by, account, &stage.chart, stage.now);
    assert_eq!(refer(&mut stage, "keyuan", "协商未果"), Err(Refusal::NobodyDisagrees));
    stage.agree("fuzhuren").unwrap();
    stage.approval.countersign("caizhengju", Stance::Disagree, "没有预算", &stage.chart, stage.now).unwrap();
    let asked: Vec<_> = stage.approval.waiting(&stage.chart, stage.now);
    assert_eq!(asked.len(), 1, "whoever disagreed has answered: {asked:?}");
    assert_eq!(refer(&mut stage, "keyuan", "协商未果"), Err(Refusal::CountersignOpen("shuili负责人".into())));
    assert!(!stage.approval.may_refer());
    stage.agree("shuiliju").unwrap();
    let asked = stage.approval.waiting(&stage.chart, stage.now);
    assert_eq!((asked.len(), asked[0].errand, asked[0].who.id.as_str()), (1, Errand::Settle, "keyuan"));
    assert!(stage.approval.may_refer());
    assert_eq!(refer(&mut stage, "caizhengju", "协商未果"), Err(Refusal::NotDrafter("姓名keyuan".into())));
    assert_eq!(refer(&mut stage, "keyuan", " "), Err(Refusal::ReasonMissing));
    let mut settled = stage.clone();
    let event = refer(&mut stage, "keyuan", "两次协商未果，建议从预备费列支").unwrap();
    assert!(event.words().contains("caizheng负责人") && event.words().contains("预备费"), "{}", event.words());
    assert!(matches!(stage.agree("caizhengju"), Err(Refusal::NotYourTurn(_))), "it is with the leader now");
    assert_eq!(stage.approval.state(), State::Pending, "nobody's disagreement became a consent");
    stage.agree("xianzhang").unwrap();
    assert_eq!(stage.approval.state(), State::Approved);
    // Sent back to the countersign, the referral falls with what was signed there.
    let mut stage = settled.clone();
    refer(&mut stage, "keyuan", "两次协商未果").unwrap();
    stage.approval.send_back("xianzhang", Target::Step(1), "再议", &stage.chart, stage.now).unwrap();
    assert_eq!((stage.approval.current(), &stage.approval.steps()[1].referred), (Some(1), &None));
    // They may agree after all.
    settled.agree("caizhengju").unwrap();
    settled.agree("xianzhang").unwrap();
    assert_eq!(settled.approval.state(), State::Approved);
}

#[test]
fn a_return_reopens_the_step_and_says_what_fell() {
    let mut stage = Stage::sent("line");
    stage.all(&["fuzhuren", "zhuren"]);
    let ahead = stage.approval.send_back("xianzhang", Target::Step(2), "再看看", &stage.chart, stage.now);
    assert_eq!(ahead, Err(Refusal::NotEarlier));
    let event = stage.approval.send_back("xianzhang", Target::Step(1), "数字再核", &stage.chart, stage.now).unwrap();
    assert_eq!(event.fell().len(), 1);
    assert!(event.words().contains("数字再核") && event.words().contains("主任 姓名zhuren"), "{}", event.words());
    assert_eq!(stage.approval.current(), Some(1));
    stage.all(&["zhuren", "xianzhang"]);
    assert_eq!(stage.approval.state(), State::Approved);

    let mut stage = Stage::sent("line");
    stage.all(&["fuzhuren"]);
    let event = stage.approval.send_back("zhuren", Target::Drafter, "重写", &stage.chart, stage.now).unwrap();
    assert_eq!((event.fell().len(), stage.approval.state()), (1, State::Draft));
    assert!(matches!(stage.agree("zhuren"), Err(Refusal::NotPending(_))));
    stage.submit().unwrap();
    assert_eq!(stage.approval.current(), Some(0));
}

#[test]
fn the_drafter_withdraws_until_the_last_step_has_decided() {
    let mut stage = Stage::sent("line");
    assert!(matches!(stage.approval.withdraw("fuzhuren", stage.now), Err(Refusal::NotDrafter(_))));
    stage.all(&["fuzhuren", "zhuren"]);
    let event = stage.approval.withdraw("keyuan", stage.now).unwrap();
    assert_eq!((event.fell().len(), stage.approval.state()), (2, State::Draft));
    assert!(stage.approval.steps().is_empty());
    assert!(matches!(stage.approval.withdraw("keyuan", stage.now), Err(Refusal::NotPending(_))));
}

#[test]
fn signers_are_added_before_and_after() {
    let mut stage = Stage::sent("line");
    let add = |stage: &mut Stage, by: &str, whom: &str, side| {
        stage.approval.add_signer(by, whom, side, "请把关", &stage.chart, stage.now)
    };
    assert!(matches!(add(&mut stage, "zhuren", "faguike", Side::Before), Err(Refusal::NotYourTurn(_))));
    assert_eq!(add(&mut stage, "fuzhuren", "keyuan", Side::Before), Err(Refusal::DrafterChosen));
    assert!(matches!(add(&mut stage, "fuzhuren", "zhuren", Side::After), Err(Refusal::InChain(_))));
    assert!(matches!(add(&mut stage, "fuzhuren", "fuzhuren", Side::After), Err(Refusal::InChain(_))));
    add(&mut stage, "fuzhuren", "faguike", Side::Before).unwrap();
    add(&mut stage, "faguike", "shenjike", Side::After).unwrap();
    assert!(matches!(stage.agree("fuzhuren"), Err(Refusal::NotYourTurn(_))));
    stage.all(&["faguike", "shenjike", "fuzhuren", "zhuren", "xianzhang"]);
    assert_eq!(stage.approval.state(), State::Approved);
    let mut stage = Stage::sent("line");
    for number in 0..12 {
        add(&mut stage, "fuzhuren", &format!("p{number}"), Side::After).unwrap();
    }
    assert_eq!(add(&mut stage, "fuzhuren", "p13", Side::After), Err(Refusal::TooManyAdded(12)));
}

#[test]
fn a_delegate_signs_in_the_name_of_the_one_who_delegated_and_gives_nothing_on() {
    let mut stage = Stage::sent("line");
    let delegate =
        |stage: &mut Stage, by: &str, to: &str| stage.approval.delegate(by, to, "出差", &stage.chart, stage.now);
    assert!(matches!(delegate(&mut stage, "keyuan", "faguike"), Err(Refusal::OwnDraft)));
    assert_eq!(delegate(&mut stage, "fuzhuren", "keyuan"), Err(Refusal::DrafterChosen));
    delegate(&mut stage, "fuzhuren", "faguike").unwrap();
    assert_eq!(delegate(&mut stage, "fuzhuren", "faguike"), Err(Refusal::NothingToDo));
    assert!(matches!(delegate(&mut stage, "faguike", "shenjike"), Err(Refusal::NotFurther(_))));
    let event = stage.agree("faguike").unwrap();
    let Event::Signed { signature, .. } = event else { panic!("{event:?}") };
    assert!(matches!(&signature.capacity, Capacity::Delegate { of } if of.id == "fuzhuren"));
    let record = stage.approval.history().last().unwrap();
    assert_eq!(record.by.as_ref().unwrap().id, "faguike");
    assert_eq!(record.for_whom.as_ref().unwrap().id, "fuzhuren");
    stage.agree("zhuren").unwrap();
    assert!(matches!(delegate(&mut stage, "xianzhang", "shenjike"), Err(Refusal::InPerson(_))));
}

#[test]
fn a_change_of_substance_takes_every_signature_back() {
    let mut stage = Stage::sent("line");
    stage.all(&["fuzhuren", "zhuren", "xianzhang"]);
    let revise = |stage: &mut Stage, text: &str, change| {
        stage.approval.revise("keyuan", digest(text), change, &stage.chart, stage.now)
    };
    assert_eq!(revise(&mut stage, "二稿", Change::Typography), Err(Refusal::NotTypography));
    assert_eq!(revise(&mut stage, "一稿", Change::Substance), Err(Refusal::SameContent));
    revise(&mut stage, "一稿", Change::Typography).unwrap();
    assert!(stage.approval.permit(Act::Issue, &digest("一稿"), stage.now).is_ok());
    let event = revise(&mut stage, "二稿", Change::Substance).unwrap();
    assert_eq!(event.fell().len(), 3);
    assert!(event.words().contains("县长 姓名xianzhang"), "{}", event.words());
    assert!(stage.approval.permit(Act::Issue, &digest("一稿"), stage.now).is_err());
    assert!(stage.approval.permit(Act::Issue, &digest("二稿"), stage.now).is_err());
    stage.all(&["fuzhuren", "zhuren", "xianzhang"]);
    assert!(stage.approval.permit(Act::Issue, &digest("二稿"), stage.now).is_ok());
    let signed =
        stage.approval.steps().iter().flat_map(|step| &step.seats).all(
            |seat| matches!(&seat.decision, Some(Decision::Signed(signature)) if signature.digest == digest("二稿")),
        );
    assert!(signed);
}
