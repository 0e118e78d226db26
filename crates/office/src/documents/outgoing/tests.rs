//! The life of a sent document: each verb at each stage.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::Moment;
use crate::approval::{Affair, AffairRefusal, Approval, Digest, Ending, Now, Opening, Permit, Words};
use crate::archive::{FileNumber, Retention, Series};
use crate::authority::{Act, Chart, Facts, Holder, Post, Role, Substitute, Table};
use crate::documents::{Circle, DocumentNumber, Ground, Openness};
use crate::permission::{Member, Registrar, Reviewer};
use gongwen::{Date, Syntax};
use std::collections::BTreeMap;

mod bound;
mod lapse;

const TEXT: &str =
    "云溪县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n请做好防汛工作。\n\n云溪县人民政府\n2026年11月20日\n";

const TABLE: &str = "版本：试\n自：2026年1月1日\n\n事项：notice 通知\n说明：试\n许可：签发公文\n  步骤：主任\n  依据：惯例 试\n\n\
                     事项：ending 撤销和废止\n说明：试\n许可：撤销公文、废止公文\n  步骤：主任\n  依据：惯例 试\n";

/// Everybody is there, and 赵主任 is the director.
struct Office;

impl Chart for Office {
    fn holders(&self, post: &Post, _: Date) -> Vec<Holder> {
        if post.role == Role::Director { vec![who("zhao")] } else { Vec::new() }
    }

    fn substitute(&self, _: &str, _: Date) -> Option<Substitute> {
        None
    }

    fn person(&self, id: &str, _: Date) -> Option<Holder> {
        Some(who(id))
    }

    fn is_registrar(&self, _: &str, _: Role, _: Date) -> bool {
        false
    }

    fn hears(&self, _: &str, _: &str, _: Date) -> bool {
        false
    }

    fn unit_name(&self, unit: &str, _: Date) -> Option<String> {
        Some(unit.to_owned())
    }

    fn unit_called(&self, name: &str, _: Date) -> Option<String> {
        Some(name.to_owned())
    }
}

fn word(id: &str, opinion: &str) -> LastWord {
    LastWord { signer: who(id), hand: None, opinion: opinion.to_owned() }
}

fn who(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: id.to_owned() }
}

fn at(minute: i64) -> Moment {
    Moment::from_millis(1_795_000_000_000 + minute * 60_000)
}

fn content(text: &str) -> Content {
    Content { text: text.to_owned(), syntax: Syntax::Plain, title: "通知".into(), kind: None, bound: None }
}

fn clear() -> [Opinion; 5] {
    [Opinion::Clear, Opinion::Clear, Opinion::NotConcerned, Opinion::Clear, Opinion::Clear]
}

fn begun() -> Outgoing {
    let beginning = Beginning {
        id: "d1".into(),
        content: content(TEXT),
        matter: "notice".into(),
        openness: Some(Openness::Active),
        circle: Circle::Office,
    };
    Outgoing::begin(&who("li"), beginning, at(0)).unwrap().0
}

/// A permit for what is written, by a chain that was walked to its end.
fn permit(id: &str, content: &Content) -> Permit {
    permit_of(id, "notice", Act::Issue, &content.digest())
}

/// What ends the force of a document, and the permit for it.
fn decided(document: &str, from: Option<Date>) -> (Affair, Permit) {
    let ending = Ending { document: document.into(), from };
    let act = ending.act();
    let affair = Affair::ending(ending, "通知", "云政发〔2026〕5号", "有误").unwrap();
    let permit = permit_of("e1", "ending", act, &affair.digest());
    (affair, permit)
}

fn permit_of(id: &str, matter: &str, act: Act, digest: &Digest) -> Permit {
    let table = Table::read(TABLE).unwrap();
    let matter = table.matter(matter).unwrap();
    let opening = Opening {
        id: id.into(),
        table: "t".into(),
        title: "通知".into(),
        facts: Facts::default(),
        drafter: who("li"),
        digest: digest.clone(),
    };
    let mut approval = Approval::open(opening, matter);
    let now = Now::of(at(5));
    assert!(approval.permit(act, digest, now).is_err(), "nothing before the consent");
    approval.submit("li", matter, &Office, now).unwrap();
    assert!(approval.permit(act, digest, now).is_err(), "nothing before the consent");
    approval.consent("zhao", Words::opinion("同意"), &Office, now).unwrap();
    approval.permit(act, digest, now).unwrap()
}

