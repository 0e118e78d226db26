//! The life of a received document.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::Moment;
use crate::approval::Now;
use crate::archive::{FileNumber, Retention, Series};
use crate::authority::Holder;
use crate::calendar::{Calendar, Term};
use crate::documents::Circle;
use crate::permission::{Instructor, Member, Registrar};
use gongwen::Date;
use std::collections::BTreeMap;

fn who(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: id.to_owned() }
}

fn at(minute: i64) -> Moment {
    Moment::from_millis(1_795_000_000_000 + minute * 60_000)
}

fn today() -> Date {
    Date::new(2026, 11, 20).unwrap()
}

fn filed() -> FileNumber {
    FileNumber { series: Series::new("X001", 2026, Retention::Thirty, "BGS", today()).unwrap(), ordinal: 1 }
}

fn unit(name: &str) -> Sender {
    Sender { unit: None, name: name.to_owned() }
}

fn order(lead: &str, due: Deadline) -> Commission {
    Commission { lead: unit(lead), with: Vec::new(), due, days: None }
}

fn delivery() -> Delivery {
    Delivery {
        id: "i1".into(),
        sender: unit("白石镇人民政府"),
        their_number: "白政〔2026〕12号".into(),
        title: "白石镇人民政府关于修复通村公路的请示".into(),
        text: "县人民政府：请予支持。".into(),
        has_file: false,
        urgency: Urgency::Normal,
        copies: 1,
    }
}

fn registered(treatment: Treatment) -> Incoming {
    let registrar = Registrar::for_test("wen");
    let title = match treatment {
        Treatment::Action => delivery().title,
        Treatment::Reading => "白石镇人民政府关于通村公路情况的报告".into(),
    };
    let (mut incoming, _) = Incoming::send_in(&who("bai"), Delivery { title, ..delivery() }, at(0)).unwrap();
    incoming.receive(&registrar, at(1)).unwrap();
    incoming.register(&registrar, "收2026-001".into(), treatment, Circle::Office, at(2)).unwrap();
    incoming
}

/// A document at each stage, made by the verbs alone.
fn stages() -> BTreeMap<Stage, Incoming> {
    let (registrar, member) = (Registrar::for_test("wen"), Member::for_test("li"));
    let mut seen = BTreeMap::new();
    let mut keep = |incoming: &Incoming| seen.insert(incoming.stage, incoming.clone());
    let (mut incoming, _) = Incoming::send_in(&who("bai"), delivery(), at(0)).unwrap();
    keep(&incoming);
    incoming.receive(&registrar, at(1)).unwrap();
    keep(&incoming);
    incoming.register(&registrar, "收2026-001".into(), Treatment::Action, Circle::Office, at(2)).unwrap();
    keep(&incoming);
    let mut back = incoming.clone();
    back.send_back(&registrar, Check::Consultation, "没有征求县交通运输局意见", at(3)).unwrap();
    keep(&back);
    incoming.examine(&registrar, at(3)).unwrap();
    keep(&incoming);
    incoming.propose(&member, "请郑县长阅示", who("zheng"), at(4)).unwrap();
    keep(&incoming);
    incoming.instruct(&Instructor::for_test("zheng"), None, "请交通运输局办理", None, at(5)).unwrap();
    keep(&incoming);
    incoming.assign(&member, order("县交通运输局", Deadline::On(today())), today(), at(6)).unwrap();
    assert_eq!(incoming.answer(&member, "已列入计划", None, at(7)), Err(Refusal::AnswerByDocument), "a request");
    incoming.answer(&member, "", None, at(7)).unwrap();
    assert_eq!(incoming.answer.as_ref().unwrap().text, "zheng批示：请交通运输局办理");
    keep(&incoming);
    incoming.archive(&registrar, filed(), at(8)).unwrap();
    keep(&incoming);
    let mut reading = registered(Treatment::Reading);
    reading.examine(&registrar, at(3)).unwrap();
    reading.circulate(&member, &[who("zheng"), who("zhou")], at(4)).unwrap();
    keep(&reading);
    seen
}

/// As it is registered.
fn of(incoming: &Incoming) -> Particulars {
    Particulars {
        sender: incoming.sender.name.clone(),
        their_number: incoming.their_number.clone(),
        title: incoming.title.clone(),
        urgency: incoming.urgency,
        copies: incoming.copies,
        circle: incoming.circle,
    }
}

