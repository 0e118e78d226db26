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

static CLUSTER: OnceLock<Server> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

enum Server {
    Own(Cluster),
    Given { url: String },
}

/// A server of one's own, which can be stopped hard.
pub struct Cluster {
    bin: PathBuf,
    /// The folder of its socket, with its data in `data`.
    socket: String,
    /// Holds the pipe; the server ends when it is closed.
    _keeper: Child,
}

/// Whether what is committed lasts through a crash of the server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Durability {
    /// As in an office.
    Safe,
    /// Quick, for tests that stop no server.
    Quick,
}

/// Keeps a server alive until standard input ends, then removes every trace of it.
const KEEPER: &str = r#"
set -eu
folder=$(mktemp -d "${TMPDIR:-/tmp}/wenshu-test-pg.XXXXXX")
trap '"$0/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
"$0/initdb" -D "$folder/data" -U wenshu -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 \
  || { cat "$folder/log" >&2; exit 1; }
"$0/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-k $folder -c listen_addresses= -c fsync=$1 -c max_connections=200" start >/dev/null \
  || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
cat >/dev/null
"#;

/// The URL of a new, empty database.
///
/// # Panics
/// If there is no PostgreSQL: install it (`apt-get install postgresql`) or set `WENSHU_TEST_PG`.
#[must_use]
pub fn postgres_url() -> String {
    match CLUSTER.get_or_init(start) {
        Server::Own(cluster) => cluster.database(),
        Server::Given { url } => {
            let name = fresh_name();
            run(Command::new("createdb").args(["--maintenance-db", url, &name]));
            let (before, parameters) = url.split_once('?').unwrap_or((url, ""));
            let (server, _) = before.rsplit_once('/').expect("WENSHU_TEST_PG ends in a database name");
            format!("{server}/{name}?{parameters}")
        }
    }
}

fn fresh_name() -> String {
    format!("wenshu_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn start() -> Server {
    match std::env::var("WENSHU_TEST_PG") {
        Ok(url) => Server::Given { url },
        Err(_) => Server::Own(Cluster::start(Durability::Quick)),
    }
}

impl Cluster {
    /// Starts a server that keeps what is committed, as one in an office does.
    ///
    /// # Panics
    /// If PostgreSQL is not installed.
    #[must_use]
    pub fn durable() -> Self {
        Self::start(Durability::Safe)
    }

    fn start(durability: Durability) -> Self {
        let bin = programs();
        let fsync = if durability == Durability::Safe { "on" } else { "off" };
        let mut keeper = as_postgres("sh")
            .args(["-c", KEEPER])
            .arg(&bin)
            .arg(fsync)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the shell that keeps PostgreSQL starts");
        let output = keeper.stdout.take().expect("its output is a pipe");
        let mut socket = String::new();
        BufReader::new(output).read_line(&mut socket).expect("PostgreSQL says where it is");
        let socket = socket.trim().to_owned();
        assert!(!socket.is_empty(), "PostgreSQL did not start; its messages are above");
        Self { bin, socket, _keeper: keeper }
    }

    /// The URL of a new, empty database in it.
    #[must_use]
    pub fn database(&self) -> String {
        let name = fresh_name();
        run(Command::new(self.bin.join("createdb")).args(["-h", &self.socket, "-U", "wenshu", &name]));
        format!("postgres://wenshu@localhost/{name}?host={}", self.socket)
    }

    /// Stops the server as a crash does, without a checkpoint and with every connection cut, and
    /// starts it again; returns when it answers.
    pub fn crash(&self) {
        let data = format!("{}/data", self.socket);
        // What the server says goes nowhere, so that nothing waits for the end of a pipe.
        let status = as_postgres(self.bin.join("pg_ctl").to_str().expect("a plain path"))
            .args(["-D", &data, "-m", "immediate", "-w", "restart"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("pg_ctl runs");
        assert!(status.success(), "PostgreSQL did not come back: {status}");
    }
}

/// PostgreSQL refuses to run as root; its package brings an account of its own.
fn as_postgres(program: &str) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", program]);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
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
