//! The organisation as one value, with indexes for what is asked most.

use super::{Absence, Change, Fault, Person, Portfolio, Post, Record, Service, Substitution, Tenure, Unit};
use super::{Refusal, check};
use std::collections::{BTreeMap, HashMap};

/// All records, in no order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rows {
    pub units: Vec<Unit>,
    pub posts: Vec<Post>,
    pub people: Vec<Person>,
    pub tenures: Vec<Tenure>,
    pub portfolios: Vec<Portfolio>,
    pub services: Vec<Service>,
    pub substitutions: Vec<Substitution>,
    pub absences: Vec<Absence>,
}

/// The organisation at one revision.
#[derive(Clone, Debug, Default)]
pub struct Organization {
    pub(super) revision: i64,
    pub(super) units: BTreeMap<String, Unit>,
    pub(super) posts: BTreeMap<String, Post>,
    pub(super) people: BTreeMap<String, Person>,
    pub(super) tenures: BTreeMap<String, Tenure>,
    pub(super) portfolios: BTreeMap<String, Portfolio>,
    pub(super) services: BTreeMap<String, Service>,
    pub(super) substitutions: BTreeMap<String, Substitution>,
    pub(super) absences: BTreeMap<String, Absence>,
    /// Keys of posts by unit, of tenures by post, of tenures and absences by person.
    pub(super) posts_in: HashMap<String, Vec<String>>,
    pub(super) tenures_in: HashMap<String, Vec<String>>,
    pub(super) tenures_of: HashMap<String, Vec<String>>,
    pub(super) absences_of: HashMap<String, Vec<String>>,
}

impl Organization {
    /// The organisation of these records.
    ///
    /// # Errors
    /// All faults, if the records do not fit together.
    pub fn of(revision: i64, rows: Rows) -> Result<Self, Vec<Fault>> {
        let organization = Self::unchecked(revision, rows);
        let faults = check::all(&organization);
        if faults.is_empty() { Ok(organization) } else { Err(faults) }
    }

    fn unchecked(revision: i64, rows: Rows) -> Self {
        let mut this = Self {
            revision,
            units: rows.units.into_iter().map(|unit| (unit.id.clone(), unit)).collect(),
            posts: rows.posts.into_iter().map(|post| (post.id.clone(), post)).collect(),
            people: rows.people.into_iter().map(|person| (person.id.clone(), person)).collect(),
            tenures: rows.tenures.into_iter().map(|tenure| (tenure.id.clone(), tenure)).collect(),
            portfolios: rows.portfolios.into_iter().map(|portfolio| (portfolio.id.clone(), portfolio)).collect(),
            services: rows.services.into_iter().map(|service| (service.id.clone(), service)).collect(),
            substitutions: rows.substitutions.into_iter().map(|pair| (pair.id.clone(), pair)).collect(),
            absences: rows.absences.into_iter().map(|absence| (absence.id.clone(), absence)).collect(),
            ..Self::default()
        };
        this.index();
        this
    }

    fn index(&mut self) {
        self.posts_in = group(self.posts.values().map(|post| (&post.unit, &post.id)));
        self.tenures_in = group(self.tenures.values().map(|tenure| (&tenure.post, &tenure.id)));
        self.tenures_of = group(self.tenures.values().map(|tenure| (&tenure.person, &tenure.id)));
        self.absences_of = group(self.absences.values().map(|absence| (&absence.person, &absence.id)));
    }

    /// The organisation after these changes, all of them or none. Its revision stays: storage
    /// counts it up.
    ///
    /// # Errors
    /// All faults, if the records would not fit together or one has changed since it was read.
    pub fn apply(&self, changes: &[Change]) -> Result<Self, Vec<Fault>> {
        let mut next = self.clone();
        let mut faults = Vec::new();
        for change in changes {
            let record = change.record();
            if self.revision_of(record) != revision(record) {
                let (kind, id) = (record.kind(), record.id().to_owned());
                faults.push(Fault { kind, id, refusal: Refusal::ChangedMeanwhile });
            }
            match change {
                Change::Put(record) => next.put(record.clone()),
                Change::Withdraw(record) => next.remove(record),
            }
        }
        next.index();
        faults.extend(check::all(&next));
        if faults.is_empty() { Ok(next) } else { Err(faults) }
    }

    fn put(&mut self, record: Record) {
        let id = record.id().to_owned();
        match record {
            Record::Unit(unit) => drop(self.units.insert(id, unit)),
            Record::Post(post) => drop(self.posts.insert(id, post)),
            Record::Person(person) => drop(self.people.insert(id, person)),
            Record::Tenure(tenure) => drop(self.tenures.insert(id, tenure)),
            Record::Portfolio(portfolio) => drop(self.portfolios.insert(id, portfolio)),
            Record::Service(service) => drop(self.services.insert(id, service)),
            Record::Substitution(substitution) => drop(self.substitutions.insert(id, substitution)),
            Record::Absence(absence) => drop(self.absences.insert(id, absence)),
        }
    }

    fn remove(&mut self, record: &Record) {
        let id = record.id();
        match record {
            Record::Unit(_) => drop(self.units.remove(id)),
            Record::Post(_) => drop(self.posts.remove(id)),
            Record::Person(_) => drop(self.people.remove(id)),
            Record::Tenure(_) => drop(self.tenures.remove(id)),
            Record::Portfolio(_) => drop(self.portfolios.remove(id)),
            Record::Service(_) => drop(self.services.remove(id)),
            Record::Substitution(_) => drop(self.substitutions.remove(id)),
            Record::Absence(_) => drop(self.absences.remove(id)),
        }
    }

    /// The revision of the record with that key; 0 where there is none.
    fn revision_of(&self, record: &Record) -> i64 {
        self.record(record.kind(), record.id()).map_or(0, |record| revision(&record))
    }

    /// The record of a kind with a key.
    #[must_use]
    pub fn record(&self, kind: super::RecordKind, id: &str) -> Option<Record> {
        use super::RecordKind as Kind;
        match kind {
            Kind::Unit => self.units.get(id).cloned().map(Record::Unit),
            Kind::Post => self.posts.get(id).cloned().map(Record::Post),
            Kind::Person => self.people.get(id).cloned().map(Record::Person),
            Kind::Tenure => self.tenures.get(id).cloned().map(Record::Tenure),
            Kind::Portfolio => self.portfolios.get(id).cloned().map(Record::Portfolio),
            Kind::Service => self.services.get(id).cloned().map(Record::Service),
            Kind::Substitution => self.substitutions.get(id).cloned().map(Record::Substitution),
            Kind::Absence => self.absences.get(id).cloned().map(Record::Absence),
        }
    }

    /// Which state of the organisation this is; every change counts it up.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Whether there is no unit yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

fn revision(record: &Record) -> i64 {
    match record {
        Record::Unit(unit) => unit.revision,
        Record::Post(post) => post.revision,
        Record::Person(person) => person.revision,
        Record::Tenure(tenure) => tenure.revision,
        Record::Portfolio(portfolio) => portfolio.revision,
        Record::Service(service) => service.revision,
        Record::Substitution(substitution) => substitution.revision,
        Record::Absence(absence) => absence.revision,
    }
}

fn group<'a>(pairs: impl Iterator<Item = (&'a String, &'a String)>) -> HashMap<String, Vec<String>> {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for (key, id) in pairs {
        groups.entry(key.clone()).or_default().push(id.clone());
    }
    groups
}
