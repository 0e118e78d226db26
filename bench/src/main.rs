//! Measures how fast and how large 文枢 is, and writes docs/benchmarks.md.
//!
//! Every figure stands beside its target, and what other programs need for the same work beside
//! ours. A figure of the unoptimised profile says nothing: such a run only shows its table.

mod acts;
mod bare;
mod command;
mod county;
mod crowd;
mod dice;
mod effort;
mod http;
mod keystroke;
mod ledger;
mod list;
mod machine;
mod office;
mod pages;
mod peers;
mod report;
mod search;
mod server;
mod text_rules;
mod texts;
mod timing;
mod today;
mod trouble;
mod word;

use county::County;
use effort::Effort;
use report::Report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use texts::Texts;
use trouble::Trouble;

/// The word by which the program calls itself for what needs a process of its own.
pub(crate) const CHILD: &str = "--child";

const USAGE: &str = "\
bench                          measure everything and write docs/benchmarks.md (needs --release)
bench --quick                  a short run that shows the table and writes nothing
bench PART...                  only some parts, shown and not written: rules, command, pages, ledger,
                               acts, search, office, server, peers
bench --county FOLDER PART...  the same with a county that is kept in a folder";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        [CHILD, "rules", seconds, files @ ..] => text_rules::child(seconds, files),
        [CHILD, "pages", rounds, file] => pages::child(rounds, file),
        ["--quick", parts @ ..] => measure(Effort::QUICK, None, parts),
        ["--county", folder, parts @ ..] => measure(Effort::FULL, Some(Path::new(folder)), parts),
        parts => measure(Effort::FULL, None, parts),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::FAILURE
        }
    }
}

const PARTS: [&str; 9] = ["rules", "command", "pages", "ledger", "acts", "search", "office", "server", "peers"];

/// One after the other, so that nothing competes for the machine.
fn measure(effort: Effort, kept: Option<&Path>, parts: &[&str]) -> Result<(), Trouble> {
    if parts.iter().any(|part| !PARTS.contains(part)) {
        return Err(Trouble::new(USAGE));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let wenshu = command::build_wenshu()?;
    let folder = tempfile::tempdir().map_err(|error| Trouble::of("temporary folder", &error))?;
    let texts = Texts::write(&root, folder.path())?;
    let mut report = Report::new(&texts);
    let wanted = |part: &str| {
        let wanted = parts.is_empty() || parts.contains(&part);
        if wanted {
            eprintln!("bench: {part}");
        }
        wanted
    };
    if wanted("rules") {
        report.add(text_rules::measure(&texts, effort));
    }
    if wanted("command") {
        report.add(bare::measure(&wenshu, &texts, folder.path(), effort));
    }
    if wanted("pages") {
        report.add(pages::measure(&texts, effort));
    }
    if wanted("ledger") {
        report.add(ledger::measure(&wenshu, folder.path(), effort));
    }
    if wanted("acts") {
        report.add(acts::measure(folder.path(), effort));
    }
    let (searched, worked_in) = (wanted("search"), wanted("office"));
    if searched || worked_in {
        let county = County::grow(kept.unwrap_or(folder.path()), effort)?;
        if searched {
            report.add(search::measure(&county, effort));
        }
        if worked_in {
            report.add(office::measure(&wenshu, &county, effort));
        }
    }
    if wanted("server") {
        report.add(server::measure(&wenshu, &texts, effort));
    }
    if wanted("peers") {
        report.add_peers(peers::measure(&texts, folder.path(), effort));
    }
    let page = report.markdown();
    println!("{page}");
    if cfg!(debug_assertions) || effort.is_quick() || !parts.is_empty() || kept.is_some() {
        eprintln!("bench: docs/benchmarks.md is only written by a whole run of the optimised program");
        return Ok(());
    }
    let target = root.join("docs/benchmarks.md");
    std::fs::write(&target, page).map_err(|error| Trouble::of(&target.display().to_string(), &error))
}
