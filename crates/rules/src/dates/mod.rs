//! WS06 日期与时间.

mod body;
mod calendar;
mod clock;
mod document;
mod years;

use crate::meta::Rule;

pub(crate) static RULES: &[&[&Rule]] = &[document::RULES, body::RULES, years::RULES, calendar::RULES, clock::RULES];

/// A written date in Arabic digits around its 「月」, as ranges of the text.
pub(crate) struct Written<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) year: Option<&'a str>,
    pub(crate) month: &'a str,
    pub(crate) day: &'a str,
}

/// Reads 「2026年1月5日」 or 「1月5日」 around the 「月」 at `month_mark`; `end_mark` is 日 or 号.
pub(crate) fn around_month(text: &str, month_mark: usize, end_mark: char) -> Option<Written<'_>> {
    use crate::scan::{digits, digits_back};
    let before = &text[..month_mark];
    let month = digits_back(before);
    let after = &text[month_mark + '月'.len_utf8()..];
    let day = digits(after);
    if month.is_empty()
        || month.len() > 2
        || day.is_empty()
        || day.len() > 2
        || !after[day.len()..].starts_with(end_mark)
    {
        return None;
    }
    let mut start = month_mark - month.len();
    let year = before[..start].strip_suffix('年').map(digits_back).filter(|year| year.len() == 4);
    if let Some(year) = year {
        start -= '年'.len_utf8() + year.len();
    }
    let end = month_mark + '月'.len_utf8() + day.len() + end_mark.len_utf8();
    Some(Written { start, end, year, month, day })
}
