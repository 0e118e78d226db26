//! Reading in a process of its own: a file that eats memory or never ends takes only that process.

use crate::{Error, read};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The argument with which the program reads one file and ends; no part of its interface.
const ARGUMENT: &str = "read-paper";
/// Most memory of the process, in bytes.
const MEMORY: u64 = 1 << 30;
/// Most time of a processor, in seconds.
const SECONDS: u64 = 20;
/// The largest answer, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// How files are read.
#[derive(Clone, Debug, Default)]
pub enum Reader {
    /// In this process, without bounds of the system: for tests, and for files of one's own.
    #[default]
    Here,
    /// By this program, started anew for each file. It must call [`serve`] when it is asked to.
    Apart(PathBuf),
}

impl Reader {
    /// The reader of a program that serves strangers: itself, started anew.
    #[must_use]
    pub fn apart() -> Self {
        std::env::current_exe().map_or(Self::Here, Self::Apart)
    }

    /// The text of a PDF or an OFD. Blocks until it is read.
    ///
    /// # Errors
    /// As [`read`]; and if the process cannot be run.
    pub fn read(&self, bytes: &[u8]) -> Result<String, Error> {
        match self {
            Self::Here => read(bytes),
            Self::Apart(program) => apart(program, bytes),
        }
    }
}

fn apart(program: &PathBuf, bytes: &[u8]) -> Result<String, Error> {
    let failed = |error: std::io::Error| {
        tracing::error!(cause = %error, "the process that reads files could not be run");
        Error::Machine
    };
    let mut command = Command::new(program);
    command.arg(ARGUMENT).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().map_err(failed)?;
    let (mut input, output) = (process.stdin.take(), process.stdout.take());
    let answer = std::thread::scope(|scope| {
        scope.spawn(move || {
            // If it ended before it took everything, its answer tells why.
            let _ = input.take().map(|mut input| input.write_all(bytes));
        });
        let mut answer = Vec::new();
        output.map_or(Ok(0), |output| output.take(LARGEST).read_to_end(&mut answer)).map(|_| answer)
    });
    let ended = process.wait().map_err(failed)?;
    let answer = String::from_utf8(answer.map_err(failed)?).map_err(|_| Error::Damaged)?;
    match (ended.code(), answer.split_once('\n')) {
        (Some(0), Some(("text", text))) => Ok(text.to_owned()),
        (Some(0), Some((word, _))) => Err(Error::from_word(word).unwrap_or(Error::Damaged)),
        // Ended by a bound, or by a fault of the reader on this file.
        _ => Err(Error::Hostile),
    }
}

/// Whether this process was started to read one file; then it has done so, and should end.
#[must_use]
pub fn serve() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|argument| argument != ARGUMENT) || arguments.next().is_some() {
        return false;
    }
    let bound = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let bounded = setrlimit(Resource::As, bound(MEMORY)).and_then(|()| setrlimit(Resource::Cpu, bound(SECONDS)));
    let mut bytes = Vec::new();
    let answer = match bounded.is_ok() && std::io::stdin().read_to_end(&mut bytes).is_ok() {
        true => read(&bytes),
        false => Err(Error::Machine),
    };
    let mut out = std::io::stdout().lock();
    let written = match answer {
        Ok(text) => out.write_all(format!("text\n{text}").as_bytes()),
        Err(error) => out.write_all(format!("{}\n", error.word()).as_bytes()),
    };
    if written.and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
    true
}
