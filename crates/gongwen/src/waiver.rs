//! A waiver (保留原文): a finding that a person leaves as it is, and says why.

use crate::Text;

/// What an entry 保留原文 of the front matter says: `WS0605「5月10号」江若水：照录省政府文件原文`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The code of the rule: WS0605.
    pub code: String,
    /// The words that stay; without them every finding of the rule in the document.
    pub words: Option<String>,
    /// Who answers for it; empty where it is not said.
    pub person: String,
    /// Why; empty where it is not said.
    pub reason: String,
}

impl Waiver {
    /// Reads an entry. What is missing, or written so that it is unclear, is left empty: a waiver of
    /// the whole document must not come of a slip. Who asks says so.
    #[must_use]
    pub fn read(entry: &Text) -> Self {
        let entry = entry.as_str().trim();
        let code = entry.len() - entry.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let (code, rest) = entry.split_at(code);
        let code = code.to_ascii_uppercase();
        let rest = rest.trim_start_matches(SEPARATORS);
        let (words, rest) = match quotation(rest) {
            Quotation::None => (None, rest),
            Quotation::Whole(inside, after) => (Some(inside.to_owned()), after),
            Quotation::Broken => return Self { code, words: None, person: String::new(), reason: String::new() },
        };
        let (person, reason) = rest.split_once(['：', ':']).unwrap_or((rest, ""));
        let person = person.trim_matches(SEPARATORS);
        let person = if is_name(person) { person.to_owned() } else { String::new() };
        Self { code, words, person, reason: reason.trim().to_owned() }
    }

    /// The entry as [`read`](Self::read) reads it. Words that could not be read back are cut short.
    #[must_use]
    pub fn written(&self) -> String {
        let words = self.words.as_deref().and_then(quotable).map(|words| format!("「{words}」"));
        format!("{}{}{}：{}", self.code, words.unwrap_or_default(), self.person, self.reason)
    }

    /// Whether it says who and why.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.person.is_empty() && !self.reason.is_empty()
    }
}

/// Brackets of a quotation, as people type them.
const QUOTES: [(char, char); 5] = [('「', '」'), ('『', '』'), ('“', '”'), ('"', '"'), ('〝', '〞')];
const SEPARATORS: [char; 5] = [' ', '\u{3000}', '，', ',', '、'];
/// Longest words in an entry that a program writes, in characters.
const WORDS: usize = 20;
/// Longest name of a person, in characters.
const NAME: usize = 20;

enum Quotation<'a> {
    None,
    /// The words, and what stands behind.
    Whole(&'a str, &'a str),
    /// It is empty, or does not end.
    Broken,
}

fn quotation(text: &str) -> Quotation<'_> {
    let Some((open, close)) = QUOTES.into_iter().find(|(open, _)| text.starts_with(*open)) else {
        return Quotation::None;
    };
    match text[open.len_utf8()..].split_once(close) {
        Some((inside, after)) if !inside.trim().is_empty() => Quotation::Whole(inside, after),
        _ => Quotation::Broken,
    }
}

/// Whether this can be a person: no further quotation, no further code of a rule.
fn is_name(text: &str) -> bool {
    let quote = |c: char| QUOTES.iter().any(|(open, close)| c == *open || c == *close);
    let good = |c: char| !c.is_ascii_digit() && !quote(c) && !matches!(c, '、' | '，' | ',' | '；' | ';');
    (1..=NAME).contains(&text.chars().count()) && text.chars().all(good)
}

/// The beginning of the words, up to a line end or a bracket that would end the entry's own.
fn quotable(words: &str) -> Option<String> {
    let cut: String = words.chars().take_while(|c| !matches!(c, '\n' | '\r' | '」')).take(WORDS).collect();
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
        for entry in [
            "ws0605 「5月10号」 江若水：照录省政府文件原文：第3条",
            "WS0605“5月10号”江若水: 照录省政府文件原文：第3条",
            "WS0605『5月10号』，江若水：照录省政府文件原文：第3条",
        ] {
            let waiver = read(entry);
            assert_eq!((waiver.code.as_str(), waiver.words.as_deref()), ("WS0605", Some("5月10号")), "{entry}");
            assert_eq!((waiver.person.as_str(), waiver.reason.as_str()), ("江若水", "照录省政府文件原文：第3条"));
        }
        assert_eq!(read("WS0301 江若水（秘书股）: 沿用").words, None);
    }

    /// A slip never waives a rule for the whole document.
    #[test]
    fn what_is_missing_or_unclear_is_not_whole() {
        for entry in [
            "",
            "WS0605",
            "WS0605「今年以来」",
            "WS0605江若水",
            "WS0605：照录",
            "「」",
            "WS0605「」江若水：照录",
            "WS0605「5月10号江若水：照录",
            "WS0605、WS1201 江若水：照录",
            "WS0605「5月10号」「6月1号」江若水：照录",
        ] {
            assert!(!read(entry).is_whole(), "{entry}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for words in [None, Some("今年以来"), Some("一行\n又一行"), Some("照「原文」录"), Some("」")] {
            let (person, reason) = ("江若水".to_owned(), "照录".to_owned());
            let waiver = Waiver { code: "WS0605".to_owned(), words: words.map(str::to_owned), person, reason };
            let again = read(&waiver.written());
            assert_eq!((&again.code, &again.person, &again.reason), (&waiver.code, &waiver.person, &waiver.reason));
            assert!(again.words.is_none_or(|again| words.is_some_and(|words| words.contains(&again))), "{words:?}");
        }
    }
}
