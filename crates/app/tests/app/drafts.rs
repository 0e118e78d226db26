//! Drafts from beginning to trash.

use crate::{clock, open};
use app::drafts::ListRequest;
use app::{App, ErrorKind};
use gongwen::{Kind, Syntax};
use office::drafts::Reason;
use std::time::Duration;
use testkit::people::{administrator, clerk};

const TEXT: &str = "关于做好防汛工作的通知\r\n\r\n各乡镇人民政府：\r\n　　请做好防汛工作。\r\n";

#[tokio::test]
async fn a_draft_is_begun_saved_compared_and_restored() {
    testkit::both(async |db| {
        let clock = clock();
        let app = App::on(db, clock.clone(), false).unwrap();
        let me = administrator(&app).await.person;
        let id = app.paste(&me, TEXT, Syntax::Plain).await.unwrap();
        let draft = app.draft(&me, &id).await.unwrap();
        assert_eq!((draft.title.as_str(), draft.kind), ("关于做好防汛工作的通知", Some(Kind::Notice)));
        assert!(!draft.text.contains('\r'));
        let saved = app.save(&me, &id, "改一\n", 1, Reason::Autosave).await.unwrap();
        assert_eq!((saved.revision, saved.changed), (2, true));
        clock.advance(Duration::from_secs(60));
        assert_eq!(app.save(&me, &id, "改二\n", 2, Reason::Autosave).await.unwrap().revision, 3);
        assert_eq!(app.versions(&me, &id).await.unwrap().len(), 2);
        let late = app.save(&me, &id, "迟到\n", 2, Reason::Autosave).await.unwrap_err();
        assert_eq!(late.kind(), ErrorKind::Conflict);
        assert!(late.message().contains("他人已修改"));
        assert!(!app.save(&me, &id, "改二\r\n", 3, Reason::Saved).await.unwrap().changed);
        app.restore(&me, &id, 1, 3).await.unwrap();
        assert_eq!(app.draft(&me, &id).await.unwrap().text, draft.text);
        assert_eq!(app.versions(&me, &id).await.unwrap()[0].reason, Reason::Restored);
        assert_eq!(app.version(&me, &id, 2).await.unwrap(), "改二\n");
        assert_eq!(app.version(&me, &id, 9).await.unwrap_err().kind(), ErrorKind::NotFound);
    })
    .await;
}

#[tokio::test]
async fn of_eight_who_save_at_once_one_succeeds_and_no_text_is_lost() {
    testkit::both(async |db| {
        let app = open(db);
        let me = administrator(&app).await.person;
        let id = app.paste(&me, TEXT, Syntax::Plain).await.unwrap();
        let mut writers = Vec::new();
        for number in 0..8 {
            let (app, me, id) = (app.clone(), me.clone(), id.clone());
            writers.push(tokio::spawn(async move {
                app.save(&me, &id, &format!("第{number}稿\n"), 1, Reason::Autosave).await
            }));
        }
        let mut saved = 0;
        for writer in writers {
            match writer.await.unwrap() {
                Ok(_) => saved += 1,
                Err(error) => assert_eq!(error.kind(), ErrorKind::Conflict, "{error:?}"),
            }
        }
        assert_eq!(saved, 1);
        assert_eq!(app.versions(&me, &id).await.unwrap().len(), 2);
        let theirs = app.draft(&me, &id).await.unwrap().text;
        app.save(&me, &id, "我的\n", 2, Reason::Saved).await.unwrap();
        assert_eq!(app.version(&me, &id, 2).await.unwrap(), theirs);
    })
    .await;
}

#[tokio::test]
async fn what_a_person_saved_is_not_swallowed_by_the_next_autosave() {
    testkit::both(async |db| {
        let app = open(db);
        let me = administrator(&app).await.person;
        let id = app.paste(&me, TEXT, Syntax::Plain).await.unwrap();
        app.save(&me, &id, "一\n", 1, Reason::Autosave).await.unwrap();
        app.save(&me, &id, "一\n", 2, Reason::Saved).await.unwrap();
        app.save(&me, &id, "二\n", 2, Reason::Autosave).await.unwrap();
        assert_eq!(app.version(&me, &id, 2).await.unwrap(), "一\n");
        assert_eq!(app.version(&me, &id, 3).await.unwrap(), "二\n");
    })
    .await;
}

