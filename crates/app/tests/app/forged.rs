//! Packages that somebody changed after they were made, with the manifest and every digest made to fit.

use crate::archive::package;
use crate::county::{County, county, county_of};
use crate::package::{Parts, filed, filing, packed, pick, relisted, unpacked};
use crate::registers::printed;
use app::archive::ArchiveRequest;
use app::archive::check::{Quality, Report, check};
use app::{App, Options, Place};
use ledger::Signed;
use office::archive::Retention;
use office::documents::Circle;
use sm3::{Digest, Sm3};
use testkit::both;

fn sm3(bytes: &[u8]) -> String {
    Sm3::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The package with something replaced in one file, the digests in the metadata and the manifest made to fit.
fn forged(parts: &Parts, end: &str, change: impl FnOnce(&[u8]) -> Vec<u8>) -> Parts {
    let mut parts = parts.clone();
    let file = pick(&mut parts, end);
    let before = sm3(file);
    *file = change(file);
    let after = sm3(file);
    for (path, bytes) in &mut parts {
        if path.ends_with("metadata.xml") {
            *bytes = String::from_utf8_lossy(bytes).replace(&before, &after).into_bytes();
        }
    }
    relisted(&mut parts);
    parts
}

/// One text in place of another; it must be there.
fn instead(from: &'static str, to: &'static str) -> impl FnOnce(&[u8]) -> Vec<u8> {
    move |bytes| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.contains(from), "{from}: {text}");
        text.replace(from, to).into_bytes()
    }
}

fn faults(report: &Report) -> String {
    report.of(Quality::Authenticity).faults.join("\n")
}

async fn handed_over(folder: &tempfile::TempDir) -> (County, Parts) {
    let options = Options {
        place: Place::Folder(folder.path().to_owned()),
        fonts: None,
        profile: app::samples::yunxi(),
        demo: true,
        clock: crate::clock(),
        keys: None,
        outside: app::notices::Outside::default(),
    };
    let county = county_of(App::open(options).await.unwrap()).await;
    let (app, registrar, id) = (&county.app, &county.registrar, printed(&county).await);
    app.seal_document(registrar, &id, county.out(&id).await.0, 10).await.unwrap();
    app.release_document(registrar, &id, county.out(&id).await.0).await.unwrap();
    let mut uncounted = filing(Retention::Thirty);
    uncounted.description.pages = None;
    app.archive_document(registrar, &id, county.out(&id).await.0, &uncounted).await.unwrap();
    let parts = unpacked(&package(&county).await);
    (county, parts)
}

#[tokio::test]
async fn a_sent_document_is_handed_over_as_it_was_printed_and_no_file_of_it_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (county, mut parts) = handed_over(&folder).await;
    let (app, registrar) = (&county.app, &county.registrar);
    let item = app.archive_register(registrar, &ArchiveRequest::default()).await.unwrap().lines.remove(0);
    assert_eq!(item.item.pages, Some(2), "a page of text, and the imprint on the even page");
    assert!(pick(&mut parts, "0001/body.pdf").starts_with(b"%PDF-"));
    let signed = String::from_utf8(pick(&mut parts, "0001/signed.txt").clone()).unwrap();
    assert!(signed.starts_with("云溪县人民政府关于"), "what was signed, without what came later: {signed}");
    let sheet = String::from_utf8(pick(&mut parts, "0001/sheet.html").clone()).unwrap();
    assert!(sheet.contains("发文处理单") && sheet.contains("宋婉君") && sheet.contains("云政函〔2026〕1号"), "{sheet}");

    let good = check(packed(&parts), None).unwrap();
    assert!(good.is_clean(), "{good:#?}");
    let without_a_line = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        format!("{}\n", [&lines[..1], &lines[2..]].concat().join("\n")).into_bytes()
    };
    let longer = |bytes: &[u8]| [bytes, b"\n%%EOF\n"].concat();
    let forgeries = [
        ("the text", forged(&parts, "0001/signed.txt", instead("云溪县", "云岭县")), "最后一次记下的文字不符"),
        ("the pages", forged(&parts, "0001/body.pdf", longer), ""),
        ("the signatory", forged(&parts, "0001/sheet.html", instead("宋婉君", "周正")), ""),
        ("openness", forged(&parts, "0001/metadata.xml", instead("公开</openness>", "不予公开</openness>")), ""),
        ("the title", forged(&parts, "catalogue.xml", instead("关于", "有关")), "与元数据里的"),
        ("the log", forged(&parts, "0001/log.jsonl", without_a_line), "日志有缺"),
    ];
    for (what, forgery, told) in forgeries {
        let report = check(packed(&forgery), None).unwrap();
        let found = faults(&report);
        assert!(found.contains("包在生成以后改动过") && found.contains(told), "{what}: {found}");
        assert!(!found.contains("与清单不符"), "the manifest was made to fit: {found}");
        // Without the signature it is no better.
        let mut unsigned = forgery;
        unsigned.retain(|(path, _)| path != "handover.txt");
        let found = faults(&check(packed(&unsigned), None).unwrap());
        assert!(found.contains("包没有签名") && found.contains(told), "{what}: {found}");
    }
    let mut unsigned = parts.clone();
    unsigned.retain(|(path, _)| path != "handover.txt");
    assert!(faults(&check(packed(&unsigned), None).unwrap()).contains("包没有签名"), "good, but nobody vouches for it");

    pick(&mut parts, "0001/body.pdf").truncate(2000);
    let report = check(packed(&parts), None).unwrap();
    assert!(report.of(Quality::Usability).faults.join("").contains("不完整的 PDF"), "{report:#?}");
}

#[tokio::test]
async fn whoever_keeps_an_older_checkpoint_can_hold_a_package_against_it() {
    both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        filed(&county, "关于防汛的通知", Circle::Office, Retention::Thirty).await;
        let (older, key) = (app.make_checkpoint_here().await.unwrap(), app.ledger_key().unwrap());
        filed(&county, "关于放假的通知", Circle::Office, Retention::Thirty).await;
        let mut parts = unpacked(&package(&county).await);
        let given = (older.clone(), key.clone());
        let report = check(packed(&parts), Some(&given)).unwrap();
        assert!(report.is_clean(), "{report:#?}");
        let scope = &report.of(Quality::Authenticity).scope;
        assert!(scope.contains(&format!("所给的检查点（前{}条）", older.checkpoint.size)), "{scope}");

        // A ledger that does not continue the one that is known.
        let mut proofs = parts.clone();
        let lines = String::from_utf8(pick(&mut proofs, "continuity.jsonl").clone()).unwrap();
        let wrong = lines.replace("\"path\":[\"", "\"path\":[\"00").into_bytes();
        *pick(&mut proofs, "continuity.jsonl") = wrong;
        assert!(!check(packed(&proofs), Some(&given)).unwrap().is_clean());
        parts.retain(|(path, _)| path != "continuity.jsonl");
        assert!(faults(&check(packed(&parts), Some(&given)).unwrap()).contains("wenshu ledger prove --from"));

        // A later one, and that of another ledger.
        let parts = unpacked(&package(&county).await);
        filed(&county, "关于值班的通知", Circle::Office, Retention::Thirty).await;
        let later: Signed = app.make_checkpoint_here().await.unwrap();
        assert!(faults(&check(packed(&parts), Some(&(later, key))).unwrap()).contains("比这个包"));
    })
    .await;
}
