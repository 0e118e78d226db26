//! How a command ends.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// The three ways a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing of error level: 0.
    Clean,
    /// Findings of error level: 1.
    Errors,
    /// Input unusable: 2.
    Unusable,
}

impl Outcome {
    /// As the exit code of the process.
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self::Clean => ExitCode::SUCCESS,
            Self::Errors => ExitCode::from(1),
            Self::Unusable => ExitCode::from(2),
        }
    }
}

/// A message in Chinese for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Message(pub(crate) String);

impl Message {
    /// A file that cannot be written.
    pub(crate) fn unwritable(path: &std::path::Path, error: &io::Error) -> Self {
        Self(format!(
            "无法写入 {}：{}。请检查文件夹是否存在、磁盘是否已满、是否有写入权限。",
            path.display(),
            io_reason(error)
        ))
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(crate) use ::office::reason::of_io as io_reason;

/// Writes to standard output. A reader that went away (`| head`) ends the command quietly; a full
/// disk does not.
pub(crate) fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// Writes a line to standard error. A reader that went away changes nothing of what is done.
pub(crate) fn tell(words: fmt::Arguments<'_>) {
    use std::io::Write;
    let _ = writeln!(io::stderr().lock(), "{words}");
}

/// As [`print`], for text in the encoding it came in.
pub(crate) fn print_bytes(bytes: &[u8]) {
    use std::io::Write;
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            tell(format_args!("wenshu：结果没有写完：{}。请检查磁盘是否已满。", io_reason(&error)));
            std::process::exit(2);
        }
    }
}
