//! Meetings as people look at them: one, with who cannot come; those to come and past; the next
//! days of a person.

use super::no_meeting;
use crate::approval::no_approval;
use crate::documents::{Desk, Found, part};
use crate::error::Result;
use crate::{App, Person};
use office::approval::State;
use office::authority::Act;
use office::meetings::Meeting;
use store::{approvals, meetings};

/// How many days Today looks ahead, this one included.
const AHEAD: i64 = 7;
/// Most meetings on Today.
const MOST: i64 = 20;

/// Somebody who takes part, and cannot: why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The key of the person.
    pub person: String,
    /// Why, in words.
    pub words: String,
}

/// A meeting and what whoever looks may do.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// Those who cannot come, as far as it is known; nothing once it has begun.
    pub clashes: Vec<Clash>,
    /// Whether the person may change or cancel it.
    pub may_change: bool,
    /// Whether the person may look at the approval.
    pub approval: bool,
    /// Whether its approval holds no more: an oral consent that was not confirmed in time.
    pub lapsed: bool,
}

/// What a meeting is to be called about, before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The approval.
    pub approval: String,
    /// Its revision.
    pub revision: i64,
    /// What it is called.
    pub title: String,
    /// What was asked for.
    pub text: String,
    /// Whether it was approved.
    pub approved: bool,
}

impl App {
    /// A meeting that the person may see.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs to see.
    pub async fn meeting(&self, person: &Person, id: &str) -> Result<MeetingView> {
        let desk = self.desk(person).await?;
        let meeting = meetings::find(&self.db, id, &desk.viewer()).await?.ok_or_else(no_meeting)?;
        let stored = approvals::find(&self.db, &meeting.approval).await?;
        let approval = match &stored {
            Some(stored) => self.may_look_at(person, &stored.approval, &desk.organization).await?,
            None => false,
        };
        let holds = |stored: &store::approvals::Stored| {
            stored.approval.permit(Act::Meet, stored.approval.digest(), desk.now).is_ok()
        };
        Ok(MeetingView {
            lapsed: meeting.cancelled.is_none() && !stored.as_ref().is_some_and(holds),
            clashes: self.clashes(&desk, &meeting).await?,
            may_change: meeting.may_change(&desk.holder, desk.is_member().as_ref(), desk.now).is_ok(),
            approval,
            meeting,
        })
    }

    /// Who is away or has another meeting then.
    async fn clashes(&self, desk: &Desk, meeting: &Meeting) -> Result<Vec<Clash>> {
        let (slot, mut clashes) = (meeting.plan.slot, Vec::new());
        if slot.has_begun(desk.now) || meeting.cancelled.is_some() {
            return Ok(clashes);
        }
        let of_day = meetings::of_day(&self.db, slot.day()).await?;
        let others: Vec<&Meeting> =
            of_day.iter().filter(|other| other.id != meeting.id && other.plan.slot.overlaps(&slot)).collect();
        let away = desk.organization.away(slot.day());
        for person in &meeting.plan.people {
            let mut words = Vec::new();
            if desk.organization.has_left(&person.id, slot.day()) {
                words.push("已离任".to_owned());
            }
            if let Some((_, absence)) = away.iter().find(|(one, _)| one.id == person.id) {
                let substitute = desk.organization.substitute(&person.id, slot.day());
                let stands_in = substitute.map_or_else(String::new, |one| format!("，AB角{}", one.name));
                words.push(format!("{}{stands_in}", absence.kind.name()));
            }
            // What the other meeting is about is not theirs to see.
            if let Some(other) = others.iter().find(|other| other.plan.has(&person.id)) {
                words.push(format!("{}—{}另有会议", other.plan.slot.from(), other.plan.slot.to()));
            }
            if !words.is_empty() {
                clashes.push(Clash { person: person.id.clone(), words: words.join("，") });
            }
        }
        Ok(clashes)
    }

    /// Meetings to come that the person may see, the next first; or those that are past.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn meetings(&self, person: &Person, past: bool, page: i64) -> Result<Found<Meeting>> {
        let desk = self.desk(person).await?;
        let page = page.max(1);
        let found = meetings::list(&self.db, &desk.viewer(), (desk.now.today, past), part(page)).await?;
        Ok(Found::new(found, page))
    }

    /// The meetings of the next days that a person takes part in or called, and that are not over.
    pub(crate) async fn next_meetings(&self, person: &Person, desk: &Desk) -> Result<Vec<Meeting>> {
        let today = desk.now.today;
        let mut next = meetings::of_person(&self.db, person.id(), (today, today.plus_days(AHEAD - 1)), MOST).await?;
        next.retain(|meeting| !meeting.plan.slot.is_over(desk.now));
        Ok(next)
    }

    /// The matter that a meeting is to be called about, for its drafter.
    ///
    /// # Errors
    /// `NotFound` to others, and if it does not permit a meeting.
    pub async fn planned_meeting(&self, person: &Person, approval: &str) -> Result<Planned> {
        let stored = approvals::find(&self.db, approval).await?.ok_or_else(no_approval)?;
        let affair = approvals::find_affair(&self.db, approval).await?.ok_or_else(no_approval)?;
        if stored.approval.drafter().id != person.id() || !stored.approval.permits().contains(&Act::Meet) {
            return Err(no_approval());
        }
        let approved = stored.approval.state() == State::Approved;
        Ok(Planned {
            approval: approval.to_owned(),
            revision: stored.revision,
            title: affair.title,
            text: affair.text,
            approved,
        })
    }

    /// The meeting that was called with an approval, for those who may see it.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn meeting_of(&self, person: &Person, approval: &str) -> Result<Option<Meeting>> {
        let Some(id) = meetings::of_approval(&self.db, approval).await? else { return Ok(None) };
        Ok(meetings::find(&self.db, &id, &self.desk(person).await?.viewer()).await?)
    }
}
