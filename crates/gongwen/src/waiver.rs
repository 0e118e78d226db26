//! A waiver (保留原文): a finding that a person leaves as it is, and says why.

use crate::Text;

/// What an entry 保留原文 of the front matter says: `WS0607「今年以来」江若水：照录省政府文件原文`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The code of the rule: WS0607.
    pub code: String,
    /// The words that stay; without them every finding of the rule in the document.
    pub words: Option<String>,
    /// Who answers for it; empty where it is not said.
    pub person: String,
    /// Why; empty where it is not said.
    pub reason: String,
}

impl Waiver {
    /// Reads an entry. What is missing is left empty: who asks says so.
    #[must_use]
    pub fn read(entry: &Text) -> Self {
        let entry = entry.as_str().trim();
        let code = entry.len() - entry.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let (code, mut rest) = entry.split_at(code);
        rest = rest.trim_start_matches(SEPARATORS);
        let mut words = None;
        if let Some((inside, after)) = rest.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE)) {
            words = Some(inside.to_owned()).filter(|words| !words.is_empty());
            rest = after;
        }
        let (person, reason) = rest.split_once(['：', ':']).unwrap_or((rest, ""));
        let trimmed = |part: &str| part.trim_matches(SEPARATORS).to_owned();
        Self { code: code.to_ascii_uppercase(), words, person: trimmed(person), reason: reason.trim().to_owned() }
    }

    /// The entry as [`read`](Self::read) reads it. Words that could not be read back are cut short.
    #[must_use]
    pub fn written(&self) -> String {
        let words = self.words.as_deref().and_then(quotable).map(|words| format!("{OPEN}{words}{CLOSE}"));
        format!("{}{}{}：{}", self.code, words.unwrap_or_default(), self.person, self.reason)
    }

    /// Whether it says who and why.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.person.is_empty() && !self.reason.is_empty()
    }

    /// Whether it is about a finding of a rule in these words.
    #[must_use]
    pub fn covers(&self, code: &str, found: &str) -> bool {
        self.code == code && self.words.as_deref().is_none_or(|words| found.contains(words))
    }
}

const OPEN: char = '「';
const CLOSE: char = '」';
const SEPARATORS: [char; 5] = [' ', '\u{3000}', '，', ',', '、'];
/// Longest words in an entry that a program writes, in characters.
const WORDS: usize = 20;

/// The beginning of the words, up to a line end or a bracket that would end the entry's own.
fn quotable(words: &str) -> Option<String> {
    let cut: String = words.chars().take_while(|c| !matches!(c, '\n' | '\r') && *c != CLOSE).take(WORDS).collect();
    let cut = cut.trim();
    (!cut.is_empty()).then(|| cut.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entry: &str) -> Waiver {
        Waiver::read(&Text::built(entry))
    }

    #[test]
    fn an_entry_says_rule_words_person_and_reason() {
        let waiver = read("ws0607 「今年以来」 江若水：照录省政府文件原文：第3条");
        assert_eq!((waiver.code.as_str(), waiver.words.as_deref()), ("WS0607", Some("今年以来")));
        assert_eq!((waiver.person.as_str(), waiver.reason.as_str()), ("江若水", "照录省政府文件原文：第3条"));
        assert!(waiver.covers("WS0607", "今年以来，") && !waiver.covers("WS0607", "去年以来"));
        assert!(read("WS0301 江若水: 沿用").covers("WS0301", "任何"));
    }

    #[test]
    fn what_is_missing_is_empty() {
        for entry in ["", "WS0607", "WS0607「今年以来」", "WS0607江若水", "WS0607：照录", "「」"] {
            assert!(!read(entry).is_whole(), "{entry}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for words in [None, Some("今年以来"), Some("一行\n又一行"), Some("照「原文」录"), Some("」")] {
            let (person, reason) = ("江若水".to_owned(), "照录".to_owned());
            let waiver = Waiver { code: "WS0607".to_owned(), words: words.map(str::to_owned), person, reason };
            let again = read(&waiver.written());
            assert_eq!((&again.code, &again.person, &again.reason), (&waiver.code, &waiver.person, &waiver.reason));
            assert!(words.is_none_or(|words| again.covers("WS0607", words)), "{words:?}");
        }
    }
}
