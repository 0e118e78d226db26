//! A PostgreSQL cluster of one's own for the time of a test process.
//!
//! `WENSHU_TEST_PG` names a server to use instead, by a URL that ends in a database name; the
//! account must be allowed to make databases. Otherwise the programs under
//! `/usr/lib/postgresql` start a cluster in a temporary folder, reached only through a socket
//! in it. The server lives as long as a pipe to this process is open, so that none is left
//! behind, however the test ends.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

struct Cluster {
    /// What `createdb` and the URL of a database are made of.
    server: Server,
    /// Holds the pipe; the server ends when it is closed.
    _keeper: Option<Child>,
}

enum Server {
    Own { bin: PathBuf, socket: String },
    Given { url: String },
}

/// Keeps a server alive until standard input ends, then removes every trace of it.
const KEEPER: &str = r#"
set -eu
folder=$(mktemp -d "${TMPDIR:-/tmp}/wenshu-test-pg.XXXXXX")
trap '"$0/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
"$0/initdb" -D "$folder/data" -U wenshu -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 \
  || { cat "$folder/log" >&2; exit 1; }
"$0/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-k $folder -c listen_addresses= -c fsync=off -c max_connections=200" start >/dev/null \
  || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
cat >/dev/null
"#;

/// The URL of a new, empty database.
///
/// # Panics
/// If there is no PostgreSQL: install it (`apt-get install postgresql`) or set `WENSHU_TEST_PG`.
pub(crate) fn fresh_database() -> String {
    let cluster = CLUSTER.get_or_init(start);
    let name = format!("wenshu_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    match &cluster.server {
        Server::Own { bin, socket } => {
            run(Command::new(bin.join("createdb")).args(["-h", socket, "-U", "wenshu", &name]));
            format!("postgres://wenshu@localhost/{name}?host={socket}")
        }
        Server::Given { url } => {
            run(Command::new("createdb").args(["--maintenance-db", url, &name]));
            let (before, parameters) = url.split_once('?').unwrap_or((url, ""));
            let (server, _) = before.rsplit_once('/').expect("WENSHU_TEST_PG ends in a database name");
            format!("{server}/{name}?{parameters}")
        }
    }
}

fn start() -> Cluster {
    if let Ok(url) = std::env::var("WENSHU_TEST_PG") {
        return Cluster { server: Server::Given { url }, _keeper: None };
    }
    let bin = programs();
    // PostgreSQL refuses to run as root; its package brings an account of its own.
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh", "-c", KEEPER]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER]);
        command
    };
    let mut keeper = command
        .arg(&bin)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the shell that keeps PostgreSQL starts");
    let output = keeper.stdout.take().expect("its output is a pipe");
    let mut socket = String::new();
    BufReader::new(output).read_line(&mut socket).expect("PostgreSQL says where it is");
    let socket = socket.trim().to_owned();
    assert!(!socket.is_empty(), "PostgreSQL did not start; its messages are above");
    Cluster { server: Server::Own { bin, socket }, _keeper: Some(keeper) }
}

/// The newest programs installed.
fn programs() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    found.retain(|bin| bin.join("initdb").exists());
    found.sort();
    found
        .pop()
        .expect("PostgreSQL is missing: run `apt-get install postgresql`, or set WENSHU_TEST_PG to the URL of a server")
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("`id` runs");
    output.stdout.trim_ascii() == b"0"
}

fn run(command: &mut Command) {
    let output = command.current_dir("/").output().expect("the program of PostgreSQL runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
