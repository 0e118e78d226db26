//! Operating the office: backups and restoring, administration at the machine, keys, the doctor.

use crate::clock;
use app::backup::{Existing, Restore, Restoring, check, restore};
use app::ledger::{KEY_FILE, LedgerFilter};
use app::{App, Clock, ErrorKind, Health, Options, Place, Thoroughness};
use office::people::Role;
use office::{Moment, Operator};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use testkit::people::{PASSWORD, administrator, clerk};

fn operator() -> Operator {
    Operator::at_the_machine("root")
}

async fn open(place: Place, data: &Path, clock: &Clock) -> App {
    let options = Options {
        place,
        fonts: None,
        profile: app::samples::yunxi(),
        demo: false,
        clock: clock.clone(),
        keys: Some(data.to_owned()),
        outside: app::notices::Outside::default(),
    };
    App::open_without_fonts(options).await.unwrap()
}

/// An office of each engine: where it is, and its data folder.
fn offices() -> [(Option<String>, TempDir); 2] {
    [(None, tempfile::tempdir().unwrap()), (Some(testkit::postgres_url()), tempfile::tempdir().unwrap())]
}

fn place(url: Option<&String>, data: &Path) -> Place {
    url.map_or_else(|| Place::Folder(data.to_owned()), |url| Place::Url(url.clone()))
}

async fn names(app: &App) -> Vec<String> {
    app.accounts_here(&operator()).await.unwrap().into_iter().map(|line| line.name).collect()
}

fn wish(file: &Path, data: &Path, database: Option<&String>, existing: Existing) -> Restore {
    Restore { file: file.to_owned(), data: data.to_owned(), database: database.cloned(), existing }
}

#[tokio::test]
async fn a_backup_made_while_people_work_brings_the_office_back_elsewhere() {
    for (url, data) in offices() {
        let clock = clock();
        let app = open(place(url.as_ref(), data.path()), data.path(), &clock).await;
        let chief = administrator(&app).await;
        clerk(&app, &chief, "liming").await;
        std::fs::write(data.path().join("mail.json"), "{}").unwrap();
        let away = tempfile::tempdir().unwrap();
        let file = away.path().join("b.zip");
        let made = app.back_up(&file).await.unwrap();
        assert_eq!(app.back_up(&file).await.unwrap_err().kind(), ErrorKind::Conflict);
        // The backup is an act on record, and what comes after it is not in it.
        let history = app.history_for(&chief.person, "backup", "b.zip", "").await.unwrap().lines;
        assert_eq!((history.len(), history[0].verb.as_str()), (1, "backup.made"));
        clerk(&app, &chief, "wangfang").await;
        let checked = check(&file).await.unwrap();
        assert!(checked.faults.is_empty(), "{:?}", checked.faults);
        assert_eq!(checked.manifest.ledger_size, made.checkpoint.checkpoint.size);
        app.seal().await.unwrap();
        app.close().await;

        let target = tempfile::tempdir().unwrap();
        let empty = url.as_ref().map(|_| testkit::postgres_url());
        let data = target.path().join("数据");
        let done = restore(wish(&file, &data, empty.as_ref(), Existing::Refuse), &operator(), &clock).await.unwrap();
        let Restoring::Done(restored) = done else { panic!("{done:?}") };
        assert_eq!((restored.aside, restored.schema_aside), (None, None));
        assert_eq!(std::fs::read_to_string(data.join("mail.json")).unwrap(), "{}");
        let app = open(place(empty.as_ref(), &data), &data, &clock).await;
        assert_eq!(names(&app).await, ["zhuren", "liming"]);
        let verified =
            app.verify_ledger(Some((vec![made.checkpoint.clone()], app.ledger_key().unwrap()))).await.unwrap();
        assert!(verified.verdict.is_good(), "{:?}", verified.verdict.faults);
        assert_eq!(verified.verdict.beyond(), 1);
        // The same key as before: checkpoints go on under it.
        assert_eq!(made.checkpoint.key, app.ledger_key().unwrap().fingerprint());
        let chief = app.sign_in("zhuren", PASSWORD).await.unwrap();
        let first =
            app.ledger(&chief.person.administrator().unwrap().inspector(), &LedgerFilter::default()).await.unwrap();
        let entry = first.lines.iter().find(|line| line.verb == "backup.restored").unwrap();
        assert!(entry.words.contains("系统用户 root") && entry.words.contains("台账退回到"), "{}", entry.words);
        app.close().await;
    }
}

