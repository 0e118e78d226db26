//! What is known about a matter: what its kind asks for, and what was answered.

use crate::form::Fields;
use office::authority::{Element, Facts};

/// What a kind of matter asks for, with the answers, for a form.
pub(super) struct Known {
    pub(super) asks: Vec<Element>,
    pub(super) facts: Facts,
}

impl Known {
    /// Whether its kind asks for that.
    pub(super) fn asks(&self, name: &str) -> bool {
        Element::from_name(name).is_some_and(|element| self.asks.contains(&element))
    }

    /// The facts that are so or not so: name, and whether it is.
    pub(super) fn flags(&self) -> Vec<(&'static str, bool)> {
        let flag = |element: &Element| match element {
            Element::Flag(fact) => Some((fact.name(), self.facts.has(*fact))),
            Element::Amount | Element::Days | Element::Portfolios | Element::Units => None,
        };
        self.asks.iter().filter_map(flag).collect()
    }

    /// Whether that unit's portfolio is chosen.
    pub(super) fn is_portfolio(&self, id: &str) -> bool {
        self.facts.portfolios.iter().any(|unit| unit == id)
    }

    /// Whether that unit is to countersign.
    pub(super) fn is_unit(&self, id: &str) -> bool {
        self.facts.units.iter().any(|unit| unit == id)
    }
}

/// What a form tells about a matter.
pub(super) fn facts(fields: &Fields) -> Facts {
    let flags = fields.all("flag");
    let flag = |name: &String| match Element::from_name(name) {
        Some(Element::Flag(fact)) => Some(fact),
        Some(Element::Amount | Element::Days | Element::Portfolios | Element::Units) | None => None,
    };
    let chosen = |name| fields.all(name).into_iter().filter(|unit| !unit.is_empty()).collect();
    Facts {
        unit: String::new(),
        amount: yuan(fields.get("amount")),
        half_days: half_days(&plain(fields.get("days"))),
        portfolios: chosen("portfolio"),
        units: chosen("unit"),
        flags: flags.iter().filter_map(flag).collect(),
    }
}

/// What stands in a field and is not understood; what is left empty the kind of matter asks for itself.
pub(super) fn trouble(fields: &Fields) -> Option<&'static str> {
    let unread = |name: &str, read: bool| !fields.get(name).trim().is_empty() && !read;
    let known = facts(fields);
    if unread("amount", known.amount.is_some()) {
        return Some("金额看不懂。请写大于0的整数元，如 9999、12,000、1.5万元；角分在正文里写，这里不写。");
    }
    unread("days", known.half_days.is_some()).then_some("天数看不懂。请写整天或者半天，如 0.5、1、2.5，最多366天。")
}

/// Full-width digits and marks as plain ones; no spaces, and no commas between the digits.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(narrow).filter(|c| !c.is_whitespace() && *c != ',').collect()
}

/// An amount in whole yuan, also written with 元, 万元 or 亿元.
fn yuan(text: &str) -> Option<u64> {
    let text = plain(text);
    let text = text.strip_suffix('元').unwrap_or(&text);
    let (number, places) = match (text.strip_suffix('亿'), text.strip_suffix('万')) {
        (Some(number), _) => (number, 8),
        (None, Some(number)) => (number, 4),
        (None, None) => (text, 0),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > places {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok().filter(|yuan| *yuan > 0)
}

/// 0.5, 1, 1.5 days; nothing else.
fn half_days(text: &str) -> Option<u32> {
    match text.split_once('.') {
        None => text.parse::<u32>().ok().filter(|days| (1..=366).contains(days)).map(|days| days * 2),
        Some((days, "5")) => days.parse::<u32>().ok().filter(|days| *days <= 366).map(|days| days * 2 + 1),
        Some((days, "0")) => days.parse::<u32>().ok().filter(|days| (1..=366).contains(days)).map(|days| days * 2),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{half_days, plain, yuan};

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("9999", 9999),
            (" 10,000 ", 10_000),
            ("１０，０００元", 10_000),
            ("1.5万元", 15_000),
            ("1万", 10_000),
            ("0.3亿", 30_000_000),
            ("500.00", 500),
        ] {
            assert_eq!(yuan(text), Some(wanted), "{text}");
        }
        for wrong in ["", "0", "-5", "9999.99", "1.23456万", "一万", "1..2", "元", "99999999999999999999"] {
            assert_eq!(yuan(wrong), None, "{wrong}");
        }
        assert_eq!(half_days(&plain("１．５ ")), Some(3));
    }

    #[test]
    fn days_are_whole_or_half() {
        assert_eq!(half_days("0.5"), Some(1));
        assert_eq!(half_days("3"), Some(6));
        assert_eq!(half_days("2.0"), Some(4));
        for wrong in ["", "0", "0.3", "-1", "400", "一"] {
            assert_eq!(half_days(wrong), None, "{wrong}");
        }
    }
}