fn number() -> DocumentNumber {
    DocumentNumber { series: "云政发".into(), year: 2026, ordinal: 5 }
}

fn filed() -> FileNumber {
    let today = gongwen::Date::new(2026, 11, 25).unwrap();
    FileNumber { series: Series::new("X001", 2026, Retention::Permanent, "BGS", today).unwrap(), ordinal: 1 }
}

fn registration() -> Registration {
    Registration { copies: 30, scope: "各乡镇人民政府".into() }
}

/// A document at each stage, made by the verbs alone.
fn stages() -> BTreeMap<Stage, Outgoing> {
    let (reviewer, registrar) = (Reviewer::for_test("zhang"), Registrar::for_test("wen"));
    let mut seen = BTreeMap::new();
    let mut document = begun();
    let permit = permit("a1", &document.content);
    let mut keep = |document: &Outgoing| seen.insert(document.stage(), document.clone());
    keep(&document);
    let mut cancelled = document.clone();
    cancelled.cancel(&who("li"), None, "不发了", at(1)).unwrap();
    keep(&cancelled);
    document.submit(&who("li"), at(1)).unwrap();
    keep(&document);
    document.pass(&reviewer, Examination::of(clear()), "a1".into(), at(2)).unwrap();
    keep(&document);
    document.sign(&permit, word("zhao", "同意"), at(3)).unwrap();
    keep(&document);
    document.recheck(&registrar, &permit, "", at(4)).unwrap();
    keep(&document);
    document.register(&registrar, &permit, &registration(), number(), at(5)).unwrap();
    keep(&document);
    document.print(&registrar, &permit, at(6)).unwrap();
    keep(&document);
    document.seal(&registrar, &permit, 30, at(7)).unwrap();
    keep(&document);
    document.release(&registrar, &permit, Now::of(at(8)).today, at(8)).unwrap();
    keep(&document);
    document.archive(&registrar, filed(), at(9)).unwrap();
    keep(&document);
    seen
}

type Verb = (&'static str, fn(&mut Outgoing, &Permit) -> Result<Event, Refusal>, &'static [Stage]);

/// Each verb, done by whoever may, and the stages at which it is done.
const VERBS: &[Verb] = {
    use Stage::*;
    &[
        ("修改", |d, _| d.edit(&who("li"), content(TEXT), at(20)), &[Drafting, Reviewing]),
        ("送审", |d, _| d.submit(&who("li"), at(20)), &[Drafting]),
        ("撤回", |d, _| d.take_back(&who("li"), at(20)), &[Reviewing]),
        (
            "审核",
            |d, _| d.pass(&Reviewer::for_test("zhang"), Examination::of(clear()), "a1".into(), at(20)),
            &[Reviewing],
        ),
        (
            "退回",
            |d, _| d.return_to_drafter(&Reviewer::for_test("zhang"), Examination::of(clear()), "改", at(20)),
            &[Reviewing],
        ),
        ("签发", |d, p| d.sign(p, word("zhao", ""), at(20)), &[Approving]),
        ("改动", |d, _| d.amend(&who("li"), content(TEXT), at(20)).map(|done| done.0), &[Approving, Signed, Rechecked]),
        ("复核", |d, p| d.recheck(&Registrar::for_test("wen"), p, "", at(20)), &[Signed]),
        ("登记", |d, p| d.register(&Registrar::for_test("wen"), p, &registration(), number(), at(20)), &[Rechecked]),
        ("印制", |d, p| d.print(&Registrar::for_test("wen"), p, at(20)), &[Registered]),
        ("用印", |d, p| d.seal(&Registrar::for_test("wen"), p, 30, at(20)), &[Printed]),
        ("核发", |d, p| d.release(&Registrar::for_test("wen"), p, Now::of(at(20)).today, at(20)), &[Sealed]),
        ("更正", |d, _| correct(d, 40, "县直各单位", 0), &[Registered, Printed, Sealed, Released]),
        ("公开", |d, _| publish(d, 20), &[Released, Archived]),
        ("归档", |d, _| d.archive(&Registrar::for_test("wen"), filed(), at(20)), &[Released]),
        ("撤销", |d, _| end(d, None), &[Released, Archived]),
        ("废止", |d, _| end(d, Some(Now::of(at(20)).today)), &[Released, Archived]),
        (
            "作废",
            |d, _| d.cancel(&who("wen"), Some(&Registrar::for_test("wen")), "不发了", at(20)),
            &[Drafting, Reviewing, Approving, Signed, Rechecked, Registered, Printed, Sealed],
        ),
    ]
};

