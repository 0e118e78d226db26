//! The ledger from first act to proof: kept, exported, verified, tampered with.

use crate::{clock, open};
use app::ledger::{KEY_FILE, LedgerFilter, PUBLIC_KEY_FILE};
use app::{App, Clock, ErrorKind, Health, Options, Place};
use gongwen::Date;
use ledger::audit::Fault;
use ledger::{Audit, Proof, PublicKey, Signed};
use office::Moment;
use std::path::Path;
use std::time::Duration;
use testkit::people::{administrator, clerk};

async fn export(app: &App) -> String {
    let mut file = Vec::new();
    app.export_ledger(&mut file).await.unwrap();
    String::from_utf8(file).unwrap()
}

async fn at(folder: &Path, clock: Clock) -> App {
    let options = Options {
        place: Place::Folder(folder.to_owned()),
        fonts: None,
        profile: app::samples::yunxi(),
        demo: false,
        clock,
        keys: Some(folder.to_owned()),
        outside: app::notices::Outside::default(),
    };
    App::open_without_fonts(options).await.unwrap()
}

#[tokio::test]
async fn every_act_is_in_the_export_and_a_checkpoint_proves_it() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await;
        clerk(&app, &chief, "liming").await;
        let signed = app.make_checkpoint(&chief.person.administrator().unwrap().inspector()).await.unwrap();
        let key = app.ledger_key().unwrap();
        // Text out, text in: what an outsider has.
        let signed: Signed = signed.to_string().parse().unwrap();
        let key = PublicKey::from_pem(&key.to_pem()).unwrap();
        let text = export(&app).await;
        assert!(text.contains("\"words\":\"登录\""), "{text}");
        let mut audit = Audit::new(std::slice::from_ref(&signed), &key);
        audit.feed(text.as_bytes());
        let verdict = audit.finish();
        assert!(verdict.is_good(), "{:?}", verdict.faults);
        // The checkpoint itself is the last act.
        assert_eq!((verdict.entries, verdict.beyond()), (signed.checkpoint.size + 1, 1));
        assert!(verdict.origin.starts_with("云溪县人民政府 "), "{}", verdict.origin);
        assert!(app.verify_ledger(None).await.unwrap().verdict.is_good());
        assert!(app.verify_ledger(Some((vec![signed], key))).await.unwrap().verdict.is_good());
    })
    .await;
}

#[tokio::test]
async fn proofs_hold_against_their_checkpoints() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await;
        let old = app.make_checkpoint_here().await.unwrap().checkpoint;
        clerk(&app, &chief, "liming").await;
        let new = app.make_checkpoint_here().await.unwrap().checkpoint;
        let Proof::Inclusion(proof) = app.prove_entry("1", Some(new.size)).await.unwrap() else { panic!("inclusion") };
        proof.verify(&new).unwrap();
        assert!(proof.verify(&old).is_err());
        let id = ledger::Entry::from_line(&proof.line).unwrap().id;
        assert_eq!(app.prove_entry(&id, Some(new.size)).await.unwrap(), Proof::Inclusion(proof));
        let Proof::Consistency(proof) = app.prove_growth(old.size, Some(new.size)).await.unwrap() else {
            panic!("consistency")
        };
        proof.verify(&old, &new).unwrap();
        for (entry, size) in [("0", None), ("999", None), ("x", None)] {
            assert_eq!(app.prove_entry(entry, size).await.unwrap_err().kind(), ErrorKind::NotFound, "{entry}");
        }
        let late = app.prove_entry(&new.size.to_string(), Some(old.size)).await.unwrap_err();
        assert!(late.message().contains("在检查点"), "{late}");
        assert_eq!(app.prove_entry("1", Some(999)).await.unwrap_err().kind(), ErrorKind::Invalid);
        assert_eq!(app.prove_growth(new.size, Some(old.size)).await.unwrap_err().kind(), ErrorKind::Invalid);
    })
    .await;
}

