//! Tasks of the project: `cargo xtask check` is what a developer runs and what CI runs.

mod arrows;
mod browser;
mod run;
mod tidy;

use run::{Failure, cargo};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask check      format, clippy, tidy, generated files current, all tests, corpus, licences
cargo xtask tidy       the promises of the source tree
cargo xtask generate   write the generated files again
cargo xtask corpus     read, check and set the published documents in ../shared/corpus
cargo xtask bench      measure, and write docs/benchmarks.md
cargo xtask shots      pictures of every page of the web, in shots/
cargo xtask crash [N]  kill writers N times (200) on both databases and look at what is left
cargo xtask fuzz [N]   fuzz each reader for N seconds (60)";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let task = words.next().unwrap_or_default();
    let result = match task.as_str() {
        "check" => check(),
        "tidy" => tidy::all(),
        "generate" => cargo(&["run", "--quiet", "--package", "rules", "--example", "manual"]),
        "corpus" => corpus(),
        "bench" => cargo(&["run", "--quiet", "--release", "--bin", "bench"]),
        "shots" => shots(),
        "crash" => crash(&words.next().unwrap_or_else(|| "200".to_owned())),
        "fuzz" => fuzz(&words.next().unwrap_or_else(|| "60".to_owned())),
        _ => Err(Failure::new(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Everything, the quick things first. Generated files are checked by a test of `rules`.
fn check() -> Result<(), Failure> {
    cargo(&["fmt", "--all", "--check"])?;
    tidy::all()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"])?;
    // All of them even after a fault: one run tells everything that is wrong.
    cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])?;
    corpus()?;
    licences()
}

/// Licences, bans and sources of the dependencies; the tool takes minutes to build, so that it is
/// used where it is installed (`make deny` installs it).
fn licences() -> Result<(), Failure> {
    if run::exists("cargo-deny") {
        return cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"]);
    }
    println!("deny: cargo-deny is not installed, licences not checked; `make deny` installs it");
    Ok(())
}

/// The corpus is not part of the repository: where it is missing, that is said and no failure.
fn corpus() -> Result<(), Failure> {
    if !run::root().join("../shared/corpus/index.csv").exists() {
        println!("corpus: ../shared/corpus is not there, nothing checked against published documents");
        return Ok(());
    }
    // No package is named: a part of the workspace would choose other features and build Typst again.
    cargo(&["run", "--quiet", "--locked", "--bin", "corpus"])
}

fn shots() -> Result<(), Failure> {
    // The whole workspace: a part of it would choose other features and build Typst again.
    cargo(&["build", "--quiet", "--workspace", "--bins"])?;
    cargo(&["run", "--quiet", "--bin", "shots"])
}

/// The long form of the crash tests; `cargo test` runs the short one.
fn crash(kills: &str) -> Result<(), Failure> {
    let tests = ["test", "--workspace", "--locked", "--test", "crash", "--", "--nocapture", "--test-threads", "1"];
    run::cargo_with(&tests, &[("WENSHU_KILLS", kills)])
}

fn fuzz(seconds: &str) -> Result<(), Failure> {
    let seconds = format!("-max_total_time={seconds}");
    for target in ["text", "docx"] {
        run::fuzzer(&["fuzz", "run", "--sanitizer", "none", target, "--", &seconds])?;
    }
    Ok(())
}