fn correct(document: &mut Outgoing, copies: u32, scope: &str, out: u32) -> Result<Event, Refusal> {
    let to = Registration { copies, scope: scope.into() };
    document.correct(&Registrar::for_test("wen"), &to, out, "加印", at(20))
}

fn publish(document: &mut Outgoing, day: i64) -> Result<Event, Refusal> {
    document.publish(&who("li"), Now::of(at(day)).today, "县政府门户网站", Now::of(at(20)).today, at(20))
}

#[test]
fn copies_and_recipients_are_put_right_and_never_below_what_is_out() {
    let stages = stages();
    let mut document = stages[&Stage::Released].clone();
    assert_eq!(correct(&mut document, 30, "各乡镇人民政府", 0), Err(Refusal::NothingCorrected));
    assert_eq!(correct(&mut document, 10, "各乡镇人民政府", 12), Err(Refusal::CopiesOut(12)));
    assert_eq!(correct(&mut document, 0, "各乡镇人民政府", 0), Err(Refusal::Copies));
    let words = "印制份数由30改为40，分送范围由“各乡镇人民政府”改为“县直各单位”，理由：加印";
    assert_eq!(correct(&mut document, 40, " 县直各单位 ", 12), Ok(Event::Corrected(words.into())));
    assert_eq!(document.state.registered().map(|one| (one.copies, one.scope.as_str())), Some((40, "县直各单位")));
    end(&mut document, None).unwrap();
    assert_eq!(correct(&mut document, 50, "县直各单位", 0), Err(Refusal::OutOfForce));
}

#[test]
fn what_is_public_is_on_record_with_day_and_place() {
    let stages = stages();
    let mut document = stages[&Stage::Released].clone();
    assert!(document.is_to_publish() && !stages[&Stage::Sealed].is_to_publish());
    let (early, late) = (publish(&mut document, -1_000_000), publish(&mut document, 1_000_000));
    assert!(matches!((early, late), (Err(Refusal::PublishedWhen(_)), Err(Refusal::PublishedWhen(_)))));
    assert!(publish(&mut document, 20).is_ok() && !document.is_to_publish());
    let mut inner = stages[&Stage::Released].clone();
    inner.openness = Some(Openness::OnRequest("涉及个别企业".into()));
    assert_eq!(publish(&mut inner, 20), Err(Refusal::NotPublic));
    let mut void = stages[&Stage::Released].clone();
    end(&mut void, None).unwrap();
    assert!(publish(&mut void, 20) == Err(Refusal::OutOfForce) && !void.is_to_publish());
}

fn end(document: &mut Outgoing, from: Option<Date>) -> Result<Event, Refusal> {
    let (mut affair, permit) = decided("d1", from);
    let event = document.end(&Registrar::for_test("wen"), &mut affair, &permit, at(20))?;
    assert_eq!(affair.done.unwrap().by, who("wen"));
    Ok(event)
}

#[test]
fn every_verb_is_done_at_its_stages_and_refused_at_all_others() {
    let stages = stages();
    assert_eq!(stages.len(), Stage::ALL.len(), "every stage is reached by verbs");
    let permit = permit("a1", &content(TEXT));
    for (name, verb, allowed) in VERBS {
        for (stage, document) in &stages {
            let mut changed = document.clone();
            let done = verb(&mut changed, &permit);
            assert_eq!(done.is_ok(), allowed.contains(stage), "{name} at {stage:?}: {done:?}");
            if done.is_err() {
                assert_eq!(changed, *document, "{name} at {stage:?}: a refused verb changes nothing");
            }
        }
    }
}

