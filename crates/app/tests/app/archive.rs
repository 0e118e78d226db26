//! The archive: references without gaps, who sees what, boxes, the package and its four checks.

use crate::county::{County, county};
use crate::package::{concluded, filed, filing, packed, pick, relisted, unpacked};
use app::ErrorKind;
use app::archive::check::{Quality, check};
use app::archive::{ArchiveGroup, ArchiveRequest, PackageRequest};
use app::documents::Key;
use office::archive::{BoxRange, Retention};
use office::documents::Circle;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use testkit::both;
use tokio::task::JoinSet;

const THIRTY: PackageRequest = PackageRequest { year: 2026, retention: Retention::Thirty, unit: String::new() };

pub(crate) async fn package(county: &County) -> Vec<u8> {
    let made = county.app.make_package(&county.registrar, &THIRTY).await.unwrap();
    assert!(made.report.is_clean(), "{:#?}", made.report);
    let (_, mut file) = county.app.download_package(&county.registrar, &made.id).await.unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes.len() as u64, made.size);
    bytes
}

async fn acts(county: &County, kind: &str, id: &str) -> usize {
    county.app.history_for(&county.chief.person, kind, id, "").await.unwrap().lines.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_archive_at_once_leave_no_gap_and_no_double() {
    both(async |db| {
        let county = county(db).await;
        let mut papers = Vec::new();
        for at in 1..=9 {
            papers.push(concluded(&county, &format!("第{at}号通知"), Circle::Office).await);
        }
        let mut at_once = JoinSet::new();
        for (at, id) in papers.iter().cloned().enumerate() {
            let (app, registrar) = (county.app.clone(), county.registrar.clone());
            let seen = county.seen(&id).await;
            at_once.spawn(async move {
                if at % 3 == 0 {
                    // A stale form takes no ordinal.
                    let stale = app.archive_incoming(&registrar, &id, seen - 1, &filing(Retention::Thirty)).await;
                    assert_eq!(stale.unwrap_err().kind(), ErrorKind::Conflict);
                }
                app.archive_incoming(&registrar, &id, seen, &filing(Retention::Thirty)).await.unwrap();
            });
        }
        while let Some(done) = at_once.join_next().await {
            done.unwrap();
        }
        let found = county.app.archive_register(&county.registrar, &ArchiveRequest::default()).await.unwrap();
        let references: BTreeSet<String> = found.lines.iter().map(|filed| filed.item.reference.to_string()).collect();
        let expected: BTreeSet<String> = (1..=9).map(|at| format!("X001-WS·2026-D30-BGS-{at:04}")).collect();
        assert_eq!(references, expected);
        let permanent = filing(Retention::Permanent);
        for id in &papers {
            let seen = county.seen(id).await;
            let twice = county.app.archive_incoming(&county.registrar, id, seen, &permanent).await.unwrap_err();
            assert_eq!(twice.kind(), ErrorKind::Conflict, "once is enough");
        }
        let other = filed(&county, "另一期限的通知", Circle::Office, Retention::Ten).await;
        assert!(other.ends_with("D10-BGS-0001"), "each series counts for itself: {other}");
    })
    .await;
}

#[tokio::test]
async fn what_is_hidden_is_in_no_list_no_group_and_no_export() {
    both(async |db| {
        let county = county(db).await;
        filed(&county, "大家看得到的通知", Circle::Office, Retention::Thirty).await;
        filed(&county, "只给经办看的通知", Circle::Involved, Retention::Thirty).await;
        let all = ArchiveRequest::default();
        for (person, seen) in [(&county.registrar, 2), (&county.director, 2), (&county.secretary, 1)] {
            let app = &county.app;
            let found = app.archive_register(person, &all).await.unwrap();
            assert_eq!((found.lines.len(), found.total), (seen, seen as i64), "{}", person.name());
            for group in ArchiveGroup::ALL {
                let grouped = ArchiveRequest { group: *group, ..ArchiveRequest::default() };
                let found = app.archive_register(person, &grouped).await.unwrap();
                let in_groups: i64 = found.lines.iter().map(|filed| filed.of_group).max().unwrap();
                assert_eq!((found.total, in_groups), (seen as i64, seen as i64), "{}", group.name());
            }
            let in_text = ArchiveRequest { words: "柳溪".into(), ..ArchiveRequest::default() };
            assert!(app.archive_register(person, &in_text).await.unwrap().total <= found.total);
            assert_eq!(app.archive_series(person).await.unwrap()[0].files, seen as i64);
            let table = app.archive_table(person, &all).await.unwrap();
            let printed = format!("{:?}", table.rows);
            assert_eq!(printed.contains("只给经办"), seen == 2, "{}", person.name());
            assert!(printed.contains(&format!("（{seen}件）")), "{printed}");
        }
        for stranger in [&county.liaison, &county.water] {
            let app = &county.app;
            let hidden = [
                app.archive_register(stranger, &all).await.unwrap_err(),
                app.archive_series(stranger).await.unwrap_err(),
                app.archive_table(stranger, &all).await.unwrap_err(),
                app.make_package(stranger, &THIRTY).await.unwrap_err(),
                app.preview_package(stranger, &THIRTY).await.unwrap_err(),
            ];
            assert!(hidden.iter().all(|error| error.kind() == ErrorKind::NotFound), "{hidden:?}");
        }
        let refused = county.app.make_package(&county.secretary, &THIRTY).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Forbidden);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_archived_without_its_choices_or_by_others() {
    both(async |db| {
        let county = county(db).await;
        let id = concluded(&county, "关于放假的通知", Circle::Office).await;
        let seen = county.seen(&id).await;
        let app = &county.app;
        let good = filing(Retention::Ten);
        let mut bad = [good.clone(), good.clone(), good.clone(), good.clone(), good.clone()];
        bad[0].retention = None;
        bad[1].unit = "ABC".into();
        bad[2].year = 2027;
        bad[3].description.note = "机密".into();
        bad[4].year = 1999;
        for filing in &bad {
            let refused = app.archive_incoming(&county.registrar, &id, seen, filing).await.unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::Invalid, "{refused}");
        }
        let before = acts(&county, "incoming", &id).await;
        let others = app.archive_incoming(&county.secretary, &id, seen, &good).await.unwrap_err();
        assert_eq!(others.kind(), ErrorKind::Forbidden);
        app.archive_incoming(&county.registrar, &id, seen, &good).await.unwrap();
        assert_eq!(acts(&county, "incoming", &id).await, before + 2, "one act, one entry; so is an attempt");
        let again = app.archive_incoming(&county.registrar, &id, seen + 1, &good).await.unwrap_err();
        assert_eq!(again.kind(), ErrorKind::Conflict, "{again}");
        let under_way = county.begun().await;
        let (first, tries) = (county.out(&under_way).await.0, acts(&county, "outgoing", &under_way).await);
        app.archive_document(&county.registrar, &under_way, first, &good).await.unwrap_err();
        assert_eq!(acts(&county, "incoming", &id).await, before + 3);
        assert_eq!(acts(&county, "outgoing", &under_way).await, tries + 1, "too early, and on record");

        let item = app.archive_register(&county.registrar, &ArchiveRequest::default()).await.unwrap().lines.remove(0);
        let series = app.archive_series(&county.registrar).await.unwrap().remove(0).series;
        let range = |last| BoxRange::new(series.clone(), (1, last), 3).unwrap();
        assert_eq!(item.item.in_box, None);
        let more = app.box_files(&county.registrar, &range(2)).await.unwrap_err();
        assert_eq!(more.kind(), ErrorKind::Conflict, "{more}");
        assert_eq!(app.box_files(&county.secretary, &range(1)).await.unwrap_err().kind(), ErrorKind::Forbidden);
        app.box_files(&county.registrar, &range(1)).await.unwrap();
        assert_eq!(acts(&county, "archive", &series.to_string()).await, 1);
        let boxed = ArchiveRequest { in_box: 3, ..ArchiveRequest::default() };
        assert_eq!(app.archive_register(&county.registrar, &boxed).await.unwrap().total, 1);
    })
    .await;
}

#[tokio::test]
async fn a_package_passes_its_checks_and_each_check_finds_its_tampering() {
    both(async |db| {
        let county = county(db).await;
        for title in ["关于防汛的通知", "关于放假的通知"] {
            filed(&county, title, Circle::Office, Retention::Thirty).await;
        }
        let parts = unpacked(&package(&county).await);
        let faults =
            |parts: &[(String, Vec<u8>)], quality| check(packed(parts), None).unwrap().of(quality).faults.join("\n");
        let clean = check(packed(&parts), None).unwrap();
        assert!(clean.is_clean() && clean.items == 2, "{clean:#?}");

        // 真实性
        let mut changed = parts.clone();
        pick(&mut changed, "0001/body.txt").extend_from_slice("又加了一句。".as_bytes());
        assert!(faults(&changed, Quality::Authenticity).contains("内容被改过"));
        let mut rewritten = parts.clone();
        let log = pick(&mut rewritten, "0002/log.jsonl");
        *log = String::from_utf8_lossy(log).replace("归档", "销毁").into_bytes();
        relisted(&mut rewritten);
        let found = faults(&rewritten, Quality::Authenticity);
        assert!(found.contains("log.jsonl第") && !found.contains("与清单不符"), "{found}");
        let mut swapped = parts.clone();
        let other = pick(&mut swapped, "0001/log.jsonl").clone();
        *pick(&mut swapped, "0002/log.jsonl") = other;
        relisted(&mut swapped);
        assert!(faults(&swapped, Quality::Authenticity).contains("没有以"), "the log of another file");

        // 完整性
        let mut missing = parts.clone();
        missing.retain(|(path, _)| !path.ends_with("0002/sheet.html"));
        relisted(&mut missing);
        let report = check(packed(&missing), None).unwrap();
        assert!(report.of(Quality::Authenticity).faults.join("").contains("在生成以后改动过"), "{report:#?}");
        assert!(report.of(Quality::Completeness).faults.join("").contains("缺少处理单"), "{report:#?}");
        let mut gone = parts.clone();
        gone.retain(|(path, _)| !path.contains("-0001/"));
        let catalogue = pick(&mut gone, "catalogue.xml");
        let text = String::from_utf8(catalogue.clone()).unwrap();
        let (start, end) = (text.find("<item>").unwrap(), text.find("</item>").unwrap() + "</item>".len());
        *catalogue = format!("{}{}", &text[..start], &text[end..]).into_bytes();
        relisted(&mut gone);
        assert!(faults(&gone, Quality::Completeness).contains("缺第1件"));

        // 可用性
        let mut broken = parts.clone();
        pick(&mut broken, "0001/metadata.xml").truncate(90);
        relisted(&mut broken);
        assert!(faults(&broken, Quality::Usability).contains("XML 结构有误"));

        // 安全性
        for (name, bytes) in [
            ("attachments/01-run.exe", b"MZ\x90".to_vec()),
            ("../../evil.txt", b"x".to_vec()),
            ("attachments/01-a.txt", "绝密★30年\n方案".into()),
            ("attachments/01-zeros.txt", vec![0; 16 * 1024 * 1024]),
        ] {
            let mut unsafe_parts = parts.clone();
            unsafe_parts.push((format!("X001-WS·2026-D30-BGS-0001/{name}"), bytes));
            assert!(!faults(&unsafe_parts, Quality::Safety).is_empty(), "{name}");
        }
        assert_eq!(check(Cursor::new(b"no package".to_vec()), None).unwrap_err().kind(), ErrorKind::Invalid);
        assert!(!check(packed(&[("a.txt".into(), b"a".to_vec())]), None).unwrap().is_clean());
    })
    .await;
}

#[tokio::test]
async fn the_sheet_of_a_paper_tells_its_term_and_what_the_units_did() {
    both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let id = county.examined().await;
        app.propose(secretary, &id, 4, "拟请宋县长批示", county.leader.id()).await.unwrap();
        app.instruct(&county.leader, &id, 5, "请水利局办理", "").await.unwrap();
        let lead = county.unit("云溪县水利局").await;
        let term = app::documents::Term::WorkingDays(5);
        let new = app::documents::NewAssignment { lead, with: Vec::new(), term };
        app.assign(secretary, &id, county.seen(&id).await, &new).await.unwrap();
        app.report_on(&county.water, &id, county.seen(&id).await, "已到现场查看，下周提出方案。").await.unwrap();
        app.answer(secretary, &id, county.seen(&id).await, "", "").await.unwrap();
        app.archive_incoming(registrar, &id, county.seen(&id).await, &filing(Retention::Thirty)).await.unwrap();
        let mut parts = unpacked(&package(&county).await);
        let sheet = String::from_utf8(pick(&mut parts, "0001/sheet.html").clone()).unwrap();
        for told in ["办理时限", "已到现场查看，下周提出方案。", "请水利局办理"] {
            assert!(sheet.contains(told), "{told}: {sheet}");
        }
    })
    .await;
}

#[tokio::test]
async fn making_and_taking_a_package_are_one_entry_each() {
    both(async |db| {
        let county = county(db).await;
        let none = county.app.make_package(&county.registrar, &THIRTY).await.unwrap_err();
        assert_eq!(none.kind(), ErrorKind::Invalid, "{none}");
        filed(&county, "关于防汛的通知", Circle::Office, Retention::Thirty).await;
        let preview = county.app.preview_package(&county.registrar, &THIRTY).await.unwrap();
        assert_eq!((preview.files, preview.gaps.len(), preview.unboxed, preview.uncounted), (1, 0, 1, 0));
        let made = county.app.make_package(&county.registrar, &THIRTY).await.unwrap();
        assert_eq!(acts(&county, "package", &made.id).await, 1);
        county.app.download_package(&county.registrar, &made.id).await.unwrap();
        assert_eq!(acts(&county, "package", &made.id).await, 2);
        let others = county.app.package(&county.director, &made.id).await.unwrap_err();
        assert_eq!(others.kind(), ErrorKind::NotFound, "it is its maker's");
    })
    .await;
}
