//! Why a matter takes the steps it takes, in words: for one that is submitted, and for one that is not.

use office::approval::Approval;
use office::authority::{Matter, Rule};

/// A step of the table and why it is there or not.
#[derive(Clone, Debug)]
pub struct WhyStep {
    /// Who, by role.
    pub role: String,
    /// How it stands to its neighbours.
    pub relation: &'static str,
    /// Whether it is in the chain; `None` until enough is known about the matter.
    pub needed: Option<bool>,
    /// Why, or under which condition.
    pub because: String,
    /// Who holds its places today, where that is asked for.
    pub who: String,
    /// 规定, 惯例 or 本单位设置
    pub strength: &'static str,
    /// Source and clause.
    pub source: String,
    /// The time limit in working days.
    pub limit: Option<u32>,
}

/// The step of a rule.
pub(super) fn step(rule: &Rule, needed: Option<bool>, because: String) -> WhyStep {
    WhyStep {
        role: rule.who(),
        relation: rule.relation.name(),
        needed,
        because,
        who: String::new(),
        strength: rule.basis.strength.name(),
        source: rule.basis.source.clone(),
        limit: rule.limit,
    }
}

/// The reason of a step, with those of its places that fall away.
pub(super) fn with_left_out<'a>(because: String, out: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    out.fold(because, |because, (title, reason)| format!("{because}；{title}不签：{reason}"))
}

/// The steps of a matter that is submitted.
pub(super) fn why(matter: &Matter, approval: &Approval) -> Vec<WhyStep> {
    let steps = matter.explain(approval.facts()).0.into_iter().map(|why| {
        let of_this = || approval.left_out().iter().filter(|out| out.rule == why.rule);
        let stays = approval.steps().iter().any(|step| step.rule == Some(why.rule));
        let dropped = why.needed && of_this().next().is_some() && !stays;
        let out = of_this().map(|out| (out.title.as_str(), out.because.as_str()));
        let because = with_left_out(why.because, out);
        step(&matter.rules[why.rule], Some(why.needed && !dropped), because)
    });
    steps.collect()
}
