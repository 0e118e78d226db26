//! What a person types, as terms that must all be there, and as what is marked in the results.
//!
//! A run of up to three Han characters stands as it is; a longer one is cut into words, so that
//! 柳溪堤防修复 finds 修复柳溪堤防. The dictionary only cuts questions: what can be found does not
//! depend on it.

use super::fold::{Folded, folded};
use super::numbers::{Numbered, scan};
use super::terms::{LONGEST, pieces};
use jieba_rs::Jieba;
use std::sync::LazyLock;

/// Loading the dictionary takes a moment; it is done once.
static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// So many characters of what was typed count.
const TYPED: usize = 100;
/// So many words of it count.
const WORDS: usize = 16;
/// The longest run of Han characters that is not cut.
const RUN: usize = 3;
/// Characters that say nothing by themselves within a longer run.
const PARTICLES: &str = "的了和与及等在对是将把被为之其所";
/// So many places are marked in one text.
const MARKS: usize = 500;

/// A term that must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The term.
    pub(super) text: String,
    /// Whether the beginning of a word suffices.
    pub(super) beginning: bool,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    terms: Vec<Term>,
    words: Vec<Vec<char>>,
    numbers: Vec<Numbered>,
}

impl Ask {
    /// Reads what was typed. There is nothing that cannot be read; what has no words asks for
    /// nothing.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().take(TYPED).collect();
        let chars: Vec<char> = folded(&typed).collect();
        let mut ask = Self { numbers: scan(&chars), ..Self::default() };
        let mut at = 0;
        for number in ask.numbers.clone() {
            ask.read(&chars[at..number.start], true);
            ask.require(number.term(), false);
            at = number.end;
        }
        ask.read(&chars[at..], false);
        ask
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether the number of a document is asked for.
    #[must_use]
    pub fn has_number(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// Loads the dictionary, so that the first who asks does not wait for it.
    pub fn warm() {
        LazyLock::force(&DICTIONARY);
    }

    /// Whether a short text, such as a name, has all the words in it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let text: Vec<char> = folded(text).collect();
        let has = |word: &Vec<char>| text.windows(word.len()).any(|part| part == word.as_slice());
        self.numbers.is_empty() && !self.words.is_empty() && self.words.iter().all(has)
    }

    /// The places in a text, in bytes, where what is asked for stands; in order, none over another.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let all = Folded::of(text, LONGEST);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for word in &self.words {
            found.extend(places(&all.chars, word).take(MARKS));
        }
        if self.has_number() {
            let there = scan(&all.chars).into_iter();
            let there = there.filter(|number| self.numbers.iter().any(|asked| number.answers(asked)));
            found.extend(there.map(|number| (number.start, number.end)).take(MARKS));
        }
        found.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (start, end) in found {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        merged.into_iter().filter_map(|(start, end)| all.bytes(start, end)).collect()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Reads the characters between two numbers; a run that a number follows is its series.
    fn read(&mut self, chars: &[char], number_follows: bool) {
        let mut start = 0;
        while start < chars.len() {
            let class = Class::of(chars[start]);
            let length = chars[start..].iter().take_while(|c| Class::of(**c) == class).count();
            let run = &chars[start..start + length];
            let series = number_follows && start + length == chars.len();
            match class {
                Class::Blank => {}
                Class::Latin => {
                    let letters = run.iter().any(char::is_ascii_alphabetic);
                    self.word(run, if letters { length >= 2 } else { length >= 5 });
                }
                Class::Han if length <= RUN || series => self.word(run, false),
                Class::Han => self.cut(run),
            }
            start += length;
        }
    }

    fn cut(&mut self, run: &[char]) {
        let text: String = run.iter().collect();
        let mut single: Vec<char> = Vec::new();
        let mut words: Vec<Vec<char>> = Vec::new();
        for token in DICTIONARY.cut(&text, true) {
            let mut chars = token.word.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => single.push(c),
                _ => {
                    words.extend((!single.is_empty()).then(|| std::mem::take(&mut single)));
                    words.push(token.word.chars().collect());
                }
            }
        }
        words.extend((!single.is_empty()).then_some(single));
        let says = |word: &Vec<char>| word.len() > 1 || !word.iter().all(|c| PARTICLES.contains(*c));
        if words.iter().any(says) {
            words.retain(says);
        }
        for word in words {
            self.word(&word, false);
        }
    }

    fn word(&mut self, word: &[char], beginning: bool) {
        if self.words.len() == WORDS || self.words.iter().any(|known| known == word) {
            return;
        }
        let mut parts = Vec::new();
        pieces(word, |piece| parts.push(piece.to_owned()));
        // The characters of a pair need not be asked for one by one.
        let pairs = parts.iter().any(|part| !part.is_ascii() && part.chars().count() == 2);
        for part in parts {
            let covered = pairs && part.chars().count() == 1;
            if !covered {
                self.require(part, beginning);
            }
        }
        self.words.push(word.to_vec());
    }

    fn require(&mut self, text: String, beginning: bool) {
        if self.terms.iter().all(|term| term.text != text) {
            self.terms.push(Term { text, beginning });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Latin,
    Han,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii_alphanumeric() => Self::Latin,
            _ if c.is_alphanumeric() => Self::Han,
            _ => Self::Blank,
        }
    }
}

