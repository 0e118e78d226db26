//! Reading the fields of a row.

use super::sheets::Sheet;
use gongwen::Date;
use office::organization::Span;
use std::collections::HashMap;

/// A value, or what is wrong with the field.
pub(super) type Built<T> = Result<T, String>;

/// A row by the headings of its columns.
pub(super) struct Cells {
    pub(super) sheet: &'static Sheet,
    pub(super) number: usize,
    pub(super) values: HashMap<&'static str, String>,
}

impl Cells {
    pub(super) fn get(&self, title: &str) -> &str {
        self.values.get(title).map_or("", String::as_str)
    }
}

/// The key and revision of what there is, or a new key.
pub(super) fn key(same: Option<(&String, i64)>) -> (String, i64) {
    same.map_or_else(|| (store::new_id(), 0), |(id, revision)| (id.clone(), revision))
}

pub(super) fn span(row: &Cells, from: &'static str, to: &'static str) -> Built<Span> {
    let last = match row.get(to) {
        "" => None,
        written => Some(day(to, written)?),
    };
    Span::new(day(from, row.get(from))?, last).map_err(|refusal| refusal.to_string())
}

pub(super) fn day(title: &str, written: &str) -> Built<Date> {
    let read = Date::from_iso(written).or_else(|| Date::read(written).and_then(|read| read.day));
    read.ok_or_else(|| format!("{title}“{written}”不是日期。请写成2026-01-05。"))
}

pub(super) fn order(row: &Cells) -> Built<Option<i64>> {
    match row.get("排序") {
        "" => Ok(None),
        written => match written.parse() {
            Ok(order) if (-1_000_000..=1_000_000).contains(&order) => Ok(Some(order)),
            _ => Err(format!("排序“{written}”不是整数。")),
        },
    }
}

pub(super) fn unknown<const N: usize>(title: &'static str, row: &Cells, known: [&str; N]) -> String {
    format!("{title}“{}”不认识。只能写：{}。", row.get(title), known.join("、"))
}