#[tokio::test]
async fn the_ledger_keeps_itself_and_seals_the_rest_at_the_end() {
    let (db, _folder) = testkit::sqlite().await;
    let clock = clock();
    let app = App::on(db, clock.clone(), false).unwrap();
    let chief = administrator(&app).await;
    let permission = chief.person.administrator().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let keeper = tokio::spawn({
        let app = app.clone();
        async move {
            app.keep_ledger(async {
                let _ = stopped.await;
            })
            .await;
        }
    });
    let made = async |count: usize| {
        for _ in 0..200 {
            if app.checkpoints(&permission.inspector(), 1).await.unwrap().lines.len() == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{count} checkpoints");
    };
    made(1).await;
    clerk(&app, &chief, "liming").await;
    clock.advance(Duration::from_secs(86_400));
    made(2).await;
    clerk(&app, &chief, "wangfang").await;
    drop(stop);
    keeper.await.unwrap();
    let state = app.ledger_state(&permission.inspector()).await.unwrap();
    assert_eq!(state.waiting, 0);
    let sizes: Vec<_> =
        app.checkpoints(&permission.inspector(), 1).await.unwrap().lines.iter().map(|line| line.size).collect();
    assert!(sizes[0] > sizes[1] && state.size > sizes[0], "{sizes:?} {}", state.size);
    assert!(app.verify_ledger(None).await.unwrap().verdict.is_good());
}

#[tokio::test]
async fn checkpoints_are_listed_page_by_page() {
    testkit::both(async |db| {
        let app = open(db);
        let inspector = administrator(&app).await.person.administrator().unwrap().inspector();
        for _ in 0..52 {
            app.make_checkpoint(&inspector).await.unwrap();
        }
        let first = app.checkpoints(&inspector, 1).await.unwrap();
        let last = app.checkpoints(&inspector, 9).await.unwrap();
        assert_eq!((first.lines.len(), first.pages, last.page, last.lines.len()), (50, 2, 2, 2));
        let sizes: Vec<u64> = first.lines.iter().chain(&last.lines).map(|line| line.size).collect();
        assert!(sizes.is_sorted_by(|newer, older| newer >= older), "{sizes:?}");
    })
    .await;
}

#[tokio::test]
async fn the_key_is_made_once_and_is_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let app = at(folder.path(), clock()).await;
    let key = app.ledger_key().unwrap();
    let pem = std::fs::read_to_string(folder.path().join(PUBLIC_KEY_FILE)).unwrap();
    assert_eq!(PublicKey::from_pem(&pem).unwrap(), key);
    let path = folder.path().join(KEY_FILE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    app.close().await;
    let app = at(folder.path(), clock()).await;
    assert_eq!(app.ledger_key().unwrap(), key);
    app.close().await;
    std::fs::write(&path, "-----BEGIN NOTHING-----").unwrap();
    let app = at(folder.path(), clock()).await;
    let error = app.ledger_key().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(error.message().contains(KEY_FILE), "{error}");
}

/// A new key in place of a lost one would make every checkpoint worthless without a word.
#[tokio::test]
async fn a_lost_key_is_not_replaced_unless_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let app = at(folder.path(), clock()).await;
    let old = app.ledger_key().unwrap();
    app.close().await;
    std::fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
    let app = at(folder.path(), clock()).await;
    let refused = app.ledger_key().unwrap_err();
    assert!(refused.message().contains("不见了") && refused.message().contains("key rotate"), "{refused}");
    assert!(app.make_checkpoint_here().await.is_err());
    let pem = std::fs::read_to_string(folder.path().join(PUBLIC_KEY_FILE)).unwrap();
    assert_eq!(PublicKey::from_pem(&pem).unwrap(), old, "the public key is as it was");
    let rotated = app.rotate_ledger_key(&office::Operator::at_the_machine("root")).await.unwrap();
    assert!(rotated.old == old.fingerprint() && app.ledger_keys().unwrap().contains(&old));
    assert_ne!(app.ledger_key().unwrap(), old);
    app.close().await;
}

