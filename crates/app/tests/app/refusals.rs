//! What is refused though each step before it was right, and what is told then.

use crate::county::{REPLY, county};
use app::approval::{Deed, NewAffair};
use app::documents::{Description, NewDocument, NewFile};
use app::{ErrorKind, Once};
use gongwen::Syntax;
use office::approval::Words;
use office::authority::{Fact, Facts};
use office::documents::outgoing::{Opinion, Registration, Stage};
use office::documents::{Circle, Openness};
use testkit::people::seated;

fn clear() -> [Opinion; 5] {
    [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned]
}

fn document(matter: &str, text: &str) -> NewDocument {
    let (openness, circle) = (Some(Openness::Active), Circle::Office);
    let description = Description { matter: matter.into(), openness, circle };
    NewDocument { text: text.into(), syntax: Syntax::Plain, description }
}

#[tokio::test]
async fn what_was_revoked_is_not_sent_reminded_of_or_answered_with() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let (id, township) = (county.released().await, county.unit("云溪县白石镇人民政府").await);
        app.send_copies(registrar, &id, Some(&township), "", (1, 3)).await.unwrap();
        let asked = app.ask_to_end(secretary, &id, "名单有误", None).await.unwrap();
        for signer in [&county.director, &county.leader] {
            county.consent(signer, &asked, "同意").await;
        }
        let (seen, _) = county.out(&id).await;
        app.end_document(registrar, &id, seen, &asked).await.unwrap();
        let sent = app.send_copies(registrar, &id, Some(&township), "", (4, 4)).await.unwrap_err();
        let copy = app.document_copies(registrar, &id).await.unwrap()[0].id.clone();
        let reminded = app.remind_copies(registrar, &copy).await.unwrap_err();
        for refused in [sent, reminded] {
            assert!(refused.message().contains("已经撤销"), "{refused}");
        }

        let request = county.examined().await;
        app.propose(secretary, &request, 4, "拟请宋县长批示", county.leader.id()).await.unwrap();
        let to_self = app.instruct(&county.leader, &request, 5, "请阅", county.leader.id()).await.unwrap_err();
        assert!(to_self.message().contains("另一位领导"), "{to_self}");
        app.instruct(&county.leader, &request, 5, "请水利局办理", "").await.unwrap();
        let seen = county.seen(&request).await;
        let void = app.answer(secretary, &request, seen, "", "云政函〔2026〕1号").await.unwrap_err();
        assert!(void.message().contains("已经撤销"), "{void}");
    })
    .await;
}

/// To them there is nothing; to an inspector there was an attempt.
#[tokio::test]
async fn whoever_acts_on_what_they_may_not_see_leaves_an_attempt() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let (app, stranger) = (&county.app, &county.liaison);
        let (id, request) = (county.begun().await, county.examined().await);
        county.passed(&id).await;
        let neighbour = seated(app, &county.chief, "R60").await.person;
        let attempts = async || {
            let filter = store::ledger::Filter::default();
            let newest = store::ledger::find(&db, &filter, 50).await.unwrap();
            let refused =
                newest.records.into_iter().map(|one| one.entry).filter(|entry| entry.verb.ends_with(".refused"));
            refused.map(|entry| (entry.verb, entry.actor, entry.object_id)).collect::<Vec<_>>()
        };
        let revision = app.approval(&county.deputy, &id).await.unwrap().revision;
        let deed = Deed::Consent(Words::opinion("同意"));
        let signed = app.act_on_approval(stranger, &id, revision, deed).await.unwrap_err();
        let sealed = app.seal_document(stranger, &id, 1, 1).await.unwrap_err();
        let instructed = app.instruct(&neighbour, &request, 4, "同意", "").await.unwrap_err();
        let carried = app.carry_out_affair(&neighbour, &id, revision).await.unwrap_err();
        for error in [signed, sealed, instructed, carried] {
            assert_eq!(error.kind(), ErrorKind::NotFound, "they learn nothing: {error}");
        }
        let found = attempts().await;
        for (verb, actor, object) in [
            ("approval.signed.refused", stranger, &id),
            ("outgoing.sealed.refused", stranger, &id),
            ("incoming.instructed.refused", &neighbour, &request),
            ("approval.executed.refused", &neighbour, &id),
        ] {
            let one = (verb.to_owned(), actor.id().to_owned(), object.clone());
            assert!(found.contains(&one), "{verb}: {found:?}");
        }
        // What is not there at all is no attempt.
        app.seal_document(stranger, "nothing", 1, 1).await.unwrap_err();
        app.instruct(stranger, "nothing", 1, "同意", "").await.unwrap_err();
        assert_eq!(attempts().await.len(), found.len());
    })
    .await;
}

