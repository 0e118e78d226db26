//! A document that goes out on an oral consent, and one that only a few may see before a meeting.

use crate::county::{County, county};
use app::ErrorKind;
use app::approval::Deed;
use app::documents::as_printed;
use office::approval::{Mode, Outcome, Resolution, State, Words};
use office::authority::Fact;
use office::documents::Circle;
use office::documents::outgoing::{Registration, Stage};
use std::time::Duration;

/// 拟稿 to 印制 in an emergency, on the word of the leader over the telephone.
async fn printed_on_a_word(county: &County) -> String {
    let (app, registrar) = (&county.app, &county.registrar);
    let id = county.begun().await;
    county.passed_with(&id, &[Fact::Emergency]).await;
    county.consent(&county.deputy, &id, "同意").await;
    county.consent(&county.director, &id, "同意").await;
    county.consent(&county.water, &id, "同意").await;
    let seen = app.approval(registrar, &id).await.unwrap().revision;
    let from = county.leader.id().to_owned();
    let oral = Deed::RecordOral { from, words: "先发，我回来补签".into(), said: app.clock().now() };
    let own = app.act_on_approval(&county.secretary, &id, seen, oral.clone()).await.unwrap_err();
    assert_eq!(own.kind(), ErrorKind::Forbidden);
    app.act_on_approval(registrar, &id, seen, oral).await.unwrap();
    let (seen, stage) = county.out(&id).await;
    assert_eq!(stage, Stage::Signed);
    app.recheck_document(registrar, &id, seen, "").await.unwrap();
    let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
    app.register_document(registrar, &id, seen + 1, "云政函", &registration).await.unwrap();
    app.print_document(registrar, &id, seen + 2).await.unwrap();
    id
}

#[tokio::test]
async fn a_confirmed_word_is_a_signature() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = printed_on_a_word(&county).await;
        let before = app.document(&county.secretary, &id).await.unwrap().state.signed().unwrap().clone();
        assert_eq!(before.opinion, "口头同意");
        app.clock().advance(Duration::from_secs(3600 * 20));
        let seen = app.approval(&county.leader, &id).await.unwrap().revision;
        let words = Words { mode: Mode::Opinion, opinion: "属实，同意".into() };
        app.act_on_approval(&county.leader, &id, seen, Deed::ConfirmOral(words)).await.unwrap();
        let document = app.document(&county.secretary, &id).await.unwrap();
        let signed = document.state.signed().unwrap();
        assert_eq!((signed.opinion.as_str(), signed.on), ("属实，同意", before.on));
        assert_eq!(document.stage(), Stage::Printed);
        app.clock().advance(Duration::from_secs(3600 * 20));
        assert_eq!(app.mind_approvals().await.unwrap(), 0);
        app.seal_document(&county.registrar, &id, document.revision, 10).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_word_that_is_not_confirmed_takes_the_signature_with_it() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = printed_on_a_word(&county).await;
        let number = app.document(registrar, &id).await.unwrap().state.number().unwrap().clone();
        app.clock().advance(Duration::from_secs(3600 * 25));
        assert_eq!(app.mind_approvals().await.unwrap(), 1);
        let document = app.document(registrar, &id).await.unwrap();
        assert_eq!((document.stage(), document.state.number()), (Stage::Registered, Some(&number)));
        let printed = as_printed(&document, "");
        assert_ne!(printed.signature.date.unwrap().to_string(), document.state.signed().unwrap().on.to_string());
        let refused = app.print_document(registrar, &id, document.revision).await.unwrap_err();
        assert!(refused.message().contains("还没有批准"), "{refused}");
        let told = app.notices(registrar, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.contains("口头同意没有成立")), "{told:?}");
        let lines = app.document_history(registrar, &id).await.unwrap();
        county.consent(&county.leader, &id, "同意").await;
        let document = app.document(registrar, &id).await.unwrap();
        let signed = document.state.signed().unwrap();
        assert_eq!((signed.lapsed, signed.on), (false, app.today()), "{lines:?}");
        app.print_document(registrar, &id, document.revision).await.unwrap();
        app.seal_document(registrar, &id, document.revision + 1, 10).await.unwrap();
        app.release_document(registrar, &id, document.revision + 2).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_recorder_of_a_meeting_reads_what_it_decides_on() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = county.begun_in(Circle::Involved).await;
        county.passed_with(&id, &[Fact::Collective]).await;
        assert_eq!(app.document(registrar, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert!(app.approval_lists(registrar, 1).await.unwrap().bodies.is_empty());
        county.signed(&id).await;
        assert_eq!(app.approval_lists(registrar, 1).await.unwrap().bodies.len(), 1);
        let view = app.approval(registrar, &id).await.unwrap();
        assert_eq!(view.approval.state(), State::Pending);
        assert!(app.document(registrar, &id).await.is_ok());
        let passed = Resolution {
            meeting: "2026年第8次常务会议".into(),
            on: app.today(),
            outcome: Outcome::Passed,
            note: String::new(),
        };
        app.act_on_approval(registrar, &id, view.revision, Deed::Resolve(passed)).await.unwrap();
        assert_eq!(county.out(&id).await.1, Stage::Signed);
    })
    .await;
}

/// What is out cannot be made undone: it says loudly that nobody signed it, and goes no further.
#[tokio::test]
async fn an_issued_document_whose_oral_consent_is_denied_goes_no_further() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = county.begun().await;
        county.passed_with(&id, &[Fact::Emergency]).await;
        for (person, opinion) in [(&county.deputy, "同意"), (&county.director, "同意"), (&county.water, "同意")] {
            county.consent(person, &id, opinion).await;
        }
        let seen = app.approval(registrar, &id).await.unwrap().revision;
        let (from, words, said) = (county.leader.id().to_owned(), "同意先发".to_owned(), app.clock().now());
        app.act_on_approval(registrar, &id, seen, Deed::RecordOral { from, words, said }).await.unwrap();
        county.issued(&id).await;
        let revision = app.approval(&county.leader, &id).await.unwrap().revision;
        app.act_on_approval(&county.leader, &id, revision, Deed::DenyOral("没有说过".into())).await.unwrap();
        let document = app.document(registrar, &id).await.unwrap();
        assert!(document.state.is_unsigned() && document.stage() == Stage::Released);
        let sent = app.send_copies(registrar, &id, None, "白石镇人民政府", (1, 2)).await.unwrap_err();
        assert!(sent.message().contains("口头同意没有成立"), "{sent}");
        let told = app.notices(&county.director, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.contains("没有人签发")), "{told:?}");

        // Signed after all, it goes on.
        county.consent(&county.leader, &id, "同意").await;
        app.send_copies(registrar, &id, None, "白石镇人民政府", (1, 2)).await.unwrap();
    })
    .await;
}