#[test]
fn nothing_is_executed_with_a_permit_for_something_else() {
    let registrar = Registrar::for_test("wen");
    let stages = stages();
    for other in [permit("a2", &content(TEXT)), permit("a1", &content(&TEXT.replace("防汛", "防火")))] {
        let mut document = stages[&Stage::Approving].clone();
        assert_eq!(document.sign(&other, word("zhao", ""), at(9)), Err(Refusal::OtherContent));
        let mut document = stages[&Stage::Signed].clone();
        assert_eq!(document.recheck(&registrar, &other, "", at(9)), Err(Refusal::OtherContent));
        let mut document = stages[&Stage::Rechecked].clone();
        let done = document.register(&registrar, &other, &registration(), number(), at(9));
        assert_eq!(done, Err(Refusal::OtherContent));
        let mut document = stages[&Stage::Registered].clone();
        assert_eq!(document.print(&registrar, &other, at(9)), Err(Refusal::OtherContent));
        let mut document = stages[&Stage::Printed].clone();
        assert_eq!(document.seal(&registrar, &other, 1, at(9)), Err(Refusal::OtherContent));
        let mut document = stages[&Stage::Sealed].clone();
        assert_eq!(document.release(&registrar, &other, Now::of(at(9)).today, at(9)), Err(Refusal::OtherContent));
    }
}

#[test]
fn a_change_of_substance_after_signing_goes_back_to_the_signer() {
    let signed = &stages()[&Stage::Signed];
    let mut document = signed.clone();
    let spaced = content(&TEXT.replace("请做好防汛工作。", "请做好 防汛工作。"));
    assert_eq!(document.amend(&who("wen"), spaced, at(9)).unwrap(), (Event::Edited, false));
    assert_eq!(document.stage(), Stage::Signed);
    let other = content(&TEXT.replace("请做好防汛工作。", "请做好抗旱工作。"));
    assert_eq!(document.amend(&who("wen"), other, at(9)).unwrap(), (Event::BackToSigner, true));
    assert_eq!(document.state, State::Approving("a1".into()));
    let old = permit("a1", &content(TEXT));
    assert_eq!(document.sign(&old, word("zhao", ""), at(9)), Err(Refusal::OtherContent));
}

#[test]
fn another_drafter_takes_a_document_over_before_it_is_issued() {
    let (reviewer, next) = (Reviewer::for_test("zhang"), Member::for_test("sun"));
    for (stage, document) in stages() {
        let mut handed = document.clone();
        let done = handed.hand_on(&who("zhang"), Some(&reviewer), &next, "李明调离", at(30));
        match stage {
            Stage::Released | Stage::Archived => assert_eq!(done, Err(Refusal::Issued)),
            Stage::Cancelled => assert!(matches!(done, Err(Refusal::WrongStage { .. }))),
            _ => {
                assert_eq!(done, Ok(Event::HandedOn("li".into(), "sun".into())));
                assert_eq!((handed.drafter, handed.state), (who("sun"), document.state), "nothing else changes");
            }
        }
    }
    let mut document = begun();
    let by_another = document.hand_on(&who("qian"), None, &next, "代劳", at(30));
    assert_eq!(by_another, Err(Refusal::NotDrafter("li".into())));
    assert_eq!(document.hand_on(&who("li"), None, &next, "", at(30)), Err(Refusal::NoReason));
    let same = document.hand_on(&who("li"), None, &Member::for_test("li"), "休假", at(30));
    assert_eq!(same, Err(Refusal::DraftsAlready("li".into())));
    document.hand_on(&who("li"), None, &next, "休假", at(30)).unwrap();
    let mut reviewed = stages()[&Stage::Approving].clone();
    let own = reviewed.hand_on(&who("zhang"), Some(&reviewer), &Member::for_test("zhang"), "我来", at(30));
    assert_eq!(own, Err(Refusal::ReviewedIt("zhang".into())));
}

