//! Whatever is changed behind the program's back, in whichever column, does not agree with the ledger.

use crate::county::county;
use app::calendar::Arrangement;
use app::documents::NewFile;
use app::organization::NewAbsence;
use office::organization::{AbsenceKind, Span};

#[tokio::test]
async fn a_record_changed_without_an_act_is_found() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let chief = county.chief.person.administrator().unwrap();
        let (id, township) = (county.released().await, county.unit("云溪县白石镇人民政府").await);
        app.send_copies(registrar, &id, Some(&township), "", (1, 3)).await.unwrap();
        let copy = app.document_copies(registrar, &id).await.unwrap()[0].id.clone();
        app.receive_copies(&county.liaison, &copy).await.unwrap();
        let paper = county.examined().await;
        let file = NewFile { name: "清单.txt".into(), bytes: "一、堤防\n".into() };
        app.add_file(registrar, &paper, file).await.unwrap();
        app.register_offline(registrar, "江州市人民政府", 1).await.unwrap();
        let span = Span::since(app.today());
        let (person, note) = (county.leader.id().to_owned(), "出差".to_owned());
        app.record_absence(&chief, NewAbsence { person, kind: AbsenceKind::Travel, note, span }).await.unwrap();
        let lines = crate::organization::NEXT.to_owned();
        let year = Arrangement { year: "2027".into(), source: "国办发明电〔2026〕9号".into(), lines, seen: 0 };
        app.record_year(&chief, &year).await.unwrap();
        let good = app.verify_contents().await.unwrap();
        assert_eq!((good.faults.as_slice(), good.unknown), (&[][..], 0), "{good:?}");

        let json = "replace(record, '\"at\":', '\"at\":1')";
        for (statement, back, fault) in [
            ("update outgoing set touched_at = touched_at + 60000", "touched_at - 60000", "发文《"),
            ("update outgoing set signer_name = signer_name || '一'", "replace(signer_name, '一', '')", "发文《"),
            ("update seal_uses set sealed_at = sealed_at + 1", "sealed_at - 1", "发文《"),
            ("update incoming set since_at = since_at + 1", "since_at - 1", "收文《"),
            ("update approvals set content = content || ' '", "trim(content)", "审批“"),
            ("update approval_history set at = at + 1 where number = 1", "at - 1", "审批“"),
            (&format!("update document_copies set record = {json}"), "", "的分发与台账里的整件摘要不符"),
            ("update tenures set to_day = '2030-01-01' where to_day is null", "", "组织机构与台账里的整件摘要不符"),
            ("update authority_tables set made_at = made_at + 1", "made_at - 1", "审批权限表“"),
            ("update document_readers set since_at = since_at + 1", "since_at - 1", "的经办、知悉人员"),
            ("update accounts set failures = 3", "0", "账号“"),
            ("update document_files set by_name = by_name || '一'", "replace(by_name, '一', '')", "的附件文件清单"),
            ("update offline_papers set copies = copies + 1", "copies - 1", "涉密件线下办理登记“"),
            ("update document_numbers set taken_at = taken_at + 1 where series = '收'", "taken_at - 1", "收文《"),
            ("update calendar_days set kind = 'work'", "", "2027年的工作日历与台账里的整件摘要不符"),
        ] {
            let tells = |found: &app::ledger::Contents| {
                found.faults.iter().any(|one| one.contains(fault) && one.ends_with("有改动没有经过办理"))
            };
            assert!(!tells(&app.verify_contents().await.unwrap()), "{statement}");
            testkit::tamper(&db, statement).await;
            let found = app.verify_contents().await.unwrap();
            assert!(tells(&found), "{statement}: {found:?}");
            if !back.is_empty() {
                let changed = statement.split(" = ").next().unwrap();
                let only = statement.split_once(" where ").map_or(String::new(), |(_, only)| format!(" where {only}"));
                testkit::tamper(&db, &format!("{changed} = {back}{only}")).await;
            }
        }
    })
    .await;
}

/// What no act made is found as well: a calendar, somebody who may see, a line of a register.
#[tokio::test]
async fn a_record_that_no_act_made_is_found() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let id = county.released().await;
        let good = county.app.verify_contents().await.unwrap();
        assert_eq!(good.faults, [""; 0]);
        let leader = county.leader.id();
        for (statement, fault) in [
            (
                "insert into calendar_years (year, source, recorded_by, recorded_at, revision) \
                 select 2027, '国办', id, 1, 1 from people where number = 'R20'"
                    .to_owned(),
                "2027年的工作日历没有任何一次办理写下",
            ),
            (
                format!(
                    "insert into document_readers (document_id, person_id, part, waits, since_at) select '{id}', id, \
                     '阅处', 0, 1 from people where number = 'R60' and id <> '{leader}'"
                ),
                "的经办、知悉人员与台账里的整件摘要不符",
            ),
            (
                "insert into offline_papers (id, serial, sender_name, copies, received_at, by_id, by_name) \
                 select 'x', '密2026-0009', '江州市人民政府', 1, 1, id, name from people where number = 'R20'"
                    .to_owned(),
                "“密2026-0009”没有任何一次办理写下",
            ),
        ] {
            testkit::tamper(&db, &statement).await;
            let found = county.app.verify_contents().await.unwrap();
            assert!(found.faults.iter().any(|one| one.contains(fault)), "{statement}: {found:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_older_state_that_was_put_back_is_found() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let id = county.begun().await;
        testkit::tamper(&db, "create table older as select * from outgoing").await;
        let (seen, _) = county.out(&id).await;
        county.app.edit_document(&county.secretary, &id, seen, crate::county::REPLY).await.unwrap();
        assert_eq!(county.app.verify_contents().await.unwrap().wrong, 0);
        testkit::tamper(
            &db,
            "update outgoing set revision = (select revision from older), touched_at = (select touched_at from older), \
             body = (select body from older), state = (select state from older)",
        )
        .await;
        let found = county.app.verify_contents().await.unwrap();
        assert!(found.faults.iter().any(|one| one.ends_with("被换回了较早的状态")), "{found:?}");
    })
    .await;
}
