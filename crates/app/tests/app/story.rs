//! The story: eight people of a county, from a township's request to the archive and the proof.

use crate::county::{REPLY, county};
use crate::package::filing;
use app::ErrorKind;
use app::approval::Deed;
use app::documents::{Description, NewAssignment, NewDelivery, NewDocument, Term};
use gongwen::Syntax;
use office::archive::Retention;
use office::documents::Circle;
use office::documents::incoming::{Check, Deadline, Stage as In, Treatment, Urgency};
use office::documents::outgoing::{Registration, Stage as Out};

#[tokio::test]
async fn a_request_of_a_township_is_answered_and_every_step_is_on_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);

        // 收文: the liaison sends it in; nobody else of another unit sees it.
        let request = county.sent_in().await;
        assert_eq!(
            app.incoming(&county.liaison, &request).await.unwrap().title,
            "云溪县白石镇人民政府关于修复柳溪堤防的请示"
        );
        assert_eq!(app.incoming(&county.water, &request).await.unwrap_err().kind(), ErrorKind::NotFound);
        let early = app.receive_incoming(secretary, &request, 1).await.unwrap_err();
        assert_eq!(early.kind(), ErrorKind::Forbidden);
        app.receive_incoming(registrar, &request, 1).await.unwrap();
        app.register_incoming(registrar, &request, 2, Treatment::Action, Circle::Office).await.unwrap();
        app.examine_incoming(registrar, &request, 3).await.unwrap();
        let leader = county.leader.id().to_owned();
        app.propose(secretary, &request, 4, "拟同意，请宋县长批示", &leader).await.unwrap();
        assert_eq!(app.incoming_waiting(&county.leader).await.unwrap().len(), 1);
        app.instruct(&county.leader, &request, 5, "同意，请水利局提出意见，办公室代拟批复。", "").await.unwrap();
        assert!(app.incoming_waiting(&county.leader).await.unwrap().is_empty());
        let lead = county.unit("云溪县水利局").await;
        let assignment = NewAssignment { lead, with: Vec::new(), term: Term::WorkingDays(5) };
        app.assign(secretary, &request, 6, &assignment).await.unwrap();
        let handled = app.incoming(secretary, &request).await.unwrap();
        assert!(matches!(handled.assignment.unwrap().due, Deadline::On(_)));

        // 发文: drafted, reviewed, countersigned, signed; nothing is executed before.
        let reply = county.begun().await;
        let (seen, _) = county.out(&reply).await;
        let before = app.recheck_document(registrar, &reply, seen, "").await.unwrap_err();
        assert!(before.message().contains("没有批准"), "{before}");
        county.passed(&reply).await;
        let before = app.recheck_document(registrar, &reply, county.out(&reply).await.0, "").await.unwrap_err();
        assert!(before.message().contains("正在等"), "{before}");
        county.signed(&reply).await;
        let (seen, stage) = county.out(&reply).await;
        assert_eq!(stage, Out::Signed);
        app.recheck_document(registrar, &reply, seen, "").await.unwrap();
        let registration = Registration { copies: 10, scope: "白石镇人民政府，县水利局".into() };
        app.register_document(registrar, &reply, seen + 1, "云政函", &registration).await.unwrap();
        app.print_document(registrar, &reply, seen + 2).await.unwrap();
        app.seal_document(registrar, &reply, seen + 3, 10).await.unwrap();
        app.release_document(registrar, &reply, seen + 4).await.unwrap();
        let issued = app.document(registrar, &reply).await.unwrap();
        assert_eq!(issued.state.number().unwrap().to_string(), "云政函〔2026〕1号");
        assert_eq!(issued.state.signed().unwrap().signer.name, "宋婉君");
        let printed = gongwen::write::write(&app::documents::as_printed(&issued, "云溪县人民政府办公室"));
        assert_eq!(printed.matches("印发").count(), 1, "{printed}");
        let altered = app.amend_document(secretary, &reply, issued.revision, "改了").await.unwrap_err();
        assert!(altered.message().contains("已经核发"), "{altered}");

        // 分发: the township receives its copies, once.
        assert_eq!(app.document(&county.liaison, &reply).await.unwrap_err().kind(), ErrorKind::NotFound);
        let township = county.unit("云溪县白石镇人民政府").await;
        app.send_copies(registrar, &reply, Some(&township), "", (1, 5)).await.unwrap();
        let inbox = app.inbox(&county.liaison, 1).await.unwrap().lines;
        assert_eq!((inbox.len(), inbox[0].number.as_str()), (1, "云政函〔2026〕1号"));
        app.receive_copies(&county.liaison, &inbox[0].id).await.unwrap();
        assert_eq!(app.receive_copies(&county.liaison, &inbox[0].id).await.unwrap_err().kind(), ErrorKind::Conflict);
        assert_eq!(app.document(&county.liaison, &reply).await.unwrap().id, reply);

        // 答复, 归档
        let seen = county.seen(&request).await;
        let unknown = app.answer(secretary, &request, seen, "", "云政函〔2026〕9号").await.unwrap_err();
        assert!(unknown.message().contains("没有找到已经核发的"), "{unknown}");
        app.answer(secretary, &request, seen, "", "云政函[2026]1号").await.unwrap();
        let answer = app.incoming(&county.liaison, &request).await.unwrap().answer.unwrap();
        assert_eq!((answer.text.as_str(), answer.document), ("已以云政函〔2026〕1号答复。", Some(reply.clone())));
        let thirty = filing(Retention::Thirty);
        app.archive_incoming(registrar, &request, county.seen(&request).await, &thirty).await.unwrap();
        let (seen, _) = county.out(&reply).await;
        app.archive_document(registrar, &reply, seen, &thirty).await.unwrap();
        let archived = app.incoming(&county.liaison, &request).await.unwrap();
        assert_eq!(archived.stage, In::Archived);
        assert_eq!(archived.reference.unwrap().to_string(), "X001-WS·2026-D30-BGS-0001");

        // The record: in plain words for the people, sealed for the auditor.
        let history = app.document_history(secretary, &reply).await.unwrap();
        let words: Vec<&str> = history.iter().map(|line| line.words.as_str()).collect();
        for part in ["拟稿", "送审", "审核通过", "签发，成文日期", "登记编号云政函〔2026〕1号", "办理未获准", "归档"]
        {
            assert!(words.iter().any(|line| line.contains(part)), "{part}: {words:?}");
        }
        while app.seal().await.unwrap() > 0 {}
        app.make_checkpoint(&county.chief.person.administrator().unwrap().inspector()).await.unwrap();
        let verified = app.verify_ledger(None).await.unwrap();
        assert!(verified.verdict.faults.is_empty(), "{verified:?}");
    })
    .await;
}

