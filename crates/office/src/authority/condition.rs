//! When a step is needed (条件): tests on facts, joined by 且 and 或.

use super::{Element, Fact, Facts};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// One test on the facts of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// 金额 at least so many yuan.
    AmountFrom(u64),
    /// 金额 less than so many yuan.
    AmountBelow(u64),
    /// 天数 more than so many half days.
    DaysOver(u32),
    /// 天数 not more than so many half days.
    DaysUpTo(u32),
    /// Several portfolios.
    SeveralPortfolios,
    /// Units are named that must countersign.
    UnitsNamed,
    /// Something is so.
    Is(Fact),
    /// Something is not so.
    IsNot(Fact),
}

/// Any of several rows of tests, each row as a whole. None at all: always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition(pub Vec<Vec<Test>>);

impl Test {
    /// Whether it holds.
    #[must_use]
    pub fn holds(self, facts: &Facts) -> bool {
        match self {
            Self::AmountFrom(yuan) => facts.amount.is_some_and(|amount| amount >= yuan),
            Self::AmountBelow(yuan) => facts.amount.is_some_and(|amount| amount < yuan),
            Self::DaysOver(half) => facts.half_days.is_some_and(|days| days > half),
            Self::DaysUpTo(half) => facts.half_days.is_some_and(|days| days <= half),
            Self::SeveralPortfolios => facts.portfolios.len() > 1,
            Self::UnitsNamed => !facts.units.is_empty(),
            Self::Is(fact) => facts.has(fact),
            Self::IsNot(fact) => !facts.has(fact),
        }
    }

    /// What it asks about.
    #[must_use]
    pub fn element(self) -> Element {
        match self {
            Self::AmountFrom(_) | Self::AmountBelow(_) => Element::Amount,
            Self::DaysOver(_) | Self::DaysUpTo(_) => Element::Days,
            Self::SeveralPortfolios => Element::Portfolios,
            Self::UnitsNamed => Element::Units,
            Self::Is(fact) | Self::IsNot(fact) => Element::Flag(fact),
        }
    }

    /// As it stands in a table.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::AmountFrom(yuan) => format!("金额≥{}", money(yuan)),
            Self::AmountBelow(yuan) => format!("金额＜{}", money(yuan)),
            Self::DaysOver(half) => format!("天数＞{}", days(half)),
            Self::DaysUpTo(half) => format!("天数≤{}", days(half)),
            Self::SeveralPortfolios => "涉及多个分管领域".to_owned(),
            Self::UnitsNamed => "有会签单位".to_owned(),
            Self::Is(fact) => fact.name().to_owned(),
            Self::IsNot(fact) => format!("非{}", fact.name()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            "涉及多个分管领域" => return Some(Self::SeveralPortfolios),
            "有会签单位" => return Some(Self::UnitsNamed),
            _ => {}
        }
        let fact = |name: &str| Fact::ALL.into_iter().find(|fact| fact.name() == name);
        if let Some(fact) = fact(text) {
            return Some(Self::Is(fact));
        }
        if let Some(fact) = text.strip_prefix('非').and_then(fact) {
            return Some(Self::IsNot(fact));
        }
        if let Some(rest) = text.strip_prefix("金额") {
            return match rest.chars().next()? {
                '≥' => read_money(&rest['≥'.len_utf8()..]).map(Self::AmountFrom),
                '＜' => read_money(&rest['＜'.len_utf8()..]).map(Self::AmountBelow),
                '<' => read_money(&rest[1..]).map(Self::AmountBelow),
                _ => None,
            };
        }
        let rest = text.strip_prefix("天数")?;
        match rest.chars().next()? {
            '＞' => read_days(&rest['＞'.len_utf8()..]).map(Self::DaysOver),
            '>' => read_days(&rest[1..]).map(Self::DaysOver),
            '≤' => read_days(&rest['≤'.len_utf8()..]).map(Self::DaysUpTo),
            _ => None,
        }
    }
}

impl Condition {
    /// Reads a condition as it stands in a table.
    ///
    /// # Errors
    /// Gives back the part that is not understood.
    pub fn read(text: &str) -> Result<Self, String> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() {
            return Ok(Self::default());
        }
        let row = |row: &str| row.split('且').map(|one| Test::read(one).ok_or_else(|| one.to_owned())).collect();
        Ok(Self(text.split('或').map(row).collect::<Result<_, _>>()?))
    }

    /// Whether it holds.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0.is_empty() || self.0.iter().any(|row| row.iter().all(|test| test.holds(facts)))
    }

    /// All tests in it.
    pub fn tests(&self) -> impl Iterator<Item = Test> + '_ {
        self.0.iter().flatten().copied()
    }

    /// As it stands in a table; empty for always.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        for (at, row) in self.0.iter().enumerate() {
            let tests: Vec<String> = row.iter().map(|test| test.words()).collect();
            let _ = write!(words, "{}{}", if at > 0 { "或" } else { "" }, tests.join("且"));
        }
        words
    }
}

fn money(yuan: u64) -> String {
    if yuan > 0 && yuan.is_multiple_of(10_000) { format!("{}万元", yuan / 10_000) } else { format!("{yuan}元") }
}

fn days(half: u32) -> String {
    if half.is_multiple_of(2) { format!("{}天", half / 2) } else { format!("{}.5天", half / 2) }
}

fn read_money(text: &str) -> Option<u64> {
    match text.strip_suffix("万元") {
        Some(number) => number.parse::<u64>().ok()?.checked_mul(10_000),
        None => text.strip_suffix('元')?.parse().ok(),
    }
}

fn read_days(text: &str) -> Option<u32> {
    let number = text.strip_suffix('天')?;
    match number.split_once('.') {
        None => number.parse::<u32>().ok()?.checked_mul(2),
        Some((whole, "5")) => whole.parse::<u32>().ok()?.checked_mul(2)?.checked_add(1),
        Some(_) => None,
    }
}
