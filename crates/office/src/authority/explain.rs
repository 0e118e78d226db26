//! Why these steps: for each step of the table, why it is needed or not.

use super::{Facts, Matter, Rule};

/// Why a step is there, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The number of the step in the table, from 0.
    pub rule: usize,
    /// Whether it is needed.
    pub needed: bool,
    /// The reason, in words.
    pub because: String,
}

/// Why a matter has the chain it has, step by step of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation(pub Vec<Why>);

impl Matter {
    /// Explains the chain of a matter with these facts.
    #[must_use]
    pub fn explain(&self, facts: &Facts) -> Explanation {
        Explanation(self.rules.iter().enumerate().map(|(number, rule)| why(number, rule, facts)).collect())
    }

    /// The steps of the table that are needed with these facts, with their numbers.
    pub fn needed<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = (usize, &'a Rule)> {
        self.rules.iter().enumerate().filter(|(number, rule)| why(*number, rule, facts).needed)
    }
}

fn why(number: usize, rule: &Rule, facts: &Facts) -> Why {
    let say = |needed, because: String| Why { rule: number, needed, because };
    if rule.is_of_named_units() && facts.units.is_empty() {
        return say(false, "没有指定会签单位".to_owned());
    }
    if rule.when.0.is_empty() {
        return say(true, "这类事项都要经过这一步".to_owned());
    }
    let met = rule.when.0.iter().find(|row| row.iter().all(|test| test.holds(facts)));
    match met {
        Some(row) => {
            let words: Vec<String> = row.iter().map(|test| test.words()).collect();
            say(true, format!("符合条件“{}”", words.join("且")))
        }
        None => say(false, format!("不符合条件“{}”", rule.when.words())),
    }
}