/// A tick that adds no step would only look like one.
#[tokio::test]
async fn what_is_said_of_a_document_has_a_step_and_a_matter_its_kinds() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary, head) = (&county.app, &county.secretary, &county.section_head);
        let letter = app.begin_document(secretary, document("letter", REPLY)).await.unwrap();
        let other = app.submit_document(secretary, &letter, 1).await.unwrap_err();
        assert!(other.message().contains("只用于函，这份公文是批复"), "{other}");

        let id = app.begin_document(secretary, document("emergency", REPLY)).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        let water = county.unit("云溪县水利局").await;
        let portfolios = vec![water.clone()];
        for (facts, element) in [
            (Facts { flags: [Fact::Normative].into(), ..Facts::default() }, "规范性文件"),
            (Facts { units: vec![water], ..Facts::default() }, "会签单位"),
        ] {
            let facts = Facts { portfolios: portfolios.clone(), ..facts };
            let refused = app.pass_document(head, &id, 2, clear(), facts).await.unwrap_err();
            assert!(refused.message().contains(&format!("不看“{element}”")), "{refused}");
        }
        let facts = Facts { portfolios, flags: [Fact::Emergency].into(), ..Facts::default() };
        app.pass_document(head, &id, 2, clear(), facts).await.unwrap();
    })
    .await;
}

/// The next submission begins a review of its own; what was objected to stays known.
#[tokio::test]
async fn objections_of_a_review_stay_on_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary, head) = (&county.app, &county.secretary, &county.section_head);
        let id = county.begun().await;
        let seen = county.out(&id).await.0;
        app.submit_document(secretary, &id, seen).await.unwrap();
        let mut opinions = clear();
        opinions[1] = Opinion::Objection("资金列支渠道应写全称".into());
        app.return_document(head, &id, seen + 1, opinions, "请修改").await.unwrap();
        app.submit_document(secretary, &id, seen + 2).await.unwrap();
        let history = app.document_history(head, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("资金列支渠道应写全称")), "{history:?}");
    })
    .await;
}

#[tokio::test]
async fn marked_words_do_not_get_into_the_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let request = county.examined().await;
        let leader = county.leader.id();
        let mut refused = Vec::new();
        refused.push(app.propose(secretary, &request, 4, "机密★5年 拟请批示", leader).await.unwrap_err());
        app.propose(secretary, &request, 4, "拟请批示", leader).await.unwrap();
        refused.push(app.redirect(secretary, &request, 5, county.director.id(), "秘密★1年 外出").await.unwrap_err());
        refused.push(app.instruct(&county.leader, &request, 5, "同意。机\u{200b}密★5年", "").await.unwrap_err());
        refused.push(app.register_offline(registrar, "机密★5年", 1).await.unwrap_err());
        let id = county.begun().await;
        county.passed(&id).await;
        let seen = app.approval(&county.deputy, &id).await.unwrap().revision;
        let deed = Deed::Consent(Words::opinion("机密★5年 同意"));
        refused.push(app.act_on_approval(&county.deputy, &id, seen, deed).await.unwrap_err());
        let (out, _) = county.out(&id).await;
        refused.push(app.cancel_document(secretary, &id, out, "绝密★30年").await.unwrap_err());
        for error in refused {
            assert_eq!(error.kind(), ErrorKind::Invalid, "{error}");
            assert!(error.message().contains("标有密级"), "{error}");
        }
        let long = app.instruct(&county.leader, &request, 5, &"长".repeat(1001), "").await.unwrap_err();
        assert!(long.message().contains("最多1000字"), "{long}");
    })
    .await;
}