#[tokio::test]
async fn what_is_there_is_refused_or_set_aside_and_a_running_office_is_left_alone() {
    for (url, data) in offices() {
        let clock = clock();
        let away = tempfile::tempdir().unwrap();
        let file = away.path().join("b.zip");
        let app = open(place(url.as_ref(), data.path()), data.path(), &clock).await;
        let chief = administrator(&app).await;
        app.back_up(&file).await.unwrap();
        clerk(&app, &chief, "liming").await;
        app.seal().await.unwrap();
        let replace = wish(&file, data.path(), url.as_ref(), Existing::SetAside);
        let running = restore(replace.clone(), &operator(), &clock).await.unwrap_err();
        assert!(running.message().contains("停止"), "{running}");
        app.close().await;
        let refuse = wish(&file, data.path(), url.as_ref(), Existing::Refuse);
        let refused = restore(refuse, &operator(), &clock).await.unwrap_err();
        assert!(refused.message().contains("--replace"), "{refused}");

        let done = restore(replace, &operator(), &clock).await.unwrap();
        let Restoring::Done(restored) = done else { panic!("{done:?}") };
        assert!(restored.before.is_some_and(|before| before > restored.manifest.ledger_size), "{restored:?}");
        let aside = restored.aside.unwrap();
        assert!(aside.join(KEY_FILE).exists() && data.path().join(KEY_FILE).exists());
        let app = open(place(url.as_ref(), data.path()), data.path(), &clock).await;
        assert_eq!(names(&app).await, ["zhuren"]);
        app.close().await;
        if url.is_none() {
            let old = open(Place::Folder(aside.clone()), &aside, &clock).await;
            assert_eq!(names(&old).await, ["zhuren", "liming"]);
            old.close().await;
        } else {
            assert!(restored.schema_aside.unwrap().starts_with("wenshu_before_2026"));
        }
    }
}

