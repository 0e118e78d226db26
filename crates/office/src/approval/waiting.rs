//! Whom an approval waits for, for the lists of what is theirs to do.

use super::signature::Capacity;
use super::step::Decision;
use super::turn::capacity;
use super::{Approval, Event, Now, State};
use crate::Moment;
use crate::authority::{Chart, Holder, Role};
use gongwen::Date;

/// What somebody has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Errand {
    /// 审批: sign.
    Sign,
    /// 补签: confirm an oral consent.
    Confirm,
    /// 修改: mend what was returned.
    Mend,
    /// 协调: settle a countersign that does not agree, or let it go up.
    Settle,
}

/// Somebody for whom it waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub who: Holder,
    /// What they have to do.
    pub errand: Errand,
    /// On which post.
    pub title: String,
    /// In whose name, if not their own.
    pub for_whom: Option<Holder>,
    /// Since when.
    pub since: Moment,
    /// In how many working days, if there is a limit.
    pub limit: Option<u32>,
}

impl Approval {
    /// Whether it is under way and nobody can go on with it: the post is vacant, or its holder has left.
    #[must_use]
    pub fn is_stuck(&self, chart: &dyn Chart, now: Now) -> bool {
        self.current().is_some() && self.awaited_body().is_none() && self.waiting(chart, now).is_empty()
    }

    /// The seats of the step under way that nobody can sign: the post is vacant, or its holder has left.
    #[must_use]
    pub fn vacant(&self, chart: &dyn Chart, now: Now) -> Vec<String> {
        let Some(at) = self.current().filter(|_| self.awaited_body().is_none()) else { return Vec::new() };
        let open = self.steps[at].seats.iter().filter(|seat| seat.decision.is_none());
        open.filter(|seat| candidates(seat, chart, now.today).is_empty()).map(|seat| seat.title.clone()).collect()
    }

    /// All for whom it waits on that day, each once for an errand.
    #[must_use]
    pub fn waiting(&self, chart: &dyn Chart, now: Now) -> Vec<Waiting> {
        let mut waiting = Vec::new();
        if let Some(at) = self.current() {
            let step = &self.steps[at];
            let (since, limit) = (step.opened.unwrap_or(now).at, step.limit);
            // Whoever disagreed has answered; they may still change their mind.
            let open = step.seats.iter().filter(|seat| seat.decision.is_none() && !seat.post.role.is_body());
            for seat in open {
                for who in candidates(seat, chart, now.today) {
                    if self.drafted(&who.id) || waiting.iter().any(|one: &Waiting| one.who.id == who.id) {
                        continue;
                    }
                    // Whoever signed another step does not sign this one too, for whomever they stand in.
                    if self.may_sign(&who.id, chart, now.today).is_none() {
                        continue;
                    }
                    let Some(by) = capacity(seat, &who.id, chart, now.today) else { continue };
                    let for_whom = by.of().cloned();
                    waiting.push(Waiting {
                        who,
                        errand: Errand::Sign,
                        title: seat.title.clone(),
                        for_whom,
                        since,
                        limit,
                    });
                }
            }
        }
        if let Some((since, step)) = self.current().and_then(|at| self.steps[at].divided().zip(self.steps.get(at))) {
            let (who, title) = (self.drafter.clone(), step.title());
            waiting.push(Waiting { who, errand: Errand::Settle, title, for_whom: None, since, limit: None });
        }
        for (title, decision) in self.decisions() {
            if let Decision::Oral(oral) = decision {
                let who = oral.from.clone();
                let title = format!("{title}，{}前补签", oral.until.clock());
                waiting.push(Waiting {
                    who,
                    errand: Errand::Confirm,
                    title,
                    for_whom: None,
                    since: oral.said,
                    limit: None,
                });
            }
        }
        let returned = self.history.last().filter(|_| self.state == State::Draft);
        if let Some(record) = returned.filter(|record| matches!(record.event, Event::Returned { .. })) {
            let who = self.drafter.clone();
            let title = "拟稿人".to_owned();
            waiting.push(Waiting { who, errand: Errand::Mend, title, for_whom: None, since: record.at, limit: None });
        }
        waiting
    }

    /// The body for whose decision it waits.
    #[must_use]
    pub fn awaited_body(&self) -> Option<Role> {
        let step = self.current().map(|at| &self.steps[at])?;
        step.seats.iter().map(|seat| seat.post.role).find(|role| role.is_body())
    }

    /// Whether a person may sign now, and by what right.
    #[must_use]
    pub fn may_sign(&self, by: &str, chart: &dyn Chart, on: Date) -> Option<Capacity> {
        self.turn_to_sign(by, chart, on).ok().map(|turn| turn.capacity)
    }
}

fn candidates(seat: &super::Seat, chart: &dyn Chart, on: Date) -> Vec<Holder> {
    let holders = chart.holders(&seat.post, on);
    let substitutes = holders.iter().filter_map(|holder| chart.substitute(&holder.id, on)).map(|one| one.by);
    let substitutes: Vec<Holder> = substitutes.collect();
    let delegate = seat.delegate.as_ref().map(|delegate| delegate.to.clone());
    holders.into_iter().chain(delegate).chain(substitutes).collect()
}
