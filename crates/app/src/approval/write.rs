//! Acting on an approval: load, decide, write, one entry.

use super::colleagues::{may_sign_for, may_take_over};
use super::{Deed, no_approval};
use crate::act::Object;
use crate::documents::{Desk, Thing};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use ledger::Entry;
use office::approval::{Approval, Event, Now, Words};
use office::authority::{Chart, Holder};
use office::notices::{of_approval, of_referral};
use office::organization::{Organization, Rank};
use store::approvals::{self, Subject};
use store::documents::readers;

impl App {
    /// Does something to an approval of which revision `seen` was looked at.
    ///
    /// # Errors
    /// `NotFound` for what is none of the person's business, `Conflict` if somebody acted in
    /// between, and as the engine refuses; a refused attempt is on record.
    pub async fn act_on_approval(&self, person: &Person, id: &str, seen: i64, deed: Deed) -> Result<Event> {
        let (organization, mut tx) = self.begin_knowing(person).await?;
        let now = Now::of(self.clock.now());
        let (deed, referred) = referred(deed, person, &organization, now)?;
        let (verb, refused) = deed.verbs();
        let mut stored = approvals::by_id(&mut tx, id).await?.ok_or_else(no_approval)?;
        if !self.may_look_at(person, &stored.approval, &organization).await? {
            drop(tx);
            return Err(self
                .unseen(person, refused, Thing::Approval(id), self.unseen_by(person, &organization))
                .await?);
        }
        if stored.revision != seen {
            return Err(changed());
        }
        let version = self.authority_version(stored.approval.table()).await?;
        let matter = version
            .table
            .matter(stored.approval.matter())
            .ok_or_else(|| Error::new(Kind::Bug, "审批权限表里没有这类事项了，请联系管理员。"))?;
        if let Deed::HandOn { to, .. } = &deed {
            self.may_hand_on(person, &stored, to, &organization)?;
        }
        if let Deed::Delegate { to, .. } = &deed
            && !may_sign_for(&organization, person.id(), to, now.today)
        {
            return Err(Error::new(
                Kind::Invalid,
                "请授权给本单位的同事；办公室的人可以互相授权，县领导还可以授权办公室主任。",
            ));
        }
        let before = stored.approval.clone();
        match deed.act(&mut stored.approval, person.id(), matter, &*organization, now) {
            Ok(event) => {
                let waiting = stored.approval.waiting(&*organization, now);
                let waited = before.waiting(&*organization, now);
                let mut told = of_approval(&event, &stored.approval, &waited, &waiting, person.id());
                approvals::update(&mut tx, &mut stored, &waiting, now.at).await.map_err(meanwhile)?;
                let mut entry = self.approval_entry(person, verb, &before, &stored.approval, &event);
                // What the decision does to the document belongs to the same act.
                let holder = Holder { id: person.id().to_owned(), name: person.name().to_owned() };
                let desk = Desk { organization: organization.clone(), now, holder };
                let followed = match event {
                    Event::OralDenied { .. } => self.document_lapses(&mut tx, &stored.approval).await?,
                    _ => self.document_follows(&mut tx, &desk, &stored.approval).await?,
                };
                if let Some(followed) = followed {
                    entry.words = format!("{}；{}", entry.words, followed.words());
                    // The drafter is told of the document, not also of its approval.
                    told.retain(|notice| notice.to != before.drafter().id);
                }
                if let Some(whom) = referred {
                    told.extend(of_referral(&stored.approval, &whom.id, person.id()));
                    if stored.subject == Subject::Document {
                        readers::admit(&mut tx, id, &whom.id, "阅处", now.at).await?;
                    }
                }
                self.ending_follows(&mut tx, &desk, &stored.approval).await?;
                self.tell(&mut tx, &told).await?;
                tx.commit(&entry).await.map_err(meanwhile)?;
                Ok(event)
            }
            Err(refusal) => {
                drop(tx);
                self.refused(person, refused, &before, &refusal).await?;
                Err(refusal.into())
            }
        }
    }