#[tokio::test]
async fn what_a_desktop_would_run_is_no_text() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let id = county.begun().await;
    let add = async |name: &str| {
        let file = NewFile { name: name.to_owned(), bytes: "echo 1\n".into() };
        county.app.add_file(&county.secretary, &id, file).await
    };
    for name in ["x.bat", "x.js", "x.html", "x.svg", "x.sh", "没有后缀", "x.exe"] {
        let refused = add(name).await.unwrap_err();
        assert!(refused.message().contains("不支持这种文件"), "{name}: {refused}");
    }
    assert!(add(&format!("{}.txt", "长".repeat(200))).await.unwrap_err().message().contains("文件名太长"));
    add("说明.txt").await.unwrap();
}

#[tokio::test]
async fn an_executed_matter_is_not_rewritten_into_another() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let flags = [Fact::Emergency].into();
        let new = |text: &str| NewAffair {
            matter: "routine".into(),
            title: "领用投影仪".into(),
            text: text.into(),
            facts: Facts { flags: std::collections::BTreeSet::clone(&flags), ..Facts::default() },
        };
        let id = app.submit_affair(secretary, new("周三会议用")).await.unwrap();
        let oral =
            Deed::RecordOral { from: county.deputy.id().to_owned(), words: "先用".into(), said: app.clock().now() };
        app.act_on_approval(&county.registrar, &id, 2, oral).await.unwrap();
        let view = app.approval(secretary, &id).await.unwrap();
        app.carry_out_affair(secretary, &id, view.revision).await.unwrap();
        let seen = app.approval(&county.deputy, &id).await.unwrap().revision;
        app.act_on_approval(&county.deputy, &id, seen, Deed::DenyOral("没有说过".into())).await.unwrap();
        let seen = app.approval(secretary, &id).await.unwrap().revision;
        app.act_on_approval(secretary, &id, seen, Deed::Withdraw).await.unwrap();
        let other = app.rewrite_affair(secretary, &id, seen + 1, new("买鼠标")).await.unwrap_err();
        assert!(other.message().contains("已经办理过"), "{other}");
        let kept = app.approval(secretary, &id).await.unwrap().affair.unwrap();
        assert_eq!((kept.text.as_str(), kept.done.is_some()), ("周三会议用", true));
    })
    .await;
}

#[tokio::test]
async fn who_answered_with_what_was_revoked_is_told_and_answers_anew() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let request = county.examined().await;
        app.propose(secretary, &request, 4, "拟请宋县长批示", county.leader.id()).await.unwrap();
        // An answer before the instruction is refused, and on record.
        let seen = county.seen(&request).await;
        let history =
            async || app.history_for(&county.chief.person, "incoming", &request, "").await.unwrap().lines.len();
        let before = history().await;
        let early = app.answer(secretary, &request, seen, "县政府同意。", "").await.unwrap_err();
        assert_eq!((early.kind(), history().await), (ErrorKind::Conflict, before + 1), "{early}");
        app.instruct(&county.leader, &request, 5, "请办理", "").await.unwrap();
        let reply = county.released().await;
        let early = app.reopen(secretary, &request, county.seen(&request).await, "批复有误").await.unwrap_err();
        assert_eq!(early.kind(), ErrorKind::Conflict);
        app.answer(secretary, &request, county.seen(&request).await, "", "云政函〔2026〕1号").await.unwrap();

        let asked = app.ask_to_end(secretary, &reply, "名单有误", None).await.unwrap();
        for signer in [&county.director, &county.leader] {
            county.consent(signer, &asked, "同意").await;
        }
        app.end_document(registrar, &reply, county.out(&reply).await.0, &asked).await.unwrap();
        let told = app.notices(secretary, 1).await.unwrap().lines;
        let words = "答复所用的公文已撤销，自始无效，要不要重新办理，请核对";
        assert!(told.iter().any(|line| line.object == request && line.words == words), "{told:?}");

        let seen = county.seen(&request).await;
        let theirs = app.reopen(&county.liaison, &request, seen, "批复撤销了").await.unwrap_err();
        assert_eq!(theirs.kind(), ErrorKind::Forbidden);
        assert!(app.reopen(secretary, &request, seen, " ").await.unwrap_err().message().contains("理由"));
        app.reopen(secretary, &request, seen, "批复已经撤销").await.unwrap();
        let document = app.incoming(&county.liaison, &request).await.unwrap();
        assert_eq!((document.stage.name(), document.answer.is_none()), ("承办中", true));
        assert_eq!(document.taken_back[0].answer.text, "已以云政函〔2026〕1号答复。");
        let history = app.document_history(&county.liaison, &request).await.unwrap();
        assert!(history.iter().any(|line| line.words == "收回答复，重新办理：批复已经撤销"), "{history:?}");
        let seen = county.seen(&request).await;
        let own = app.answer(secretary, &request, seen, "县政府同意安排50万元。", "").await.unwrap_err();
        assert!(own.message().contains("请示要以签发过的公文答复"), "{own}");
        app.answer(secretary, &request, seen, "", "").await.unwrap();
        assert_eq!(county.app.incoming(secretary, &request).await.unwrap().stage.name(), "已办结");
    })
    .await;
}

