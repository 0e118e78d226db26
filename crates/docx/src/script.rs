//! Raised and lowered characters: 平方米 is m², and 10⁴ is not 104.

use crate::notes::is_mark;

/// Where the characters of a run stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// 上标
    Raised,
    /// 下标
    Lowered,
    /// On the line, said to undo a style.
    Level,
}

impl Script {
    /// The value of `vertAlign`.
    pub(crate) fn named(value: &str) -> Self {
        match value {
            "superscript" => Self::Raised,
            "subscript" => Self::Lowered,
            _ => Self::Level,
        }
    }

    /// The Chinese name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Raised => "上标",
            Self::Lowered => "下标",
            Self::Level => "正文",
        }
    }

    /// The words in characters that are raised or lowered by themselves, if there are such for all
    /// of them: half of a number raised would be another number.
    pub(crate) fn write(self, words: &str) -> Option<String> {
        words.chars().map(|c| self.character(c)).collect()
    }

    fn character(self, c: char) -> Option<char> {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
        if c.is_whitespace() {
            return Some(c);
        }
        let wide = ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０'));
        let digit = c.to_digit(10).or(wide).map(|digit| digit as usize);
        match (self, c) {
            (Self::Raised, _) if digit.is_some() => digit.map(|digit| RAISED[digit]),
            (Self::Lowered, _) if digit.is_some() => digit.map(|digit| LOWERED[digit]),
            (Self::Raised, '+' | '＋') => Some('⁺'),
            (Self::Raised, '-' | '－' | '−' | '–') => Some('⁻'),
            (Self::Raised, 'n') => Some('ⁿ'),
            (Self::Raised, _) if RAISED.contains(&c) => Some(c),
            (Self::Lowered, _) if LOWERED.contains(&c) => Some(c),
            _ => None,
        }
    }
}

/// Whether it makes a difference that words stand on the line: marks of notes, [1] or ① or *, read
/// the same there.
pub(crate) fn matters(words: &str) -> bool {
    let words = words.trim();
    let bracketed =
        words.starts_with(['[', '［', '〔', '【', '(', '（']) && words.ends_with([']', '］', '〕', '】', ')', '）']);
    !bracketed && words.chars().any(|c| c.is_alphanumeric() && !is_mark(c))
}