#[test]
fn a_draft_is_reviewed_by_another_and_in_all_five_heads() {
    let mut document = stages()[&Stage::Reviewing].clone();
    let own = Reviewer::for_test("li");
    assert_eq!(document.pass(&own, Examination::of(clear()), "a1".into(), at(3)), Err(Refusal::OwnDraft));
    let reviewer = Reviewer::for_test("zhang");
    let mut opinions = clear();
    opinions[1] = Opinion::Objection("  ".into());
    assert_eq!(
        document.pass(&reviewer, Examination::of(opinions.clone()), "a1".into(), at(3)),
        Err(Refusal::ReviewIncomplete("内容"))
    );
    opinions[1] = Opinion::Objection("措施没有责任单位".into());
    assert_eq!(
        document.pass(&reviewer, Examination::of(opinions.clone()), "a1".into(), at(3)),
        Err(Refusal::ReviewObjects("内容"))
    );
    assert_eq!(
        document.return_to_drafter(&reviewer, Examination::of(opinions.clone()), " ", at(3)),
        Err(Refusal::NoReason)
    );
    document.return_to_drafter(&reviewer, Examination::of(opinions), "补上责任单位", at(3)).unwrap();
    let State::Drafting(Some(returned)) = &document.state else { panic!("it is back with the drafter") };
    assert_eq!(returned.reason, "补上责任单位");
    assert!(document.review.is_some(), "the drafter sees what was objected to");
}

#[test]
fn one_objection_is_enough_to_return_and_all_heads_are_needed_to_pass() {
    let reviewer = Reviewer::for_test("zhang");
    let mut document = stages()[&Stage::Reviewing].clone();
    let nothing = || Opinion::Objection(String::new());
    let said = || [nothing(), Opinion::Objection("时限不对".into()), nothing(), nothing(), nothing()];
    assert!(matches!(
        document.pass(&reviewer, Examination::of(said()), "a1".into(), at(30)),
        Err(Refusal::ReviewIncomplete(_))
    ));
    let mut missing = clear();
    missing[4] = Opinion::NotExamined;
    assert!(matches!(
        document.pass(&reviewer, Examination::of(missing), "a1".into(), at(30)),
        Err(Refusal::ReviewIncomplete(_))
    ));
    document.return_to_drafter(&reviewer, Examination::of(said()), "请改时限", at(31)).unwrap();
    let opinions = &document.review.as_ref().unwrap().opinions;
    assert_eq!((&opinions[0], &opinions[1]), (&Opinion::NotExamined, &Opinion::Objection("时限不对".into())));
}

#[test]
fn what_is_not_public_needs_a_reason() {
    for (openness, accepted) in [
        (None, false),
        (Some(Openness::Active), true),
        (Some(Openness::OnRequest("  ".into())), false),
        (Some(Openness::OnRequest("涉及个别企业".into())), true),
        (Some(Openness::Closed(Ground::InProcess, String::new())), false),
        (Some(Openness::Closed(Ground::InProcess, "内部请示".into())), true),
    ] {
        let mut document = begun();
        document.openness = openness.clone();
        assert_eq!(document.submit(&who("li"), at(1)).is_ok(), accepted, "{openness:?}");
    }
}

#[test]
fn classified_or_empty_text_is_not_taken() {
    let mut document = begun();
    let marked = content(&format!("机密★10年\n{TEXT}"));
    assert!(matches!(document.edit(&who("li"), marked, at(1)), Err(Refusal::Classified(_))));
    assert_eq!(document.edit(&who("li"), content(" \n"), at(1)), Err(Refusal::Empty));
    assert_eq!(document.edit(&who("wang"), content(TEXT), at(1)), Err(Refusal::NotDrafter("li".into())));
}

#[test]
fn a_cancelled_number_stays() {
    let mut document = stages()[&Stage::Sealed].clone();
    assert!(document.cancel(&who("li"), None, "不发了", at(9)).is_err(), "after signing the registrar does it");
    let registrar = Registrar::for_test("wen");
    document.cancel(registrar.holder(), Some(&registrar), "印错了", at(9)).unwrap();
    assert_eq!(document.state.number(), Some(&number()));
}