#[tokio::test]
async fn a_document_answers_whom_it_is_addressed_to_and_is_signed_for_its_organ() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        // 县政府's document is no business of the office alone.
        let id = app.begin_document(secretary, document("own-office", REPLY)).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        let wrong = app.pass_document(&county.section_head, &id, 2, clear(), Facts::default()).await.unwrap_err();
        assert!(wrong.message().contains("由县政府领导签发"), "{wrong}");
        assert_eq!(county.out(&id).await.1, Stage::Reviewing);

        county.released().await;
        let other = seated(app, &county.chief, "R60").await.person;
        let request = county.examined_from(&other).await;
        app.propose(secretary, &request, 4, "拟请宋县长批示", county.leader.id()).await.unwrap();
        app.instruct(&county.leader, &request, 5, "请办理", "").await.unwrap();
        let seen = county.seen(&request).await;
        let elsewhere = app.answer(secretary, &request, seen, "", "云政函〔2026〕1号").await.unwrap_err();
        assert!(elsewhere.message().contains("不是发给云溪县柳河镇人民政府的"), "{elsewhere}");
        // What was released before the request came answers something else.
        app.clock().advance(std::time::Duration::from_secs(60));
        let later = county.examined().await;
        app.propose(secretary, &later, 4, "拟请宋县长批示", county.leader.id()).await.unwrap();
        app.instruct(&county.leader, &later, 5, "请办理", "").await.unwrap();
        let seen = county.seen(&later).await;
        let early = app.answer(secretary, &later, seen, "", "云政函〔2026〕1号").await.unwrap_err();
        assert!(early.message().contains("以前就核发了"), "{early}");
    })
    .await;
}

#[tokio::test]
async fn the_elements_of_a_review_are_kept_and_one_that_is_dropped_is_on_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let id = county.begun().await;
        county.passed_with(&id, &[Fact::Normative]).await;
        let seen = app.approval(&county.deputy, &id).await.unwrap().revision;
        let back = Deed::SendBack(office::approval::Target::Drafter, "请补依据".into());
        app.act_on_approval(&county.deputy, &id, seen, back).await.unwrap();
        let before = app.facts_before(&county.section_head, &id).await.unwrap().unwrap();
        assert!(before.has(Fact::Normative) && before.units.len() == 1);
        county.passed(&id).await;
        let history = app.document_history(secretary, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("不再按规范性文件送签")), "{history:?}");
    })
    .await;
}

