//! The document number (发文字号): organ code, year, serial number.

use std::fmt;

/// Brackets that people put around the year.
const OPENS: &str = "〔[［【（(｛{﹝〖";
const CLOSES: &str = "〕]］】）)｝}﹞〗";

/// 发文字号 in the form of GB/T 9704-2012 7.2.5: 代字〔year〕serial号.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DocNumber {
    /// 发文机关代字: 云政发.
    pub code: String,
    /// Year in full.
    pub year: u16,
    /// 发文顺序号, without leading zero.
    pub serial: u32,
}

impl DocNumber {
    /// Reads a number that is exactly in form; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (code, rest) = text.split_once('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        let serial = rest.strip_suffix('号')?;
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let in_form = !code.is_empty()
            && code.chars().count() <= 12
            && code.chars().all(is_han)
            && year.len() == 4
            && digits(year)
            && (year.starts_with("19") || year.starts_with("20"))
            && digits(serial)
            && serial.len() <= 5
            && !serial.starts_with('0');
        if !in_form {
            return None;
        }
        Some(Self { code: code.to_owned(), year: year.parse().ok()?, serial: serial.parse().ok()? })
    }

    /// Whether a text looks like a document number, in form or not, and is nothing else:
    /// 云政发[2026]5号, 云政发2026〔5〕号, 云政发〔26〕第05号, and what is still to be given: 云政发〔2026〕X号.
    #[must_use]
    pub fn looks_like(text: &str) -> bool {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(start) = compact.find(|c: char| c.is_numeric() || c == '第' || OPENS.contains(c)) else {
            return false;
        };
        let (code, rest) = compact.split_at(start);
        let code_len = code.chars().count();
        if !(1..=15).contains(&code_len) || !code.chars().all(is_han) {
            return false;
        }
        let brackets = rest.contains(|c| OPENS.contains(c)) && rest.contains(|c| CLOSES.contains(c));
        // Han digits (五号) and two numbers in one (5-1号) are not in form, and numbers all the same.
        let digit = |c: char| c.is_numeric() || crate::han::digit(c).is_some() || c == '十';
        // What a draft has in the place of a number that is not given yet.
        let open = rest.ends_with('号') && rest.chars().filter(|c| c.is_numeric()).count() >= 2;
        let place = |c: char| open && "XxＸｘ×*＊_＿□○△N#＃".contains(c);
        let form = rest
            .chars()
            .all(|c| digit(c) || place(c) || "第号-－—之".contains(c) || OPENS.contains(c) || CLOSES.contains(c));
        let arabic = rest.chars().filter(|c| c.is_numeric()).count() >= 3;
        let han = rest.ends_with('号') && rest.chars().filter(|c| digit(*c)).count() >= 3;
        let unfinished = open && rest.chars().any(place);
        brackets && form && (arabic || han || unfinished)
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.serial)
    }
}

/// Whether a character is a Han character (汉字), 〇 included.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}' | '\u{F900}'..='\u{FAFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_form_is_a_number() {
        let number = DocNumber::parse("云政发〔2026〕5号");
        assert_eq!(number, Some(DocNumber { code: "云政发".into(), year: 2026, serial: 5 }));
        for wrong in
            ["云政发[2026]5号", "云政发〔2026〕05号", "云政发〔2026〕第5号", "云政发〔26〕5号", "云政发〔2026〕5"]
        {
            assert_eq!(DocNumber::parse(wrong), None, "{wrong}");
            assert!(DocNumber::looks_like(wrong), "{wrong}");
        }
        for odd in [
            "云政发2026〔5〕号",
            "云水﹝2026﹞5号",
            "云水〔二〇二六〕五号",
            "云水〔2026〕5-1号",
            "云政发〔2026〕号",
            "云政发〔2026〕X号",
            "云政发〔2026〕××号",
            "云政发〔20XX〕__号",
            "云政发〔2026〕 * 号",
        ] {
            assert!(DocNumber::looks_like(odd), "{odd}");
        }
        assert!(!DocNumber::looks_like("2026年1月5日"));
        assert!(!DocNumber::looks_like("（此件公开发布）"));
        assert!(!DocNumber::looks_like("会议室（3）"));
        assert!(!DocNumber::looks_like("议题（一二三）"));
    }
}
