//! The program that is killed, and what it told before.

use crate::office::Office;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A writer at work.
pub(crate) struct Writer {
    child: Child,
    lines: Receiver<String>,
    told: Vec<String>,
    stderr: JoinHandle<String>,
}

/// What a writer told until it was killed.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The things that acts were acknowledged on, one for each act.
    pub(crate) acts: Vec<String>,
    /// What could not be done, and why.
    pub(crate) refused: Vec<String>,
}

impl Writer {
    /// Starts one and waits until it works.
    pub(crate) fn start(office: &Office) -> Self {
        Self::begin(office, Command::new(env!("CARGO_BIN_EXE_crash-writer")))
    }

    /// Starts one whose files may not grow beyond so many bytes.
    pub(crate) fn start_within(office: &Office, bytes: u64) -> Self {
        let mut shell = Command::new("sh");
        // Without the trap the system would kill the writer at the first write that does not fit.
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", bytes / 512);
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_crash-writer")]);
        Self::begin(office, shell)
    }

    fn begin(office: &Office, mut command: Command) -> Self {
        command.arg(office.data()).arg(office.sessions()).args(&office.url);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (output, mut errors) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        let stderr = std::thread::spawn(move || {
            let mut text = String::new();
            let _ = errors.read_to_string(&mut text);
            text
        });
        let mut writer = Self { child, lines, told: Vec::new(), stderr };
        if !writer.wait_for(Duration::from_secs(60), |line| line == "ready") {
            let _ = writer.child.kill();
            panic!("the writer does not begin: {}", writer.stderr.join().unwrap());
        }
        writer
    }

    /// Waits for a line, and says whether it came.
    pub(crate) fn wait_for(&mut self, patience: Duration, wanted: impl Fn(&str) -> bool) -> bool {
        let until = Instant::now() + patience;
        while let Ok(line) = self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            let found = wanted(&line);
            self.told.push(line);
            if found {
                return true;
            }
        }
        false
    }

    /// Kills it as `kill -9` does, and gives what it told until then.
    pub(crate) fn kill(mut self) -> Told {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let errors = self.stderr.join().unwrap();
        assert!(!errors.contains("panicked"), "{errors}");
        let mut told = Told::default();
        for line in self.told.into_iter().chain(self.lines.iter()) {
            if let Some(act) = line.strip_prefix("ok ") {
                told.acts.push(act.split(' ').next().unwrap().to_owned());
            } else if let Some(why) = line.strip_prefix("no ") {
                told.refused.push(why.to_owned());
            }
        }
        told
    }
}