#[test]
fn a_correction_says_what_was_wrong_and_corrects_something() {
    let mut incoming = registered(Treatment::Action);
    let registrar = Registrar::for_test("wen");
    let same = of(&incoming);
    assert_eq!(incoming.correct(&registrar, &same, "核对"), Err(Refusal::NothingCorrected));
    let to = Particulars { their_number: " 白政〔2026〕32号 ".into(), circle: Circle::Involved, ..same.clone() };
    assert_eq!(incoming.correct(&registrar, &to, " "), Err(Refusal::NoReason));
    let event = incoming.correct(&registrar, &to, "来文字号看错了").unwrap();
    let said = "来文字号由“白政〔2026〕12号”改为“白政〔2026〕32号”，知悉范围由“办公室全体”改为“仅经办人员”";
    assert_eq!(event.words(), format!("更正登记：{said}"));
    assert_eq!((incoming.their_number.as_str(), incoming.circle), ("白政〔2026〕32号", Circle::Involved));
    // The name of a unit of the organisation is the organisation's.
    let renamed = Particulars { sender: "别的镇".into(), ..of(&incoming) };
    incoming.sender.unit = Some("baishi".into());
    assert_eq!(incoming.correct(&registrar, &renamed, "核对"), Err(Refusal::NothingCorrected));
    incoming.sender.unit = None;
    incoming.correct(&registrar, &renamed, "核对").unwrap();
    assert_eq!(incoming.sender.name, "别的镇");
    let marked = Particulars { title: "机密★5年 关于修路的请示".into(), ..of(&incoming) };
    assert!(matches!(incoming.correct(&registrar, &marked, "核对"), Err(Refusal::Classified(_))));
    let none = Particulars { title: " ".into(), ..of(&incoming) };
    assert_eq!(incoming.correct(&registrar, &none, "核对"), Err(Refusal::NoTitle));
}

type Verb = (&'static str, fn(&mut Incoming) -> Result<Event, Refusal>, &'static [Stage]);

const VERBS: &[Verb] = {
    use Stage::*;
    &[
        ("签收", |i| i.receive(&Registrar::for_test("wen"), at(20)), &[Sent]),
        (
            "登记",
            |i| i.register(&Registrar::for_test("wen"), "收1".into(), Treatment::Action, Circle::Office, at(20)),
            &[Received],
        ),
        (
            "更正",
            |i| {
                let to = Particulars { title: "关于修复堤防的请示".into(), ..of(i) };
                i.correct(&Registrar::for_test("wen"), &to, "标题登记错了")
            },
            &[Registered, Examined, Proposed, Handling, Circulating, Concluded],
        ),
        ("初审", |i| i.examine(&Registrar::for_test("wen"), at(20)), &[Registered]),
        ("退回", |i| i.send_back(&Registrar::for_test("wen"), Check::Form, "缺签发人", at(20)), &[Registered]),
        ("拟办", |i| i.propose(&Member::for_test("li"), "请阅示", who("zheng"), at(20)), &[Examined]),
        ("批示", |i| i.instruct(&Instructor::for_test("zheng"), None, "同意", None, at(20)), &[Proposed]),
        (
            "交办",
            |i| i.assign(&Member::for_test("li"), order("县水利局", Deadline::None), today(), at(20)),
            &[Handling],
        ),
        ("催办", |i| i.urge(&Member::for_test("li"), "请抓紧", at(20)), &[Proposed, Handling, Circulating]),
        ("传阅", |i| i.circulate(&Member::for_test("li"), &[who("xin")], at(20)), &[Proposed, Handling, Circulating]),
        ("已阅", |i| i.read(&who("zheng"), "", at(20)), &[Circulating]),
        ("改送", |i| i.redirect(&Member::for_test("li"), who("qian"), "郑县长调离", at(20)), &[Proposed]),
        ("撤下", |i| i.release_reader(&Member::for_test("li"), "zhou", "已调离", at(20)), &[Circulating]),
        ("改办件", |i| i.reclassify(&Member::for_test("li"), Treatment::Action, "要答复", at(20)), &[Circulating]),
        (
            "改阅件",
            |i| i.reclassify(&Member::for_test("li"), Treatment::Reading, "只要知道", at(20)),
            &[Registered, Examined, Proposed],
        ),
        ("答复", |i| i.answer(&Member::for_test("li"), "", None, at(20)), &[Handling]),
        ("重新办理", |i| i.reopen(&Member::for_test("li"), "批复已撤销", at(20)), &[Concluded]),
        ("归档", |i| i.archive(&Registrar::for_test("wen"), filed(), at(20)), &[Concluded]),
    ]
};

