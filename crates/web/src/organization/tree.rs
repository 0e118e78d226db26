//! The tree of units with their people, as of a day.

use super::view::{Name, notice, words};
use crate::error::Answer;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use askama::Template;
use axum::extract::{Query, State};
use gongwen::Date;
use office::organization::{Organization, Post, Unit};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    on: String,
    done: String,
}

struct PostLine {
    title: String,
    holders: Vec<Name>,
}

struct Node {
    depth: usize,
    id: String,
    name: String,
    kind: &'static str,
    leader: Option<Name>,
    posts: Vec<PostLine>,
}

struct AwayLine {
    person: Name,
    why: &'static str,
    until: String,
    substitute: Option<Name>,
}

#[derive(Template)]
#[template(path = "organization.html")]
struct TreePage {
    shell: Shell,
    on: String,
    day: String,
    /// Whether it is another day than today.
    past: bool,
    nodes: Vec<Node>,
    units: usize,
    people: usize,
    away: Vec<AwayLine>,
    empty: bool,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.administrator()?;
    let organization = web.app.organization().await?;
    let today = web.app.today();
    let day = Date::from_iso(&asked.on).unwrap_or(today);
    let mut nodes = Vec::new();
    grow(&organization, None, "", day, 0, &mut nodes);
    let person = |id: &str, name: &str| Name { id: id.to_owned(), name: name.to_owned(), away: false };
    let away = organization.away(day).into_iter().map(|(who, absence)| AwayLine {
        person: person(&who.id, &who.name),
        why: absence.kind.name(),
        until: absence.span.to().map_or_else(|| "时间未定".to_owned(), |last| format!("至{}", words(last, today))),
        substitute: organization.substitute(&who.id, day).map(|acts| person(&acts.id, &acts.name)),
    });
    page(&TreePage {
        shell: visit.shell("组织机构", "admin").with_notice(notice(&asked.done)),
        on: day.iso(),
        day: words(day, today),
        past: day != today,
        units: nodes.len(),
        people: organization.people().iter().filter(|who| !organization.posts_of(&who.id, day).is_empty()).count(),
        away: away.collect(),
        empty: organization.is_empty(),
        nodes,
    })
}

/// The units below one, depth first. `above` is the leader in charge of that one: only another
/// one is said again.
fn grow(organization: &Organization, of: Option<&str>, above: &str, day: Date, depth: usize, nodes: &mut Vec<Node>) {
    for unit in organization.parts(of, day) {
        let leader = organization.leader_in_charge(&unit.id, day).map_or("", |who| who.id.as_str());
        let mut node = node(organization, unit, day, depth);
        node.leader = node.leader.filter(|who| who.id != above);
        nodes.push(node);
        grow(organization, Some(&unit.id), leader, day, depth + 1, nodes);
    }
}

fn node(organization: &Organization, unit: &Unit, day: Date, depth: usize) -> Node {
    let name = |id: &str, name: &str| Name {
        id: id.to_owned(),
        name: name.to_owned(),
        away: organization.absence(id, day).is_some(),
    };
    let line = |post: &Post| PostLine {
        title: post.title.clone(),
        holders: organization.holders(&post.id, day).into_iter().map(|who| name(&who.id, &who.name)).collect(),
    };
    Node {
        depth: depth.min(6),
        id: unit.id.clone(),
        name: unit.name(day).to_owned(),
        kind: unit.kind.name(),
        leader: organization.leader_in_charge(&unit.id, day).map(|who| name(&who.id, &who.name)),
        posts: organization.posts_in(&unit.id, day).into_iter().map(line).collect(),
    }
}
