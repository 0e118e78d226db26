//! Real wrong and right pairs, where the shared corpus is present.

use crate::{codes, document, fragment};
use rules::{Context, Severity};
use std::path::Path;

#[test]
fn real_errors_are_found_and_right_forms_are_left_alone() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/errors/pairs.jsonl");
    let Ok(pairs) = std::fs::read_to_string(&path) else {
        println!("no corpus beside the repository: nothing compared");
        return;
    };
    let (mut all, mut found, mut silent, mut fixed) = (0, 0, 0, 0);
    for line in pairs.lines().filter(|line| !line.trim().is_empty()) {
        let pair: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let field = |name: &str| pair[name].as_str().unwrap_or_default().to_owned();
        let (wrong, right) = (field("wrong"), field("right"));
        all += 1;
        let findings = fragment(&wrong);
        if findings.is_empty() {
            println!("missed {} {wrong}", field("id"));
        } else {
            found += 1;
        }
        let false_alarms = fragment(&right);
        if false_alarms.is_empty() {
            silent += 1;
        } else {
            println!("alarm  {} {right}: {:?}", field("id"), codes(&false_alarms));
        }
        let result = rules::fix(&wrong, gongwen::Syntax::Plain, &rules::Context::fragment(), true);
        fixed += usize::from(result.text == right);
    }
    println!("{all} pairs: wrong found {found}, right left alone {silent}, fixed exactly {fixed}");
    assert!(found * 100 >= all * FOUND_PERCENT, "found {found} of {all}");
    assert!(silent * 100 >= all * SILENT_PERCENT, "left alone {silent} of {all}");
}

/// Published documents: nothing panics, and the findings at error level are few. What each of
/// them is can be read with `--nocapture`.
#[test]
fn published_documents_raise_few_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/documents");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no corpus beside the repository: nothing judged");
        return;
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let (mut clean, mut errors) = (0, 0);
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let findings = document(&text, &Context::default());
        let lines = gongwen::LineIndex::new(&text);
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for finding in &findings {
            let at = lines.position(&text, finding.span.start);
            let line: String =
                text[lines.line(&text, at.line).range()].chars().skip(at.column.saturating_sub(16)).take(48).collect();
            println!(
                "{:?} {} {name}:{}:{} {} | {line}",
                finding.severity, finding.code, at.line, at.column, finding.message
            );
        }
        let count = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        errors += count;
        clean += usize::from(count == 0);
    }
    println!("{} documents, {clean} without an error, {errors} errors", paths.len());
    assert!(clean * 100 >= paths.len() * CLEAN_PERCENT, "{clean} of {} without an error", paths.len());
}

/// Fixing published documents comes to an end and makes nothing worse.
#[test]
fn published_documents_are_fixed_for_good() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/documents");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no corpus beside the repository: nothing fixed");
        return;
    };
    let errors = |text: &str| {
        document(text, &Context::default()).iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let fixed = rules::fix(&text, gongwen::Syntax::Plain, &Context::default(), true);
        assert!(fixed.converged, "{} goes on for ever", path.display());
        assert!(errors(&fixed.text) <= errors(&text), "{} got worse", path.display());
    }
}

const CLEAN_PERCENT: usize = 75;
const FOUND_PERCENT: usize = 88;
const SILENT_PERCENT: usize = 97;
