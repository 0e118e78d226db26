//! Which crate may know which: the arrows of ARCHITECTURE.md.

use crate::run::{Failure, root};
use std::fs;

/// Each crate and the crates of ours it may depend on. Tests may use more.
const ARROWS: [(&str, &[&str]); 13] = [
    ("gongwen", &[]),
    ("docx", &["gongwen"]),
    ("papers", &["docx"]),
    ("rules", &["gongwen"]),
    ("typeset", &["gongwen"]),
    ("office", &["gongwen"]),
    ("ledger", &[]),
    ("store", &["gongwen", "office", "ledger"]),
    ("app", &["gongwen", "docx", "papers", "rules", "typeset", "office", "ledger", "store"]),
    ("web", &["gongwen", "rules", "typeset", "office", "ledger", "app"]),
    ("cli", &["gongwen", "docx", "papers", "rules", "typeset", "office", "ledger", "app", "web"]),
    ("testkit", &["gongwen", "office", "ledger", "store", "app", "typeset", "web"]),
    ("xtask", &[]),
];

/// Only this crate may name these libraries; beside it `testkit`, which is no part of the program and
/// plays those who go past it.
const OWNERS: [(&str, &[&str]); 6] = [
    ("store", &["sqlx", "jieba-rs"]),
    ("ledger", &["sm2"]),
    ("papers", &["hayro-interpret", "kurbo"]),
    ("app", &["lettre", "ureq"]),
    ("web", &["axum", "askama", "tower", "tower-http"]),
    (
        "typeset",
        &["typst", "typst-layout", "typst-library", "typst-pdf", "typst-render", "typst-svg", "typst-kit", "comemo"],
    ),
];

/// Checks the manifests of all crates.
pub(crate) fn check() -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    let folder = root().join("crates");
    let entries = fs::read_dir(&folder).map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(krate, _)| *krate == name) else {
            faults.push(format!("crates/{name}: not in the list of arrows in xtask/src/arrows.rs"));
            continue;
        };
        for dependency in dependencies(&manifest) {
            let ours = ARROWS.iter().any(|(krate, _)| *krate == dependency);
            if ours && !allowed.contains(&dependency.as_str()) {
                faults.push(format!("crates/{name}: may not depend on {dependency}"));
            }
            let owner = OWNERS.iter().find(|(_, libraries)| libraries.contains(&dependency.as_str()));
            if let Some((owner, _)) = owner.filter(|(owner, _)| *owner != name && name != "testkit") {
                faults.push(format!("crates/{name}: only {owner} may use {dependency}"));
            }
        }
    }
    Ok(faults)
}

/// Names in the `[dependencies]` table, without those for tests.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            names.push(name.trim_matches('"').to_owned());
        }
    }
    names
}
