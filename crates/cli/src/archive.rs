//! `wenshu archive check`: the four checks of a package, without a database.

use crate::arguments::{Archive, ArchiveCheck};
use crate::outcome::{Message, Outcome, io_reason, print};
use ::ledger::{PublicKey, Signed};
use app::archive::check::{Report, check};
use std::fs::File;
use std::path::Path;

/// Runs one of the commands.
pub(crate) fn run(command: &Archive) -> Result<Outcome, Message> {
    match command {
        Archive::Check(command) => examine(command),
    }
}

fn examine(command: &ArchiveCheck) -> Result<Outcome, Message> {
    let given = command.checkpoint.as_deref().zip(command.key.as_deref()).map(given).transpose()?;
    let file = File::open(&command.package).map_err(|error| unreadable(&command.package, &error))?;
    if file.metadata().map_err(|error| unreadable(&command.package, &error))?.is_dir() {
        return Err(Message(format!("{} 是文件夹，不是移交包。", command.package.display())));
    }
    let report = check(file, given.as_ref()).map_err(|error| Message(error.message().to_owned()))?;
    print(&words(&report));
    Ok(if report.is_clean() { Outcome::Clean } else { Outcome::Errors })
}

/// A checkpoint from elsewhere, and the key to verify it with.
fn given((checkpoint, key): (&Path, &Path)) -> Result<(Signed, PublicKey), Message> {
    let signed = read(checkpoint)?.parse();
    let signed = signed.map_err(|error| Message(format!("{}：{error}", checkpoint.display())))?;
    let key = PublicKey::from_pem(&read(key)?).map_err(|error| Message(error.to_string()))?;
    Ok((signed, key))
}

fn words(report: &Report) -> String {
    let mut text = format!("{}件，{}个文件\n", report.items, report.files);
    for check in &report.checks {
        let sign = if check.faults.is_empty() { '✓' } else { '✕' };
        text += &format!("{sign} {}：{}\n", check.quality.name(), check.scope);
        for fault in &check.faults {
            text += &format!("    {fault}\n");
        }
    }
    text += if report.is_clean() { "四性检查通过。\n" } else { "四性检查没有通过。\n" };
    text
}

fn read(path: &Path) -> Result<String, Message> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Message {
    Message(format!("无法读取 {}：{}。", path.display(), io_reason(error)))
}