#[tokio::test]
async fn the_same_form_makes_one_thing_however_often_it_is_sent() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let once = Once::read(&Once::fresh());
        let affair = || NewAffair { matter: "routine".into(), title: "领用电脑".into(), ..NewAffair::default() };
        let first = app.submit_affair_once(secretary, &once, affair()).await.unwrap();
        assert_eq!(app.submit_affair_once(secretary, &once, affair()).await.unwrap(), first);
        let theirs = app.submit_affair_once(&county.registrar, &once, affair()).await.unwrap();
        assert_ne!(theirs, first, "another's form is another's");
        let first = app.begin_document_once(secretary, &once, document("downward", REPLY)).await.unwrap();
        assert_eq!(app.begin_document_once(secretary, &once, document("downward", REPLY)).await.unwrap(), first);
        let first = app.take_in_once(&county.liaison, &once, crate::county::delivery()).await.unwrap();
        assert_eq!(app.take_in_once(&county.liaison, &once, crate::county::delivery()).await.unwrap(), first);
        assert_ne!(app.take_in(&county.liaison, crate::county::delivery()).await.unwrap(), first);
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_for_an_office_that_is_not_theirs_and_who_signed_learns_that_it_fell() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let id = county.begun().await;
        county.passed(&id).await;
        let seen = app.approval(&county.deputy, &id).await.unwrap().revision;
        let away = Deed::Delegate { to: county.liaison.id().to_owned(), reason: String::new() };
        let refused = app.act_on_approval(&county.deputy, &id, seen, away).await.unwrap_err();
        assert!(refused.message().contains("本单位的同事"), "{refused}");
        let view = app.approval(&county.deputy, &id).await.unwrap();
        assert!(view.delegates.iter().all(|one| one.id != county.liaison.id()) && !view.delegates.is_empty());
        county.consent(&county.deputy, &id, "同意").await;
        let (seen, _) = county.out(&id).await;
        let changed = REPLY.replace("2027年汛前", "2028年汛前");
        assert!(app.amend_document(secretary, &id, seen, &changed).await.unwrap());
        let told = app.notices(&county.deputy, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.contains("签署已经失效")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_file_is_what_its_name_says_and_a_paper_receipt_is_put_on_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let file = NewFile { name: "现场.png".into(), bytes: "<html>不是图片</html>".into() };
        let mut new = crate::county::delivery();
        new.file = Some(file);
        let wrong = app.take_in(&county.liaison, new).await.unwrap_err();
        assert!(wrong.message().contains("内容不是PNG 图片"), "{wrong}");
        let mut long = crate::county::delivery();
        long.title = "长".repeat(201);
        assert!(app.take_in(&county.liaison, long).await.unwrap_err().message().contains("标题太长"));

        let id = county.released().await;
        app.send_copies(registrar, &id, None, "县档案馆", (1, 1)).await.unwrap();
        let copy = app.document_copies(registrar, &id).await.unwrap()[0].id.clone();
        assert_eq!(app.record_receipt(registrar, &copy, " ").await.unwrap_err().kind(), ErrorKind::Invalid);
        let stranger = app.record_receipt(&county.secretary, &copy, "王馆员").await.unwrap_err();
        assert_eq!(stranger.kind(), ErrorKind::Forbidden);
        app.record_receipt(registrar, &copy, "王馆员").await.unwrap();
        let receipt = app.document_copies(registrar, &id).await.unwrap()[0].receipt.clone().unwrap();
        assert_eq!(receipt.by.name, format!("王馆员（{}登记）", registrar.name()));
        let backwards = app.send_copies(registrar, &id, None, "县委党校", (3, 2)).await.unwrap_err();
        assert!(backwards.message().contains("份号的起止不对"), "{backwards}");
    })
    .await;
}

