//! What becomes of a document whose oral consent falls.

use super::*;

#[test]
fn a_lapsed_oral_consent_takes_the_signature_away_until_it_is_given_again() {
    let stages = stages();
    for stage in [Stage::Signed, Stage::Rechecked] {
        let mut document = stages[&stage].clone();
        assert_eq!(document.lapse(), Some(Event::Lapsed));
        assert_eq!(document.state, State::Approving("a1".into()));
        document.sign(&permit("a1", &document.content), word("zhao", "同意"), at(30)).unwrap();
    }
    for stage in [Stage::Registered, Stage::Printed, Stage::Sealed] {
        let mut document = stages[&stage].clone();
        let before = document.state.signed().unwrap().clone();
        assert_eq!(document.lapse(), Some(Event::Lapsed));
        assert_eq!((document.stage(), document.state.number()), (Stage::Registered, Some(&number())));
        assert!(document.state.signed().unwrap().lapsed);
        assert_eq!(document.lapse(), None, "once");
        let permit = permit("a1", &document.content);
        let renewed = document.renew(&permit, word("qian", "同意印发"), at(30)).unwrap();
        assert_eq!(renewed, Some(Event::Renewed(permit.approved_on())));
        let signed = document.state.signed().unwrap();
        assert!(!signed.lapsed && signed.signer == who("qian") && signed.approval == before.approval);
        assert_eq!(document.renew(&permit, word("qian", "同意印发"), at(31)).unwrap(), None);
        document.print(&Registrar::for_test("wen"), &permit, at(32)).unwrap();
    }
    for stage in [Stage::Released, Stage::Archived] {
        let mut document = stages[&stage].clone();
        assert_eq!((document.lapse(), document.lapse()), (Some(Event::Lapsed), None));
        assert!(document.state.is_unsigned() && document.stage() == stage, "what went out stays as it is");
        if stage == Stage::Released {
            assert_eq!(document.may_archive(), Err(Refusal::Unsigned));
        }
        let permit = permit("a1", &document.content);
        let on = stages[&stage].state.signed().unwrap().on;
        assert_eq!(document.renew(&permit, word("qian", "同意"), at(30)).unwrap(), Some(Event::Renewed(on)));
        assert_eq!(document.state, stages[&stage].state, "signed after all");
    }
    for stage in [Stage::Drafting, Stage::Reviewing, Stage::Approving] {
        let mut document = stages[&stage].clone();
        assert_eq!(document.lapse(), None);
        let permit = permit("a1", &document.content);
        assert_eq!(document.renew(&permit, word("qian", "同意"), at(30)).unwrap(), None);
        assert_eq!(document, stages[&stage], "nothing is altered");
    }
    let mut document = stages[&Stage::Printed].clone();
    let other = permit("a2", &document.content);
    assert_eq!(document.renew(&other, word("qian", "同意"), at(30)), Err(Refusal::OtherContent));
}
