//! The program that drives the browser, alive as long as this process.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// Runs the driver in a process group of its own and ends the group, browsers included, once
/// standard input ends: however this process ends, nothing is left behind.
const KEEPER: &str = r#"
setsid "$0" --port=0 --log-level=SEVERE 2>/dev/null &
group=$!
cat >/dev/null
kill -s TERM -- "-$group"
"#;

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    /// Where it listens.
    pub address: String,
    /// The browser that it starts.
    pub chromium: PathBuf,
    /// Holds the pipe.
    _keeper: Child,
}

impl Driver {
    /// Starts the driver on a free port.
    #[must_use]
    pub fn start() -> Self {
        let driver = program(&["chromedriver"]);
        let chromium = program(&["chromium", "chromium-browser", "google-chrome"]);
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(driver)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the shell that keeps the driver starts");
        let mut lines = BufReader::new(keeper.stdout.take().expect("its output is a pipe")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.rsplit_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver says on which port it listens");
        std::thread::spawn(move || lines.for_each(drop));
        Self { address: format!("http://127.0.0.1:{port}"), chromium, _keeper: keeper }
    }
}

/// The first of these programs that is installed. Journeys are never skipped.
fn program(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("{} is missing: run `make test`, which installs it", names[0]))
}