/// Where a word stands: a Latin one only where a word begins, a short figure only as a whole.
fn places<'a>(chars: &'a [char], word: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let latin = word.first().is_some_and(char::is_ascii_alphanumeric);
    let whole = latin && word.len() < 5 && word.iter().all(char::is_ascii_digit);
    let part_of_word = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let stands = move |start: usize, end: usize| {
        let begins = !latin || start == 0 || !part_of_word(chars.get(start - 1));
        begins && !(whole && part_of_word(chars.get(end)))
    };
    let there = chars.windows(word.len().max(1)).enumerate().filter(move |(_, part)| *part == word);
    there.map(|(start, part)| (start, start + part.len())).filter(move |(start, end)| stands(*start, *end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> String {
        let terms = Ask::new(typed).terms;
        let text = |term: Term| if term.beginning { format!("{}*", term.text) } else { term.text };
        terms.into_iter().map(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_typed_becomes_terms() {
        assert_eq!(asked("防汛"), "防汛");
        assert_eq!(asked("王"), "王");
        assert_eq!(asked("财政局 ABC"), "财政 政局 abc*");
        assert_eq!(asked("柳溪堤防修复"), "柳溪 堤防 修复");
        assert_eq!(asked("防汛 防汛"), "防汛");
        assert_eq!(asked("2026"), "2026");
    }

    #[test]
    fn numbers_are_exact_and_their_series_is_words() {
        for typed in ["云政函〔2026〕5号", "云政函[2026]5", "云政函（2026）5 号"] {
            assert_eq!(asked(typed), "云政 政函 #=2026.5", "{typed}");
        }
        assert_eq!(asked("2026 5号"), "#=2026.5");
        assert_eq!(asked("收2026-1"), "收 #=2026.1");
        assert_eq!(asked("云政函〔2026〕"), "云政 政函 2026");
    }

    #[test]
    fn nothing_typed_is_syntax() {
        for typed in ["", "  ", "\"'*%_()|&!<>:\\", "🌊🌊", "\u{0}\u{7}"] {
            assert!(Ask::new(typed).is_empty(), "{typed:?}");
        }
        assert_eq!(asked("a\" OR \"b"), "a or* b");
        assert_eq!(asked("防汛' NEAR(x, 2) AND v=office"), "防汛 near* x 2 and* v office*");
        let long = Ask::new(&"云溪县人民政府".repeat(2000));
        assert!(!long.is_empty() && long.words.len() <= WORDS);
    }

    #[test]
    fn what_is_asked_for_is_marked_where_it_stands() {
        let marked = |typed: &str, text: &str| -> String {
            let parts: Vec<&str> = Ask::new(typed).marks(text).into_iter().map(|(from, to)| &text[from..to]).collect();
            parts.join("|")
        };
        assert_eq!(marked("柳溪堤防修复", "关于修复柳溪堤防的请示"), "修复柳溪堤防");
        assert_eq!(marked("云政函[2026]5", "见云政函〔2026〕5号，不是云政函〔2026〕15号"), "云政函〔2026〕5号|云政函");
        assert_eq!(marked("abc", "ＡＢＣ xabc abcd"), "ＡＢＣ|abc");
        assert_eq!(marked("月球", "没有"), "");
        assert_eq!(marked("防汛", ""), "");
    }

    #[test]
    fn names_are_looked_through_without_an_index() {
        assert!(Ask::new("财政局").is_in("云溪县财政局"));
        assert!(Ask::new("王 局长").is_in("王芳 县财政局局长"));
        assert!(!Ask::new("5号").is_in("5号楼") && !Ask::new("").is_in("王芳"));
    }
}
