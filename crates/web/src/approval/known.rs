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
        amount: fields.get("amount").trim().parse().ok(),
        half_days: half_days(fields.get("days").trim()),
        portfolios: chosen("portfolio"),
        units: chosen("unit"),
        flags: flags.iter().filter_map(flag).collect(),
    }
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
    use super::half_days;

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