#[test]
fn every_verb_is_done_at_its_stages_and_refused_at_all_others() {
    let stages = stages();
    assert_eq!(stages.len(), Stage::ALL.len(), "every stage is reached by verbs");
    for (name, verb, allowed) in VERBS {
        for (stage, incoming) in &stages {
            let mut changed = incoming.clone();
            let done = verb(&mut changed);
            assert_eq!(done.is_ok(), allowed.contains(stage), "{name} at {stage:?}: {done:?}");
            if done.is_err() {
                assert_eq!(changed, *incoming, "{name} at {stage:?}: a refused verb changes nothing");
            }
        }
    }
}

#[test]
fn it_is_always_known_where_it_is() {
    let with: Vec<_> = stages().values().map(|incoming| incoming.whereabouts().with).collect();
    assert_eq!(
        with,
        [
            "机要文书",
            "机要文书",
            "机要文书",
            "白石镇人民政府",
            "机要文书",
            "zheng",
            "机要文书",
            "zheng、zhou",
            "机要文书",
            "档案"
        ]
    );
}

#[test]
fn an_instruction_comes_from_the_one_who_was_asked_or_from_the_substitute() {
    let mut incoming = stages()[&Stage::Proposed].clone();
    let other = Instructor::for_test("zhou");
    assert_eq!(incoming.instruct(&other, None, "同意", None, at(9)), Err(Refusal::NotAsked("zheng".into())));
    incoming.instruct(&other, Some(who("zheng")), "同意", Some(who("xianzhang")), at(9)).unwrap();
    assert_eq!(incoming.stage, Stage::Proposed, "it goes on to the next leader");
    assert_eq!(incoming.whereabouts().with, "xianzhang");
    assert_eq!(incoming.instructions[0].behalf, Some(who("zheng")));
    incoming.instruct(&Instructor::for_test("xianzhang"), None, "照办", None, at(10)).unwrap();
    assert_eq!((incoming.stage, incoming.instructions.len()), (Stage::Handling, 2));
}

#[test]
fn urgent_matters_have_a_deadline_and_one_lead() {
    let mut incoming = stages()[&Stage::Handling].clone();
    incoming.urgency = Urgency::Urgent;
    let member = Member::for_test("li");
    let assign = |lead: &str, with: Vec<Sender>, due| {
        let commission = Commission { lead: unit(lead), with, due, days: None };
        incoming.clone().assign(&member, commission, today(), at(9)).err()
    };
    assert_eq!(assign("县水利局", vec![], Deadline::None), Some(Refusal::NoDeadline));
    assert_eq!(assign("县水利局", vec![], Deadline::On(today().previous())), Some(Refusal::DeadlinePast));
    assert_eq!(assign(" ", vec![], Deadline::On(today())), Some(Refusal::NoLead));
    assert_eq!(assign("县水利局", vec![unit("县水利局")], Deadline::On(today())), Some(Refusal::LeadTwice));
    assert_eq!(assign("县水利局", vec![unit("县财政局")], Deadline::Unknown(2027)), None);
}

#[test]
fn nobody_is_missed_and_nobody_reads_twice() {
    let mut incoming = stages()[&Stage::Circulating].clone();
    let member = Member::for_test("li");
    assert_eq!(incoming.circulate(&member, &[who("zheng")], at(9)), Err(Refusal::NoReaders));
    assert_eq!(incoming.conclude(&member, at(9)), Err(Refusal::Unread(2)));
    incoming.read(&who("zheng"), "已阅", at(9)).unwrap();
    assert_eq!(incoming.read(&who("zheng"), "", at(9)), Err(Refusal::NotAReader));
    assert_eq!(incoming.read(&who("nobody"), "", at(9)), Err(Refusal::NotAReader));
    incoming.read(&who("zhou"), "", at(10)).unwrap();
    incoming.conclude(&member, at(11)).unwrap();
    assert_eq!(incoming.stage, Stage::Concluded);
}

