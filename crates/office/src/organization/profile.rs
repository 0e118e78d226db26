//! The profile (单位资料) that the rules use, as the organisation has it on a day.

use super::{Organization, Unit, UnitKind};
use gongwen::{Date, Organ, OrganClass, Profile};

impl Organization {
    /// The government, its superiors, subordinates and peers, and its leaders by name; `None`
    /// while there is no government (本级政府) on that day.
    #[must_use]
    pub fn profile(&self, day: Date) -> Option<Profile> {
        let government = self.government(day)?;
        let above = self.superiors(&government.id, day);
        let mut subordinates = Vec::new();
        let mut peers = Vec::new();
        for unit in self.units_on(day) {
            if unit.id == government.id || above.iter().any(|superior| superior.id == unit.id) {
                continue;
            }
            match unit.kind {
                // Parts of an organ write to nobody in their own name (《条例》第十七条).
                UnitKind::Section => {}
                UnitKind::OwnOffice | UnitKind::Bureau | UnitKind::Township => subordinates.push(organ(unit, day)),
                UnitKind::Superior | UnitKind::Government | UnitKind::PartyBody => peers.push(organ(unit, day)),
                UnitKind::Other if self.is_under(&unit.id, &government.id, day) => subordinates.push(organ(unit, day)),
                UnitKind::Other => peers.push(organ(unit, day)),
            }
        }
        Some(Profile {
            organ: organ(government, day),
            superiors: above.into_iter().map(|unit| organ(unit, day)).collect(),
            subordinates,
            peers,
            leaders: self.leaders(day),
            ..Profile::default()
        })
    }

    /// Names of those with the rank of a leader on a day.
    fn leaders(&self, day: Date) -> Vec<String> {
        let is_leader = |id: &str| self.rank(id, day).is_some_and(super::Rank::is_leader);
        self.people().into_iter().filter(|person| is_leader(&person.id)).map(|person| person.name.clone()).collect()
    }
}

fn organ(unit: &Unit, day: Date) -> Organ {
    let standing = unit.standing(day);
    let mut aliases = Vec::new();
    if !standing.short.is_empty() && standing.short != standing.name {
        aliases.push(standing.short.clone());
    }
    aliases.extend(standing.aliases.iter().cloned());
    Organ { name: standing.name.clone(), aliases, class: class(unit, &standing.name), codes: standing.codes.clone() }
}

fn class(unit: &Unit, name: &str) -> OrganClass {
    match unit.kind {
        UnitKind::Government => OrganClass::Government,
        UnitKind::OwnOffice => OrganClass::Office,
        UnitKind::Bureau => OrganClass::Department,
        UnitKind::Township => OrganClass::Township,
        UnitKind::Section => OrganClass::InternalUnit,
        UnitKind::PartyBody if name.ends_with("委员会") => OrganClass::PartyCommittee,
        UnitKind::PartyBody => OrganClass::PartyDepartment,
        UnitKind::Superior | UnitKind::Other if name.ends_with("人民政府") => OrganClass::Government,
        UnitKind::Superior | UnitKind::Other if name.ends_with(['局', '委', '厅', '部']) => OrganClass::Department,
        UnitKind::Superior | UnitKind::Other => OrganClass::Other,
    }
}
