//! Reads, checks and sets the published documents of the corpus and writes docs/corpus.md.
//!
//! The documents stay outside the repository; what people judged about them - verdicts on
//! findings, what is right and wrong in forty readings - is kept beside this program by id.

mod documents;
mod files;
mod findings;
mod index;
mod judged;
mod lossless;
mod pages;
mod papers;
mod report;
mod shell;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let corpus = root.join("../shared/corpus");
    let entries = match index::read(&corpus.join("index.csv")) {
        Ok(entries) => entries,
        Err(error) => {
            eprintln!("corpus: {error}");
            return ExitCode::FAILURE;
        }
    };
    let documents = documents::read(&corpus, &entries);
    let pages = match pages::set(&documents) {
        Ok(pages) => pages,
        Err(error) => {
            eprintln!("corpus: {error}");
            return ExitCode::FAILURE;
        }
    };
    let findings = findings::judge(&documents);
    let judged = judged::compare(&documents);
    let files = files::read(&corpus);
    let (mut text, mut faults) =
        report::write(&documents, &pages, &findings, &judged, &files, &lossless::lost(&documents));
    papers::report(&corpus, &mut text, &mut faults);
    let target = root.join("docs/corpus.md");
    if let Err(error) = std::fs::write(&target, text) {
        eprintln!("corpus: {}: {error}", target.display());
        return ExitCode::FAILURE;
    }
    for fault in &faults {
        eprintln!("corpus: {fault}");
    }
    println!(
        "corpus: {} documents, {} files, {} faults; docs/corpus.md written",
        documents.len(),
        files.len(),
        faults.len()
    );
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
