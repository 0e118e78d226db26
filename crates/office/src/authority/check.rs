//! Whether a table can work: every matter is decided by somebody, every step can be reached.

use super::read::{Fault, Places};
use super::{Condition, Element, Fact, Facts, Matter, Relation, Table, Test};
use std::collections::BTreeSet;

/// Checks a table that could be read.
pub(super) fn check(table: &Table, places: &Places) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    for (at, matter) in table.matters.iter().enumerate() {
        let (line, steps) = places.matters.get(at).cloned().unwrap_or_default();
        let mut say = |line: usize, message: String| faults.push(Fault { line, message });
        if !codes.insert(matter.code.as_str()) {
            say(line, format!("事项代码“{}”用了两次。请给后一个换一个代码。", matter.code));
        }
        if matter.permits.is_empty() {
            say(line, format!("事项“{}”没有写许可。请写明批准后可以做什么，如“许可：办理”。", matter.name));
        }
        if matter.rules.is_empty() {
            say(line, format!("事项“{}”一个步骤也没有。请至少写一个“步骤：角色”。", matter.name));
            continue;
        }
        for (number, rule) in matter.rules.iter().enumerate() {
            let line = steps.get(number).copied().unwrap_or(line);
            for message in step_faults(matter, number) {
                say(line, message);
            }
            if rule.is_of_named_units() && !matter.asks_for(Element::Units) {
                say(line, "有会签步骤，事项的要素里就要有“会签单位”。".to_owned());
            }
        }
        if let Some(words) = undecided(matter) {
            say(line, format!("事项“{}”在{words}时没有一个步骤需要，等于不用审批。请补一个步骤。", matter.name));
        }
    }
    faults
}

fn step_faults(matter: &Matter, number: usize) -> Vec<String> {
    let rule = &matter.rules[number];
    let mut faults = Vec::new();
    for test in rule.when.tests() {
        if !matter.asks_for(test.element()) {
            faults.push(format!(
                "条件“{}”永远不会成立：事项的要素里没有“{}”。请在“要素”里加上它，或删去这个条件。",
                test.words(),
                test.element().name()
            ));
        }
    }
    for row in &rule.when.0 {
        let row = Condition(vec![row.clone()]);
        if faults.is_empty() && !samples(matter).iter().any(|facts| row.holds(facts)) {
            faults.push(format!("条件“{}”自相矛盾，永远不会成立。请改正或删去。", row.words()));
        }
    }
    if rule.relation == Relation::Countersign && (!rule.role.is_many() || rule.unit.is_some()) {
        faults.push(format!("“{}”只有一个，不能会签。会签用于会签单位负责人或分管领导。", rule.who()));
    }
    if rule.is_of_named_units() && rule.relation == Relation::Sequence {
        faults.push("会签单位负责人的方式只能是“会签”。".to_owned());
    }
    let rank = rule.role.rank();
    for earlier in &matter.rules[..number] {
        let both = || samples(matter).iter().any(|facts| earlier.when.holds(facts) && rule.when.holds(facts));
        if (earlier.role, &earlier.unit) == (rule.role, &rule.unit) && both() {
            faults.push(format!("“{}”在同一事项里出现两次，条件又重叠。请合并成一个步骤。", rule.who()));
        } else if earlier.role.rank() > rank && rank.is_some() {
            faults.push(format!("步骤顺序颠倒：“{}”在“{}”之后。审批应当由下而上。", rule.who(), earlier.who()));
        }
    }
    faults
}

/// In which case no step is needed, in words.
fn undecided(matter: &Matter) -> Option<String> {
    let needed = |facts: &Facts| {
        matter.rules.iter().any(|rule| rule.when.holds(facts) && (!rule.is_of_named_units() || !facts.units.is_empty()))
    };
    let facts = samples(matter).into_iter().find(|facts| !needed(facts))?;
    let mut words: Vec<String> = Vec::new();
    words.extend(facts.amount.map(|yuan| format!("金额{yuan}元")));
    words.extend(facts.half_days.map(|half| format!("天数{}天", f64::from(half) / 2.0)));
    words.extend(facts.flags.iter().map(|fact| fact.name().to_owned()));
    Some(if words.is_empty() { "没有特殊情况".to_owned() } else { words.join("、") })
}

/// Facts on both sides of every border that the conditions of the matter draw.
fn samples(matter: &Matter) -> Vec<Facts> {
    let mut amounts = BTreeSet::from([0]);
    let mut days = BTreeSet::from([1]);
    for test in matter.rules.iter().flat_map(|rule| rule.when.tests()) {
        match test {
            Test::AmountFrom(yuan) | Test::AmountBelow(yuan) => {
                amounts.extend([yuan.saturating_sub(1), yuan, yuan.saturating_add(1)]);
            }
            Test::DaysOver(half) | Test::DaysUpTo(half) => {
                days.extend([half.saturating_sub(1), half, half.saturating_add(1)]);
            }
            Test::SeveralPortfolios | Test::UnitsNamed | Test::Is(_) | Test::IsNot(_) => {}
        }
    }
    let amounts: Vec<_> =
        if matter.asks_for(Element::Amount) { amounts.into_iter().map(Some).collect() } else { vec![None] };
    let days: Vec<_> = if matter.asks_for(Element::Days) { days.into_iter().map(Some).collect() } else { vec![None] };
    let asked: Vec<Fact> = Fact::ALL.into_iter().filter(|fact| matter.asks_for(Element::Flag(*fact))).collect();
    let portfolios = if matter.asks_for(Element::Portfolios) { 2 } else { 0 };
    let units = usize::from(matter.asks_for(Element::Units));
    let mut samples = Vec::new();
    for bits in 0..1_usize << asked.len() {
        let flags: BTreeSet<Fact> =
            asked.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, fact)| *fact).collect();
        for amount in &amounts {
            for half_days in &days {
                for (portfolios, units) in [(0, 0), (portfolios, 0), (0, units), (portfolios, units)] {
                    let names = |count: usize| (0..count).map(|n| n.to_string()).collect();
                    samples.push(Facts {
                        unit: String::new(),
                        amount: *amount,
                        half_days: *half_days,
                        portfolios: names(portfolios),
                        units: names(units),
                        flags: flags.clone(),
                    });
                }
            }
        }
    }
    samples
}