#[tokio::test]
async fn nobody_reaches_the_draft_of_another() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await;
        let other = clerk(&app, &chief, "liming").await.person;
        let id = app.paste(&chief.person, TEXT, Syntax::Plain).await.unwrap();
        let kinds = [
            app.draft(&other, &id).await.unwrap_err().kind(),
            app.save(&other, &id, "x", 1, Reason::Saved).await.unwrap_err().kind(),
            app.versions(&other, &id).await.unwrap_err().kind(),
            app.version(&other, &id, 1).await.unwrap_err().kind(),
            app.restore(&other, &id, 1, 1).await.unwrap_err().kind(),
            app.discard(&other, &id).await.unwrap_err().kind(),
            app.live(&other, &id, "x".into()).await.unwrap_err().kind(),
            app.pdf(&other, &id).await.unwrap_err().kind(),
            app.page_picture(&other, &id, "0", 500).await.unwrap_err().kind(),
        ];
        assert_eq!(kinds, [ErrorKind::NotFound; 9]);
        assert_eq!(app.list(&other, &ListRequest::default()).await.unwrap().total, 0);
    })
    .await;
}

#[tokio::test]
async fn the_trash_gives_back_and_erases() {
    testkit::both(async |db| {
        let app = open(db);
        let me = administrator(&app).await.person;
        let id = app.paste(&me, TEXT, Syntax::Plain).await.unwrap();
        assert!(app.erase(&me, &id).await.is_err());
        app.discard(&me, &id).await.unwrap();
        let trash = ListRequest { trash: true, ..ListRequest::default() };
        assert_eq!(app.list(&me, &ListRequest::default()).await.unwrap().total, 0);
        assert_eq!(app.list(&me, &trash).await.unwrap().total, 1);
        app.recover(&me, &id).await.unwrap();
        app.discard(&me, &id).await.unwrap();
        app.erase(&me, &id).await.unwrap();
        assert_eq!(app.list(&me, &trash).await.unwrap().total, 0);
    })
    .await;
}

#[tokio::test]
async fn uploads_are_taken_by_what_they_are() {
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let me = administrator(&app).await.person;
    let utf8 = app.upload(&me, "稿.txt", TEXT.as_bytes().to_vec()).await.unwrap();
    assert_eq!(app.draft(&me, &utf8).await.unwrap().syntax, Syntax::Plain);
    let gb = gongwen::decode::Decoded { text: String::new(), encoding: gongwen::decode::Encoding::Gb18030, crlf: true };
    let id = app.upload(&me, "稿.MD", gb.encode("# 关于防汛的通知\n")).await.unwrap();
    assert_eq!(app.draft(&me, &id).await.unwrap().syntax, Syntax::Markdown);
    let part: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 600], part].concat();
    for (name, bytes, word) in [
        ("加密.docx", encrypted, "打开密码"),
        ("空.txt", Vec::new(), "空"),
        ("a.pdf", b"%PDF-1.7 x".to_vec(), "PDF"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "另存为"),
        ("a.txt", vec![0, 1, 2, 3, 0, 9], "不是文本"),
        ("a.docx", b"PK\x03\x04 truncated".to_vec(), "Word"),
        ("a.txt", vec![b'a'; app::drafts::UPLOAD_LIMIT + 1], "20 MB"),
        ("密.txt", "机密★3年\n关于防汛的通知\n".as_bytes().to_vec(), "涉密不上网"),
        ("长.txt", "长".repeat(400_000).into_bytes(), "1 MB"),
    ] {
        let error = app.upload(&me, name, bytes).await.unwrap_err();
        assert!(error.message().contains(word), "{name}: {error}");
    }
}

#[tokio::test]
async fn the_demo_fills_the_first_desk() {
    let (db, _folder) = testkit::sqlite().await;
    let app = App::on(db, clock(), true).unwrap();
    let me = administrator(&app).await.person;
    let list = app.list(&me, &ListRequest::default()).await.unwrap();
    assert_eq!(usize::try_from(list.total).unwrap(), app::samples::SAMPLES.len());
}

#[tokio::test]
async fn good_samples_have_no_errors_and_faulty_ones_have() {
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let me = administrator(&app).await.person;
    for sample in app::samples::SAMPLES {
        let id = app.paste(&me, sample.text, Syntax::Plain).await.unwrap();
        let live = app.live(&me, &id, sample.text.to_owned()).await.unwrap();
        let errors: Vec<_> =
            live.findings.iter().filter(|finding| finding.severity == app::studio::Severity::Error).collect();
        let faulty = sample.name.starts_with("cuogao");
        assert_eq!(faulty, !errors.is_empty(), "{}: {errors:#?}", sample.name);
        assert!(faulty || live.kind.is_some(), "{}", sample.name);
    }
}
