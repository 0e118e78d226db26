//! Leaving (离任): what ends when a person leaves, and what is then without anybody.

use super::{Change, Organization, Person, Post, Record, Refusal, Span};
use gongwen::Date;

/// What a person's leaving affects.
#[derive(Clone, Debug, Default)]
pub struct Leaving {
    /// The records that end on the last day.
    pub ends: Vec<Record>,
    /// The records that would have begun later and are taken back.
    pub withdrawn: Vec<Record>,
    /// Posts that nobody holds the day after.
    pub vacant: Vec<Post>,
    /// People whose substitute the person was, and who have none the day after.
    pub uncovered: Vec<Person>,
}

impl Organization {
    /// What is affected if a person leaves after a last day.
    ///
    /// # Errors
    /// Refused for somebody unknown, and if nothing would end.
    pub fn leaving(&self, person: &str, last: Date) -> Result<Leaving, Refusal> {
        let who = self.people.get(person).ok_or(Refusal::Unknown("人员"))?;
        let mut leaving = Leaving::default();
        for record in self.ties_of(person) {
            match record.span() {
                Some(span) if span.from() > last => leaving.withdrawn.push(record),
                Some(span) if span.to().is_none_or(|to| to > last) => leaving.ends.push(record),
                _ => {}
            }
        }
        if leaving.ends.is_empty() && leaving.withdrawn.is_empty() {
            return Err(Refusal::NothingToLeave(who.name.clone()));
        }
        let after = last.next();
        let held_by_others =
            |post: &str| self.tenures_in(post).iter().any(|tenure| tenure.person != person && tenure.span.holds(after));
        for record in &leaving.ends {
            match record {
                Record::Tenure(tenure) if !held_by_others(&tenure.post) => {
                    leaving.vacant.extend(self.posts.get(&tenure.post).cloned());
                }
                Record::Substitution(pair) if pair.substitute == person => {
                    let covered = self.substitutions.values().any(|other| {
                        other.person == pair.person && other.substitute != person && other.span.holds(after)
                    });
                    if !covered {
                        leaving.uncovered.extend(self.people.get(&pair.person).cloned());
                    }
                }
                _ => {}
            }
        }
        Ok(leaving)
    }

    /// Ends everything that ties a person, on a last day.
    ///
    /// # Errors
    /// Refused for somebody unknown, and if nothing would end.
    pub fn leave(&self, person: &str, last: Date) -> Result<Vec<Change>, Refusal> {
        let leaving = self.leaving(person, last)?;
        let ended = leaving.ends.into_iter().filter_map(|record| {
            let span = Span::new(record.span()?.from(), Some(last)).ok()?;
            Some(Change::Put(record.with_span(span)))
        });
        Ok(ended.chain(leaving.withdrawn.into_iter().map(Change::Withdraw)).collect())
    }

    /// Every record that ties a person, absences among them.
    fn ties_of(&self, person: &str) -> Vec<Record> {
        let tenures = self.tenures_of(person).into_iter().cloned().map(Record::Tenure);
        let portfolios = self.portfolios_of(person).into_iter().cloned().map(Record::Portfolio);
        let services = self.services_of(person).into_iter().cloned().map(Record::Service);
        let pairs = self.substitutions_of(person).into_iter().cloned().map(Record::Substitution);
        let absences = self.absences_of(person).into_iter().cloned().map(Record::Absence);
        tenures.chain(portfolios).chain(services).chain(pairs).chain(absences).collect()
    }
}
