//! 通知开会 改期 取消

use super::no_meeting;
use crate::act::Object;
use crate::approval::{changed, meanwhile, no_approval};
use crate::documents::Desk;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::TimeOfDay;
use office::approval::Approval;
use office::authority::{Act, Fact, Facts};
use office::documents::Circle;
use office::meetings::{Event, Meeting, Plan, Refusal, Slot};
use office::notices::of_meeting;
use office::organization::{Rank, UnitKind};
use std::collections::BTreeSet;
use store::{approvals, meetings};

/// A meeting as a form describes it.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// The day.
    pub day: Date,
    /// When it begins.
    pub from: TimeOfDay,
    /// When it ends.
    pub to: TimeOfDay,
    /// Where.
    pub place: String,
    /// The keys of those who take part.
    pub people: Vec<String>,
    /// What they should know.
    pub note: String,
}

impl App {
    /// Calls a meeting whose matter was approved, and gives its key. Of the approval revision
    /// `seen` was looked at.
    ///
    /// # Errors
    /// `NotFound` to others than the drafter of the matter; without the permit, and then the attempt
    /// is on record; as the plan refuses.
    pub async fn call_meeting(
        &self,
        person: &Person,
        approval: &str,
        seen: i64,
        new: &NewMeeting,
        circle: Circle,
    ) -> Result<String> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut stored = approvals::by_id(&mut tx, approval).await?.ok_or_else(no_approval)?;
        if stored.approval.drafter().id != person.id() {
            return Err(no_approval());
        }
        if stored.revision != seen {
            return Err(changed());
        }
        let mut affair = approvals::affair(&mut tx, approval).await?.ok_or_else(no_approval)?;
        let permit = match stored.approval.permit(Act::Meet, &affair.digest(), desk.now) {
            Ok(permit) => permit,
            Err(refusal) => {
                drop(tx);
                self.refused(person, "meeting.called.refused", &stored.approval, &refusal).await?;
                return Err(refusal.into());
            }
        };
        let planned = plan(&desk, new)?;
        approved_for(&planned, stored.approval.facts(), &desk)?;
        let plan = (planned, circle);
        let called = Meeting::call(store::new_id(), &mut affair, &permit, &desk.holder, plan, desk.now);
        let (meeting, event) = called?;
        approvals::update_affair(&mut tx, approval, &affair).await?;
        let waiting = stored.approval.waiting(&*desk.organization, desk.now);
        approvals::update(&mut tx, &mut stored, &waiting, desk.now.at).await.map_err(meanwhile)?;
        meetings::insert(&mut tx, &meeting).await.map_err(meanwhile)?;
        let approvers = stored.approval.deciders();
        self.tell(&mut tx, &of_meeting(&event, &meeting, &approvers, person.id(), desk.now.today)).await?;
        let entry = self.entry(person, event.verb(), Object::new("meeting", &meeting.id), event.words());
        tx.commit(&entry).await.map_err(meanwhile)?;
        Ok(meeting.id)
    }

    /// 改期、改地点、改人员
    ///
    /// # Errors
    /// As the meeting refuses; `NotFound` if it is not theirs to see.
    pub async fn change_meeting(&self, person: &Person, id: &str, seen: i64, new: &NewMeeting) -> Result<()> {
        self.on_meeting(person, id, seen, None, |meeting, approval, desk| {
            let plan = plan(desk, new)?;
            approved_for(&plan, approval.facts(), desk)?;
            Ok(meeting.change(&desk.holder, desk.is_member().as_ref(), plan, desk.now)?)
        })
        .await
    }

    /// 取消
    ///
    /// # Errors
    /// As the meeting refuses; `NotFound` if it is not theirs to see.
    pub async fn cancel_meeting(&self, person: &Person, id: &str, seen: i64, why: &str) -> Result<()> {
        self.on_meeting(person, id, seen, Some(why), |meeting, _, desk| {
            Ok(meeting.cancel(&desk.holder, desk.is_member().as_ref(), why, desk.now)?)
        })
        .await
    }

    async fn on_meeting(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        reason: Option<&str>,
        verb: impl FnOnce(&mut Meeting, &Approval, &Desk) -> Result<Event>,
    ) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut meeting = meetings::by_id(&mut tx, id, &desk.viewer()).await?.ok_or_else(no_meeting)?;
        if meeting.revision != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let approval = approvals::by_id(&mut tx, &meeting.approval).await?.ok_or_else(no_approval)?.approval;
        let event = verb(&mut meeting, &approval, &desk)?;
        let of_meanwhile = |error| match error {
            store::Error::ChangedMeanwhile => Refusal::ChangedMeanwhile.into(),
            error => crate::Error::from(error),
        };
        meetings::update(&mut tx, &mut meeting).await.map_err(of_meanwhile)?;
        let approvers = approval.deciders();
        self.tell(&mut tx, &of_meeting(&event, &meeting, &approvers, person.id(), desk.now.today)).await?;
        let mut entry = self.entry(person, event.verb(), Object::new("meeting", id), event.words());
        if let Some(why) = reason {
            entry = entry.because(why);
        }
        tx.commit(&entry).await.map_err(of_meanwhile)
    }
}

/// A meeting to which most heads of townships are called is an important one, and the chain of an
/// ordinary one does not do for it.
fn approved_for(plan: &Plan, facts: &Facts, desk: &Desk) -> Result<()> {
    let (organization, today) = (&desk.organization, desk.now.today);
    let townships = organization.units_on(today).into_iter().filter(|unit| unit.kind == UnitKind::Township);
    let townships: Vec<&str> = townships.map(|unit| unit.id.as_str()).collect();
    let heads = |id: &str| {
        let posts = organization.posts_of(id, today).into_iter();
        posts.filter(|post| post.rank == Rank::UnitHead).map(|post| post.unit.as_str()).collect::<Vec<_>>()
    };
    let called: BTreeSet<&str> =
        plan.people.iter().flat_map(|one| heads(&one.id)).filter(|unit| townships.contains(unit)).collect();
    if facts.has(Fact::Important) || called.is_empty() || called.len() * 2 <= townships.len() {
        return Ok(());
    }
    let message = format!(
        "请了{}个乡镇街道的主要负责人，是全县性会议，而这个事项是按一般会议批准的。请另提一个“召开会议”，选上“{}”，批准以后再通知；\
         或者减少参加的人。",
        called.len(),
        Fact::Important.name()
    );
    Err(Error::new(Kind::Invalid, message))
}

/// The plan that a form describes: everybody in office on this day.
fn plan(desk: &Desk, new: &NewMeeting) -> Result<Plan> {
    let slot = Slot::new(new.day, new.from, new.to)?;
    let people = new.people.iter().map(|id| desk.person(id)).collect::<Result<Vec<_>>>()?;
    Ok(Plan::new(slot, &new.place, people, &new.note, desk.now)?)
}