#[test]
fn classified_papers_are_not_taken_in() {
    let mut marked = delivery();
    marked.text = "秘密★5年\n县人民政府：".into();
    assert!(matches!(Incoming::send_in(&who("bai"), marked, at(0)), Err(Refusal::Classified(_))));
    let mut marked = delivery();
    marked.title = "机密★10年关于某事的报告".into();
    assert!(matches!(Incoming::take_in(&Registrar::for_test("wen"), marked, at(0)), Err(Refusal::Classified(_))));
    for (change, refusal) in [
        ((|d: &mut Delivery| d.title.clear()) as fn(&mut Delivery), Refusal::NoTitle),
        (|d| d.text.clear(), Refusal::NoText),
        (|d| d.copies = 0, Refusal::Copies),
    ] {
        let mut delivery = delivery();
        change(&mut delivery);
        assert_eq!(Incoming::send_in(&who("bai"), delivery, at(0)).err(), Some(refusal));
    }
}

#[test]
fn what_is_only_to_be_read_is_not_handled() {
    let mut incoming = registered(Treatment::Reading);
    incoming.examine(&Registrar::for_test("wen"), at(3)).unwrap();
    assert_eq!(incoming.propose(&Member::for_test("li"), "请阅示", who("zheng"), at(4)), Err(Refusal::ForReading));
    let mut incoming = registered(Treatment::Action);
    incoming.examine(&Registrar::for_test("wen"), at(3)).unwrap();
    assert_eq!(incoming.circulate(&Member::for_test("li"), &[who("zheng")], at(4)), Err(Refusal::ForAction));
}

#[test]
fn another_leader_is_asked_instead_of_one_who_does_not_instruct() {
    let member = Member::for_test("li");
    let mut incoming = stages()[&Stage::Proposed].clone();
    assert_eq!(incoming.redirect(&member, who("qian"), " ", at(20)), Err(Refusal::NoReason));
    assert_eq!(incoming.redirect(&member, who("zheng"), "再请", at(20)), Err(Refusal::AskedAlready("zheng".into())));
    let event = incoming.redirect(&member, who("qian"), "郑县长调离", at(20)).unwrap();
    assert_eq!(event.words(), "改送批示，由zheng改为qian");
    assert_eq!(incoming.awaited_instruction(), Some(&who("qian")));
    let late = incoming.instruct(&Instructor::for_test("zheng"), None, "同意", None, at(21));
    assert_eq!(late, Err(Refusal::NotAsked("qian".into())));
    incoming.instruct(&Instructor::for_test("qian"), None, "同意", None, at(22)).unwrap();
}

#[test]
fn who_need_not_read_any_more_is_taken_off_and_what_was_read_stays() {
    let member = Member::for_test("li");
    let mut incoming = stages()[&Stage::Circulating].clone();
    incoming.read(&who("zheng"), "", at(20)).unwrap();
    assert_eq!(incoming.release_reader(&member, "zheng", "不用", at(21)), Err(Refusal::NotUnread));
    incoming.release_reader(&member, "zhou", "已调离", at(22)).unwrap();
    assert_eq!((incoming.unread().count(), incoming.readings.len()), (0, 1));
    incoming.conclude(&member, at(23)).unwrap();
    let mut alone = stages()[&Stage::Circulating].clone();
    for reader in ["zheng", "zhou"] {
        alone.release_reader(&member, reader, "送错了", at(20)).unwrap();
    }
    assert_eq!(alone.stage, Stage::Examined, "it waits for readers again");
}

#[test]
fn what_was_to_be_read_is_handled_after_all() {
    let member = Member::for_test("li");
    let mut incoming = stages()[&Stage::Circulating].clone();
    incoming.read(&who("zheng"), "请水利局研究答复", at(20)).unwrap();
    incoming.read(&who("zhou"), "", at(20)).unwrap();
    incoming.conclude(&member, at(21)).unwrap();
    assert_eq!(incoming.reclassify(&member, Treatment::Reading, "x", at(22)), Err(Refusal::TreatedSo("阅件")));
    incoming.reclassify(&member, Treatment::Action, "郑县长要求答复", at(22)).unwrap();
    assert_eq!((incoming.stage, incoming.readings.len()), (Stage::Examined, 2));
    incoming.propose(&member, "请水利局办理", who("zheng"), at(23)).unwrap();
    incoming.reclassify(&member, Treatment::Reading, "不用了", at(24)).unwrap();
    assert_eq!((incoming.stage, incoming.proposal.is_none()), (Stage::Circulating, true));
}

