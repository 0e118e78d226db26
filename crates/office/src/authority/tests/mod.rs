//! The table: reading, checking, explaining, planning.

#![allow(clippy::unwrap_used)]

mod planning;
mod reading;

use super::{Chart, Holder, Post, Role, Substitute};
use gongwen::Date;
use std::collections::BTreeMap;

/// An office on paper: who holds what, for tests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paper {
    pub(crate) posts: BTreeMap<Post, Vec<String>>,
    pub(crate) absent: BTreeMap<String, String>,
    pub(crate) gone: Vec<String>,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) registrars: Vec<String>,
    /// Who passes on what leaders say.
    pub(crate) witnesses: Vec<String>,
}

pub(crate) fn holder(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: format!("姓名{id}") }
}

impl Chart for Paper {
    fn holders(&self, post: &Post, on: Date) -> Vec<Holder> {
        if post.role == Role::Named {
            return self.person(&post.of, on).into_iter().collect();
        }
        let ids = self.posts.get(post).cloned().unwrap_or_default();
        ids.iter().filter_map(|id| self.person(id, on)).collect()
    }

    fn substitute(&self, person: &str, on: Date) -> Option<Substitute> {
        let by = self.person(self.absent.get(person)?, on)?;
        Some(Substitute { by, until: None })
    }

    fn person(&self, id: &str, _: Date) -> Option<Holder> {
        (!self.gone.iter().any(|gone| gone == id)).then(|| holder(id))
    }

    fn is_registrar(&self, person: &str, _: Role, _: Date) -> bool {
        self.registrars.iter().any(|one| one == person)
    }

    fn hears(&self, person: &str, _: &str, _: Date) -> bool {
        self.witnesses.iter().any(|one| one == person)
    }

    fn unit_name(&self, unit: &str, _: Date) -> Option<String> {
        Some(self.names.get(unit).cloned().unwrap_or_else(|| unit.to_owned()))
    }

    fn unit_called(&self, name: &str, _: Date) -> Option<String> {
        self.names.iter().find(|(_, called)| *called == name).map(|(unit, _)| unit.clone())
    }
}

impl Paper {
    pub(crate) fn with(mut self, role: Role, of: &str, ids: &[&str]) -> Self {
        self.posts.insert(Post::of(role, of), ids.iter().map(|id| (*id).to_owned()).collect());
        self
    }

    /// A small county: 综合科 with a head, two deputies, a director, leaders, heads of units.
    pub(crate) fn county() -> Self {
        let witnesses = ["jilu", "fuzhuren", "fuzhuren2", "zhuren"].map(str::to_owned).into();
        Self { registrars: vec!["jilu".into()], witnesses, ..Self::default() }
            .with(Role::SectionHead, "zonghe", &["kezhang"])
            .with(Role::DeputyDirector, "", &["fuzhuren", "fuzhuren2"])
            .with(Role::Director, "", &["zhuren"])
            .with(Role::LeaderInCharge, "zonghe", &["changwu"])
            .with(Role::LeaderInCharge, "shuili", &["fenguan"])
            .with(Role::LeaderInCharge, "zhujian", &["fenguan2"])
            .with(Role::ExecutiveDeputy, "", &["changwu"])
            .with(Role::CountyHead, "", &["xianzhang"])
            .with(Role::UnitHead, "shuili", &["shuiliju"])
            .with(Role::UnitHead, "caizheng", &["caizhengju"])
            .with(Role::UnitHead, "zhujian", &["zhujianju"])
    }
}

pub(crate) fn day(text: &str) -> Date {
    Date::read(text).unwrap().day.unwrap()
}
