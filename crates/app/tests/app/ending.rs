//! 撤销 and 废止: asked for, decided, carried out; and never without the decision.

use crate::county::{County, county};
use app::ErrorKind;
use app::approval::Deed;
use gongwen::Date;
use office::approval::{Target, Words};
use office::documents::outgoing::Standing;

async fn consent(county: &County, approval: &str) {
    for signer in [&county.director, &county.leader] {
        let seen = county.app.approval(signer, approval).await.unwrap().revision;
        let deed = Deed::Consent(Words::opinion("同意"));
        county.app.act_on_approval(signer, approval, seen, deed).await.unwrap();
    }
}

#[tokio::test]
async fn a_document_is_revoked_as_it_was_decided_and_not_before() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let id = county.released().await;
        let township = county.unit("云溪县白石镇人民政府").await;
        app.send_copies(registrar, &id, Some(&township), "", (1, 3)).await.unwrap();
        let stranger = app.ask_to_end(&county.liaison, &id, "有误", None).await.unwrap_err();
        assert_eq!(stranger.kind(), ErrorKind::Forbidden);
        assert_eq!(app.ask_to_end(secretary, &id, " ", None).await.unwrap_err().message(), "请写明理由。");
        let asked = app.ask_to_end(secretary, &id, "所附名单有误", None).await.unwrap();
        let twice = app.ask_to_end(registrar, &id, "有误", Some(Date::MAX)).await.unwrap_err();
        assert_eq!(twice.kind(), ErrorKind::Conflict);

        // Not before it is decided, not with another decision; each attempt is on record.
        let (seen, _) = county.out(&id).await;
        let early = app.end_document(registrar, &id, seen, &asked).await.unwrap_err();
        assert!(early.message().contains("正在等"), "{early}");
        let other = app.end_document(registrar, &id, seen, &id).await.unwrap_err();
        assert_eq!(other.kind(), ErrorKind::NotFound);
        let history = app.document_history(secretary, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("办理未获准")), "{history:?}");
        consent(&county, &asked).await;
        let by_drafter = app.approval(secretary, &asked).await.unwrap();
        assert!(!by_drafter.may.carry_out, "it is carried out on the document");
        let carried = app.carry_out_affair(secretary, &asked, by_drafter.revision).await.unwrap_err();
        assert!(carried.message().contains("公文页"), "{carried}");
        assert_eq!(app.end_document(secretary, &id, seen, &asked).await.unwrap_err().kind(), ErrorKind::Forbidden);
        let tasks = app.day_of(registrar).await.unwrap().tasks;
        assert!(tasks.iter().any(|task| task.id == id && task.what.contains("已批准")), "{tasks:?}");
        app.end_document(registrar, &id, seen, &asked).await.unwrap();
        let document = app.document(secretary, &id).await.unwrap();
        assert!(matches!(document.state.released().unwrap().standing, Standing::Revoked(_)));
        let told = app.notices(&county.liaison, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words == "已撤销，自始无效"), "{told:?}");
        assert!(!app.day_of(registrar).await.unwrap().tasks.iter().any(|task| task.id == id));
        // Wherever it is listed it is told.
        let register = app.outgoing_table(registrar, &crate::registers::all()).await.unwrap();
        let last = |row: &app::documents::Row| match row {
            app::documents::Row::Line(cells) => cells.last().unwrap().words(),
            app::documents::Row::Group(_) => String::new(),
        };
        assert!(register.rows.iter().any(|row| last(row) == "已撤销"), "{:?}", register.rows);
        assert_eq!(app.inbox(&county.liaison, 1).await.unwrap().lines[0].out_of_force, "已撤销");
        let asked_for = app::find::FindRequest { words: "柳溪堤防的批复".into(), ..Default::default() };
        let found = app.find_anything(secretary, &asked_for).await.unwrap().lines;
        assert!(found.iter().any(|line| line.id == id && line.standing == "已核发，已撤销"), "{found:?}");
        let line = &app.endings(secretary, &id).await.unwrap()[0];
        assert!(line.done && line.open);
        let again = app.ask_to_end(secretary, &id, "有误", None).await.unwrap_err();
        assert!(again.message().contains("已经撤销"), "{again}");
    })
    .await;
}

#[tokio::test]
async fn a_returned_request_keeps_its_document_when_it_is_rewritten() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
    let id = county.released().await;
    let from = app.document(secretary, &id).await.unwrap().state.released().unwrap().on.plus_days(30);
    let asked = app.ask_to_end(secretary, &id, "不再适用", Some(from)).await.unwrap();
    let seen = app.approval(&county.director, &asked).await.unwrap().revision;
    let back = Deed::SendBack(Target::Drafter, "写明新的规定".into());
    app.act_on_approval(&county.director, &asked, seen, back).await.unwrap();
    let view = app.approval(secretary, &asked).await.unwrap();
    let new = app::approval::NewAffair {
        matter: view.approval.matter().to_owned(),
        title: "撤销另一份公文".into(),
        text: "已有新的规定，不再适用。".into(),
        facts: view.approval.facts().clone(),
    };
    app.rewrite_affair(secretary, &asked, view.revision, new).await.unwrap();
    let view = app.approval(secretary, &asked).await.unwrap();
    assert!(view.approval.title().starts_with("废止《"), "{}", view.approval.title());
    app.act_on_approval(secretary, &asked, view.revision, Deed::Submit).await.unwrap();
    consent(&county, &asked).await;
    let (seen, _) = county.out(&id).await;
    app.end_document(registrar, &id, seen, &asked).await.unwrap();
    let document = app.document(secretary, &id).await.unwrap();
    assert!(matches!(document.state.released().unwrap().standing, Standing::Repealed(_, day) if day == from));
}

#[tokio::test]
async fn a_document_that_is_cancelled_asks_nobody_any_more_and_its_signers_learn_of_it() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let id = county.begun().await;
        county.passed(&id).await;
        county.consent(&county.deputy, &id, "同意").await;
        let (seen, _) = county.out(&id).await;
        app.cancel_document(secretary, &id, seen, "与已发的文件重复").await.unwrap();
        for person in [&county.director, &county.water, &county.leader] {
            assert!(app.waiting_for(person).await.unwrap().is_empty(), "{}", person.name());
        }
        let told = app.notices(&county.deputy, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words == "您签过的文稿已作废"), "{told:?}");
        let view = app.approval(&county.deputy, &id).await.unwrap();
        assert!(view.approval.history().last().unwrap().event.words().contains("撤回"));
        let late = app.act_on_approval(&county.deputy, &id, view.revision, Deed::Consent(Words::name())).await;
        assert_eq!(late.unwrap_err().kind(), ErrorKind::Conflict);

        // Also after it was signed, and by the registrar.
        let id = county.begun().await;
        county.passed(&id).await;
        county.signed(&id).await;
        let (seen, _) = county.out(&id).await;
        app.cancel_document(&county.registrar, &id, seen, "情况有变").await.unwrap();
        let told = app.notices(&county.leader, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words == "您签过的文稿已作废"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_ask_at_once_one_is_told() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = county.released().await;
        let (one, other) = tokio::join!(
            Box::pin(app.ask_to_end(&county.secretary, &id, "名单有误", None)),
            Box::pin(app.ask_to_end(&county.deputy, &id, "名单有误", None))
        );
        let told = match (one, other) {
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => error,
            both => panic!("{both:?}"),
        };
        assert_eq!(told.kind(), ErrorKind::Conflict, "{told}");
        assert_eq!(app.endings(&county.secretary, &id).await.unwrap().len(), 1);
    })
    .await;
}