#[test]
fn it_is_not_filed_while_somebody_has_it_to_read() {
    let (member, registrar) = (Member::for_test("li"), Registrar::for_test("wen"));
    let mut incoming = registered(Treatment::Action);
    incoming.examine(&registrar, at(3)).unwrap();
    incoming.propose(&member, "请阅示", who("zheng"), at(4)).unwrap();
    incoming.circulate(&member, &[who("zhou")], at(4)).unwrap();
    incoming.instruct(&Instructor::for_test("zheng"), None, "同意", None, at(5)).unwrap();
    incoming.answer(&member, "已以云政函〔2026〕1号答复", Some("o1".into()), at(6)).unwrap();
    assert_eq!(incoming.archive(&registrar, filed(), at(7)), Err(Refusal::StillRead(1)));
    incoming.read(&who("zhou"), "", at(8)).unwrap();
    incoming.archive(&registrar, filed(), at(9)).unwrap();
}

#[test]
fn the_units_that_handle_it_tell_how_it_goes() {
    let member = Member::for_test("li");
    let mut incoming = registered(Treatment::Action);
    incoming.stage = Stage::Handling;
    let sender = |id: &str| Sender { unit: Some(id.into()), name: format!("单位{id}") };
    let commission =
        Commission { lead: sender("u1"), with: vec![sender("u2")], due: Deadline::Unknown(2027), days: Some(3) };
    incoming.assign(&member, commission, today(), at(6)).unwrap();
    let tell = |incoming: &mut Incoming, unit: &str, text: &str| {
        incoming.report(&who("zhao"), &[unit.to_owned()], text, at(7)).map(|event| event.words())
    };
    assert_eq!(tell(&mut incoming, "u3", "好了"), Err(Refusal::NotAHandler));
    assert_eq!(tell(&mut incoming, "u1", " "), Err(Refusal::NoOpinion));
    assert_eq!(tell(&mut incoming, "u1", &"长".repeat(1001)), Err(Refusal::WordsTooLong));
    assert_eq!(tell(&mut incoming, "u2", "已配合勘察"), Ok("单位u2反馈办理情况".into()));
    assert_eq!(incoming.feedback.len(), 1);
    assert_eq!(incoming.clone().follow(&member, who("li")), Err(Refusal::FollowsAlready("li".into())));
    incoming.follow(&member, who("sun")).unwrap();
    assert_eq!(incoming.assignment.as_ref().unwrap().follows, who("sun"));
    let seen = incoming.for_sender();
    assert!(seen.feedback.is_empty() && seen.instructions.is_empty());
    assert_eq!(seen.assignment.unwrap().lead.name, "单位u1");
}

#[test]
fn a_deadline_is_settled_when_the_year_is_announced_and_told_once_when_it_has_passed() {
    let member = Member::for_test("li");
    let mut incoming = registered(Treatment::Action);
    incoming.stage = Stage::Handling;
    let commission =
        Commission { lead: unit("县水利局"), with: Vec::new(), due: Deadline::Unknown(2027), days: Some(2) };
    incoming.assign(&member, commission, today(), at(6)).unwrap();
    let given = Now::of(at(6)).today;
    let day = Calendar::shipped().deadline(given, Term::WorkingDays(2)).unwrap();
    assert_eq!(incoming.run_over(Date::MAX), None, "nobody is late for a day that nobody knows");
    assert_eq!(incoming.settle_due(&Calendar::shipped()), Some(Event::DueSettled(day)));
    assert_eq!(incoming.settle_due(&Calendar::shipped()), None);
    assert_eq!(incoming.run_over(day), None, "the day itself is in time");
    assert_eq!(incoming.run_over(day.next()), Some(Event::Overdue(day)));
    assert_eq!(incoming.run_over(day.next()), None, "once");
}
