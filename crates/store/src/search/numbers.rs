//! Numbers of documents as people write and type them: 云政函〔2026〕5号, [2026]5, 2026年第5号,
//! 2026 5号, 收2026-0005, 5号.

/// A number found in folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The year, where it is written.
    pub(super) year: Option<u32>,
    /// The ordinal.
    pub(super) ordinal: u32,
    /// Where it begins.
    pub(super) start: usize,
    /// Before which character it ends.
    pub(super) end: usize,
}

impl Numbered {
    /// The term that finds exactly what was written.
    pub(super) fn term(&self) -> String {
        let year = self.year.map_or_else(String::new, |year| year.to_string());
        format!("#={year}.{}", self.ordinal)
    }

    /// Whether this number, in a text, is the one that was asked for.
    pub(super) fn answers(&self, asked: &Self) -> bool {
        self.ordinal == asked.ordinal && (asked.year.is_none() || asked.year == self.year)
    }
}

/// All numbers in folded characters, from left to right.
pub(super) fn scan(chars: &[char]) -> Vec<Numbered> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && chars[at].is_ascii_digit() && chars[at - 1].is_ascii_digit();
        match (!inside).then(|| Reader { chars, at }.number()).flatten() {
            Some((year, ordinal, end)) => {
                found.push(Numbered { year, ordinal, start: at, end });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads from a place on.
#[derive(Clone, Copy)]
struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    /// A number that begins here: year, ordinal, where it ends.
    fn number(mut self) -> Option<(Option<u32>, u32, usize)> {
        if self.take(&['〔', '[', '(', '【']) {
            let year = self.year()?;
            if !self.take(&['〕', ']', ')', '】']) {
                return None;
            }
            self.blank();
            self.take(&['第']);
            self.blank();
            let ordinal = self.digits(6)?;
            self.sign();
            return Some((Some(year), ordinal, self.at));
        }
        self.with_year().or_else(|| {
            let ordinal = self.digits(6)?;
            self.sign().then_some((None, ordinal, self.at))
        })
    }

    /// 2026年第5号, 2026 5号, 2026-0005
    fn with_year(mut self) -> Option<(Option<u32>, u32, usize)> {
        let year = self.year()?;
        if self.take(&['-', '—', '–', '－']) {
            let ordinal = self.digits(6)?;
            return Some((Some(year), ordinal, self.at));
        }
        let parted = self.take(&['年']) | self.blank() | self.take(&['第']);
        self.blank();
        let ordinal = self.digits(6).filter(|_| parted)?;
        self.sign().then_some((Some(year), ordinal, self.at))
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, any: &[char]) -> bool {
        let there = self.peek().is_some_and(|c| any.contains(&c));
        self.at += usize::from(there);
        there
    }

    fn blank(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(char::is_whitespace) && self.at < start + 4 {
            self.at += 1;
        }
        self.at > start
    }

    /// 号, which blanks may precede.
    fn sign(&mut self) -> bool {
        let mut ahead = *self;
        ahead.blank();
        let there = ahead.take(&['号']);
        if there {
            self.at = ahead.at;
        }
        there
    }

    fn digits(&mut self, most: usize) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self.chars[start..self.at].iter().collect();
        if digits.len() > most { None } else { digits.parse().ok() }
    }

    fn year(&mut self) -> Option<u32> {
        let start = self.at;
        let year = self.digits(4)?;
        (self.at - start == 4 && (1900..2100).contains(&year)).then_some(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let chars: Vec<char> = super::super::fold::folded(text).collect();
        scan(&chars).iter().map(Numbered::term).collect()
    }

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        for typed in
            ["云政函〔2026〕5号", "云政函[2026]5", "云政函（2026）5 号", "２０２６　５号", "2026年第5号", "收2026-0005"]
        {
            assert_eq!(terms(typed), ["#=2026.5"], "{typed}");
        }
        assert_eq!(terms("云政函5号"), ["#=.5"]);
        assert_eq!(terms("据国办发〔2023〕12号、〔2024〕3号文"), ["#=2023.12", "#=2024.3"]);
    }

    #[test]
    fn other_figures_are_no_numbers() {
        for text in ["2026年5月", "2026", "5", "12345678号", "[26]5", "电话0570-88001", "[2026]", "号", "3.5万元"]
        {
            assert!(terms(text).is_empty(), "{text}: {:?}", terms(text));
        }
    }

    #[test]
    fn an_answer_has_the_ordinal_and_the_year_if_it_was_asked() {
        let one = |year, ordinal| Numbered { year, ordinal, start: 0, end: 0 };
        assert!(one(Some(2026), 5).answers(&one(None, 5)));
        assert!(one(Some(2026), 5).answers(&one(Some(2026), 5)));
        assert!(!one(Some(2025), 5).answers(&one(Some(2026), 5)));
        assert!(!one(None, 5).answers(&one(Some(2026), 5)));
    }
}