/// A text that was changed behind the back of the program is found, though the ledger is whole.
#[tokio::test]
async fn a_text_that_was_changed_in_the_database_is_found() {
    testkit::both(async |db| {
        let county = crate::county::county(db.clone()).await;
        county.released().await;
        county.sent_in().await;
        let good = county.app.verify_contents().await.unwrap();
        assert!(good.faults.is_empty() && good.checked >= 3, "{good:?}");
        for statement in [
            "update outgoing set body = replace(body, '2027', '2029')",
            "update document_versions set body = replace(body, '2027', '2029')",
            "update incoming set body = replace(body, '两处', '三处')",
        ] {
            testkit::tamper(&db, statement).await;
        }
        let found = county.app.verify_contents().await.unwrap();
        let texts = found.faults.iter().filter(|fault| fault.contains("的文字与台账里的摘要不符"));
        assert_eq!(texts.count(), 3, "{found:?}");
    })
    .await;
}

/// So is a word, a receipt, a number or a reason.
#[tokio::test]
async fn what_people_said_and_received_is_held_against_the_ledger() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let (id, township) = (county.released().await, county.unit("云溪县白石镇人民政府").await);
        app.send_copies(registrar, &id, Some(&township), "", (1, 3)).await.unwrap();
        let copy = app.document_copies(registrar, &id).await.unwrap()[0].id.clone();
        app.receive_copies(&county.liaison, &copy).await.unwrap();
        let request = county.examined().await;
        let file = NewFile { name: "清单.txt".into(), bytes: "一、堤防\n".into() };
        app.add_file(registrar, &request, file).await.unwrap();
        let seen = county.seen(&request).await;
        app.propose(secretary, &request, seen, "拟请宋县长批示", county.leader.id()).await.unwrap();
        app.instruct(&county.leader, &request, seen + 1, "请水利局办理", "").await.unwrap();
        let void = county.begun().await;
        county.passed(&void).await;
        county.signed(&void).await;
        let (seen, _) = county.out(&void).await;
        app.recheck_document(registrar, &void, seen, "").await.unwrap();
        let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
        app.register_document(registrar, &void, seen + 1, "云政函", &registration).await.unwrap();
        app.cancel_document(registrar, &void, seen + 2, "印错了").await.unwrap();
        let good = app.verify_contents().await.unwrap();
        assert!(good.faults.is_empty(), "{good:?}");
        for (statement, fault) in [
            ("update seal_uses set impressions = 99", "用印登记"),
            ("delete from document_numbers where ordinal = 1", "不在发文字号登记里"),
            (
                "update document_numbers set void_reason = '另有安排' where void_reason is not null",
                "作废的理由“另有安排”",
            ),
            ("update incoming set facts = replace(facts, '请水利局办理', '请交通局办理')", "“请交通局办理”与台账不符"),
            ("update approval_history set event = replace(event, '同意会签', '不同意')", "的意见“不同意”"),
            ("update document_copies set record = replace(record, '白石镇', '清河镇')", "分发给云溪县清河镇人民政府"),
            (
                "update outgoing set state = replace(state, '\"ordinal\":1', '\"ordinal\":7') where stage = 'released'",
                "7号",
            ),
            ("update incoming set title = replace(title, '堤防', '公路')", "标题与登记的不符"),
            ("update outgoing set title = replace(title, '堤防', '公路') where stage = 'released'", "标题与文稿不符"),
            ("update outgoing set state = replace(state, '\"impressions\":10', '\"impressions\":99')", "用印99次"),
            ("update document_files set name = '别的.txt'", "不是台账里登记的"),
            ("update outgoing set state = replace(state, '宋婉君', '贺春生') where stage = 'released'", "签发人贺春生"),
            ("update accounts set role = 'administrator'", "是管理员，台账里没有记录"),
            ("delete from document_versions", "版本都没有了"),
            ("delete from document_copies", "少了台账记下的分发"),
            ("delete from approval_history where verb = 'sign'", "次办理"),
            ("delete from incoming", "数据库里已经没有这一件"),
        ] {
            let tells = |found: &app::ledger::Contents| found.faults.iter().any(|one| one.contains(fault));
            assert!(!tells(&app.verify_contents().await.unwrap()), "{statement}");
            testkit::tamper(&db, statement).await;
            let found = app.verify_contents().await.unwrap();
            assert!(tells(&found), "{statement}: {found:?}");
        }
    })
    .await;
}