#[test]
fn revoked_and_repealed_are_two_things_and_happen_once() {
    let released = &stages()[&Stage::Released];
    let on = released.state.released().unwrap().on;
    let mut document = released.clone();
    assert_eq!(end(&mut document, Some(on.previous())), Err(Refusal::BeforeIssue));
    assert_eq!(end(&mut document, Some(on)), Ok(Event::Repealed(on)));
    assert!(matches!(document.state.released().unwrap().standing, Standing::Repealed(_, from) if from == on));
    assert_eq!(end(&mut document, None), Err(Refusal::OutOfForce));
    let mut document = released.clone();
    assert_eq!(end(&mut document, None), Ok(Event::Revoked));
    assert!(matches!(document.state.released().unwrap().standing, Standing::Revoked(_)));
}

#[test]
fn force_ends_only_by_the_decision_on_this_document_and_this_way() {
    let released = &stages()[&Stage::Released];
    let on = released.state.released().unwrap().on;
    let registrar = Registrar::for_test("wen");
    let (revoked, permit_to_revoke) = decided("d1", None);
    let (repealed, permit_to_repeal) = decided("d1", Some(on));
    let (another, permit_for_another) = decided("d2", None);
    let (_, other_day) = decided("d1", Some(on.next()));
    let of_issue = permit("a1", &released.content);
    let routine = Affair::new("撤销《通知》", "有误").unwrap();
    for (affair, permit) in [
        (&revoked, &permit_to_repeal),
        (&repealed, &permit_to_revoke),
        (&repealed, &other_day),
        (&another, &permit_for_another),
        (&revoked, &permit_for_another),
        (&revoked, &of_issue),
        (&routine, &permit_to_revoke),
    ] {
        let mut document = released.clone();
        assert_eq!(document.end(&registrar, &mut affair.clone(), permit, at(20)), Err(Refusal::OtherMatter));
        assert_eq!(document, *released);
    }
    let mut on_the_document = revoked.clone();
    assert_eq!(
        on_the_document.carry_out(&permit_to_revoke, Act::Revoke, who("li"), Now::of(at(20))),
        Err(AffairRefusal::OnDocument("撤销"))
    );
    assert_eq!(
        Affair::ending(Ending { document: "d1".into(), from: None }, "通知", "", " "),
        Err(AffairRefusal::NoReason)
    );
}

#[test]
fn copies_go_out_once_and_come_back() {
    let copy = |first, last| Copy {
        id: "c".into(),
        unit: None,
        recipient: "白石镇人民政府".into(),
        first,
        last,
        sent: crate::documents::Done::new(&who("wen"), at(1)),
        receipt: None,
        recall: None,
        reminded: None,
    };
    let mut first = Copy::send(copy(1, 10), 30, &[]).unwrap();
    let send = |from, to| Copy::send(copy(from, to), 30, &[first.clone()]);
    for (from, to, refused) in [
        (0, 3, Refusal::CopyRange),
        (5, 4, Refusal::CopyRange),
        (10, 12, Refusal::CopyTaken(10)),
        (25, 31, Refusal::CopyNotPrinted(31, 30)),
        (8, 20, Refusal::CopyTaken(8)),
    ] {
        assert_eq!(send(from, to), Err(refused), "{from}-{to}");
    }
    assert!(Copy::send(copy(11, 30), 30, &[first.clone()]).is_ok());
    first.remind(at(1)).unwrap();
    assert_eq!(first.remind(at(2)), Err(Refusal::RemindedToday));
    first.clone().remind(at(24 * 60 + 1)).unwrap();
    first.receive(&who("bai"), at(2)).unwrap();
    assert_eq!(first.receive(&who("bai"), at(3)), Err(Refusal::Received));
    assert_eq!(first.remind(at(3)), Err(Refusal::Received));
    first.recall(&who("wen"), "印错了", at(4)).unwrap();
    assert_eq!(first.recall(&who("wen"), "再收", at(5)), Err(Refusal::NotOut));
    assert!(Copy::send(copy(1, 10), 30, &[first]).is_ok(), "what is back can go out again");
}
