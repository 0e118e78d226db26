//! What must hold for the organisation as a whole. Faults are told in the order of the records.

use super::{Fault, Organization, Person, Post, RecordKind, Refusal, Seats, Span, Subject, Unit};
use crate::people::DisplayName;
use std::collections::{HashMap, HashSet};

/// The deepest nesting of units.
const LEVELS: usize = 20;

/// Longest texts, in characters.
pub(super) const NAME: usize = 60;
const NUMBER: usize = 40;
const PHONE: usize = 40;
const NOTE: usize = 200;

pub(super) fn all(organization: &Organization) -> Vec<Fault> {
    let mut check = Check { organization, faults: Vec::new() };
    check.units();
    check.posts();
    check.people();
    check.tenures();
    check.portfolios();
    check.ties();
    check.absences();
    check.faults
}

struct Check<'a> {
    organization: &'a Organization,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn fault(&mut self, kind: RecordKind, id: &str, refusal: Refusal) {
        self.faults.push(Fault { kind, id: id.to_owned(), refusal });
    }

    fn text(&mut self, kind: RecordKind, id: &str, what: &'static str, text: &str, most: usize, least: usize) {
        let fits = (least..=most).contains(&text.trim().chars().count());
        if !fits || text.chars().any(char::is_control) {
            self.fault(kind, id, Refusal::BadText { what, most });
        }
    }

    fn units(&mut self) {
        let organization = self.organization;
        let mut numbers = HashSet::new();
        for unit in organization.units.values() {
            self.text(RecordKind::Unit, &unit.id, "单位编号", &unit.number, NUMBER, 1);
            if !numbers.insert(&unit.number) {
                self.fault(RecordKind::Unit, &unit.id, Refusal::TakenNumber(unit.number.clone()));
            }
            let dates: Vec<_> = unit.standings.iter().map(|standing| standing.from).collect();
            let first = dates.first() == Some(&unit.span.from());
            let ordered = dates.windows(2).all(|pair| pair[0] < pair[1]);
            let inside = dates.iter().all(|day| unit.span.holds(*day));
            if !(first && ordered && inside) {
                let name = unit.standings.last().map_or_else(|| unit.number.clone(), |last| last.name.clone());
                self.fault(RecordKind::Unit, &unit.id, Refusal::Standings(name));
                continue;
            }
            for (standing, span) in unit.periods() {
                self.text(RecordKind::Unit, &unit.id, "单位全称", &standing.name, NAME, 1);
                for (what, text) in std::iter::once(("简称", &standing.short))
                    .chain(standing.aliases.iter().map(|alias| ("其他名称", alias)))
                    .chain(standing.codes.iter().map(|code| ("代字", code)))
                {
                    self.text(RecordKind::Unit, &unit.id, what, text, NAME, 0);
                }
                if let Some(parent) = &standing.parent {
                    self.parent(unit, parent, span);
                }
            }
        }
        self.names();
    }

    fn parent(&mut self, unit: &Unit, parent: &str, span: Span) {
        let organization = self.organization;
        let Some(above) = organization.units.get(parent) else {
            return self.fault(RecordKind::Unit, &unit.id, Refusal::UnknownUnit(parent.to_owned()));
        };
        if !above.span.covers(span) {
            let other = above.name(span.from()).to_owned();
            let refusal = Refusal::Outside { what: "隶属关系", span, other, allowed: above.span };
            self.fault(RecordKind::Unit, &unit.id, refusal);
        }
        // A cycle comes into being with the newest tie in it, so that it shows from there.
        let day = span.from();
        let mut at = Some(above);
        for level in 0.. {
            let Some(here) = at else { return };
            if here.id == unit.id {
                let names = (unit.name(day).to_owned(), above.name(day).to_owned());
                return self.fault(RecordKind::Unit, &unit.id, Refusal::Cycle { unit: names.0, parent: names.1 });
            }
            if level == LEVELS {
                return self.fault(RecordKind::Unit, &unit.id, Refusal::TooDeep(unit.name(day).to_owned()));
            }
            let holds = !here.standings.is_empty() && here.span.holds(day);
            at = holds.then(|| here.standing(day).parent.as_ref()).flatten().and_then(|id| organization.units.get(id));
        }
    }

    /// One full name, one unit at a time.
    fn names(&mut self) {
        let mut named: HashMap<&str, Vec<(Span, &Unit)>> = HashMap::new();
        for unit in self.organization.units.values() {
            for (standing, span) in unit.periods() {
                named.entry(&standing.name).or_default().push((span, unit));
            }
        }
        for (name, bearers) in named {
            if let Some((on, unit)) = first_meeting(bearers, |a, b| a.id != b.id) {
                let refusal = Refusal::TakenName { name: name.to_owned(), on };
                self.fault(RecordKind::Unit, &unit.id, refusal);
            }
        }
    }

    fn posts(&mut self) {
        let mut numbers = HashSet::new();
        for post in self.organization.posts.values() {
            self.text(RecordKind::Post, &post.id, "岗位编号", &post.number, NUMBER, 1);
            self.text(RecordKind::Post, &post.id, "岗位名称", &post.title, NAME, 1);
            if !numbers.insert(&post.number) {
                self.fault(RecordKind::Post, &post.id, Refusal::TakenNumber(post.number.clone()));
            }
            match self.organization.units.get(&post.unit) {
                None => self.fault(RecordKind::Post, &post.id, Refusal::UnknownUnit(post.unit.clone())),
                Some(unit) if unit.standings.is_empty() => {}
                Some(unit) => {
                    self.inside(RecordKind::Post, &post.id, "岗位", post.span, unit.latest().short(), unit.span);
                }
            }
        }
    }

    fn inside(&mut self, kind: RecordKind, id: &str, what: &'static str, span: Span, other: &str, allowed: Span) {
        if !allowed.covers(span) {
            self.fault(kind, id, Refusal::Outside { what, span, other: other.to_owned(), allowed });
        }
    }

    fn people(&mut self) {
        let mut numbers = HashSet::new();
        for person in self.organization.people.values() {
            self.text(RecordKind::Person, &person.id, "人员编号", &person.number, NUMBER, 1);
            self.text(RecordKind::Person, &person.id, "电话", &person.phone, PHONE, 0);
            if DisplayName::parse(&person.name).is_err() {
                self.fault(RecordKind::Person, &person.id, Refusal::BadText { what: "姓名", most: 20 });
            }
            if !numbers.insert(&person.number) {
                self.fault(RecordKind::Person, &person.id, Refusal::TakenNumber(person.number.clone()));
            }
        }
    }

    fn person(&mut self, kind: RecordKind, id: &str, person: &str) -> Option<&'a Person> {
        let found = self.organization.people.get(person);
        if found.is_none() {
            self.fault(kind, id, Refusal::UnknownPerson(person.to_owned()));
        }
        found
    }

    fn tenures(&mut self) {
        let organization = self.organization;
        for tenure in organization.tenures.values() {
            self.person(RecordKind::Tenure, &tenure.id, &tenure.person);
            match organization.posts.get(&tenure.post) {
                None => self.fault(RecordKind::Tenure, &tenure.id, Refusal::UnknownPost(tenure.post.clone())),
                Some(post) => self.inside(RecordKind::Tenure, &tenure.id, "任职", tenure.span, &post.title, post.span),
            }
        }
        for (post, tenures) in &organization.tenures_in {
            let Some(post) = organization.posts.get(post) else { continue };
            let held: Vec<_> = tenures.iter().filter_map(|id| organization.tenures.get(id)).collect();
            self.seats(post, &held);
        }
    }

    fn seats(&mut self, post: &Post, held: &[&'a super::Tenure]) {
        let spans = || held.iter().map(|tenure| (tenure.span, *tenure)).collect::<Vec<_>>();
        let one = post.seats == Seats::One;
        let clash = if one { first_meeting(spans(), |a, b| a.person != b.person) } else { None };
        if let Some((on, tenure)) = clash {
            let holder = held.iter().find(|other| other.id != tenure.id && other.span.holds(on));
            let name = holder.and_then(|other| self.organization.people.get(&other.person));
            let holder = name.map_or_else(String::new, |person| person.name.clone());
            self.fault(RecordKind::Tenure, &tenure.id, Refusal::Overlap { post: post.title.clone(), holder, on });
        }
        let mut by_person: HashMap<&str, Vec<(Span, &super::Tenure)>> = HashMap::new();
        for tenure in held {
            by_person.entry(&tenure.person).or_default().push((tenure.span, *tenure));
        }
        for tenures in by_person.into_values() {
            if let Some((on, tenure)) = first_meeting(tenures, |_, _| true) {
                self.fault(RecordKind::Tenure, &tenure.id, Refusal::Twice { what: "任职", on });
            }
        }
    }

    fn portfolios(&mut self) {
        let organization = self.organization;
        let mut by_subject: HashMap<&Subject, Vec<(Span, &super::Portfolio)>> = HashMap::new();
        for portfolio in organization.portfolios.values() {
            self.person(RecordKind::Portfolio, &portfolio.id, &portfolio.leader);
            match &portfolio.subject {
                Subject::Topic(topic) => self.text(RecordKind::Portfolio, &portfolio.id, "分管事项", topic, NAME, 1),
                Subject::Unit(unit) => match organization.units.get(unit).filter(|unit| !unit.standings.is_empty()) {
                    None => self.fault(RecordKind::Portfolio, &portfolio.id, Refusal::UnknownUnit(unit.clone())),
                    Some(unit) => {
                        let name = unit.latest().short();
                        self.inside(RecordKind::Portfolio, &portfolio.id, "分管", portfolio.span, name, unit.span);
                    }
                },
            }
            by_subject.entry(&portfolio.subject).or_default().push((portfolio.span, portfolio));
        }
        for portfolios in by_subject.into_values() {
            let others = portfolios.clone();
            let Some((on, portfolio)) = first_meeting(portfolios, |_, _| true) else { continue };
            let first = others.iter().find(|(span, other)| other.id != portfolio.id && span.holds(on));
            let leader = first.and_then(|(_, other)| organization.people.get(&other.leader));
            let leader = leader.map_or_else(String::new, |person| person.name.clone());
            let subject = organization.subject_name(&portfolio.subject, on).to_owned();
            self.fault(RecordKind::Portfolio, &portfolio.id, Refusal::TwoInCharge { subject, leader, on });
        }
    }

    /// Services and substitutions: two people, not one, and not the same pair twice at once.
    fn ties(&mut self) {
        let organization = self.organization;
        let services = organization.services.values().map(|tie| (&tie.id, &tie.secretary, &tie.leader, tie.span));
        let pairs = organization.substitutions.values().map(|tie| (&tie.id, &tie.person, &tie.substitute, tie.span));
        self.pairs(RecordKind::Service, "服务的领导", services);
        self.pairs(RecordKind::Substitution, "替岗人员", pairs);
    }

    fn pairs(
        &mut self,
        kind: RecordKind,
        role: &'static str,
        ties: impl Iterator<Item = (&'a String, &'a String, &'a String, Span)>,
    ) {
        let mut by_pair: HashMap<(&str, &str), Vec<(Span, &String)>> = HashMap::new();
        for (id, one, other, span) in ties {
            self.person(kind, id, one);
            self.person(kind, id, other);
            if one == other {
                self.fault(kind, id, Refusal::Oneself(role));
            }
            by_pair.entry((one, other)).or_default().push((span, id));
        }
        for ties in by_pair.into_values() {
            if let Some((on, id)) = first_meeting(ties, |_, _| true) {
                self.fault(kind, id, Refusal::Twice { what: kind.name(), on });
            }
        }
    }

    fn absences(&mut self) {
        for absence in self.organization.absences.values() {
            self.person(RecordKind::Absence, &absence.id, &absence.person);
            self.text(RecordKind::Absence, &absence.id, "说明", &absence.note, NOTE, 0);
        }
        for absences in self.organization.absences_of.values() {
            let absences = absences.iter().filter_map(|id| self.organization.absences.get(id));
            let spans: Vec<_> = absences.map(|absence| (absence.span, absence)).collect();
            if let Some((on, absence)) = first_meeting(spans, |_, _| true) {
                self.fault(RecordKind::Absence, &absence.id, Refusal::Twice { what: "外出登记", on });
            }
        }
    }
}

/// The first day on which two of them hold that may not, and the one that comes later.
fn first_meeting<T: Copy>(mut spans: Vec<(Span, T)>, clash: impl Fn(T, T) -> bool) -> Option<(gongwen::Date, T)> {
    spans.sort_by_key(|(span, _)| (span.from(), span.to().unwrap_or(gongwen::Date::MAX)));
    let mut open: Vec<(Span, T)> = Vec::new();
    for (span, item) in spans {
        open.retain(|(other, _)| !other.is_over(span.from()));
        if let Some((other, _)) = open.iter().find(|(_, other)| clash(*other, item)) {
            return span.meets(*other).map(|day| (day, item));
        }
        open.push((span, item));
    }
    None
}
