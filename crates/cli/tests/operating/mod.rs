//! `wenshu backup`, `restore`, `admin`, `doctor`, and how `serve` says what it cannot do.

#![allow(clippy::unwrap_used)]

use crate::ledger::{code, file, office, out};
use crate::wenshu;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server on a folder; it is ended with this value.
struct Serving(Child);

impl Serving {
    fn start(data: &str, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wenshu"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data", data])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        let started = BufReader::new(output).lines().map_while(Result::ok).any(|line| line.contains("Ctrl-C"));
        assert!(started, "the server starts");
        Self(child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_backup_is_made_beside_a_running_server_checked_and_restored() {
    let office = office();
    let data = office.path().display().to_string();
    let away = tempfile::tempdir().unwrap();
    let logs = file(away.path(), "logs");
    let serving = Serving::start(&data, &["--no-backup", "--log-dir", &logs]);
    let backup = file(away.path(), "b.zip");
    let made = wenshu(&["backup", "-o", &backup, "--data", &data]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("已备份") && err(&made).contains("私钥"), "{}", out(&made));
    assert_eq!(code(&wenshu(&["backup", "-o", &backup, "--data", &data])), 2, "nothing is overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let good = wenshu(&["backup", "verify", &backup]);
    assert_eq!(code(&good), 0, "{}{}", out(&good), err(&good));
    assert!(out(&good).contains("备份完好"), "{}", out(&good));

    let running = wenshu(&["restore", &backup, "--data", &data, "--replace"]);
    assert_eq!(code(&running), 2);
    assert!(err(&running).contains("请先停止 wenshu serve"), "{}", err(&running));
    drop(serving);
    let refused = wenshu(&["restore", &backup, "--data", &data]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("--replace"), "{}", err(&refused));
    assert_eq!(code(&wenshu(&["admin", "disable", "liming", "--data", &data])), 0);
    let done = wenshu(&["restore", &backup, "--data", &data, "--replace"]);
    assert_eq!(code(&done), 0, "{}{}", out(&done), err(&done));
    for part in ["台账现在是较早的状态", "wenshu-checkpoint-1", "before-restore-"] {
        assert!(out(&done).contains(part), "{part}: {}", out(&done));
    }
    let accounts = out(&wenshu(&["admin", "accounts", "--data", &data]));
    assert!(accounts.contains("liming\t李明\t普通用户\t待改初始密码"), "{accounts}");
    assert_eq!(code(&wenshu(&["ledger", "verify", "--data", &data])), 0);

    // The log of the server: lines of JSON, and nothing in them of people or passwords.
    let day = fs::read_dir(&logs).unwrap().next().unwrap().unwrap();
    assert!(day.file_name().to_string_lossy().starts_with("wenshu-20"));
    let text = fs::read_to_string(day.path()).unwrap();
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{text}");
    assert!(text.contains("listening") && !text.contains("李明") && !text.contains("口令"), "{text}");
}

#[test]
fn a_backup_that_was_touched_is_found_out() {
    let office = office();
    let data = office.path().display().to_string();
    let away = tempfile::tempdir().unwrap();
    let backup = file(away.path(), "b.zip");
    assert_eq!(code(&wenshu(&["backup", "-o", &backup, "--data", &data])), 0);
    let mut bytes = fs::read(&backup).unwrap();
    bytes[900] ^= 0x55;
    fs::write(&backup, bytes).unwrap();
    let bad = wenshu(&["backup", "verify", &backup]);
    assert_eq!(code(&bad), 1, "{}{}", out(&bad), err(&bad));
    assert!(out(&bad).contains("database.sqlite 与清单不符"), "{}", out(&bad));
    let target = file(away.path(), "target");
    let restored = wenshu(&["restore", &backup, "--data", &target]);
    assert_eq!(code(&restored), 1, "{}{}", out(&restored), err(&restored));
    assert!(out(&restored).contains("没有恢复"), "{}", out(&restored));
    fs::write(&backup, "一封信").unwrap();
    assert_eq!(code(&wenshu(&["backup", "verify", &backup])), 2);
    assert_eq!(code(&wenshu(&["backup", "verify", "/none/b.zip"])), 2);
    assert_eq!(code(&wenshu(&["backup", "--data", &data])), 2, "where to must be said");
    assert_eq!(code(&wenshu(&["backup", "-o", "/none/b.zip", "--data", &data])), 2);
}

#[test]
fn accounts_and_keys_are_mended_at_the_machine() {
    let office = office();
    let data = office.path().display().to_string();
    let admin = |words: &[&str]| wenshu(&[&["admin"], words, &["--data", &data]].concat());
    let reset = admin(&["reset-password", "liming"]);
    assert_eq!((code(&reset), out(&reset).trim().len()), (0, 14), "{}", out(&reset));
    assert_eq!(code(&admin(&["reset-password", "nobody"])), 2);
    assert_eq!(code(&admin(&["disable", "zhuren"])), 0);
    assert!(err(&admin(&["disable", "zhuren"])).contains("已经停用"));
    assert_eq!(code(&admin(&["enable", "zhuren"])), 0);
    assert_eq!(code(&admin(&["make-administrator", "liming"])), 0);
    assert!(err(&admin(&["unlock", "liming"])).contains("没有锁定"));
    assert!(err(&admin(&["first-code"])).contains("已经有账号"));
    assert!(out(&admin(&["accounts"])).contains("liming\t李明\t管理员"));
    let before = out(&admin(&["key", "show"]));
    let rotated = admin(&["key", "rotate"]);
    assert_eq!(code(&rotated), 0, "{}", err(&rotated));
    let after = out(&admin(&["key", "show"]));
    assert!(after.contains("以前") && after.contains(before.trim().trim_start_matches("现用 ")), "{before}{after}");
    let verified = wenshu(&["ledger", "verify", "--data", &data]);
    assert_eq!(code(&verified), 0, "{}", out(&verified));
    let export = wenshu(&["ledger", "export", "--data", &data]);
    let acts = out(&export).lines().filter(|line| line.contains("\"actor_name\":\"本机管理员\"")).count();
    assert_eq!(acts, 5, "reset, disabled, enabled, made administrator, key");
    assert_eq!(code(&wenshu(&["admin", "accounts", "--data", "/none"])), 2);
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let office = office();
    let data = office.path().display().to_string();
    let sick = wenshu(&["doctor", "--thorough", "--data", &data]);
    assert_eq!(code(&sick), 1, "{}", out(&sick));
    for part in
        ["✓ 正常  数据库：SQLite", "数据库文件：逐页检查过", "✕ 故障  备份：还没有备份", "磁盘", "时钟", "登录", "日志"]
    {
        assert!(out(&sick).contains(part), "{part}: {}", out(&sick));
    }
    let away = tempfile::tempdir().unwrap();
    assert_eq!(code(&wenshu(&["backup", "-o", &file(away.path(), "b.zip"), "--data", &data])), 0);
    let well = wenshu(&["doctor", "--data", &data]);
    assert!(out(&well).contains("✓ 正常  备份：上次备份"), "{}", out(&well));
}

#[test]
fn a_server_that_cannot_start_says_why() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let refused = wenshu(&["serve", "--listen", &address, "--data", &data]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("已被别的程序占用"), "{}", err(&refused));
    // Nobody can make a folder there, whatever their rights.
    let refused = wenshu(&["serve", "--listen", "127.0.0.1:0", "--data", "/proc/wenshu"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("不能写入"), "{}", err(&refused));
    let refused = wenshu(&["serve", "--listen", "127.0.0.1:0", "--data", &data, "--log-dir", "/proc/wenshu"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("无法写入"), "{}", err(&refused));
}

/// The second would give another one-time code, and the first one would be void.
#[test]
fn a_folder_has_one_server() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let first = Serving::start(&data, &[]);
    let refused = wenshu(&["serve", "--listen", "127.0.0.1:0", "--data", &data]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("已经有一个文枢服务在用"), "{}", err(&refused));
    drop(first);
    drop(Serving::start(&data, &[]));
}

#[test]
fn a_disk_that_is_full_at_the_first_start_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let begun = std::time::Instant::now();
    // No file may grow: as on a full disk the folder can be made and nothing written into it.
    let refused = Command::new("sh")
        .args(["-c", r#"trap "" XFSZ; ulimit -f 0; exec "$0" serve --listen 127.0.0.1:0 --data "$1""#])
        .arg(env!("CARGO_BIN_EXE_wenshu"))
        .arg(folder.path().join("data"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(code(&refused), 2);
    let told = err(&refused);
    assert!(told.contains("磁盘可能已满") && !told.contains("损坏") && !told.contains("sqlx"), "{told}");
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn an_office_is_moved_to_postgresql_and_the_folder_is_not_used_any_more() {
    let office = office();
    let data = office.path().display().to_string();
    let url = testkit::postgres_url();
    let nothing = wenshu(&["move", "--data", &file(office.path(), "leer"), "--database", &url]);
    assert_eq!(code(&nothing), 2);
    assert!(err(&nothing).contains("没有 SQLite 数据库"), "{}", err(&nothing));
    let done = wenshu(&["move", "--data", &data, "--database", &url]);
    assert_eq!(code(&done), 0, "{}{}", out(&done), err(&done));
    assert!(out(&done).contains("已搬到 PostgreSQL") && out(&done).contains("before-move-"), "{}", out(&done));
    let gone = wenshu(&["admin", "accounts", "--data", &data]);
    assert_eq!(code(&gone), 2);
    assert!(err(&gone).contains("已经搬到 PostgreSQL"), "{}", err(&gone));
    let there = wenshu(&["admin", "accounts", "--data", &data, "--database", &url]);
    assert_eq!(code(&there), 0, "{}", err(&there));
}
