//! Who is away on a day, and who acts for them (AB角).

use super::{Absence, Organization, Person};
use gongwen::Date;
use std::collections::{HashSet, VecDeque};

impl Organization {
    /// Why a person is away on a day; nothing if they are here.
    #[must_use]
    pub fn absence(&self, person: &str, day: Date) -> Option<&Absence> {
        let ids = self.absences_of.get(person).into_iter().flatten();
        ids.filter_map(|id| self.absences.get(id)).find(|absence| absence.span.holds(day))
    }

    /// Who is away on a day, with why, in the order of people.
    #[must_use]
    pub fn away(&self, day: Date) -> Vec<(&Person, &Absence)> {
        let mut away: Vec<(&Person, &Absence)> = self
            .absences
            .values()
            .filter(|absence| absence.span.holds(day))
            .filter_map(|absence| Some((self.people.get(&absence.person)?, absence)))
            .collect();
        away.sort_by(|(a, _), (b, _)| (a.order, &a.number, &a.id).cmp(&(b.order, &b.number, &b.id)));
        away
    }

    /// Who acts for a person on a day: nobody while the person is here. Where the substitute is
    /// away too, that one's substitute acts; the nearest goes first, and it never comes back to
    /// the person.
    #[must_use]
    pub fn substitute(&self, person: &str, day: Date) -> Option<&Person> {
        self.absence(person, day)?;
        let mut asked = HashSet::from([person]);
        let mut queue = VecDeque::from([person]);
        while let Some(away) = queue.pop_front() {
            for next in self.agreed(away, day) {
                if !asked.insert(&next.id) {
                    continue;
                }
                if self.absence(&next.id, day).is_none() && !self.has_left(&next.id, day) {
                    return Some(next);
                }
                queue.push_back(&next.id);
            }
        }
        None
    }

    /// For whom a person acts on a day.
    #[must_use]
    pub fn acts_for(&self, person: &str, day: Date) -> Vec<&Person> {
        let away = self.away(day).into_iter().map(|(away, _)| away);
        away.filter(|away| self.substitute(&away.id, day).is_some_and(|acts| acts.id == person)).collect()
    }

    /// Whether a person has held posts and holds none any more.
    #[must_use]
    pub fn has_left(&self, person: &str, day: Date) -> bool {
        let tenures = self.tenures_of(person);
        !tenures.is_empty() && tenures.iter().all(|tenure| tenure.span.is_over(day))
    }

    /// The substitutes agreed for a person on a day, the longest agreed first.
    fn agreed(&self, person: &str, day: Date) -> Vec<&Person> {
        let agreed = |pair: &&super::Substitution| pair.person == person && pair.span.holds(day);
        let mut pairs: Vec<_> = self.substitutions.values().filter(agreed).collect();
        pairs.sort_by(|a, b| (a.span.from(), &a.id).cmp(&(b.span.from(), &b.id)));
        pairs.into_iter().filter_map(|pair| self.people.get(&pair.substitute)).collect()
    }
}
