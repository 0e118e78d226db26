//! The organisation answers as the [`Chart`] of authority.

use super::{Chart, Holder, Post, Role, Substitute};
use crate::organization::{Organization, Person, Rank};
use gongwen::Date;

fn holder(person: &Person) -> Holder {
    Holder { id: person.id.clone(), name: person.name.clone() }
}

impl Chart for Organization {
    fn holders(&self, post: &Post, on: Date) -> Vec<Holder> {
        let people: Vec<&Person> = match post.role {
            Role::UnitHead => self.holders_of_rank(&post.of, Rank::UnitHead, on),
            Role::SectionHead => self.holders_of_rank(&post.of, Rank::SectionHead, on),
            Role::DeputyDirector => self.with_rank_in_office(Rank::DeputyDirector, on),
            Role::Director => self.with_rank_in_office(Rank::Director, on),
            Role::LeaderInCharge => {
                let leader = self.leader_in_charge(&post.of, on);
                leader.or_else(|| self.leader_for_topic(&post.of, on)).into_iter().collect()
            }
            Role::ExecutiveDeputy => self.with_rank(Rank::ExecutiveDeputy, on),
            Role::CountyHead => self.with_rank(Rank::CountyHead, on),
            Role::Named => return Chart::person(self, &post.of, on).into_iter().collect(),
            Role::ExecutiveMeeting | Role::StandingCommittee => Vec::new(),
        };
        people.into_iter().map(holder).collect()
    }

    fn substitute(&self, person: &str, on: Date) -> Option<Substitute> {
        let until = self.absence(person, on).and_then(|absence| absence.span.to());
        Self::substitute(self, person, on).map(|by| Substitute { by: holder(by), until })
    }

    fn person(&self, id: &str, on: Date) -> Option<Holder> {
        Self::person(self, id).filter(|_| !self.has_left(id, on)).map(holder)
    }

    /// The records of meetings are kept by the registrar (机要文书) or a deputy director of the office.
    fn is_registrar(&self, person: &str, body: Role, on: Date) -> bool {
        let may = |rank: Rank| matches!(rank, Rank::Registrar | Rank::DeputyDirector);
        let posts = self.posts_of(person, on);
        body.is_body() && posts.iter().any(|post| may(post.rank) && self.is_of_own_office(&post.unit, on))
    }

    /// The director, the deputy directors and the registrar (机要文书) of the office, and the
    /// secretaries of that leader.
    fn hears(&self, person: &str, leader: &str, on: Date) -> bool {
        let may = |rank: Rank| matches!(rank, Rank::Director | Rank::DeputyDirector | Rank::Registrar);
        let posts = self.posts_of(person, on);
        posts.iter().any(|post| may(post.rank) && self.is_of_own_office(&post.unit, on))
            || self.secretaries_of(leader, on).iter().any(|secretary| secretary.id == person)
    }

    fn unit_name(&self, unit: &str, on: Date) -> Option<String> {
        self.unit(unit).map(|unit| unit.name(on).to_owned())
    }

    fn unit_called(&self, name: &str, on: Date) -> Option<String> {
        Self::unit_called(self, name, on).map(|unit| unit.id.clone())
    }
}
