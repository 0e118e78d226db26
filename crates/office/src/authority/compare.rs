//! What differs between two versions of the table, matter by matter.

use super::{Matter, Rule, Table};
use std::fmt::Write;

/// What differs about a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// 新增
    Added {
        /// The name of the matter.
        name: String,
        /// Its lines.
        lines: Vec<String>,
    },
    /// 删去
    Removed {
        /// The name of the matter.
        name: String,
        /// Its lines.
        lines: Vec<String>,
    },
    /// 改动
    Changed {
        /// The name of the matter.
        name: String,
        /// The lines that were there before and are not now.
        before: Vec<String>,
        /// The lines that are there now and were not before.
        after: Vec<String>,
    },
}

impl Difference {
    /// The matter that differs.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Added { name, .. } | Self::Removed { name, .. } | Self::Changed { name, .. } => name,
        }
    }
}

/// Compares two tables.
#[must_use]
pub fn compare(old: &Table, new: &Table) -> Vec<Difference> {
    let mut differences = Vec::new();
    for matter in &new.matters {
        match old.matter(&matter.code) {
            None => differences.push(Difference::Added { name: matter.name.clone(), lines: lines(matter) }),
            Some(before) if before == matter => {}
            Some(before) => {
                let (old, new) = (lines(before), lines(matter));
                differences.push(Difference::Changed {
                    name: matter.name.clone(),
                    before: old.iter().filter(|line| !new.contains(line)).cloned().collect(),
                    after: new.iter().filter(|line| !old.contains(line)).cloned().collect(),
                });
            }
        }
    }
    for matter in old.matters.iter().filter(|matter| new.matter(&matter.code).is_none()) {
        differences.push(Difference::Removed { name: matter.name.clone(), lines: lines(matter) });
    }
    differences
}

/// A matter in lines that people read.
fn lines(matter: &Matter) -> Vec<String> {
    let mut lines = vec![format!("名称：{}", matter.name)];
    if !matter.about.is_empty() {
        lines.push(format!("说明：{}", matter.about));
    }
    let names: Vec<&str> = matter.asks.iter().map(|element| element.name()).collect();
    if !names.is_empty() {
        lines.push(format!("要素：{}", names.join("、")));
    }
    let names: Vec<&str> = matter.kinds.iter().map(|kind| kind.name()).collect();
    if !names.is_empty() {
        lines.push(format!("文种：{}", names.join("、")));
    }
    let names: Vec<&str> = matter.permits.iter().map(|act| act.name()).collect();
    lines.push(format!("许可：{}", names.join("、")));
    lines.extend(matter.oral_hours.map(|hours| format!("紧急时可以口头同意，{hours}小时内补签")));
    lines.extend(matter.rules.iter().enumerate().map(|(number, rule)| format!("第{}步：{}", number + 1, rule.words())));
    lines
}

impl Rule {
    /// The step in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = format!("{}，{}", self.who(), self.relation.name());
        if !self.when.is_always() {
            let _ = write!(words, "，条件：{}", self.when.words());
        }
        if let Some(days) = self.limit {
            let _ = write!(words, "，{days}个工作日");
        }
        if self.delegation == super::Delegation::Forbidden {
            words.push_str("，须本人");
        }
        let _ = write!(words, "，{}", self.basis.words());
        words
    }
}

impl super::Basis {
    /// Strength and source in one line.
    #[must_use]
    pub fn words(&self) -> String {
        if self.source.is_empty() {
            self.strength.name().to_owned()
        } else {
            format!("{}：{}", self.strength.name(), self.source)
        }
    }
}
