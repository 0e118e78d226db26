//! 更正归档: other choices for what is archived, and what the record and a package say of it.

use crate::county::county;
use crate::package::{filed, filing, pick, unpacked};
use app::ErrorKind;
use app::archive::check::check;
use app::archive::{Filing, PackageRequest};
use office::archive::{BoxRange, Description, Retention};
use office::documents::Circle;
use std::io::{Cursor, Read};
use testkit::both;

#[tokio::test]
async fn a_wrong_choice_is_put_right_and_leaves_its_ordinal_empty() {
    both(async |db| {
        let county = county(db.clone()).await;
        let (app, registrar) = (&county.app, &county.registrar);
        filed(&county, "第一号通知", Circle::Office, Retention::Thirty).await;
        filed(&county, "第二号通知", Circle::Office, Retention::Thirty).await;
        let all = app.archive_register(registrar, &app::archive::ArchiveRequest::default()).await.unwrap();
        let (first, second) = (all.lines[0].item.clone(), all.lines[1].item.clone());
        let series = app.archive_series(registrar).await.unwrap()[0].series.clone();
        app.box_files(registrar, &BoxRange::new(series, (1, 2), 1).unwrap()).await.unwrap();
        let looked = async || app.in_archive(registrar, &first.document).await.unwrap();
        let refile = async |who, filing: &Filing, why: &str| {
            app.refile(who, &first.document, looked().await.revision, filing, why).await
        };

        let same = Filing {
            description: Description { pages: first.pages, note: first.note.clone() },
            ..filing(Retention::Thirty)
        };
        let nothing = refile(registrar, &same, "核对").await.unwrap_err();
        assert_eq!(nothing.kind(), ErrorKind::Invalid, "{nothing}");
        let permanent = filing(Retention::Permanent);
        for why in ["", " ", "机密★10年"] {
            assert_eq!(refile(registrar, &permanent, why).await.unwrap_err().kind(), ErrorKind::Invalid);
        }
        let other = refile(&county.secretary, &permanent, "应当永久保管").await.unwrap_err();
        assert_eq!(other.kind(), ErrorKind::Forbidden);
        let early = Filing { year: 2020, ..filing(Retention::Permanent) };
        assert_eq!(refile(registrar, &early, "年度错了").await.unwrap_err().kind(), ErrorKind::Invalid);
        let seen = looked().await.revision;
        refile(registrar, &permanent, "应当永久保管").await.unwrap();
        let stale = app.refile(registrar, &first.document, seen, &permanent, "再改").await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Conflict, "{stale}");

        let now = looked().await.item;
        assert_eq!((now.reference.to_string(), now.in_box), ("X001-WS·2026-Y-BGS-0001".to_owned(), None));
        let paged = Filing { description: Description { pages: Some(7), note: "缺附图".into() }, ..permanent };
        refile(registrar, &paged, "数过了").await.unwrap();
        let now = looked().await.item;
        assert_eq!(
            (now.reference.to_string(), now.pages, now.note),
            ("X001-WS·2026-Y-BGS-0001".to_owned(), Some(7), "缺附图".to_owned())
        );
        let verified = app.verify_contents().await.unwrap();
        assert_eq!(verified.faults, [""; 0]);

        // Both packages pass: the one tells that an ordinal was left, the other that the file moved.
        for (retention, folder) in
            [(Retention::Thirty, second.reference.to_string()), (Retention::Permanent, now.reference.to_string())]
        {
            let request = PackageRequest { year: 2026, retention, unit: String::new() };
            let preview = app.preview_package(registrar, &request).await.unwrap();
            assert_eq!((preview.files, preview.gaps.len()), (1, 0), "{preview:?}");
            assert_eq!(preview.left.len(), usize::from(retention == Retention::Thirty));
            let made = app.make_package(registrar, &request).await.unwrap();
            assert!(made.report.is_clean(), "{:#?}", made.report);
            let (_, mut file) = app.download_package(registrar, &made.id).await.unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            let mut parts = unpacked(&bytes);
            assert!(!pick(&mut parts, &format!("{folder}/log.jsonl")).is_empty());
            let catalogue = String::from_utf8(pick(&mut parts, "catalogue.xml").clone()).unwrap();
            assert_eq!(catalogue.contains("应当永久保管"), retention == Retention::Thirty);
            assert!(check(Cursor::new(bytes), None).unwrap().is_clean());
        }
        testkit::tamper(&db, "update archive_items set retention = 'D10' where retention = 'Y'").await;
        assert!(!app.verify_contents().await.unwrap().faults.is_empty());
    })
    .await;
}
