//! Characters of symbol fonts, by their plain equals.

/// A font whose characters look like nothing that their codes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Font {
    Symbol,
    Wingdings,
    Wingdings2,
}

/// No plain character is its equal.
const NONE: char = '\u{FFFD}';

/// Symbol from 0x20 and from 0xA0.
const SYMBOL_LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\u{FFFD}\u{FFFD}↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√·¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}〉∫";

/// Wingdings: what offices use, ticks and boxes before all.
const WINGDINGS: &[(u8, &str)] = &[
    (0x20, " "),
    (0x21, "✏✂✁"),
    (0x28, "☎✆✉"),
    (0x45, "☜☞☝☟"),
    (0x6C, "●❍■□"),
    (0x71, "❑❒"),
    (0x75, "◆❖"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•"),
    (0xA1, "○"),
    (0xA4, "◉◎"),
    (0xA7, "▪□"),
    (0xAA, "✦★✶✴✹✵"),
    (0xD8, "➢"),
    (0xDF, "←→↑↓↖↗↙↘"),
    (0xE8, "➔"),
    (0xEF, "⇦⇨⇧⇩"),
    (0xFB, "✗✓☒☑"),
];

const WINGDINGS_2: &[(u8, &str)] =
    &[(0x20, " "), (0x4F, "✗✓☒☑☒☒"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩"), (0x75, "❶❷❸❹❺❻❼❽❾❿"), (0xA2, "■□")];

impl Font {
    /// The symbol font of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "symbol" => Some(Self::Symbol),
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            _ => None,
        }
    }

    /// Its name, as files write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Symbol => "Symbol",
            Self::Wingdings => "Wingdings",
            Self::Wingdings2 => "Wingdings 2",
        }
    }

    /// The plain equal of a character. Word moves the codes of such fonts to U+F000.
    pub(crate) fn plain(self, c: char) -> Option<char> {
        let code = u8::try_from(u32::from(c)).or_else(|_| u8::try_from(u32::from(c).wrapping_sub(0xF000))).ok()?;
        let from = |first: u8, chars: &str| chars.chars().nth(usize::from(code.checked_sub(first)?));
        let among =
            |rows: &[(u8, &str)]| rows.iter().rev().find(|row| row.0 <= code).and_then(|row| from(row.0, row.1));
        match self {
            Self::Symbol if code < 0xA0 => from(0x20, SYMBOL_LOW),
            Self::Symbol => from(0xA0, SYMBOL_HIGH),
            Self::Wingdings => among(WINGDINGS),
            Self::Wingdings2 => among(WINGDINGS_2),
        }
        .filter(|c| *c != NONE)
    }
}

/// The bullet of a list as a person sees it. What has no plain equal is a dot: the mark says that an item
/// begins, whatever it looks like.
pub(crate) fn bullet(text: &str, font: &str) -> String {
    const DOT: char = '•';
    let named = Font::named(font);
    let name = font.to_ascii_lowercase();
    let of_symbols =
        named.is_some() || ["dings", "dingbats", "sorts", "marlett"].iter().any(|word| name.contains(word));
    let plain = text.chars().filter(|c| !c.is_control()).map(|c| match named {
        Some(font) if u32::from(c) <= 0xFF || is_private(c) => font.plain(c).unwrap_or(DOT),
        None if is_private(c) || of_symbols && u32::from(c) <= 0xFF && c != ' ' => DOT,
        _ => c,
    });
    plain.collect::<String>().trim().to_owned()
}

/// Whether a code is of one font alone.
pub(crate) fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_as_long_as_the_fonts() {
        assert_eq!(SYMBOL_LOW.chars().count(), 0x7F - 0x20);
        assert_eq!(SYMBOL_HIGH.chars().count(), 0xF3 - 0xA0);
    }

    #[test]
    fn codes_of_both_forms_are_read() {
        let told = |font: Font, codes: &[u32]| -> String {
            codes.iter().filter_map(|code| font.plain(char::from_u32(*code)?)).collect()
        };
        assert_eq!(told(Font::Symbol, &[0xF0B3, 0xA3, 0x61, 0xF06D, 0xF0B4, 0xF0B8, 0xF0E5, 0xF0F1]), "≥≤αμ×÷∑〉");
        assert_eq!(told(Font::Wingdings, &[0xF0FC, 0xF0FE, 0xF0FD, 0xF0A8, 0xF06C, 0xF06E, 0xF0A1]), "✓☑☒□●■○");
        assert_eq!(told(Font::Wingdings2, &[0xF052, 0xF0A3, 0xF050]), "☑□✓");
        assert_eq!(Font::Wingdings.plain('\u{F0FF}'), None);
        assert_eq!(Font::Wingdings.plain('县'), None);
    }
}
