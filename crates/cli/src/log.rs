//! The log: to standard error, or into a folder as lines of JSON, a file for each day.

use crate::outcome::Message;
use gongwen::Date;
use office::approval::Now;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;

/// Files that are kept.
const KEPT: usize = 30;
/// The longest a file may become, in bytes: a fault that repeats itself must not fill the disk.
const LONGEST: u64 = 100 << 20;

/// Begins the log; `WENSHU_LOG` sets the levels.
pub(crate) fn begin(folder: Option<&Path>) -> Result<(), Message> {
    let filter = EnvFilter::try_from_env("WENSHU_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter);
    let Some(folder) = folder else {
        lines.with_writer(io::stderr).init();
        return Ok(());
    };
    let days = Days::open(folder.to_owned(), today()).map_err(|error| Message::unwritable(folder, &error))?;
    lines.json().with_writer(Mutex::new(days)).init();
    Ok(())
}

/// The day in China.
fn today() -> Date {
    Now::of(app::Clock::default().now()).today
}

/// A file for each day.
struct Days {
    folder: PathBuf,
    day: Date,
    file: File,
    written: u64,
}

impl Days {
    fn open(folder: PathBuf, day: Date) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o640);
        let file = options.open(folder.join(format!("wenshu-{}.log", day.iso())))?;
        let written = file.metadata()?.len();
        remove_old(&folder);
        Ok(Self { folder, day, file, written })
    }

    fn write_on(&mut self, today: Date, line: &[u8]) -> io::Result<()> {
        if today != self.day {
            *self = Self::open(self.folder.clone(), today)?;
        }
        if self.written > LONGEST {
            return Ok(());
        }
        self.written += line.len() as u64;
        if self.written > LONGEST {
            let last = "{\"level\":\"WARN\",\"fields\":{\"message\":\"the log of this day is full, nothing more is written\"}}\n";
            return self.file.write_all(last.as_bytes());
        }
        self.file.write_all(line)
    }
}

impl Write for Days {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.write_on(today(), line).map(|()| line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Removes all but the newest; files of other names are left alone.
fn remove_old(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let is_day = |name: &str| {
        name.strip_prefix("wenshu-")
            .and_then(|rest| rest.strip_suffix(".log"))
            .is_some_and(|day| Date::from_iso(day).is_some())
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| is_day(name))
        .collect();
    names.sort();
    for name in names.iter().rev().skip(KEPT) {
        let _ = std::fs::remove_file(folder.join(name));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_a_file_and_thirty_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let first = Date::from_iso("2026-11-25").unwrap();
        std::fs::write(folder.path().join("wenshu-notes.log"), "x").unwrap();
        let mut days = Days::open(folder.path().to_owned(), first).unwrap();
        for later in 0..40 {
            days.write_on(first.plus_days(later), b"{}\n").unwrap();
            days.write_on(first.plus_days(later), b"{}\n").unwrap();
        }
        let names: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names.len(), KEPT + 1);
        assert!(names.contains(&"wenshu-notes.log".to_owned()));
        let last = format!("wenshu-{}.log", first.plus_days(39).iso());
        assert_eq!(std::fs::read_to_string(folder.path().join(last)).unwrap(), "{}\n{}\n");
    }

    #[test]
    fn a_day_that_fills_the_disk_ends_early() {
        let folder = tempfile::tempdir().unwrap();
        let day = Date::from_iso("2026-11-25").unwrap();
        let mut days = Days::open(folder.path().to_owned(), day).unwrap();
        days.written = LONGEST;
        for _ in 0..3 {
            days.write_on(day, b"{}\n").unwrap();
        }
        let text = std::fs::read_to_string(folder.path().join("wenshu-2026-11-25.log")).unwrap();
        assert!(text.lines().count() == 1 && text.contains("full"), "{text}");
    }
}
