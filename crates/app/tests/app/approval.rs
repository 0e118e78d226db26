//! A matter from submission to being carried out; refused attempts; the table of authority.

use crate::clock;
use app::approval::{Deed, NewAffair};
use app::{App, Clock, ErrorKind, Person, SignedIn};
use office::approval::{Outcome, Resolution, State, Target, Words};
use office::authority::{Act, Fact, Facts, Table};
use office::people::Role;
use std::time::Duration;
use testkit::people::{PASSWORD, administrator};

/// Somebody of the demonstration county, signed in.
async fn seated(app: &App, chief: &SignedIn, number: &str) -> Person {
    let by = chief.person.administrator().unwrap();
    let id = app.organization().await.unwrap().person_numbered(number).unwrap().id.clone();
    let account = number.to_lowercase();
    let first = app.open_account_for(&by, &id, &account, Role::Clerk).await.unwrap();
    let signed_in = app.sign_in(&account, &first).await.unwrap();
    app.change_password(&signed_in.person, &signed_in.token, &first, PASSWORD).await.unwrap();
    app.sign_in(&account, PASSWORD).await.unwrap().person
}

async fn county(db: store::Db) -> (App, Clock, SignedIn) {
    let clock = clock();
    let app = App::on(db, clock.clone(), true).unwrap();
    let chief = administrator(&app).await;
    (app, clock, chief)
}

fn leave(half_days: u32) -> NewAffair {
    NewAffair {
        matter: "leave".into(),
        title: "请假半天".into(),
        text: "送孩子就医，工作已交同事。".into(),
        facts: Facts { half_days: Some(half_days), ..Facts::default() },
    }
}

#[tokio::test]
async fn a_matter_is_submitted_signed_and_only_then_carried_out() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db).await;
        let (clerk, deputy) = (seated(&app, &chief, "R22").await, seated(&app, &chief, "R09").await);
        let stranger = seated(&app, &chief, "R16").await;
        let id = app.submit_affair(&clerk, leave(1)).await.unwrap();
        let view = app.approval(&clerk, &id).await.unwrap();
        assert_eq!((view.revision, view.approval.state()), (2, State::Pending));
        assert!(view.may.withdraw && view.may.sign.is_none() && !view.may.carry_out);
        let early = app.carry_out_affair(&clerk, &id, 2).await.unwrap_err();
        assert_eq!(early.kind(), ErrorKind::Forbidden);
        assert!(early.message().contains("正在等副主任"), "{early}");
        assert_eq!(app.approval(&stranger, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
        let waiting = app.waiting_for(&deputy).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].title.as_str()), (1, "请假半天"));
        assert!(app.waiting_for(&stranger).await.unwrap().is_empty());
        let own = app.act_on_approval(&clerk, &id, 2, Deed::Consent(Words::circle())).await.unwrap_err();
        assert!(own.message().contains("您自己拟的稿"), "{own}");
        app.act_on_approval(&deputy, &id, 2, Deed::Consent(Words::opinion("同意"))).await.unwrap();
        let late = app.act_on_approval(&clerk, &id, 3, Deed::Withdraw).await.unwrap_err();
        assert_eq!(late.kind(), ErrorKind::Conflict);
        let digest = app.approval(&clerk, &id).await.unwrap().approval.digest().clone();
        assert!(app.permit(&clerk, &id, Act::Leave, &digest).await.is_ok());
        assert!(app.permit(&clerk, &id, Act::Spend, &digest).await.is_err());
        app.carry_out_affair(&clerk, &id, 3).await.unwrap();
        let again = app.carry_out_affair(&clerk, &id, 4).await.unwrap_err();
        assert_eq!(again.kind(), ErrorKind::Conflict);
        assert_eq!(app.approval(&clerk, &id).await.unwrap().affair.unwrap().done.unwrap().by.name, "范小鸥");
        let by = chief.person.administrator().unwrap();
        let verbs: Vec<String> =
            app.ledger_verbs(&by.inspector()).await.unwrap().into_iter().map(|verb| verb.verb).collect();
        for verb in [
            "approval.submitted",
            "approval.signed",
            "approval.signed.refused",
            "approval.executed",
            "approval.executed.refused",
            "approval.withdrawn.refused",
        ] {
            assert!(verbs.iter().any(|known| known == verb), "{verb}: {verbs:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_sign_at_once_one_is_told() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db).await;
        let clerk = seated(&app, &chief, "R22").await;
        let (one, two) = (seated(&app, &chief, "R09").await, seated(&app, &chief, "R10").await);
        let id = app.submit_affair(&clerk, leave(1)).await.unwrap();
        let sign = |person: Person| {
            let (app, id) = (app.clone(), id.clone());
            tokio::spawn(async move { app.act_on_approval(&person, &id, 2, Deed::Consent(Words::circle())).await })
        };
        let (a, b) = (sign(one), sign(two));
        let results = [a.await.unwrap(), b.await.unwrap()];
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        let view = app.approval(&clerk, &id).await.unwrap();
        assert_eq!((view.approval.state(), view.approval.history().len()), (State::Approved, 2));
    })
    .await;
}