#[tokio::test]
async fn a_restore_that_was_cut_off_is_said_and_can_be_repeated() {
    let clock = clock();
    let (data, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = away.path().join("b.zip");
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    administrator(&app).await;
    app.back_up(&file).await.unwrap();
    app.close().await;
    // As a power cut leaves it: the mark stands, the old database is gone from its place.
    std::fs::write(data.path().join(store::UNFINISHED), b"").unwrap();
    std::fs::remove_file(data.path().join("wenshu.db")).unwrap();
    let error = Place::Folder(data.path().to_owned()).open().await.unwrap_err();
    assert!(error.to_string().contains("没有做完"), "{error}");
    let again = wish(&file, data.path(), None, Existing::SetAside);
    assert!(matches!(restore(again, &operator(), &clock).await.unwrap(), Restoring::Done(_)));
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    assert_eq!(names(&app).await, ["zhuren"]);
}

#[tokio::test]
async fn a_backup_that_was_touched_changes_nothing() {
    let clock = clock();
    let (data, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = away.path().join("b.zip");
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    administrator(&app).await;
    app.back_up(&file).await.unwrap();
    app.close().await;
    let good = std::fs::read(&file).unwrap();
    let target = away.path().join("data");
    // A byte of the database, a cut file, something else altogether.
    let mut changed = good.clone();
    changed[600] ^= 1;
    for bytes in [changed, good[..good.len() / 2].to_vec(), "不是备份".into()] {
        std::fs::write(&file, bytes).unwrap();
        let done = restore(wish(&file, &target, None, Existing::Refuse), &operator(), &clock).await;
        match done {
            Ok(Restoring::NotGood(faults)) => assert!(!faults.is_empty()),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Invalid, "{error}"),
            Ok(Restoring::Done(_)) => panic!("a damaged backup was restored"),
        }
        assert!(!target.join("wenshu.db").exists());
    }
}

#[tokio::test]
async fn every_night_has_its_backup() {
    let clock = clock();
    let (data, backups) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    let chief = administrator(&app).await.person.administrator().unwrap();
    let line = async || {
        let lines = app.doctor(&chief, Thoroughness::Glance).await.unwrap();
        lines.into_iter().find(|line| line.name == "备份").unwrap()
    };
    assert_eq!(line().await.health, Health::Bad);
    let folder = backups.path().join("backups");
    let mut made = 0;
    for _ in 0..20 {
        made += usize::from(app.back_up_daily(&folder).await.unwrap());
        assert!(!app.back_up_daily(&folder).await.unwrap());
        clock.advance(Duration::from_secs(86_400));
    }
    assert_eq!((made, std::fs::read_dir(&folder).unwrap().count()), (20, 8));
    assert_eq!(line().await.health, Health::Good);
    clock.advance(Duration::from_secs(2 * 86_400));
    assert_eq!(line().await.health, Health::Bad);
}

#[tokio::test]
async fn at_the_machine_accounts_are_mended_and_it_is_on_record() {
    testkit::both(async |db| {
        let app = crate::open(db);
        let by = operator();
        let code = app.first_code_here(&by).await.unwrap();
        let chief = app.redeem_first_code(&code, "zhuren", "周正", PASSWORD).await.unwrap();
        assert_eq!(app.first_code_here(&by).await.unwrap_err().kind(), ErrorKind::Conflict);
        let person = clerk(&app, &chief, "liming").await;
        for _ in 0..5 {
            assert!(app.sign_in("liming", "falsch").await.is_err());
        }
        assert!(app.sign_in("liming", PASSWORD).await.is_err());
        app.unlock_account_here(&by, "liming").await.unwrap();
        assert_eq!(app.unlock_account_here(&by, "liming").await.unwrap_err().kind(), ErrorKind::Conflict);
        app.sign_in("liming", PASSWORD).await.unwrap();
        app.disable_account_here(&by, "zhuren").await.unwrap();
        assert!(app.person(&chief.token).await.unwrap().is_none());
        app.make_administrator_here(&by, "LiMing").await.unwrap();
        let now = app.person(&person.token).await.unwrap().unwrap();
        assert_eq!(now.role(), Role::Administrator);
        app.enable_account_here(&by, "zhuren").await.unwrap();
        let password = app.reset_password_here(&by, "zhuren").await.unwrap();
        assert!(app.sign_in("zhuren", &password).await.unwrap().person.must_change_password());
        assert_eq!(app.reset_password_here(&by, "nobody").await.unwrap_err().kind(), ErrorKind::NotFound);
        let permission = now.administrator().unwrap();
        let page = app.ledger(&permission.inspector(), &LedgerFilter::default()).await.unwrap();
        let own: Vec<_> = page.lines.iter().filter(|line| line.name == "本机管理员").collect();
        let mut verbs: Vec<&str> = own.iter().map(|line| line.verb.as_str()).collect();
        verbs.sort_unstable();
        assert_eq!(
            verbs,
            [
                "account.disabled",
                "account.enabled",
                "account.first_code",
                "account.made_administrator",
                "account.password_reset",
                "account.unlocked"
            ]
        );
        assert!(own.iter().all(|line| line.words.contains("本机系统用户 root")));
    })
    .await;
}

#[tokio::test]
async fn a_new_key_signs_and_the_old_one_still_proves() {
    let clock = clock();
    let data = tempfile::tempdir().unwrap();
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    administrator(&app).await;
    let old_key = app.ledger_key().unwrap();
    let before = app.make_checkpoint_here().await.unwrap();
    // Another process rotates; the one that runs signs with the new key from then on.
    let other = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    let rotated = other.rotate_ledger_key(&operator()).await.unwrap();
    other.close().await;
    assert_ne!(rotated.old, rotated.new);
    let after = app.make_checkpoint_here().await.unwrap();
    assert_eq!((before.key, after.key), (rotated.old.clone(), rotated.new.clone()));
    let verified = app.verify_ledger(None).await.unwrap();
    assert!(verified.verdict.is_good() && verified.others == 0, "{verified:?}");
    assert_eq!(verified.checkpoints, 4);
    let keys: Vec<String> = app.ledger_keys().unwrap().iter().map(ledger::PublicKey::fingerprint).collect();
    assert_eq!(keys, [rotated.new, rotated.old]);
    assert_eq!(ledger::PublicKey::from_pem(&std::fs::read_to_string(rotated.kept).unwrap()).unwrap(), old_key);
}

#[tokio::test]
async fn a_clock_that_jumps_back_changes_no_order_and_ends_no_session() {
    testkit::both(async |db| {
        let clock = clock();
        let app = App::on(db, clock.clone(), false).unwrap();
        let chief = administrator(&app).await;
        let permission = chief.person.administrator().unwrap();
        app.seal().await.unwrap();
        let before = app.make_checkpoint(&permission.inspector()).await.unwrap();
        clock.set(Moment::from_millis(1_790_000_000_000 - 3_600_000));
        assert!(app.person(&chief.token).await.unwrap().is_some());
        app.open_account(&permission, "liming", "李明", Role::Clerk).await.unwrap();
        app.seal().await.unwrap();
        app.make_checkpoint(&permission.inspector()).await.unwrap();
        // Later entries have later places, whatever time they bear.
        let verified = app.verify_ledger(None).await.unwrap();
        assert!(verified.verdict.is_good(), "{:?}", verified.verdict.faults);
        let given = Some((vec![before], app.ledger_key().unwrap()));
        assert!(app.verify_ledger(given).await.unwrap().verdict.is_good());
        let lines = app.doctor(&permission, Thoroughness::Thorough).await.unwrap();
        let line = lines.iter().find(|line| line.name == "时钟").unwrap();
        assert!(line.health == Health::Bad && line.detail.contains("往回拨过"), "{}", line.detail);
        assert!(lines.iter().any(|line| line.name == "数据库文件" && line.health == Health::Good));
        clock.set(Moment::from_millis(1_790_000_000_000 + 60_000));
        assert!(app.person(&chief.token).await.unwrap().is_some());
    })
    .await;
}

/// The backup again, with one more part, or with parts that were changed.
fn forged(file: &Path, more: Option<(&str, &str)>, change: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    use std::io::{Read, Write};
    let mut old = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let (name, mut bytes) = (part.name().to_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        new.start_file(&name, options).unwrap();
        new.write_all(&change(&name, bytes)).unwrap();
    }
    if let Some((name, text)) = more {
        new.start_file(name, options).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    std::fs::write(file, new.finish().unwrap().into_inner()).unwrap();
}

#[tokio::test]
async fn a_backup_made_to_do_harm_writes_nothing_outside_and_has_an_end() {
    let clock = clock();
    let (data, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    administrator(&app).await;
    let good = away.path().join("good.zip");
    app.back_up(&good).await.unwrap();
    app.close().await;
    let file = away.path().join("b.zip");
    let target = away.path().join("target");
    let refused = async || {
        let done = restore(wish(&file, &target, None, Existing::Refuse), &operator(), &clock).await;
        let said = match done {
            Ok(Restoring::NotGood(faults)) => faults.join(""),
            Err(error) => error.message().to_owned(),
            Ok(Restoring::Done(_)) => panic!("it was restored"),
        };
        assert!(!target.join("wenshu.db").exists() && !away.path().join("evil").exists());
        said
    };
    let again = || assert!(std::fs::copy(&good, &file).unwrap() > 0);
    // A part that climbs out of the folder, not listed and listed.
    again();
    forged(&file, Some(("files/../../evil", "x")), |_, bytes| bytes);
    assert!(refused().await.contains("与清单不符"));
    again();
    let listed = |name: &str, bytes: Vec<u8>| match name {
        "manifest.json" => {
            let text = String::from_utf8(bytes).unwrap();
            text.replacen("\"name\": \"checkpoint.txt\"", "\"name\": \"files/../../evil\"", 1).into_bytes()
        }
        _ => bytes,
    };
    forged(&file, None, listed);
    assert!(refused().await.contains("不该有的内容"));
    // A database that never ends, and one that is another.
    again();
    let endless = |name: &str, bytes: Vec<u8>| if name == "database.sqlite" { vec![0; 60 << 20] } else { bytes };
    forged(&file, None, endless);
    assert!(refused().await.contains("database.sqlite 与清单不符"));
    // A ledger that is shorter than the checkpoint says, with a manifest that agrees with itself.
    again();
    let lying = |name: &str, bytes: Vec<u8>| match name {
        "manifest.json" => {
            let text = String::from_utf8(bytes).unwrap();
            text.replacen("\"ledger_size\": ", "\"ledger_size\": 1", 1).into_bytes()
        }
        _ => bytes,
    };
    forged(&file, None, lying);
    assert!(refused().await.contains("台账与清单不符"));
}
