//! From the table to a chain of places for this matter, this drafter, this day.

use super::{Chart, Condition, Delegation, Facts, Holder, Matter, Post, Relation, Role, Rule, Unanswered};
use gongwen::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A chain for one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in order; never empty.
    pub steps: Vec<PlannedStep>,
    /// Places that the table names and that fall away, each with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A step of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// The number of the step in the table, from 0.
    pub rule: usize,
    /// How its seats stand to each other.
    pub relation: Relation,
    /// The time limit in working days.
    pub limit: Option<u32>,
    /// Whether its signers may delegate.
    pub delegation: Delegation,
    /// Who, one seat for each.
    pub seats: Vec<PlannedSeat>,
}

/// A seat of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSeat {
    /// Who.
    pub post: Post,
    /// How it is called on that day.
    pub title: String,
}

/// A place that falls away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The number of the step in the table.
    pub rule: usize,
    /// How it is called.
    pub title: String,
    /// Why.
    pub because: String,
}

/// Why no chain can be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unplanned {
    /// A fact is missing.
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    /// Nobody holds a post.
    #[error("现在没有人担任“{0}”，这一步没有人能批。请管理员在组织机构里指定任职的人，再提交。")]
    Nobody(String),
    /// The table names a unit that is not there.
    #[error(
        "组织机构里没有叫“{0}”的单位，审批权限表要由它的负责人签。请管理员给承担这项职责的单位加上“{0}”这个其他名称，再提交。"
    )]
    NoUnit(String),
    /// The drafter would decide alone.
    #[error("这个事项按权限由您本人审批，自己不能批自己的事。请改由他人提交，或报上级决定。")]
    OwnMatter,
    /// The table has no step for these facts.
    #[error("审批权限表里没有适用的步骤，不能提交。请管理员检查这类事项的权限。")]
    NoStep,
}

/// Makes the chain for a matter.
///
/// Nobody decides on what they drafted, and nobody is examined by those below: steps below the
/// drafter fall away, a step that only the drafter could sign falls away, and where none is
/// left the last one goes to the next higher post. Somebody who alone holds two places in the
/// chain signs once, at the later one.
///
/// # Errors
/// Says why there is no chain.
pub fn plan(matter: &Matter, facts: &Facts, drafter: &str, chart: &dyn Chart, on: Date) -> Result<Plan, Unplanned> {
    facts.answer(&matter.asks)?;
    let mut left_out = Vec::new();
    let own = own_rank(facts, drafter, chart, on);
    let mut steps = Vec::new();
    for (number, rule) in matter.needed(facts) {
        let mut seats = Vec::new();
        for post in posts_of(rule, facts, chart, on)? {
            let title = title(rule, &post, chart, on);
            let mut drop = |because: &str| {
                left_out.push(LeftOut { rule: number, title: title.clone(), because: because.to_owned() });
            };
            if rule.role.is_body() {
                seats.push((PlannedSeat { post, title }, Vec::new()));
                continue;
            }
            let holders = chart.holders(&post, on);
            if rule.role.rank().zip(own).is_some_and(|(rank, own)| rank < own) {
                drop("拟稿人的职务高于这一步，不由下级审批");
            } else if holders.is_empty() {
                return Err(Unplanned::Nobody(title));
            } else if holders.iter().all(|holder| holder.id == drafter) {
                drop("由拟稿人本人担任，不能自己审批");
            } else if seats.iter().any(|(_, others)| sole(others).is_some() && sole(others) == sole(&holders)) {
                drop("与同一步的另一席是同一人，签一次即可");
            } else {
                seats.push((PlannedSeat { post, title }, holders));
            }
        }
        if !seats.is_empty() {
            steps.push((number, rule, seats));
        }
    }
    drop_repeated(&mut steps, &mut left_out);
    if steps.is_empty() {
        let step = escalated(matter, facts, drafter, own, chart, on)?;
        return Ok(Plan { steps: vec![step], left_out });
    }
    let steps = steps
        .into_iter()
        .map(|(number, rule, seats)| planned(number, rule, seats.into_iter().map(|(seat, _)| seat).collect()));
    Ok(Plan { steps: steps.collect(), left_out })
}

type Draft<'a> = (usize, &'a Rule, Vec<(PlannedSeat, Vec<Holder>)>);

