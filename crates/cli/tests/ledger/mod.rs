//! `wenshu ledger`: from a data folder to a proof that an outsider checks.

#![allow(clippy::unwrap_used)]

use crate::wenshu;
use app::{App, Clock, Options, Place};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// A data folder in which a few things were done.
pub(crate) fn office() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        place: Place::Folder(folder.path().to_owned()),
        fonts: None,
        profile: app::samples::yunxi(),
        demo: false,
        clock: Clock::default(),
        keys: Some(folder.path().to_owned()),
        outside: app::notices::Outside::default(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let app = App::open_without_fonts(options).await.unwrap();
        let code = app.first_code().await.unwrap().unwrap();
        let chief = app.redeem_first_code(&code, "zhuren", "周正", "云溪的水2026很清").await.unwrap();
        let administrator = chief.person.administrator().unwrap();
        for name in ["liming", "wangfang", "zhaolei"] {
            app.open_account(&administrator, name, "李明", office::people::Role::Clerk).await.unwrap();
        }
        app.close().await;
    });
    folder
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn file(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn an_outsider_verifies_what_was_exported() {
    let office = office();
    let away = tempfile::tempdir().unwrap();
    let data = office.path().display().to_string();
    let path = |name: &str| file(away.path(), name);
    let (export, leaves) = (path("export.jsonl"), path("leaves.txt"));
    let (old, new, key) = (path("old.txt"), path("new.txt"), path("key.pem"));
    let run = |words: &[&str]| wenshu(words);
    assert_eq!(code(&run(&["ledger", "checkpoint", "-o", &old, "--data", &data])), 0);
    assert_eq!(code(&run(&["ledger", "checkpoint", "-o", &new, "--data", &data])), 0);
    assert_eq!(code(&run(&["ledger", "key", "-o", &key, "--data", &data])), 0);
    assert_eq!(code(&run(&["ledger", "export", "-o", &export, "--leaves", &leaves, "--data", &data])), 0);

    // From here on nothing of the office is used.
    let verify = ["ledger", "verify", &export, "--checkpoint", &old, "--checkpoint", &new, "--key", &key];
    let good = run(&verify);
    assert_eq!(code(&good), 0, "{}", out(&good));
    assert!(out(&good).contains("核对通过") && out(&good).contains("其后的1条"), "{}", out(&good));
    let text = fs::read_to_string(&export).unwrap();
    fs::write(&export, text.replace("wangfang", "wangfeng")).unwrap();
    let bad = run(&verify);
    assert_eq!(code(&bad), 1);
    assert!(out(&bad).contains("第1条至第4条之间有记录被改动"), "{}", out(&bad));
    let exact = run(&[&verify[..], &["--leaves", &leaves]].concat());
    assert!(out(&exact).contains("第3条被改动过。"), "{}", out(&exact));

    // Proofs.
    let (proof, growth) = (path("proof.json"), path("growth.json"));
    assert_eq!(code(&run(&["ledger", "prove", "2", "--size", "5", "-o", &proof, "--data", &data])), 0);
    assert_eq!(code(&run(&["ledger", "prove", "--from", "4", "--size", "5", "-o", &growth, "--data", &data])), 0);
    let proved = run(&["ledger", "verify", &proof, "--checkpoint", &new, "--key", &key]);
    assert_eq!(code(&proved), 0, "{}", out(&proved));
    assert!(out(&proved).contains("证明成立") && out(&proved).contains("liming"), "{}", out(&proved));
    let grown = run(&["ledger", "verify", &growth, "--checkpoint", &new, "--checkpoint", &old, "--key", &key]);
    assert_eq!(code(&grown), 0, "{}", out(&grown));
    let other = run(&["ledger", "verify", &proof, "--checkpoint", &old, "--key", &key]);
    assert_eq!(code(&other), 1, "{}", out(&other));
    assert_eq!(code(&run(&["ledger", "verify", &growth, "--checkpoint", &new, "--key", &key])), 2);
}

#[test]
fn the_database_is_verified_where_it_is() {
    let office = office();
    let data = office.path().display().to_string();
    let none = wenshu(&["ledger", "verify", "--data", &data]);
    assert_eq!(code(&none), 2);
    let made = wenshu(&["ledger", "checkpoint", "--data", &data]);
    assert!(out(&made).starts_with("wenshu-checkpoint-1\norigin 云溪县人民政府 "), "{}", out(&made));
    let good = wenshu(&["ledger", "verify", "--data", &data]);
    assert_eq!(code(&good), 0, "{}", out(&good));
    assert!(out(&good).contains("数据库里自己的1个检查点"), "{}", out(&good));
}

#[test]
fn what_cannot_be_used_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let run = |words: &[&str]| code(&wenshu(words));
    assert_eq!(run(&["ledger", "export", "--data", &data]), 2);
    assert!(!folder.path().join("wenshu.db").exists());
    assert_eq!(run(&["ledger", "verify", "export.jsonl"]), 2);
    assert_eq!(run(&["ledger", "prove", "--data", &data]), 2);
    let text = file(folder.path(), "text");
    fs::write(&text, "你好").unwrap();
    assert_eq!(run(&["ledger", "verify", &text, "--checkpoint", &text, "--key", &text]), 2);
}