    /// A matter is handed on by its drafter or, once that one has left, by the director of the
    /// office, to somebody of the drafter's own unit or of the office. A document takes its approval
    /// with it.
    fn may_hand_on(
        &self,
        person: &Person,
        stored: &approvals::Stored,
        to: &str,
        organization: &Organization,
    ) -> Result<()> {
        if stored.subject == Subject::Document {
            return Err(Error::new(Kind::Invalid, "公文请在公文页上转交，审批随公文一起转。"));
        }
        let today = self.today();
        let drafter = &stored.approval.drafter().id;
        if drafter != person.id() && !directs_for(organization, person.id(), drafter, today) {
            return Err(Error::new(Kind::Forbidden, "事项由拟稿人转交；拟稿人离任的，由办公室主任转交。"));
        }
        if may_take_over(organization, drafter, to, today) {
            return Ok(());
        }
        Err(Error::new(Kind::Invalid, "请转交给本单位或者办公室的同事。"))
    }

    /// The entry of an act on an approval.
    pub(super) fn approval_entry(
        &self,
        person: &Person,
        verb: &'static str,
        before: &Approval,
        after: &Approval,
        event: &Event,
    ) -> Entry {
        let object = Object::new("approval", after.id());
        let words = format!("{}：{}", after.title(), event.words());
        let entry = self.entry(person, verb, object, words).changed(before.digest().as_str(), after.digest().as_str());
        let reason = match event {
            Event::Referred { account, .. } => account.clone(),
            Event::Returned { reason, .. }
            | Event::OralDenied { reason, .. }
            | Event::SignerAdded { reason, .. }
            | Event::Delegated { reason, .. }
            | Event::HandedOn { reason, .. } => reason.clone(),
            _ => String::new(),
        };
        let entry = entry.because(reason);
        match after.history().last().and_then(|record| record.for_whom.as_ref()) {
            Some(of) => entry.on_behalf_of(&of.id, &of.name),
            None => entry,
        }
    }
}

/// The consent of a deed that also asks somebody to read it and act, with the words that say so.
fn referred(deed: Deed, by: &Person, organization: &Organization, now: Now) -> Result<(Deed, Option<Holder>)> {
    let Deed::ConsentAndRefer(words, whom) = deed else { return Ok((deed, None)) };
    let nobody = || Error::new(Kind::Invalid, "没有找到请阅处的人，或者已经离任。请重新选择。");
    let whom = Chart::person(organization, &whom, now.today).filter(|whom| whom.id != by.id()).ok_or_else(nobody)?;
    let called = match organization.title(&whom.id, now.today) {
        Some(title) => format!("请{}（{title}）阅处。", whom.name),
        None => format!("请{}阅处。", whom.name),
    };
    let opinion = match words.opinion.trim().trim_end_matches('。') {
        "" => called,
        said => format!("{said}。{called}"),
    };
    Ok((Deed::Consent(Words { opinion, ..words }), Some(whom)))
}

/// Whether somebody directs the office, and so minds what a drafter who has left has left behind.
pub(crate) fn directs_for(organization: &Organization, person: &str, drafter: &str, on: Date) -> bool {
    organization.has_left(drafter, on)
        && organization.with_rank_in_office(Rank::Director, on).iter().any(|director| director.id == person)
}

/// Somebody else acted in between.
pub(crate) fn changed() -> Error {
    Error::new(Kind::Conflict, "这个事项在您打开之后有人办理过。请刷新页面，看清现在的情况再办。")
}

/// Whatever two writers ran into, it is told in the same words.
pub(crate) fn meanwhile(error: store::Error) -> Error {
    match error {
        store::Error::ChangedMeanwhile | store::Error::Taken => changed(),
        error => error.into(),
    }
}
