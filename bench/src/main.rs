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
bench            measure everything and write docs/benchmarks.md (needs --release)
bench --quick    a short run that shows the table and writes nothing";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        [] => measure(Effort::FULL),
        ["--quick"] => measure(Effort::QUICK),
        [CHILD, "rules", seconds, files @ ..] => text_rules::child(seconds, files),
        [CHILD, "pages", rounds, file] => pages::child(rounds, file),
        _ => Err(Trouble::new(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::FAILURE
        }
    }
}

/// One after the other, so that nothing competes for the machine.
fn measure(effort: Effort) -> Result<(), Trouble> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let wenshu = command::build_wenshu()?;
    let folder = tempfile::tempdir().map_err(|error| Trouble::of("temporary folder", &error))?;
    let texts = Texts::write(&root, folder.path())?;
    let mut report = Report::new(&texts);
    let step = |name: &str| eprintln!("bench: {name}");
    step("text rules");
    report.add(text_rules::measure(&texts, effort));
    step("command line");
    report.add(bare::measure(&wenshu, &texts, folder.path(), effort));
    step("pages");
    report.add(pages::measure(&texts, effort));
    step("ledger");
    report.add(ledger::measure(&wenshu, folder.path(), effort));
    step("acts");
    report.add(acts::measure(folder.path(), effort));
    step("ten years");
    let county = County::grow(folder.path(), effort)?;
    step("search");
    report.add(search::measure(&county, effort));
    step("office");
    report.add(office::measure(&wenshu, &county, effort));
    step("server");
    report.add(server::measure(&wenshu, &texts, effort));
    step("other programs");
    report.add_peers(peers::measure(&texts, folder.path(), effort));
    let page = report.markdown();
    println!("{page}");
    if cfg!(debug_assertions) || effort.is_quick() {
        eprintln!("bench: docs/benchmarks.md is only written by a whole run of the optimised program");
        return Ok(());
    }
    let target = root.join("docs/benchmarks.md");
    std::fs::write(&target, page).map_err(|error| Trouble::of(&target.display().to_string(), &error))
}
