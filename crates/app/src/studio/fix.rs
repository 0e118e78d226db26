//! Putting a text right (修改建议): one fix, or all that are safe.

use super::judge::{self, Finding, Safety};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::{Edit, Profile, Syntax, edit};

/// Which fixes are wanted.
#[derive(Clone, Debug)]
pub enum Which {
    /// All that are safe.
    AllSafe,
    /// That of the finding of a rule at a place (in bytes).
    One {
        /// The code of the rule.
        code: String,
        /// Where the finding begins.
        start: usize,
    },
}

/// A text that was put right.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The text now.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
}

/// Rounds of safe fixes; each may uncover others. The rules converge in two or three.
const ROUNDS: usize = 10;

impl App {
    /// Applies fixes to a text of a draft. Nothing is saved.
    ///
    /// # Errors
    /// `NotFound` for another's draft; `Conflict` if the place is not there any more.
    pub async fn fix(&self, person: &Person, id: &str, text: String, which: Which) -> Result<Fixed> {
        let syntax = self.draft(person, id).await?.syntax;
        office::drafts::Draft::admit(&text)?;
        let profile = self.current_profile().await?;
        tokio::task::spawn_blocking(move || match which {
            Which::AllSafe => Ok(all_safe(text, syntax, &profile)),
            Which::One { code, start } => one(&text, syntax, &profile, &code, start),
        })
        .await?
    }
}

fn all_safe(mut text: String, syntax: Syntax, profile: &Profile) -> Fixed {
    let mut applied = 0;
    for _ in 0..ROUNDS {
        let reading = gongwen::read(&text, syntax);
        let findings = judge::check(&reading, profile).findings;
        let groups: Vec<&[Edit]> = findings.iter().filter_map(safe_edits).collect();
        let (next, done) = edit::apply(&reading.text, &groups);
        if next == text {
            break;
        }
        applied += done.iter().filter(|done| **done).count();
        text = next;
    }
    Fixed { text, applied }
}

fn safe_edits(finding: &Finding) -> Option<&[Edit]> {
    finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe).map(|fix| fix.edits.as_slice())
}

fn one(text: &str, syntax: Syntax, profile: &Profile, code: &str, start: usize) -> Result<Fixed> {
    let reading = gongwen::read(text, syntax);
    let findings = judge::check(&reading, profile).findings;
    let nearest = findings
        .iter()
        .filter(|finding| finding.code == code && finding.can_fix())
        .min_by_key(|finding| finding.start.abs_diff(start));
    let fix = nearest
        .and_then(|finding| finding.fix.as_ref())
        .ok_or_else(|| Error::new(Kind::Conflict, "这个问题已经不在了，可能刚才改过。请看最新的问题列表。"))?;
    let (text, _) = edit::apply(&reading.text, &[&fix.edits]);
    Ok(Fixed { text, applied: 1 })
}
