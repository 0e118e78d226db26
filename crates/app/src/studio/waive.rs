//! 保留原文: a finding that a person leaves as it is, with the reason, and taking that back.

use super::header::{state_entry, without_entry};
use super::judge;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::{Profile, Syntax, Waiver};

/// Longest reason, in characters.
pub const WAIVER_REASON: usize = 100;

/// The finding of a rule at a place (in bytes).
#[derive(Clone, Debug)]
pub struct At {
    /// The code of the rule.
    pub code: String,
    /// Where the finding begins.
    pub start: usize,
}

impl App {
    /// Leaves a finding as it is: the text now says who decided it and why. Nothing is saved.
    ///
    /// # Errors
    /// `NotFound` for another's draft; `Invalid` without a reason; `Conflict` if the place is not
    /// there any more.
    pub async fn waive(&self, person: &Person, id: &str, text: String, at: At, reason: &str) -> Result<String> {
        let syntax = self.draft(person, id).await?.syntax;
        office::drafts::Draft::admit(&text)?;
        let reason = reason_of(reason)?;
        let profile = self.current_profile().await?;
        let name = person.name().to_owned();
        tokio::task::spawn_blocking(move || waive(&text, syntax, &profile, &at, name, reason)).await?
    }

    /// Takes back that a finding is left as it is. Nothing is saved.
    ///
    /// # Errors
    /// `NotFound` for another's draft; `Conflict` if the place is not there any more.
    pub async fn unwaive(&self, person: &Person, id: &str, text: String, at: At) -> Result<String> {
        let syntax = self.draft(person, id).await?.syntax;
        office::drafts::Draft::admit(&text)?;
        let profile = self.current_profile().await?;
        tokio::task::spawn_blocking(move || unwaive(&text, syntax, &profile, &at)).await?
    }
}

fn reason_of(reason: &str) -> Result<String> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match reason.chars().count() {
        0 => Err(Error::new(Kind::Invalid, "请写明为什么保留原文。")),
        n if n > WAIVER_REASON => {
            Err(Error::new(Kind::Invalid, format!("保留原文的理由太长（{n}字），上限是{WAIVER_REASON}字。")))
        }
        _ => Ok(reason),
    }
}

fn gone() -> Error {
    Error::new(Kind::Conflict, "这个问题已经不在了，可能刚才改过。请看最新的问题列表。")
}

fn waive(text: &str, syntax: Syntax, profile: &Profile, at: &At, person: String, reason: String) -> Result<String> {
    let reading = gongwen::read(text, syntax);
    let findings = judge::check(&reading, profile).findings;
    let nearest = findings.iter().filter(|f| f.code == at.code).min_by_key(|f| f.start.abs_diff(at.start));
    let finding = nearest.ok_or_else(gone)?;
    let words = reading.text.get(finding.start..finding.end).map(str::to_owned).filter(|words| !words.is_empty());
    let waiver = Waiver { code: at.code.clone(), words, person, reason };
    Ok(state_entry(&reading.text, "保留原文", &waiver.written()))
}

fn unwaive(text: &str, syntax: Syntax, profile: &Profile, at: &At) -> Result<String> {
    let reading = gongwen::read(text, syntax);
    let waived = judge::check(&reading, profile).waived;
    let nearest =
        waived.iter().filter(|w| w.finding.code == at.code).min_by_key(|w| w.finding.start.abs_diff(at.start));
    let finding = &nearest.ok_or_else(gone)?.finding;
    let words = reading.text.get(finding.start..finding.end).unwrap_or_default();
    let covers = |entry: &&gongwen::Text| Waiver::read(entry).covers(&at.code, words);
    let entry = reading.document.stated.waivers.iter().find(covers).ok_or_else(gone)?;
    Ok(without_entry(&reading.text, entry.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请于5月10号前报送方案，5月12号前报送名单。\n云溪县人民政府\n2026年5月6日\n";

    fn findings(text: &str) -> judge::Judged {
        judge::check(&gongwen::read(text, Syntax::Plain), &Profile::default())
    }

    fn waived(text: &str) -> Result<String> {
        let judged = findings(text);
        let finding = &judged.findings[0];
        let at = At { code: finding.code.to_owned(), start: finding.start };
        waive(text, Syntax::Plain, &Profile::default(), &at, "江若水".to_owned(), "照录原文".to_owned())
    }

    #[test]
    fn a_finding_is_left_and_taken_up_again() -> Result<()> {
        let before = findings(TEXT);
        let text = waived(TEXT)?;
        let after = findings(&text);
        assert_eq!(after.findings.len() + 1, before.findings.len(), "{text}");
        let left = &after.waived[0];
        assert_eq!((left.person.as_str(), left.reason.as_str()), ("江若水", "照录原文"));
        let twice = waived(&text)?;
        assert_eq!(findings(&twice).waived.len(), 2, "{twice}");
        let at = At { code: left.finding.code.to_owned(), start: left.finding.start };
        let back = unwaive(&text, Syntax::Plain, &Profile::default(), &at)?;
        assert_eq!(back, TEXT);
        Ok(())
    }

    #[test]
    fn without_a_reason_or_for_what_is_gone_it_is_refused() {
        assert!(reason_of(" \n ").is_err() && reason_of(&"长".repeat(WAIVER_REASON + 1)).is_err());
        let at = At { code: "WS0605".to_owned(), start: 0 };
        let none = unwaive(TEXT, Syntax::Plain, &Profile::default(), &at);
        assert!(none.is_err_and(|error| error.kind() == Kind::Conflict));
    }
}
