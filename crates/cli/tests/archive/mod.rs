//! `wenshu archive check`: what a package is worth, without a database.

#![allow(clippy::unwrap_used)]

use crate::ledger::{code, file, out};
use crate::wenshu;
use app::archive::{Filing, PackageRequest};
use app::documents::NewDelivery;
use app::{App, Clock, Options, Place};
use office::Moment;
use office::archive::{Description, Retention};
use office::documents::Circle;
use office::documents::incoming::{Treatment, Urgency};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use tempfile::TempDir;
use testkit::people::{administrator, seated};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A folder with a package of one paper, and the key of the office that made it.
fn handed_over() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let options = Options {
        place: Place::Folder(data.clone()),
        fonts: None,
        profile: app::samples::yunxi(),
        demo: true,
        clock: Clock::standing(Moment::from_millis(1_795_349_700_000)),
        keys: Some(data),
        outside: app::notices::Outside::default(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let app = App::open_without_fonts(options).await.unwrap();
        let chief = administrator(&app).await;
        let registrar = seated(&app, &chief, "R20").await.person;
        let reader = seated(&app, &chief, "R08").await.person;
        let new = NewDelivery {
            unit: String::new(),
            sender: "江州市人民政府".into(),
            their_number: "江政发〔2026〕3号".into(),
            title: "关于防汛的通知".into(),
            text: "请遵照执行。\n".into(),
            urgency: Urgency::Normal,
            copies: 1,
            file: None,
        };
        let id = app.take_in(&registrar, new).await.unwrap();
        app.register_incoming(&registrar, &id, 1, Treatment::Reading, Circle::Office).await.unwrap();
        app.examine_incoming(&registrar, &id, 2).await.unwrap();
        app.circulate(&registrar, &id, 3, &[reader.id().to_owned()]).await.unwrap();
        app.mark_read(&reader, &id, 4, "").await.unwrap();
        app.conclude(&registrar, &id, 5).await.unwrap();
        let description = Description { pages: Some(1), note: String::new() };
        let filing = Filing { retention: Some(Retention::Ten), year: 2026, unit: "BGS".into(), description };
        app.archive_incoming(&registrar, &id, 6, &filing).await.unwrap();
        let request = PackageRequest { year: 2026, retention: Retention::Ten, unit: String::new() };
        let made = app.make_package(&registrar, &request).await.unwrap();
        let (_, mut package) = app.download_package(&registrar, &made.id).await.unwrap();
        let mut bytes = Vec::new();
        package.read_to_end(&mut bytes).unwrap();
        fs::write(folder.path().join("package.zip"), bytes).unwrap();
        app.close().await;
    });
    folder
}

/// A copy of a package in which one file is another.
fn forged(from: &Path, to: &Path, end: &str, bytes: &[u8]) {
    let mut archive = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut writer = ZipWriter::new(File::create(to).unwrap());
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        writer.start_file(entry.name(), SimpleFileOptions::default()).unwrap();
        writer.write_all(if entry.name().ends_with(end) { bytes } else { &content }).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn a_package_is_checked_where_there_is_no_database() {
    let folder = handed_over();
    let path = |name: &str| file(folder.path(), name);
    let package = path("package.zip");
    let good = wenshu(&["archive", "check", &package]);
    assert_eq!(code(&good), 0, "{}", out(&good));
    for word in ["1件", "✓ 真实性", "✓ 完整性", "✓ 可用性", "✓ 安全性", "四性检查通过"] {
        assert!(out(&good).contains(word), "{word}: {}", out(&good));
    }

    // Against the checkpoint and the key that are kept elsewhere; only both together.
    let mut archive = ZipArchive::new(File::open(&package).unwrap()).unwrap();
    for name in ["checkpoint.txt", "key.pem"] {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        fs::write(path(name), text).unwrap();
    }
    let (checkpoint, key) = (path("checkpoint.txt"), path("key.pem"));
    let given = wenshu(&["archive", "check", &package, "--checkpoint", &checkpoint, "--key", &key]);
    assert_eq!(code(&given), 0, "{}", out(&given));
    assert!(out(&given).contains("对照的是所给的检查点"), "{}", out(&given));
    assert_eq!(code(&wenshu(&["archive", "check", &package, "--checkpoint", &checkpoint])), 2);

    // Nobody vouches for it.
    let bare = path("bare.zip");
    forged(Path::new(&package), Path::new(&bare), "handover.txt", b"wenshu-handover-1\n");
    let bare = wenshu(&["archive", "check", &bare]);
    assert_eq!(code(&bare), 1, "{}", out(&bare));
    assert!(out(&bare).contains("包的签名不成立，包在生成以后改动过"), "{}", out(&bare));

    let bad = path("bad.zip");
    forged(Path::new(&package), Path::new(&bad), "body.txt", "不必执行。\n".as_bytes());
    let bad = wenshu(&["archive", "check", &bad]);
    assert_eq!(code(&bad), 1, "{}", out(&bad));
    assert!(out(&bad).contains("✕ 真实性") && out(&bad).contains("内容被改过"), "{}", out(&bad));
    assert!(out(&bad).contains("✓ 完整性") && out(&bad).contains("没有通过"), "{}", out(&bad));
}

#[test]
fn what_is_no_package_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| file(folder.path(), name);
    fs::write(path("text.zip"), "你好").unwrap();
    for name in ["none.zip", "text.zip", ""] {
        let refused = wenshu(&["archive", "check", &path(name)]);
        assert_eq!(code(&refused), 2, "{name}");
        assert!(String::from_utf8_lossy(&refused.stderr).starts_with("wenshu："), "{name}");
    }
    assert_eq!(code(&wenshu(&["archive", "check"])), 2);
}
