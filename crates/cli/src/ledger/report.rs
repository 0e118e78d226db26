//! What an audit found, for the person at the terminal.

use crate::outcome::Outcome;
use crate::terminal::Paint;
use ::ledger::audit::Verdict;
use ::ledger::to_hex;
use app::ledger::Contents;
use std::fmt::Write;

/// The words for a verdict.
pub(super) fn verdict(verdict: &Verdict) -> String {
    let paint = Paint::stdout();
    let mut out = String::new();
    if !verdict.origin.is_empty() {
        let _ = writeln!(out, "台账“{}”，{}条，根 {}", verdict.origin, verdict.entries, to_hex(&verdict.root));
    }
    for fault in &verdict.faults {
        let _ = writeln!(out, "{} {fault}", paint.red("✕"));
    }
    match &verdict.confirmed {
        Some(checkpoint) => {
            let _ = writeln!(out, "{} 前{}条与检查点一致。", paint.green("✓"), checkpoint.size);
            if verdict.faults.is_empty() && verdict.beyond() > 0 {
                let _ = writeln!(out, "其后的{}条在检查点之后，还没有检查点可以证明。", verdict.beyond());
            }
        }
        None => {
            let _ = writeln!(out, "没有一个检查点与之一致。");
        }
    }
    let end = if verdict.is_good() { paint.green("核对通过。") } else { paint.red("核对没有通过。") };
    let _ = writeln!(out, "{end}");
    out
}

/// Whether what is kept agrees with the ledger.
pub(super) fn contents(contents: &Contents) -> String {
    let paint = Paint::stdout();
    if contents.faults.is_empty() {
        let words = format!("公文、版本、附件和办理记录共{}项，都与台账一致；文号没有缺号。", contents.checked);
        let unknown = match contents.unknown {
            0 => String::new(),
            unknown => {
                format!("  其中{unknown}项最后一次改动时还没有整件摘要（较早的程序写的），只按意见、摘要和登记核对。\n")
            }
        };
        return format!("{} {words}\n{unknown}", paint.green("✓"));
    }
    let mut out = String::new();
    for fault in &contents.faults {
        let _ = writeln!(out, "{} {fault}", paint.red("✕"));
    }
    let _ = writeln!(
        out,
        "{}",
        paint.red(&format!(
            "核对{}项，{}处与台账不符：有人绕过本程序改过数据库。请保留现场，用备份比对。",
            contents.checked, contents.wrong
        ))
    );
    out
}

/// How the command ends.
pub(super) fn outcome(verdict: &Verdict) -> Outcome {
    if verdict.is_good() { Outcome::Clean } else { Outcome::Errors }
}
