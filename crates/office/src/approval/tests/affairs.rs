//! A matter is carried out with its permit and not otherwise.

use super::stage::{Stage, digest};
use crate::approval::{Affair, AffairRefusal, Change};
use crate::authority::Act;
use crate::authority::tests::holder;

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
fn what_is_classified_or_has_no_title_is_not_admitted() {
    assert_eq!(Affair::new(" ", "x"), Err(AffairRefusal::BadTitle));
    assert!(matches!(Affair::new("事项", "机密★5年\n内容"), Err(AffairRefusal::Classified(_))));
    assert_eq!(Affair::new("事项", &"长".repeat(20_001)), Err(AffairRefusal::TooLong));
}