#[tokio::test]
async fn a_change_of_substance_after_signing_takes_every_consent_back() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = county.begun().await;
        county.passed(&id).await;
        county.signed(&id).await;
        let (seen, stage) = county.out(&id).await;
        assert_eq!(stage, Out::Signed);
        let spaced = REPLY.replace("一、原则同意", "一、 原则同意");
        assert!(!app.amend_document(&county.secretary, &id, seen, &spaced).await.unwrap(), "only typography");
        assert_eq!(county.out(&id).await.1, Out::Signed);
        let changed = REPLY.replace("2027年汛前", "2028年汛前");
        assert!(app.amend_document(&county.secretary, &id, seen + 1, &changed).await.unwrap());
        assert_eq!(county.out(&id).await.1, Out::Approving);
        let refused = app.recheck_document(&county.registrar, &id, county.out(&id).await.0, "").await.unwrap_err();
        assert!(refused.message().contains("正在等"), "{refused}");
        county.signed(&id).await;
        assert_eq!(county.out(&id).await.1, Out::Signed);
    })
    .await;
}

#[tokio::test]
async fn what_is_returned_comes_back_to_the_desk_it_came_from() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let request = county.sent_in().await;
        app.receive_incoming(&county.registrar, &request, 1).await.unwrap();
        app.register_incoming(&county.registrar, &request, 2, Treatment::Action, Circle::Office).await.unwrap();
        let why = "没有附堤防受损情况说明";
        app.send_back(&county.registrar, &request, 3, Check::Other, why).await.unwrap();
        let back = app.incoming(&county.liaison, &request).await.unwrap();
        assert_eq!((back.stage, back.whereabouts().with.as_str()), (In::SentBack, "云溪县白石镇人民政府"));

        let id = county.begun().await;
        county.passed(&id).await;
        let revision = app.approval(&county.deputy, &id).await.unwrap().revision;
        let target = office::approval::Target::Drafter;
        let deed = Deed::SendBack(target, "请先核对完成时限".into());
        app.act_on_approval(&county.deputy, &id, revision, deed).await.unwrap();
        assert_eq!(county.out(&id).await.1, Out::Drafting);
        // The drafter mends it; the chain begins again, for what is written now.
        let (seen, _) = county.out(&id).await;
        app.edit_document(&county.secretary, &id, seen, &REPLY.replace("汛前", "4月底前")).await.unwrap();
        county.passed(&id).await;
        county.signed(&id).await;
        assert_eq!(county.out(&id).await.1, Out::Signed);
    })
    .await;
}

#[tokio::test]
async fn classified_text_is_refused_everywhere() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let description = Description { matter: "downward".into(), openness: None, circle: Circle::Office };
        let text = format!("机密★10年\n{REPLY}");
        let new = NewDocument { text, syntax: Syntax::Plain, description };
        let refused = app.begin_document(&county.secretary, new).await.unwrap_err();
        assert!(refused.message().contains("涉密件线下办理"), "{refused}");
        let file = app::documents::NewFile { name: "方案.txt".into(), bytes: "秘密★5年\n防汛方案".into() };
        let with_file = NewDelivery {
            unit: String::new(),
            sender: String::new(),
            their_number: String::new(),
            title: "方案".into(),
            text: String::new(),
            urgency: Urgency::Normal,
            copies: 1,
            file: Some(file),
        };
        let refused = app.take_in(&county.liaison, with_file.clone()).await.unwrap_err();
        assert!(refused.message().contains("涉密件线下办理"), "{refused}");
        // What is no document, or cannot be read, could hold anything.
        let table = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
        for (name, bytes, why) in
            [("名单.xlsx", table, "压缩包里没有 Word 正文"), ("名单.docx", b"PK\x03\x04 cut off".to_vec(), "已损坏")]
        {
            let file = Some(app::documents::NewFile { name: name.into(), bytes });
            let refused = app.take_in(&county.liaison, NewDelivery { file, ..with_file.clone() }).await.unwrap_err();
            assert!(refused.message().contains(why), "{name}: {refused}");
        }
        let serial = app.register_offline(&county.registrar, "江州市人民政府", 1).await.unwrap();
        assert_eq!(serial, "密2026-0001");
        assert_eq!(app.offline_papers(&county.secretary, 1).await.unwrap().lines.len(), 1);
        assert_eq!(app.offline_papers(&county.liaison, 1).await.unwrap_err().kind(), ErrorKind::Forbidden);
    })
    .await;
}
