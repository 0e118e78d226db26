//! Opening a matter: what kinds there are, and submitting one.

use super::write::meanwhile;
use crate::act::Object;
use crate::authority::{self, Authority};
use crate::documents::{Desk, Thing};
use crate::error::{Error, Kind, Result};
use crate::{App, Once, Person};
use gongwen::Date;
use office::approval::{Affair, Approval, Change, Now, Opening, State};
use office::authority::{Act, Facts, Holder, Matter};
use office::notices::of_approval;
use office::organization::Organization;
use store::approvals::{self, Subject};

/// A matter that is to be submitted.
#[derive(Clone, Debug, Default)]
pub struct NewAffair {
    /// The code of its kind.
    pub matter: String,
    /// What it is about.
    pub title: String,
    /// What is asked for, and why.
    pub text: String,
    /// What is known about it; the drafter's unit is added.
    pub facts: Facts,
}

/// The kinds of matters in force, for choosing.
#[derive(Clone, Debug)]
pub struct Ways {
    /// The table.
    pub authority: Authority,
    /// Units that can be named as portfolio or to countersign: key and name.
    pub units: Vec<(String, String)>,
}

impl App {
    /// The kinds of matters that can be submitted today, and what can be named in them.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ways(&self) -> Result<Ways> {
        let (organization, today) = (self.organization().await?, self.today());
        let units = organization.units_on(today).into_iter();
        let units = units.map(|unit| (unit.id.clone(), unit.name(today).to_owned())).collect();
        Ok(Ways { authority: self.authority().await?, units })
    }

    /// Submits a matter and returns its key. Nothing is kept if it cannot be submitted.
    ///
    /// # Errors
    /// As the matter and the engine refuse.
    pub async fn submit_affair(&self, person: &Person, new: NewAffair) -> Result<String> {
        self.submit_affair_once(person, &Once::default(), new).await
    }

    /// The same for a form, which makes one matter however often it is sent.
    ///
    /// # Errors
    /// As [`submit_affair`](Self::submit_affair).
    pub async fn submit_affair_once(&self, person: &Person, once: &Once, new: NewAffair) -> Result<String> {
        let key = once.key(person, "approval");
        if approvals::find(&self.db, &key).await?.is_some() {
            return Ok(key);
        }
        let used = self.authority().await?;
        let ends = |act: &Act| matches!(act, Act::Revoke | Act::Repeal);
        if matter(&used, &new.matter)?.permits.iter().any(ends) {
            return Err(Error::new(Kind::Invalid, "撤销、废止公文请打开那份公文，在公文页上申请。"));
        }
        let affair = Affair::new(&new.title, &new.text)?;
        match self.submit_as(person, key.clone(), new, affair).await {
            // The same form came twice at the same moment, and the other was quicker.
            Err(error) if error.kind() == Kind::Conflict && approvals::find(&self.db, &key).await?.is_some() => Ok(key),
            done => done,
        }
    }

    /// Submits a matter of a kind, with what is known about it.
    pub(crate) async fn submit(&self, person: &Person, new: NewAffair, affair: Affair) -> Result<String> {
        self.submit_as(person, store::new_id(), new, affair).await
    }

    async fn submit_as(&self, person: &Person, key: String, new: NewAffair, affair: Affair) -> Result<String> {
        let used = self.authority().await?;
        let matter = matter(&used, &new.matter)?;
        let (organization, mut tx) = self.begin_knowing(person).await?;
        let now = Now::of(self.clock.now());
        let unit = unit_of(&organization, person.id(), now.today);
        let opening = Opening {
            id: key,
            table: used.id.clone(),
            title: affair.title.clone(),
            facts: Facts { unit, ..new.facts },
            drafter: Holder { id: person.id().to_owned(), name: person.name().to_owned() },
            digest: affair.digest(),
        };
        let approval = Approval::open(opening, matter);
        if let Some(ending) = &affair.ends
            && approvals::ending_under_way(&mut tx, &ending.document).await.map_err(meanwhile)?
        {
            return Err(Error::ending_under_way());
        }
        authority::keep(&mut tx, &used, now.at).await?;
        let mut stored = approvals::insert(&mut tx, &approval, Subject::Affair, now.at).await?;
        approvals::insert_affair(&mut tx, approval.id(), &affair).await?;
        let event = stored.approval.submit(person.id(), matter, &*organization, now)?;
        let waiting = stored.approval.waiting(&*organization, now);
        approvals::update(&mut tx, &mut stored, &waiting, now.at).await?;
        let holder = Holder { id: person.id().to_owned(), name: person.name().to_owned() };
        let desk = Desk { organization: organization.clone(), now, holder };
        self.ending_follows(&mut tx, &desk, &stored.approval).await?;
        self.tell(&mut tx, &of_approval(&event, &stored.approval, &[], &waiting, person.id())).await?;
        let words = format!("{}：{}", affair.title, event.words());
        let entry = self
            .entry(person, "approval.submitted", Object::new("approval", approval.id()), words)
            .changed("", approval.digest().as_str());
        tx.commit(&entry).await.map_err(meanwhile)?;
        Ok(approval.id().to_owned())
    }

    /// Rewrites a matter that is on the drafter's desk: withdrawn, returned, or rejected.
    ///
    /// # Errors
    /// Refused to others, and while it is under way.
    pub async fn rewrite_affair(&self, person: &Person, id: &str, seen: i64, new: NewAffair) -> Result<()> {
        let (organization, mut tx) = self.begin_knowing(person).await?;
        let now = Now::of(self.clock.now());
        let mut stored = approvals::by_id(&mut tx, id).await?.ok_or_else(super::no_approval)?;
        if stored.approval.drafter().id != person.id() {
            return Err(super::no_approval());
        }
        if stored.revision != seen {
            return Err(super::write::changed());
        }
        if matches!(stored.approval.state(), State::Pending | State::Approved) {
            return Err(Error::new(Kind::Conflict, "这个事项正在审批或者已经批准，不能直接改。请先撤回，改好再提交。"));
        }
        let known = approvals::affair(&mut tx, id).await?.ok_or_else(super::no_approval)?;
        if known.done.is_some() {
            let message = "这个事项已经办理过，不能改写成别的。请按原样再提交，补办审批；别的事请另提一个事项。";
            return Err(Error::new(Kind::Conflict, message));
        }
        // What a matter would do to a document is not changed by rewriting its reason.
        let title = if known.ends.is_some() { &known.title } else { &new.title };
        let affair = Affair { ends: known.ends.clone(), ..Affair::new(title, &new.text)? };
        let before = stored.approval.clone();
        let change = if affair.digest() == *before.digest() { Change::Typography } else { Change::Substance };
        let approval = &mut stored.approval;
        let event = approval.revise(person.id(), affair.digest(), change, &*organization, now)?;
        let facts = Facts { unit: before.facts().unit.clone(), ..new.facts };
        approval.describe(affair.title.clone(), facts)?;
        let waiting = approval.waiting(&*organization, now);
        approvals::update_affair(&mut tx, id, &affair).await?;
        approvals::update(&mut tx, &mut stored, &waiting, now.at).await.map_err(meanwhile)?;
        let entry = self.approval_entry(person, "approval.revised", &before, &stored.approval, &event);
        tx.commit(&entry).await.map_err(meanwhile)
    }

    /// Carries out a matter: needs its permit, which only the completed chain gives.
    ///
    /// # Errors
    /// Refused without the permit; the attempt is on record.
    pub async fn carry_out_affair(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        let now = Now::of(self.clock.now());
        let mut tx = self.begin_by(person).await?;
        let mut stored = approvals::by_id(&mut tx, id).await?.ok_or_else(super::no_approval)?;
        if stored.approval.drafter().id != person.id() {
            drop(tx);
            let (refused, thing) = ("approval.executed.refused", Thing::Approval(id));
            return Err(self.unseen(person, refused, thing, super::no_approval()).await?);
        }
        if stored.revision != seen {
            return Err(super::write::changed());
        }
        let mut affair = approvals::affair(&mut tx, id).await?.ok_or_else(super::no_approval)?;
        let act = stored.approval.permits().first().copied().unwrap_or(office::authority::Act::Proceed);
        let permit = match stored.approval.permit(act, &affair.digest(), now) {
            Ok(permit) => permit,
            Err(refusal) => {
                drop(tx);
                self.refused(person, "approval.executed.refused", &stored.approval, &refusal).await?;
                return Err(refusal.into());
            }
        };
        affair.carry_out(&permit, act, stored.approval.drafter().clone(), now)?;
        approvals::update_affair(&mut tx, id, &affair).await?;
        let waiting = stored.approval.waiting(&*self.organization().await?, now);
        approvals::update(&mut tx, &mut stored, &waiting, now.at).await.map_err(meanwhile)?;
        let words = format!("{}：{}", affair.title, act.name());
        let entry = self
            .entry(person, "approval.executed", Object::new("approval", id), words)
            .changed(permit.digest().as_str(), permit.digest().as_str());
        tx.commit(&entry).await.map_err(meanwhile)
    }
}

pub(super) fn matter<'a>(used: &'a Authority, code: &str) -> Result<&'a Matter> {
    used.table.matter(code).ok_or_else(|| Error::new(Kind::NotFound, "审批权限表里没有这类事项，请重新选择。"))
}

/// The unit of a person's highest post, or the office itself.
pub(super) fn unit_of(organization: &Organization, person: &str, on: Date) -> String {
    let post = organization.posts_of(person, on).first().map(|post| post.unit.clone());
    post.or_else(|| organization.own_office(on).map(|unit| unit.id.clone())).unwrap_or_default()
}