/// A seat whose only holder alone holds a later one too falls away.
fn drop_repeated(steps: &mut Vec<Draft<'_>>, left_out: &mut Vec<LeftOut>) {
    for at in 0..steps.len() {
        let later: Vec<String> = steps[at + 1..]
            .iter()
            .flat_map(|(_, _, seats)| seats.iter().filter_map(|(_, holders)| sole(holders).map(str::to_owned)))
            .collect();
        let (number, _, seats) = &mut steps[at];
        seats.retain(|(seat, holders)| {
            let repeated = sole(holders).is_some_and(|id| later.iter().any(|other| other == id));
            if repeated {
                let because = "同一人在后面的步骤还要签，签一次即可".to_owned();
                left_out.push(LeftOut { rule: *number, title: seat.title.clone(), because });
            }
            !repeated
        });
    }
    steps.retain(|(_, _, seats)| !seats.is_empty());
}

/// All steps fell away: the last one of a person goes up until somebody else holds it.
fn escalated(
    matter: &Matter,
    facts: &Facts,
    drafter: &str,
    own: Option<u8>,
    chart: &dyn Chart,
    on: Date,
) -> Result<PlannedStep, Unplanned> {
    let (number, rule) = matter.needed(facts).last().ok_or(Unplanned::NoStep)?;
    let mut role = rule.role;
    while let Some(superior) = role.superior() {
        role = superior;
        if role.rank() < own {
            continue;
        }
        let Some(post) = posts(role, facts).into_iter().next() else { continue };
        let holders = chart.holders(&post, on);
        if holders.iter().any(|holder| holder.id != drafter) {
            let title = post.title(chart, on);
            let mut step = planned(number, rule, vec![PlannedSeat { post, title }]);
            step.relation = Relation::Sequence;
            return Ok(step);
        }
        if holders.is_empty() && role.rank() > own {
            return Err(Unplanned::Nobody(post.title(chart, on)));
        }
    }
    Err(Unplanned::OwnMatter)
}

fn planned(number: usize, rule: &Rule, seats: Vec<PlannedSeat>) -> PlannedStep {
    PlannedStep { rule: number, relation: rule.relation, limit: rule.limit, delegation: rule.delegation, seats }
}

/// The posts of a step for these facts.
fn posts_of(rule: &Rule, facts: &Facts, chart: &dyn Chart, on: Date) -> Result<Vec<Post>, Unplanned> {
    let Some(name) = &rule.unit else { return Ok(posts(rule.role, facts)) };
    let unit = chart.unit_called(name, on).ok_or_else(|| Unplanned::NoUnit(name.clone()))?;
    Ok(vec![Post::of(rule.role, &unit)])
}

/// How a place is called; in what capacity its unit signs is said where its name does not.
fn title(rule: &Rule, post: &Post, chart: &dyn Chart, on: Date) -> String {
    let title = post.title(chart, on);
    match &rule.unit {
        Some(unit) if !title.contains(unit.as_str()) => format!("{title}（{unit}）"),
        _ => title,
    }
}

/// The posts of a role for these facts.
fn posts(role: Role, facts: &Facts) -> Vec<Post> {
    let each = |units: &[String]| {
        let mut posts: Vec<Post> = Vec::new();
        for unit in units {
            let post = Post::of(role, unit);
            if !posts.contains(&post) {
                posts.push(post);
            }
        }
        posts
    };
    match role {
        Role::UnitHead => each(&facts.units),
        Role::LeaderInCharge if facts.portfolios.is_empty() => vec![Post::of(role, &facts.unit)],
        Role::LeaderInCharge => each(&facts.portfolios),
        Role::SectionHead => vec![Post::of(role, &facts.unit)],
        Role::DeputyDirector
        | Role::Director
        | Role::ExecutiveDeputy
        | Role::CountyHead
        | Role::ExecutiveMeeting
        | Role::StandingCommittee
        | Role::Named => vec![Post::new(role)],
    }
}

/// How high the drafter stands, as far as this matter's posts show.
fn own_rank(facts: &Facts, drafter: &str, chart: &dyn Chart, on: Date) -> Option<u8> {
    Role::IN_TABLES
        .into_iter()
        .filter(|role| !role.is_body() && role.rank().is_some())
        .filter(|role| posts(*role, facts).iter().any(|post| chart.holders(post, on).iter().any(|h| h.id == drafter)))
        .filter_map(Role::rank)
        .max()
}

fn sole(holders: &[Holder]) -> Option<&str> {
    match holders {
        [one] => Some(&one.id),
        _ => None,
    }
}

impl Condition {
    /// Whether there is no condition.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }
}
