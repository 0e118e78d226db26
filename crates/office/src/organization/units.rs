//! Asking about units as of a day: the tree, names, superiors.

use super::{Organization, Subject, Unit, UnitKind};
use gongwen::Date;

impl Organization {
    /// The unit of a key, whenever it exists.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.get(id)
    }

    /// The units that exist on a day, by kind and order.
    #[must_use]
    pub fn units_on(&self, day: Date) -> Vec<&Unit> {
        in_order(self.units.values().filter(|unit| unit.span.holds(day)))
    }

    /// All units that ever were, by kind and order.
    #[must_use]
    pub fn all_units(&self) -> Vec<&Unit> {
        in_order(self.units.values())
    }

    /// The unit with that number.
    #[must_use]
    pub fn unit_numbered(&self, number: &str) -> Option<&Unit> {
        self.units.values().find(|unit| unit.number == number)
    }

    /// The unit that bears a name on a day, in full, in short or otherwise; full names go first.
    #[must_use]
    pub fn unit_called(&self, name: &str, day: Date) -> Option<&Unit> {
        let on = || self.units.values().filter(move |unit| unit.span.holds(day));
        on().find(|unit| unit.name(day) == name).or_else(|| on().find(|unit| unit.standing(day).is_called(name)))
    }

    /// The units that belong to a unit on a day; to none for the roots.
    #[must_use]
    pub fn parts(&self, of: Option<&str>, day: Date) -> Vec<&Unit> {
        let belongs = |unit: &&Unit| unit.span.holds(day) && unit.standing(day).parent.as_deref() == of;
        in_order(self.units.values().filter(belongs))
    }

    /// The units above a unit on a day, the nearest first.
    #[must_use]
    pub fn superiors(&self, unit: &str, day: Date) -> Vec<&Unit> {
        let above = |id: &str| self.units.get(id)?.standing(day).parent.as_deref().and_then(|id| self.units.get(id));
        let mut chain: Vec<&Unit> = Vec::new();
        let mut next = above(unit);
        while let Some(unit) = next.filter(|unit| chain.len() < self.units.len() && unit.span.holds(day)) {
            chain.push(unit);
            next = above(&unit.id);
        }
        chain
    }

    /// Whether a unit belongs to another on a day, at whatever distance.
    #[must_use]
    pub fn is_under(&self, unit: &str, other: &str, day: Date) -> bool {
        self.superiors(unit, day).iter().any(|superior| superior.id == other)
    }

    /// 本办公室 on a day.
    #[must_use]
    pub fn own_office(&self, day: Date) -> Option<&Unit> {
        self.units_on(day).into_iter().find(|unit| unit.kind == UnitKind::OwnOffice)
    }

    /// 本级政府 on a day.
    #[must_use]
    pub fn government(&self, day: Date) -> Option<&Unit> {
        self.units_on(day).into_iter().find(|unit| unit.kind == UnitKind::Government)
    }

    /// What a leader is in charge of, in words.
    #[must_use]
    pub fn subject_name<'a>(&'a self, subject: &'a Subject, day: Date) -> &'a str {
        match subject {
            Subject::Topic(topic) => topic,
            Subject::Unit(id) => self.units.get(id).map_or("已删除的单位", |unit| unit.short(day)),
        }
    }
}

fn in_order<'a>(units: impl Iterator<Item = &'a Unit>) -> Vec<&'a Unit> {
    let rank = |unit: &Unit| UnitKind::ALL.iter().position(|kind| *kind == unit.kind);
    let mut units: Vec<&Unit> = units.collect();
    units.sort_by(|a, b| (rank(a), a.order, &a.number, &a.id).cmp(&(rank(b), b.order, &b.number, &b.id)));
    units
}
