//! A matter is carried out with its permit and not otherwise.

use super::stage::{Stage, digest};
use crate::TimeOfDay;
use crate::approval::{Affair, AffairRefusal, Change};
use crate::authority::Act;
use crate::authority::tests::holder;
use crate::documents::Circle;
use crate::meetings::{self, Meeting, Plan, Slot};

#[test]
fn without_the_permit_for_this_content_it_is_not_carried_out() {
    let mut affair = Affair::new("领用投影仪", "周三会议用").unwrap();
    let mut stage = Stage::new("short");
    stage.approval.revise("keyuan", affair.digest(), Change::Substance, &stage.chart, stage.now).unwrap();
    stage.submit().unwrap();
    assert!(stage.approval.permit(Act::Proceed, &affair.digest(), stage.now).is_err());
    stage.agree("fuzhuren").unwrap();
    let permit = stage.approval.permit(Act::Proceed, &affair.digest(), stage.now).unwrap();
    let mut other = Affair::new("领用投影仪", "周三、周四会议用").unwrap();
    assert_eq!(other.carry_out(&permit, Act::Proceed, holder("keyuan"), stage.now), Err(AffairRefusal::OtherPermit));
    affair.carry_out(&permit, Act::Proceed, holder("keyuan"), stage.now).unwrap();
    assert_eq!(affair.done.as_ref().unwrap().on, stage.now.today);
    assert_eq!(affair.carry_out(&permit, Act::Proceed, holder("keyuan"), stage.now), Err(AffairRefusal::DoneAlready));
    assert!(stage.approval.permit(Act::Proceed, &digest("别的"), stage.now).is_err());
}

#[test]
fn a_meeting_is_called_with_its_permit_and_once() {
    let mut affair = Affair::new("全县防汛工作会议", "部署主汛期工作").unwrap();
    let mut stage = Stage::new("short");
    stage.approval.revise("keyuan", affair.digest(), Change::Substance, &stage.chart, stage.now).unwrap();
    stage.submit().unwrap();
    stage.agree("fuzhuren").unwrap();
    let (from, to) = (TimeOfDay::read("14:30").unwrap(), TimeOfDay::read("16:00").unwrap());
    let slot = Slot::new(stage.now.today, from, to).unwrap();
    let plan = || (Plan::new(slot, "第一会议室", vec![holder("zhuren")], "", stage.now).unwrap(), Circle::Office);
    let permit = |act, affair: &Affair| stage.approval.permit(act, &affair.digest(), stage.now).unwrap();
    let by = holder("keyuan");
    let other = permit(Act::Proceed, &affair);
    let refused = Meeting::call("m".into(), &mut affair, &other, &by, plan(), stage.now);
    assert_eq!(refused, Err(meetings::Refusal::OtherPermit));
    let meet = permit(Act::Meet, &affair);
    assert_eq!(affair.carry_out(&meet, Act::Meet, by.clone(), stage.now), Err(AffairRefusal::CallMeeting));
    let (meeting, event) = Meeting::call("m".into(), &mut affair, &meet, &by, plan(), stage.now).unwrap();
    assert_eq!(event, meetings::Event::Called(slot));
    assert_eq!((meeting.title.as_str(), meeting.approval.as_str()), ("全县防汛工作会议", "a"));
    assert_eq!(affair.done.as_ref().map(|done| &done.by), Some(&by), "the matter is carried out");
    let twice = Meeting::call("n".into(), &mut affair, &meet, &by, plan(), stage.now);
    assert_eq!(twice, Err(meetings::Refusal::OtherPermit));
}

#[test]
fn what_is_classified_or_has_no_title_is_not_admitted() {
    assert_eq!(Affair::new(" ", "x"), Err(AffairRefusal::BadTitle));
    assert!(matches!(Affair::new("事项", "机密★5年\n内容"), Err(AffairRefusal::Classified(_))));
    assert_eq!(Affair::new("事项", &"长".repeat(20_001)), Err(AffairRefusal::TooLong));
}
