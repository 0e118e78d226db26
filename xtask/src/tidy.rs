//! Promises of the source tree that no compiler checks.

use crate::arrows;
use crate::browser;
use crate::run::{Failure, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Longest source file, in lines.
const LONGEST: usize = 500;

/// What must not stand in any file: unfinished work. Built so that this file does not hold them.
fn marks() -> [String; 5] {
    [["TO", "DO"], ["FIX", "ME"], ["unimpl", "emented!("], ["to", "do!("], ["#[ign", "ore"]].map(|parts| parts.concat())
}

/// What makes the permission of whoever sits at the machine; built so that this file does not hold it.
fn operator() -> String {
    ["at_the", "_machine("].concat()
}

/// Nothing that comes over the network may make one.
fn may_make_operators(name: &str) -> bool {
    name == "crates/office/src/permission.rs"
        || name == "crates/office/src/people/account.rs"
        || name.starts_with("crates/cli/src/operating/")
        || name.contains("/tests/")
}

/// Runs every check and tells all faults at once.
pub(crate) fn all() -> Result<(), Failure> {
    let mut faults = arrows::check()?;
    let mut files = Vec::new();
    for folder in ["crates", "xtask", "e2e", "corpus", "bench", "crash", "fuzz"] {
        gather(&root().join(folder), &mut files);
    }
    for file in &files {
        check_file(file, &mut faults);
    }
    documents(&mut faults);
    if faults.is_empty() {
        println!("tidy: {} files, arrows and documents in order", files.len());
        return Ok(());
    }
    faults.sort();
    Err(Failure::new(format!("tidy found {} faults\n  {}", faults.len(), faults.join("\n  "))))
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            let skipped = ["target", "artifacts", "corpus"]
                .iter()
                .any(|name| path.ends_with(name) && path.starts_with(root().join("fuzz")));
            if !skipped {
                gather(&path, files);
            }
        } else {
            files.push(path);
        }
    }
}

fn check_file(path: &Path, faults: &mut Vec<String>) {
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let source = matches!(extension, "rs" | "js" | "css" | "html" | "typ" | "sql");
    let Ok(text) = fs::read_to_string(path) else {
        return;
    };
    if source && text.lines().count() > LONGEST {
        faults.push(format!("{name}: {} lines, more than {LONGEST}: split it", text.lines().count()));
    }
    for (line, word, version) in browser::newer(extension, &text) {
        faults.push(format!("{name}:{line}: {word} needs Chromium {version}, and desktops have 78"));
    }
    if extension == "rs" && text.contains(&operator()) && !may_make_operators(&name) {
        faults.push(format!("{name}: only the command line and tests may make an Operator"));
    }
    if extension == "rs" && !text.starts_with("//!") {
        faults.push(format!("{name}: does not begin with a //! sentence"));
    }
    if source {
        for mark in marks() {
            if let Some(line) = text.lines().position(|line| line.contains(&mark)) {
                faults.push(format!("{name}:{}: unfinished: {mark}", line + 1));
            }
        }
    }
}

/// Every requirement has a row that says what serves it and which test proves it.
fn documents(faults: &mut Vec<String>) {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap_or_default();
    let requirements = read("docs/requirements.md");
    let traceability = read("docs/traceability.md");
    let ids = requirements.lines().filter_map(|line| line.strip_prefix("- **")?.split("**").next()).map(str::to_owned);
    let mut count = 0;
    for id in ids {
        count += 1;
        if !traceability.lines().any(|line| line.starts_with(&format!("| {id} |"))) {
            faults.push(format!("docs/traceability.md: no row for {id}"));
        }
    }
    if count < 30 {
        faults.push(format!("docs/requirements.md: only {count} requirements with an id"));
    }
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md", "docs/cli.md"] {
        let text = read(name);
        if text.trim().is_empty() {
            faults.push(format!("{name}: missing"));
        }
        for target in links(&text) {
            let from = root().join(name);
            let to = from.parent().map(|folder| folder.join(target.split('#').next().unwrap_or_default()));
            if to.is_some_and(|to| !to.exists()) {
                faults.push(format!("{name}: links to {target}, which is not there"));
            }
        }
    }
}

/// Targets of Markdown links that are files of the repository.
fn links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://") && !target.starts_with('#') && !target.is_empty())
        .map(str::to_owned)
        .collect()
}