#[tokio::test]
async fn a_database_restored_to_an_older_state_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let app = at(folder.path(), clock()).await;
    let chief = administrator(&app).await;
    // As the server does when it starts.
    app.ledger_origin().await.unwrap();
    app.seal().await.unwrap();
    app.close().await;
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    let app = at(folder.path(), clock()).await;
    clerk(&app, &chief, "liming").await;
    let (signed, key) = (app.make_checkpoint_here().await.unwrap(), app.ledger_key().unwrap());
    app.close().await;
    let app = at(copy.path(), clock()).await;
    let verified = app.verify_ledger(Some((vec![signed.clone()], key))).await.unwrap();
    assert!(
        verified
            .verdict
            .faults
            .iter()
            .any(|fault| matches!(fault, Fault::Short { wanted, .. } if *wanted == signed.checkpoint.size)),
        "{:?}",
        verified.verdict.faults
    );
}

#[tokio::test]
async fn people_find_what_was_done() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await;
        let permission = chief.person.administrator().unwrap();
        let other = clerk(&app, &chief, "liming").await;
        let find = async |filter: LedgerFilter| app.ledger(&permission.inspector(), &filter).await.unwrap().lines;
        let all = find(LedgerFilter::default()).await;
        assert!(all.len() >= 5 && all.iter().all(|line| line.number.is_none()));
        app.seal().await.unwrap();
        let person = find(LedgerFilter { person: other.person.id().into(), ..LedgerFilter::default() }).await;
        assert!(!person.is_empty() && person.iter().all(|line| line.name == "李明"));
        let opened = find(LedgerFilter { verb: "account.opened".into(), ..LedgerFilter::default() }).await;
        assert_eq!((opened.len(), opened[0].object_id.as_str()), (1, other.person.id()));
        assert!(opened[0].number.is_some());
        let history = app.history_for(&chief.person, "account", other.person.id(), "").await.unwrap().lines;
        assert_eq!(history.last().unwrap().verb, "account.opened");
        // The clock of the tests stands at 2026-09-21 22:13 in China.
        let day = |iso: &str| LedgerFilter { day: Date::from_iso(iso), ..LedgerFilter::default() };
        assert_eq!(find(day("2026-09-21")).await.len(), all.len());
        assert!(find(day("2026-09-22")).await.is_empty() && find(day("2026-09-20")).await.is_empty());
        let verbs = app.ledger_verbs(&permission.inspector()).await.unwrap();
        assert!(verbs.iter().any(|verb| verb.verb == "account.signed_in" && verb.name == "登录"));
        assert!(find(LedgerFilter { after: "不是页码".into(), ..LedgerFilter::default() }).await.len() == all.len());
    })
    .await;
    assert_eq!(clock().now(), Moment::from_millis(1_790_000_000_000));
}

#[tokio::test]
async fn entries_that_are_not_sealed_are_told_by_the_doctor() {
    let (db, _folder) = testkit::sqlite().await;
    let clock = clock();
    let app = App::on(db, clock.clone(), false).unwrap();
    let chief = administrator(&app).await.person.administrator().unwrap();
    let line = async || {
        app.doctor(&chief, app::Thoroughness::Glance)
            .await
            .unwrap()
            .into_iter()
            .find(|line| line.name == "台账")
            .unwrap()
    };
    assert_eq!(line().await.health, Health::Good);
    clock.advance(Duration::from_secs(600));
    let told = line().await;
    assert!(told.health == Health::Bad && told.detail.contains("超过5分钟"), "{}", told.detail);
    app.seal().await.unwrap();
    let told = line().await;
    assert!(told.health == Health::Good && told.detail.contains("未通过密评"), "{}", told.detail);
}