#[tokio::test]
async fn what_came_back_is_mended_and_goes_through_the_table_it_was_opened_under() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db).await;
        let by = chief.person.administrator().unwrap();
        let (clerk, deputy) = (seated(&app, &chief, "R22").await, seated(&app, &chief, "R09").await);
        let id = app.submit_affair(&clerk, leave(1)).await.unwrap();
        let back = Deed::SendBack(Target::Drafter, "写明去向".into());
        app.act_on_approval(&deputy, &id, 2, back).await.unwrap();
        assert_eq!(app.waiting_for(&clerk).await.unwrap().len(), 1);
        let today = app.today();
        let text = Table::shipped_text().replace("自：2012年7月1日", &format!("自：{today}"));
        let text = text.replace("本单位设置 半天以内由副主任批准", "本单位设置 由副主任批准（新表）");
        let preview = app.preview_authority(&by, &text).await.unwrap();
        assert_eq!(preview.differences.len(), 1);
        let past = text.replace(&today.to_string(), "2020年1月1日");
        assert!(app.publish_authority(&by, &past).await.unwrap_err().message().contains("已经过去"));
        let faulty = app.publish_authority(&by, "版本：x").await.unwrap_err();
        assert_eq!(faulty.kind(), ErrorKind::Invalid);
        let version = app.publish_authority(&by, &text).await.unwrap();
        assert_eq!(app.authority_versions(&by).await.unwrap().len(), 2);
        let director = seated(&app, &chief, "R08").await;
        assert!(app.authority().await.unwrap().id != version);
        let task = app.day_of(&director).await.unwrap().tasks.into_iter().find(|task| task.id == version);
        assert_eq!(task.unwrap().what, "请确认审批权限表");
        assert_eq!(app.confirm_authority(&clerk, &version, true, "").await.unwrap_err().kind(), ErrorKind::NotFound);
        let own = app.confirm_authority(&chief.person, &version, true, "").await.unwrap_err();
        assert_eq!(own.kind(), ErrorKind::Forbidden, "nobody confirms what they published");
        assert!(app.confirm_authority(&director, &version, false, " ").await.is_err(), "a no has a reason");
        app.confirm_authority(&director, &version, true, "").await.unwrap();
        assert_eq!(app.confirm_authority(&director, &version, true, "").await.unwrap_err().kind(), ErrorKind::Conflict);
        assert_eq!(app.authority().await.unwrap().id, version);
        app.rewrite_affair(&clerk, &id, 3, NewAffair { text: "去市人民医院".into(), ..leave(1) }).await.unwrap();
        app.act_on_approval(&clerk, &id, 4, Deed::Submit).await.unwrap();
        let old = app.approval(&clerk, &id).await.unwrap();
        assert!(old.why[0].source.contains("半天以内"), "{:?}", old.why);
        let new = app.submit_affair(&clerk, leave(1)).await.unwrap();
        assert!(app.approval(&clerk, &new).await.unwrap().why[0].source.contains("新表"));
    })
    .await;
}

