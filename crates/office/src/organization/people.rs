//! Asking about people as of a day: posts, holders, who is in charge, who serves whom.

use super::{
    Absence, Organization, Person, Portfolio, Post, Rank, Record, RecordKind, Service, Subject, Substitution, Tenure,
    UnitKind,
};
use gongwen::Date;

impl Organization {
    /// The person of a key.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// The person with that number.
    #[must_use]
    pub fn person_numbered(&self, number: &str) -> Option<&Person> {
        self.people.values().find(|person| person.number == number)
    }

    /// Everybody, in order.
    #[must_use]
    pub fn people(&self) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.people.values().collect();
        people.sort_by(|a, b| (a.order, &a.number, &a.id).cmp(&(b.order, &b.number, &b.id)));
        people
    }

    /// The post of a key, whenever it exists.
    #[must_use]
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.get(id)
    }

    /// The post with that number.
    #[must_use]
    pub fn post_numbered(&self, number: &str) -> Option<&Post> {
        self.posts.values().find(|post| post.number == number)
    }

    /// All posts that ever were, by unit and order.
    #[must_use]
    pub fn all_posts(&self) -> Vec<&Post> {
        self.all_units().into_iter().flat_map(|unit| self.posts_where(&unit.id, |_| true)).collect()
    }

    /// The posts that a unit has on a day, in order.
    #[must_use]
    pub fn posts_in(&self, unit: &str, day: Date) -> Vec<&Post> {
        self.posts_where(unit, |post| post.span.holds(day))
    }

    pub(super) fn posts_where(&self, unit: &str, which: impl Fn(&Post) -> bool) -> Vec<&Post> {
        let ids = self.posts_in.get(unit).into_iter().flatten();
        let mut posts: Vec<&Post> = ids.filter_map(|id| self.posts.get(id)).filter(|post| which(post)).collect();
        posts.sort_by(|a, b| (a.order, a.rank, &a.number, &a.id).cmp(&(b.order, b.rank, &b.number, &b.id)));
        posts
    }

    /// The tenures in a post, the newest first.
    #[must_use]
    pub fn tenures_in(&self, post: &str) -> Vec<&Tenure> {
        newest_first(self.tenures_in.get(post), &self.tenures)
    }

    /// The tenures of a person, the newest first.
    #[must_use]
    pub fn tenures_of(&self, person: &str) -> Vec<&Tenure> {
        newest_first(self.tenures_of.get(person), &self.tenures)
    }

    /// Who holds a post on a day, in order.
    #[must_use]
    pub fn holders(&self, post: &str, day: Date) -> Vec<&Person> {
        let tenures = self.tenures_in.get(post).into_iter().flatten().filter_map(|id| self.tenures.get(id));
        let held = tenures.filter(|tenure| tenure.span.holds(day));
        let mut people: Vec<&Person> = held.filter_map(|tenure| self.people.get(&tenure.person)).collect();
        people.sort_by(|a, b| (a.order, &a.number, &a.id).cmp(&(b.order, &b.number, &b.id)));
        people
    }

    /// The posts that a person holds on a day, the highest rank first.
    #[must_use]
    pub fn posts_of(&self, person: &str, day: Date) -> Vec<&Post> {
        let tenures = self.tenures_of.get(person).into_iter().flatten().filter_map(|id| self.tenures.get(id));
        let held = tenures.filter(|tenure| tenure.span.holds(day));
        let mut posts: Vec<&Post> = held.filter_map(|tenure| self.posts.get(&tenure.post)).collect();
        posts.sort_by(|a, b| (a.rank, a.order, &a.id).cmp(&(b.rank, b.order, &b.id)));
        posts
    }

    /// The highest rank that a person has on a day.
    #[must_use]
    pub fn rank(&self, person: &str, day: Date) -> Option<Rank> {
        self.posts_of(person, day).first().map(|post| post.rank)
    }

    /// Unit and post of a person in words: 县财政局局长.
    #[must_use]
    pub fn title(&self, person: &str, day: Date) -> Option<String> {
        let post = *self.posts_of(person, day).first()?;
        let unit = self.units.get(&post.unit)?.short(day);
        Some(format!("{unit}{}", post.title))
    }

    /// Who has a rank in a unit on a day.
    #[must_use]
    pub fn holders_of_rank(&self, unit: &str, rank: Rank, day: Date) -> Vec<&Person> {
        let posts = self.posts_in(unit, day).into_iter().filter(|post| post.rank == rank);
        distinct(posts.flat_map(|post| self.holders(&post.id, day)))
    }

    /// Who has a rank anywhere on a day.
    #[must_use]
    pub fn with_rank(&self, rank: Rank, day: Date) -> Vec<&Person> {
        distinct(self.units_on(day).into_iter().flat_map(|unit| self.holders_of_rank(&unit.id, rank, day)))
    }

    /// Whether a unit is the own office or one of its sections on a day.
    #[must_use]
    pub fn is_of_own_office(&self, unit: &str, day: Date) -> bool {
        self.own_office(day).is_some_and(|office| unit == office.id || self.is_under(unit, &office.id, day))
    }

    /// Who has a rank in the own office, its sections included: other units have directors of their own.
    #[must_use]
    pub fn with_rank_in_office(&self, rank: Rank, day: Date) -> Vec<&Person> {
        let units = self.units_on(day).into_iter().filter(|unit| self.is_of_own_office(&unit.id, day));
        distinct(units.flat_map(|unit| self.holders_of_rank(&unit.id, rank, day)))
    }

    /// 办公室主任
    #[must_use]
    pub fn director(&self, day: Date) -> Option<&Person> {
        let office = self.own_office(day)?;
        self.holders_of_rank(&office.id, Rank::Director, day).into_iter().next()
    }

    /// 办公室副主任, in order.
    #[must_use]
    pub fn deputy_directors(&self, day: Date) -> Vec<&Person> {
        self.own_office(day).map_or_else(Vec::new, |office| self.holders_of_rank(&office.id, Rank::DeputyDirector, day))
    }

    /// 县长
    #[must_use]
    pub fn county_head(&self, day: Date) -> Option<&Person> {
        self.with_rank(Rank::CountyHead, day).into_iter().next()
    }

    /// The leader in charge of a unit on a day: its own, else that of the unit it belongs to.
    #[must_use]
    pub fn leader_in_charge(&self, unit: &str, day: Date) -> Option<&Person> {
        let own = self.units.get(unit).filter(|unit| unit.span.holds(day))?;
        std::iter::once(own)
            .chain(self.superiors(unit, day))
            .take_while(|unit| unit.kind != UnitKind::Superior)
            .find_map(|unit| {
                let in_charge = |portfolio: &&Portfolio| {
                    portfolio.span.holds(day) && matches!(&portfolio.subject, Subject::Unit(id) if *id == unit.id)
                };
                self.people.get(&self.portfolios.values().find(in_charge)?.leader)
            })
    }

    /// The leader in charge of a field of work on a day.
    #[must_use]
    pub fn leader_for_topic(&self, topic: &str, day: Date) -> Option<&Person> {
        let in_charge = |portfolio: &&Portfolio| {
            portfolio.span.holds(day) && matches!(&portfolio.subject, Subject::Topic(own) if own == topic)
        };
        self.people.get(&self.portfolios.values().find(in_charge)?.leader)
    }

    /// What a leader was, is and will be in charge of, the newest first.
    #[must_use]
    pub fn portfolios_of(&self, leader: &str) -> Vec<&Portfolio> {
        let mut portfolios: Vec<_> = self.portfolios.values().filter(|portfolio| portfolio.leader == leader).collect();
        portfolios.sort_by(|a, b| (b.span, &b.id).cmp(&(a.span, &a.id)));
        portfolios
    }

    /// The secretaries of a leader on a day.
    #[must_use]
    pub fn secretaries_of(&self, leader: &str, day: Date) -> Vec<&Person> {
        let serves = |service: &&Service| service.leader == leader && service.span.holds(day);
        self.services.values().filter(serves).filter_map(|service| self.people.get(&service.secretary)).collect()
    }

    /// The leaders whom a secretary serves on a day.
    #[must_use]
    pub fn leaders_of(&self, secretary: &str, day: Date) -> Vec<&Person> {
        let serves = |service: &&Service| service.secretary == secretary && service.span.holds(day);
        self.services.values().filter(serves).filter_map(|service| self.people.get(&service.leader)).collect()
    }

    /// Services in which a person serves or is served, the newest first.
    #[must_use]
    pub fn services_of(&self, person: &str) -> Vec<&Service> {
        let with = |service: &&Service| service.secretary == person || service.leader == person;
        let mut services: Vec<_> = self.services.values().filter(with).collect();
        services.sort_by(|a, b| (b.span, &b.id).cmp(&(a.span, &a.id)));
        services
    }

    /// Substitutions for or by a person, the newest first.
    #[must_use]
    pub fn substitutions_of(&self, person: &str) -> Vec<&Substitution> {
        let with = |pair: &&Substitution| pair.person == person || pair.substitute == person;
        let mut pairs: Vec<_> = self.substitutions.values().filter(with).collect();
        pairs.sort_by(|a, b| (b.span, &b.id).cmp(&(a.span, &a.id)));
        pairs
    }

    /// The records of a kind that belong to a person, the newest first: what a secretary serves,
    /// not who serves the person.
    #[must_use]
    pub fn records_of(&self, person: &str, kind: RecordKind) -> Vec<Record> {
        match kind {
            RecordKind::Unit | RecordKind::Post => Vec::new(),
            RecordKind::Person => self.person(person).cloned().map(Record::Person).into_iter().collect(),
            RecordKind::Tenure => self.tenures_of(person).into_iter().cloned().map(Record::Tenure).collect(),
            RecordKind::Portfolio => self.portfolios_of(person).into_iter().cloned().map(Record::Portfolio).collect(),
            RecordKind::Service => {
                let own = self.services_of(person).into_iter().filter(|service| service.secretary == person);
                own.cloned().map(Record::Service).collect()
            }
            RecordKind::Substitution => {
                let own = self.substitutions_of(person).into_iter().filter(|pair| pair.person == person);
                own.cloned().map(Record::Substitution).collect()
            }
            RecordKind::Absence => self.absences_of(person).into_iter().cloned().map(Record::Absence).collect(),
        }
    }

    /// When a person was, is and will be away, the newest first.
    #[must_use]
    pub fn absences_of(&self, person: &str) -> Vec<&Absence> {
        let ids = self.absences_of.get(person).into_iter().flatten();
        let mut absences: Vec<_> = ids.filter_map(|id| self.absences.get(id)).collect();
        absences.sort_by(|a, b| (b.span, &b.id).cmp(&(a.span, &a.id)));
        absences
    }
}

fn newest_first<'a>(
    ids: Option<&Vec<String>>,
    tenures: &'a std::collections::BTreeMap<String, Tenure>,
) -> Vec<&'a Tenure> {
    let mut found: Vec<&Tenure> = ids.into_iter().flatten().filter_map(|id| tenures.get(id)).collect();
    found.sort_by(|a, b| (b.span, &b.id).cmp(&(a.span, &a.id)));
    found
}

fn distinct<'a>(people: impl Iterator<Item = &'a Person>) -> Vec<&'a Person> {
    let mut seen: Vec<&Person> = Vec::new();
    for person in people {
        if !seen.iter().any(|other| other.id == person.id) {
            seen.push(person);
        }
    }
    seen
}
