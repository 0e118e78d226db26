//! Folding: what looks or means the same is one character (全角、半角，大写、小写，兼容字形).

use unicode_normalization::UnicodeNormalization;

/// The characters of a text, folded one by one.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(Fold::of)
}

/// A text folded, with the place that each character came from.
pub(super) struct Folded {
    /// The folded characters.
    pub(super) chars: Vec<char>,
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds at most so many characters of a text.
    pub(super) fn of(text: &str, most: usize) -> Self {
        let mut all = Self { chars: Vec::new(), places: Vec::new() };
        for (start, c) in text.char_indices().take(most) {
            for folded in Fold::of(c) {
                all.chars.push(folded);
                all.places.push((start, start + c.len_utf8()));
            }
        }
        all
    }

    /// Where in the text, in bytes, the characters from `start` to before `end` stand.
    pub(super) fn bytes(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let first = self.places.get(start)?;
        let last = self.places.get(end.checked_sub(1)?)?;
        Some((first.0, last.1))
    }
}

/// The folded form of one character: mostly one, sometimes several (㎡ is m2).
enum Fold {
    One(Option<char>),
    Many(std::vec::IntoIter<char>),
}

impl Fold {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii() => Self::One(Some(c.to_ascii_lowercase())),
            '\u{4e00}'..='\u{9fff}' => Self::One(Some(c)),
            _ => {
                let folded: Vec<char> = std::iter::once(c).nfkc().flat_map(char::to_lowercase).collect();
                Self::Many(folded.into_iter())
            }
        }
    }
}

impl Iterator for Fold {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => c.take(),
            Self::Many(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_cases_and_compatible_forms_are_one() {
        let fold = |text: &str| folded(text).collect::<String>();
        assert_eq!(fold("ＡＢｃ１２［２０２６］"), "abc12[2026]");
        assert_eq!(fold("㎡①云政函〔2026〕5号"), "m21云政函〔2026〕5号");
        assert_eq!(fold("\u{f9dc}"), "隆", "a compatibility ideograph");
    }

    #[test]
    fn every_folded_character_knows_its_place() {
        let text = "甲㎡Ａ";
        let all = Folded::of(text, 10);
        assert_eq!(all.chars, ['甲', 'm', '2', 'a']);
        assert_eq!(all.bytes(1, 3).map(|(start, end)| &text[start..end]), Some("㎡"));
        assert_eq!(all.bytes(0, 4).map(|(start, end)| &text[start..end]), Some(text));
        assert_eq!((all.bytes(0, 0), all.bytes(0, 5)), (None, None));
    }
}