#[tokio::test]
async fn an_oral_consent_lapses_with_the_clock_and_the_system_says_so() {
    testkit::both(async |db| {
        let (app, clock, chief) = county(db).await;
        let (clerk, deputy) = (seated(&app, &chief, "R22").await, seated(&app, &chief, "R09").await);
        let facts = Facts { flags: [Fact::Emergency].into(), ..Facts::default() };
        let new = NewAffair { matter: "routine".into(), title: "抢修用车".into(), text: String::new(), facts };
        let id = app.submit_affair(&clerk, new).await.unwrap();
        let oral = Deed::RecordOral { from: deputy.id().into(), words: "先派车".into(), said: clock.now() };
        let own = app.act_on_approval(&clerk, &id, 2, oral.clone()).await.unwrap_err();
        assert!(own.message().contains("不能由拟稿人记录"), "{own}");
        let registrar = seated(&app, &chief, "R20").await;
        assert_eq!(app.approval_lists(&registrar, 1).await.unwrap().urgent.len(), 1);
        let (outsider, other) = (seated(&app, &chief, "R59").await, seated(&app, &chief, "R16").await);
        for person in [&outsider, &other] {
            assert!(app.approval_lists(person, 1).await.unwrap().urgent.is_empty());
            assert_eq!(app.approval(person, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
        }
        app.act_on_approval(&registrar, &id, 2, oral).await.unwrap();
        assert!(app.approval_lists(&registrar, 1).await.unwrap().urgent.is_empty());
        assert_eq!(app.approval(&clerk, &id).await.unwrap().approval.state(), State::Approved);
        assert_eq!(app.waiting_for(&deputy).await.unwrap().len(), 1);
        assert_eq!(app.mind_approvals().await.unwrap(), 0);
        clock.advance(Duration::from_secs(25 * 3600));
        assert_eq!(app.mind_approvals().await.unwrap(), 1);
        let view = app.approval(&clerk, &id).await.unwrap();
        assert_eq!(view.approval.state(), State::Pending);
        assert!(view.approval.history().last().unwrap().event.words().contains("失效"));
        assert!(app.carry_out_affair(&clerk, &id, view.revision).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn the_registrar_records_what_the_meeting_decided() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db).await;
        let clerk = seated(&app, &chief, "R22").await;
        let registrar = seated(&app, &chief, "R20").await;
        let water = app.organization().await.unwrap().unit_numbered("J11").unwrap().id.clone();
        let facts = Facts { portfolios: vec![water], flags: [Fact::Party].into(), ..Facts::default() };
        let new =
            NewAffair { matter: "decision".into(), title: "供水一体化方案".into(), text: "x".into(), facts };
        let id = app.submit_affair(&clerk, new).await.unwrap();
        let mut seen = 2;
        for number in ["R08", "R63", "R04", "R02"] {
            let leader = seated(&app, &chief, number).await;
            app.act_on_approval(&leader, &id, seen, Deed::Consent(Words::circle())).await.unwrap();
            seen += 1;
        }
        let resolution = |outcome| Resolution {
            meeting: "2026年第8次常务会议".into(),
            on: app.today(),
            outcome,
            note: String::new(),
        };
        assert_eq!(app.approval_lists(&registrar, 1).await.unwrap().bodies.len(), 1);
        let wrong = app.act_on_approval(&clerk, &id, seen, Deed::Resolve(resolution(Outcome::Passed))).await;
        assert_eq!(wrong.unwrap_err().kind(), ErrorKind::Forbidden);
        app.act_on_approval(&registrar, &id, seen, Deed::Resolve(resolution(Outcome::InPrinciple))).await.unwrap();
        let blocked = app.carry_out_affair(&clerk, &id, seen + 1).await.unwrap_err();
        assert!(blocked.message().contains("正在等县委常委会"), "{blocked}");
        app.act_on_approval(&registrar, &id, seen + 1, Deed::Resolve(resolution(Outcome::Passed))).await.unwrap();
        app.carry_out_affair(&clerk, &id, seen + 2).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn phrases_are_ones_own() {
    let (db, _folder) = testkit::sqlite().await;
    let (app, _, chief) = county(db).await;
    let deputy = seated(&app, &chief, "R09").await;
    app.keep_phrases(&deputy, " 同意，请抓紧 \n\n同意，请抓紧\n请财政局提出意见").await.unwrap();
    assert_eq!(app.phrases(&deputy).await.unwrap().1, ["同意，请抓紧", "请财政局提出意见"]);
    assert!(app.phrases(&chief.person).await.unwrap().1.is_empty());
    assert!(app.keep_phrases(&deputy, &"长".repeat(61)).await.is_err());
    assert!(app.keep_phrases(&deputy, &(0..13).map(|n| format!("{n}\n")).collect::<String>()).await.is_err());
}

#[tokio::test]
async fn whoever_is_asked_to_read_and_act_is_told_and_can_open_it() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db).await;
        let (clerk, deputy) = (seated(&app, &chief, "R22").await, seated(&app, &chief, "R09").await);
        let (water, other) = (seated(&app, &chief, "R36").await, seated(&app, &chief, "R59").await);
        let id = app.submit_affair(&clerk, leave(1)).await.unwrap();
        assert!(app.approval(&water, &id).await.is_err());
        for whom in ["nobody", deputy.id()] {
            let refer = Deed::ConsentAndRefer(Words::opinion("同意"), whom.into());
            assert_eq!(app.act_on_approval(&deputy, &id, 2, refer).await.unwrap_err().kind(), ErrorKind::Invalid);
        }
        let refer = Deed::ConsentAndRefer(Words::opinion("同意"), water.id().into());
        let event = app.act_on_approval(&deputy, &id, 2, refer).await.unwrap();
        assert!(event.words().contains("同意。请") && event.words().ends_with("阅处。"), "{}", event.words());
        let told = app.notices(&water, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words == "请您阅处"), "{told:?}");
        assert!(app.approval(&water, &id).await.is_ok());
        assert!(app.approval(&other, &id).await.is_err());
    })
    .await;
}

/// What was approved and carried out is held against the entries.
#[tokio::test]
async fn a_matter_that_was_changed_behind_the_ledger_is_found() {
    testkit::both(async |db| {
        let (app, _, chief) = county(db.clone()).await;
        let (clerk, deputy) = (seated(&app, &chief, "R22").await, seated(&app, &chief, "R09").await);
        let id = app.submit_affair(&clerk, leave(1)).await.unwrap();
        app.act_on_approval(&deputy, &id, 2, Deed::Consent(Words::opinion("同意"))).await.unwrap();
        app.carry_out_affair(&clerk, &id, 3).await.unwrap();
        assert!(app.verify_contents().await.unwrap().faults.is_empty());
        for (statement, fault) in [
            ("update affairs set done_by = null, done_name = null, done_on = null", "数据库里没有"),
            ("update affairs set body = '出国旅游。'", "内容与台账里的摘要不符"),
        ] {
            testkit::tamper(&db, statement).await;
            let found = app.verify_contents().await.unwrap();
            assert!(found.faults.iter().any(|one| one.contains(fault)), "{statement}: {found:?}");
        }
    })
    .await;
}
