//! The terms of a thing: the words by which it is found, what it is filtered by, who may see it.
//!
//! A word of Chinese is found by its pairs of characters, so that no dictionary decides what can
//! be found: 财政局 is 财政 and 政局, and is there whether a text says 财政局长 or 县财政局. A
//! single character is a term too. Terms of other meanings carry a sign that no word can have:
//! `t=` stands in the title, `n=` in a name, `#=` is a number, `k=` `y=` `s=` `o=` filter, `v=`
//! may see.

use super::fold::folded;
use super::numbers::scan;
use std::collections::BTreeSet;

/// So many characters of a text are found; what follows is not.
pub const LONGEST: usize = 200_000;

/// Room for all terms in bytes: PostgreSQL refuses a `tsvector` of 1 MB.
const ROOM: usize = 800_000;

/// The longest Latin word; a longer one is found in parts.
const WORD: usize = 64;

/// A set of terms that does not grow beyond its room.
#[derive(Debug, Default)]
pub(super) struct Terms {
    set: BTreeSet<String>,
    size: usize,
}

impl Terms {
    /// Adds a term as it is.
    pub(super) fn add(&mut self, term: &str) {
        if self.size + term.len() < ROOM && !self.set.contains(term) {
            self.size += term.len() + 1;
            self.set.insert(term.to_owned());
        }
    }

    /// Adds the words and numbers of a text, each behind a sign (empty for none).
    pub(super) fn text(&mut self, sign: &str, text: &str) {
        let mut signed = String::new();
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let chars: Vec<char> = folded(&text[..end]).collect();
        pieces(&chars, |piece| {
            signed.clear();
            signed.push_str(sign);
            signed.push_str(piece);
            self.add(&signed);
        });
        for number in scan(&chars) {
            self.add(&format!("{sign}{}", number.term()));
            self.add(&format!("{sign}#=.{}", number.ordinal));
        }
    }

    /// The terms in one line, in order.
    pub(super) fn line(&self) -> String {
        let mut line = String::with_capacity(self.size);
        for term in &self.set {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(term);
        }
        line
    }
}

/// Calls for every Latin word, every other character that can stand in a word, and every pair of
/// them that stands together.
pub(super) fn pieces(chars: &[char], mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut pair = String::new();
    let mut before = None;
    for &c in chars {
        if c.is_ascii_alphanumeric() {
            before = None;
            word.push(c);
            if word.len() == WORD {
                each(&word);
                word.clear();
            }
            continue;
        }
        if !word.is_empty() {
            each(&word);
            word.clear();
        }
        if !c.is_alphanumeric() {
            before = None;
            continue;
        }
        pair.clear();
        pair.push(c);
        each(&pair);
        if let Some(first) = before.replace(c) {
            pair.insert(0, first);
            each(&pair);
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// The term of a key: whatever a key consists of, it is one word of both engines.
pub(super) fn key(sign: &str, id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || !c.is_ascii() { c.to_ascii_lowercase() } else { '-' };
    sign.chars().chain(id.chars().map(plain)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let mut terms = Terms::default();
        terms.text("", text);
        terms.line()
    }

    #[test]
    fn a_text_is_its_characters_pairs_words_and_numbers() {
        assert_eq!(line("县财政局"), "县 县财 局 政 政局 财 财政");
        assert_eq!(line("5G 网，络"), "5g 络 网");
        assert_eq!(line("函〔2026〕5号"), "#=.5 #=2026.5 2026 5 函 号");
        assert_eq!(line("？！ 🌊 \u{0}'\"*"), "");
    }

    #[test]
    fn the_size_of_all_terms_is_bounded() {
        let text: String = ('\u{4e00}'..'\u{9fff}').flat_map(|c| [c, '一', c, '丁', c, '七', c, '万']).collect();
        let mut terms = Terms::default();
        terms.text("", &text.repeat(3));
        assert!(terms.line().len() <= ROOM, "{}", terms.line().len());
        assert!(line(&"a".repeat(10_000)).split(' ').all(|word| word.len() <= WORD));
    }

    #[test]
    fn keys_are_single_words() {
        assert_eq!(key("v=", "0192-Ab c'\"*"), "v=0192-ab-c---");
    }
}
