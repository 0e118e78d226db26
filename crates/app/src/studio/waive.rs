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
    let words = words(&reading.text, finding.start, finding.end);
    let waiver = Waiver { code: at.code.clone(), words, person, reason };
    Ok(state_entry(&reading.text, "保留原文", &waiver.written()))
}

fn unwaive(text: &str, syntax: Syntax, profile: &Profile, at: &At) -> Result<String> {
    let reading = gongwen::read(text, syntax);
    let waived = judge::check(&reading, profile).waived;
    let nearest =
        waived.iter().filter(|w| w.finding.code == at.code).min_by_key(|w| w.finding.start.abs_diff(at.start));
    Ok(without_entry(&reading.text, nearest.ok_or_else(gone)?.entry))
}

/// Most characters of the words by which a finding is known.
const WORDS: usize = 16;

/// The words by which a waiver knows this finding: its own, with as much of its line around them as
/// tells it from others. Nothing for a finding in a line without words.
fn words(text: &str, start: usize, end: usize) -> Option<String> {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    // The brackets of an entry would end it early.
    let fits = |c: &char| !matches!(c, '「' | '」' | '\n');
    let mut before = text[line_start..start].chars().rev().take_while(fits);
    let mut after = text[end..line_end].chars().take_while(fits);
    let mut words: String = text[start..end].chars().take_while(fits).take(WORDS).collect();
    while words.chars().count() < WORDS && (words.trim().is_empty() || text.matches(words.as_str()).count() > 1) {
        let (left, right) = (before.next(), after.next());
        if left.is_none() && right.is_none() {
            break;
        }
        words = left.into_iter().chain(words.chars()).chain(right).collect();
    }
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
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
    fn one_comma_is_left_and_the_other_is_still_found() -> Result<()> {
        let text = "云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n市防办传真,请知悉。\n自己写的,有错。\n云溪县人民政府\n2026年5月6日\n";
        let commas = |text: &str| findings(text).findings.iter().filter(|one| one.code == "WS0901").count();
        let first = findings(text).findings.iter().find(|one| one.code == "WS0901").map(|one| one.start);
        let at = At { code: "WS0901".to_owned(), start: first.unwrap_or_default() };
        let kept = waive(text, Syntax::Plain, &Profile::default(), &at, "江若水".to_owned(), "照录".to_owned())?;
        assert_eq!((commas(text), commas(&kept), findings(&kept).waived.len()), (2, 1, 1), "{kept}");
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
