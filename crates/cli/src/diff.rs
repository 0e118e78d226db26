//! The difference between two texts, in the unified form.

use crate::terminal::Paint;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write;

/// Lines around each change.
const AROUND: usize = 2;

/// A unified diff, coloured on a terminal.
pub(crate) fn unified(name: &str, before: &str, after: &str, paint: Paint) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        if out.is_empty() {
            let _ = write!(out, "--- {name}\n+++ {name}（修改后）\n");
        }
        let _ = writeln!(out, "{}", paint.blue(hunk.header().to_string().trim_end()));
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches('\n');
            let painted = match change.tag() {
                ChangeTag::Delete => paint.red(&format!("-{line}")),
                ChangeTag::Insert => paint.green(&format!("+{line}")),
                ChangeTag::Equal => format!(" {line}"),
            };
            let _ = writeln!(out, "{painted}");
        }
    }
    out
}
