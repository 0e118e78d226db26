//! Running other programs.

use std::fmt;
use std::path::PathBuf;
use std::process::Command;

/// Why a task failed, in a line.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}

/// Whether there is such a program.
pub(crate) fn exists(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}

/// Runs cargo in the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Result<(), Failure> {
    cargo_with(arguments, &[])
}

/// The same with variables in its environment.
pub(crate) fn cargo_with(arguments: &[&str], variables: &[(&str, &str)]) -> Result<(), Failure> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&cargo, arguments, variables)
}

/// Runs cargo-fuzz, which asks for switches that the stable compiler only has when told so.
pub(crate) fn fuzzer(arguments: &[&str]) -> Result<(), Failure> {
    command("cargo", arguments, &[("RUSTC_BOOTSTRAP", "1")])
}

/// Runs a program in the workspace; it must end well.
fn command(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<(), Failure> {
    let words = format!("{program} {}", arguments.join(" "));
    println!("$ {}", words.rsplit('/').next().unwrap_or(&words));
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .status()
        .map_err(|error| Failure::new(format!("{program} cannot be started: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("failed: {words}"))) }
}
