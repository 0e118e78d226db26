//! What is put on record of a document that has its number, and what is asked before it gets one.

use crate::county::county;
use app::ErrorKind;
use app::approval::Deed;
use office::approval::Stance;
use office::documents::incoming::Deadline;
use office::documents::outgoing::{Registration, Stage};

/// 修改后同意: whoever checks what was signed says what became of the changes, or nothing goes on.
#[tokio::test]
async fn changes_that_signers_asked_for_are_answered_before_the_number() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = county.begun().await;
        county.passed(&id).await;
        for person in [&county.deputy, &county.director] {
            county.consent(person, &id, "同意").await;
        }
        let seen = app.approval(&county.water, &id).await.unwrap().revision;
        let deed = Deed::Countersign(Stance::WithChanges, "第二项补充期限".into());
        app.act_on_approval(&county.water, &id, seen, deed).await.unwrap();
        county.consent(&county.leader, &id, "同意").await;
        assert_eq!(county.out(&id).await.1, Stage::Signed);
        assert_eq!(app.changes_asked(&id).await.unwrap().len(), 1);
        let seen = county.out(&id).await.0;
        let refused = app.recheck_document(registrar, &id, seen, " ").await.unwrap_err();
        assert!(refused.kind() == ErrorKind::Invalid && refused.message().contains("第二项补充期限"), "{refused}");
        app.recheck_document(registrar, &id, seen, "期限已写在第三项，水利局认可").await.unwrap();
        let history = app.document_history(registrar, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("期限已写在第三项")), "{history:?}");
    })
    .await;
}

#[tokio::test]
async fn more_copies_may_be_printed_and_go_out() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = county.released().await;
        let unit = county.unit("云溪县白石镇人民政府").await;
        let printed = app.document(registrar, &id).await.unwrap().state.registered().unwrap().copies;
        app.send_copies(registrar, &id, Some(&unit), "", (1, printed)).await.unwrap();
        let to = |copies| Registration { copies, scope: "各乡镇人民政府，县直各单位".into() };
        let seen = county.out(&id).await.0;
        let fewer = app.correct_document(registrar, &id, seen, &to(printed - 1), "多印了").await.unwrap_err();
        assert_eq!(fewer.kind(), ErrorKind::Conflict);
        let other = app.correct_document(&county.secretary, &id, seen, &to(printed + 5), "加印").await.unwrap_err();
        assert_eq!(other.kind(), ErrorKind::Forbidden);
        assert!(app.send_copies(registrar, &id, Some(&unit), "", (printed + 1, printed + 5)).await.is_err());
        app.correct_document(registrar, &id, seen, &to(printed + 5), "加印").await.unwrap();
        app.send_copies(registrar, &id, Some(&unit), "", (printed + 1, printed + 5)).await.unwrap();
    })
    .await;
}

/// What is public of its own accord stands on the day of its drafter until that is done.
#[tokio::test]
async fn what_is_to_be_public_waits_for_its_drafter() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let id = county.released().await;
        let waiting = async || {
            let tasks = app.day_of(secretary).await.unwrap().tasks;
            tasks.into_iter().find(|task| task.id == id && task.what == "请公开，并登记")
        };
        let task = waiting().await.expect("it waits");
        assert!(matches!(task.due, Deadline::On(_) | Deadline::Unknown(_)), "{task:?}");
        let (seen, today) = (county.out(&id).await.0, app.today());
        let nowhere = app.publish_document(secretary, &id, seen, today, " ").await.unwrap_err();
        assert_eq!(nowhere.kind(), ErrorKind::Invalid);
        let stranger = app.publish_document(&county.deputy, &id, seen, today, "县政府门户网站").await.unwrap_err();
        assert_eq!(stranger.kind(), ErrorKind::Forbidden);
        app.publish_document(secretary, &id, seen, today, "县政府门户网站").await.unwrap();
        assert!(waiting().await.is_none());
        let history = app.document_history(secretary, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("在县政府门户网站公开")), "{history:?}");
    })
    .await;
}
