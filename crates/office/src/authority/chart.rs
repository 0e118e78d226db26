//! Who holds a role on a day: what the engine asks of the organisation.

use super::Role;
use gongwen::Date;
use serde::{Deserialize, Serialize};

/// A place in a chain: a role, and of which unit where the role needs one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The key of the unit (a section, a unit to countersign, a unit within a portfolio), or of
    /// the person for [`Role::Named`]. A key, so that a change of name changes nothing.
    pub of: String,
}

/// Somebody who holds a post.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holder {
    /// The key of the person.
    pub id: String,
    /// The name.
    pub name: String,
}

/// Who stands in for an absent person (AB角), while the absence lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// Who stands in.
    pub by: Holder,
    /// The last day of the absence, where it is known.
    pub until: Option<Date>,
}

/// The organisation as the engine sees it. Every answer is as of a day.
pub trait Chart {
    /// Who holds a post on that day: nobody, one, or several of whom any may sign.
    fn holders(&self, post: &Post, on: Date) -> Vec<Holder>;

    /// Who stands in for a person who is absent on that day; `None` if the person is there.
    fn substitute(&self, person: &str, on: Date) -> Option<Substitute>;

    /// The person, if they are in office on that day.
    fn person(&self, id: &str, on: Date) -> Option<Holder>;

    /// Whether the person may put the decisions of a body on record.
    fn is_registrar(&self, person: &str, body: Role, on: Date) -> bool;

    /// Whether it is part of the person's post to hear and pass on what a leader says: an oral
    /// consent is put on record by them alone.
    fn hears(&self, person: &str, leader: &str, on: Date) -> bool;

    /// The name of a unit on that day, for reading.
    fn unit_name(&self, unit: &str, on: Date) -> Option<String>;

    /// The unit that is called so on that day, by any of its names.
    fn unit_called(&self, name: &str, on: Date) -> Option<String>;
}

impl Post {
    /// A post that needs no unit.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Self { role, of: String::new() }
    }

    /// A post of a unit.
    #[must_use]
    pub fn of(role: Role, unit: &str) -> Self {
        Self { role, of: unit.to_owned() }
    }

    /// How it reads: 县水利局负责人, 分管领导（县水利局）, 主任.
    #[must_use]
    pub fn title(&self, chart: &dyn Chart, on: Date) -> String {
        let unit = || chart.unit_name(&self.of, on).filter(|name| !name.is_empty());
        match self.role {
            Role::UnitHead => unit().map_or_else(|| self.role.name().to_owned(), |name| format!("{name}负责人")),
            Role::LeaderInCharge => {
                unit().map_or_else(|| self.role.name().to_owned(), |name| format!("分管领导（{name}）"))
            }
            Role::Named => chart.person(&self.of, on).map_or_else(|| self.role.name().to_owned(), |one| one.name),
            Role::SectionHead
            | Role::DeputyDirector
            | Role::Director
            | Role::ExecutiveDeputy
            | Role::CountyHead
            | Role::ExecutiveMeeting
            | Role::StandingCommittee => self.role.name().to_owned(),
        }
    }
}
