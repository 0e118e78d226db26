//! People and units, as the organisation of the day shows them to everybody: names and posts only.

use super::excerpt::{Run, runs};
use crate::documents::Desk;
use store::search::Ask;

/// So many are shown beside other results.
pub(super) const SOME: usize = 5;
/// So many are shown at most.
pub(super) const ALL: usize = 50;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFound {
    /// The key.
    pub id: String,
    /// The name.
    pub name: Vec<Run>,
    /// Unit and post; empty without one.
    pub post: Vec<Run>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFound {
    /// The key.
    pub id: String,
    /// The full name.
    pub name: Vec<Run>,
    /// What kind of unit it is.
    pub kind: &'static str,
}

/// People in office and units of the day that have all the words in name, post or unit.
pub(super) fn find(desk: &Desk, ask: &Ask, most: usize) -> (Vec<PersonFound>, Vec<UnitFound>) {
    let (organization, today) = (&desk.organization, desk.now.today);
    let marked = |text: &str| runs(text, &ask.marks(text));
    let people = organization.people().into_iter().filter(|person| !organization.has_left(&person.id, today));
    let people = people.filter_map(|person| {
        let post = organization.title(&person.id, today).unwrap_or_default();
        let units =
            organization.posts_of(&person.id, today).into_iter().filter_map(|post| organization.unit(&post.unit));
        let units: Vec<&str> = units.map(|unit| unit.name(today)).collect();
        let all = format!("{} {post} {}", person.name, units.join(" "));
        ask.is_in(&all).then(|| PersonFound { id: person.id.clone(), name: marked(&person.name), post: marked(&post) })
    });
    let units = organization.units_on(today).into_iter().filter_map(|unit| {
        let standing = unit.standing(today);
        let all = format!("{} {} {}", standing.name, standing.short, standing.aliases.join(" "));
        let found = || UnitFound { id: unit.id.clone(), name: marked(&standing.name), kind: unit.kind.name() };
        ask.is_in(&all).then(found)
    });
    (people.take(most).collect(), units.take(most).collect())
}
