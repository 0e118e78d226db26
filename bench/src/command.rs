//! Other processes: the program that is measured, this program again, and programs of others.

use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Builds the program beside this one, with the same profile, and says where it is.
pub(crate) fn build_wenshu() -> Result<PathBuf, Trouble> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(&cargo);
    // No package is named: a part of the workspace would choose other features and build Typst again.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    command.args(["build", "--quiet", "--bin", "wenshu"]).current_dir(root);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    let status = command.status().map_err(|error| Trouble::of("cargo", &error))?;
    let own = std::env::current_exe().map_err(|error| Trouble::of("current program", &error))?;
    let wenshu = own.with_file_name("wenshu");
    if status.success() && wenshu.exists() { Ok(wenshu) } else { Err(Trouble::new("wenshu could not be built")) }
}

/// Runs this program again for a measurement and reads the data it prints.
pub(crate) fn child(words: &[&str]) -> Result<serde_json::Value, Trouble> {
    let own = std::env::current_exe().map_err(|error| Trouble::of("current program", &error))?;
    let output = Command::new(own).arg(crate::CHILD).args(words).output();
    let output = output.map_err(|error| Trouble::of("measuring process", &error))?;
    if !output.status.success() {
        return Err(Trouble::new(last_line(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| Trouble::of("measuring process", &error))
}

/// Runs a program of others for at most some seconds.
pub(crate) fn bounded(seconds: u32, program: &Path, words: &[&str], folder: &Path) -> Result<Output, Trouble> {
    let mut command = Command::new("timeout");
    command.arg(seconds.to_string()).arg(program).args(words).current_dir(folder);
    let output = command.output().map_err(|error| Trouble::of("timeout", &error))?;
    match output.status.code() {
        Some(0) => Ok(output),
        Some(124) => Err(Trouble::new(format!("超过{seconds}秒，已停止"))),
        Some(126 | 127) => Err(Trouble::new("没有安装")),
        _ => Err(Trouble::new(format!("出错：{}", last_line(&output.stderr)))),
    }
}

/// Where a program is that the system finds by its name.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn last_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("failed without a word").trim().to_owned()
}
