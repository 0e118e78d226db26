//! How a matter would be decided, before it is submitted: which steps, why, and by whom.

use super::open::{matter, unit_of};
use super::why::{WhyStep, step, with_left_out};
use crate::error::Result;
use crate::{App, Person};
use office::authority::{Chart, Facts, Matter, PlannedStep, Unplanned, plan};

/// How a matter of a kind would be decided.
#[derive(Clone, Debug)]
pub struct Way {
    /// The kind.
    pub matter: Matter,
    /// The name of the table that says so.
    pub table: String,
    /// The steps of the table, in order.
    pub steps: Vec<WhyStep>,
    /// Why there is no chain, or what has to be told first; empty if there is one.
    pub trouble: String,
}

impl App {
    /// Says how a matter of a kind with these facts would be decided if this person submitted it
    /// today. Nothing is kept.
    ///
    /// # Errors
    /// If there is no such kind.
    pub async fn way(&self, person: &Person, code: &str, known: Facts) -> Result<Way> {
        let (organization, today) = (self.organization().await?, self.today());
        let used = self.authority().await?;
        let matter = matter(&used, code)?.clone();
        let facts = Facts { unit: unit_of(&organization, person.id(), today), ..known };
        let planned = plan(&matter, &facts, person.id(), &*organization, today);
        let names = |step: &PlannedStep| {
            let seats = step.seats.iter().map(|seat| {
                let holders = Chart::holders(&*organization, &seat.post, today);
                let names: Vec<String> = holders.into_iter().map(|holder| holder.name).collect();
                if names.is_empty() { seat.title.clone() } else { format!("{}：{}", seat.title, names.join("、")) }
            });
            seats.collect::<Vec<_>>().join("；")
        };
        let steps = matter.explain(&facts).0.into_iter().map(|why| {
            let rule = &matter.rules[why.rule];
            match &planned {
                Err(Unplanned::Unanswered(_)) if !rule.when.0.is_empty() => {
                    step(rule, None, format!("条件是“{}”", rule.when.words()))
                }
                Ok(plan) => {
                    let stays = plan.steps.iter().find(|step| step.rule == why.rule);
                    let out = plan.left_out.iter().filter(|out| out.rule == why.rule);
                    let out = out.map(|out| (out.title.as_str(), out.because.as_str()));
                    let because = with_left_out(why.because, out);
                    WhyStep { who: stays.map(names).unwrap_or_default(), ..step(rule, Some(stays.is_some()), because) }
                }
                Err(_) => step(rule, Some(why.needed), why.because),
            }
        });
        let steps = steps.collect();
        let trouble = match &planned {
            Err(Unplanned::Unanswered(missing)) => format!("先填“{}”，才知道要经过哪几步。", missing.0.name()),
            Err(other) => other.to_string(),
            Ok(_) => String::new(),
        };
        Ok(Way { steps, trouble, table: used.table.name.clone(), matter })
    }
}
