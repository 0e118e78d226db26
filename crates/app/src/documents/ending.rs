//! 撤销 and 废止: asked for by the office, decided by its leaders, carried out by the registrar.

use super::drafting::open;
use super::{Desk, Thing};
use crate::act::Object;
use crate::approval::NewAffair;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::approval::{Affair, Approval, Ending, Now, State};
use office::authority::{Fact, Facts};
use office::documents::outgoing::{Event, Outgoing};
use office::notices::{of_answer, of_copies, of_ending};
use std::collections::BTreeSet;
use store::Tx;
use store::approvals;
use store::documents::{copies, incoming, outgoing};

/// A matter that would end, or has ended, the force of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingLine {
    /// The approval.
    pub approval: String,
    /// What is asked for.
    pub ending: Ending,
    /// Where the approval stands.
    pub state: State,
    /// With whom it is, in words.
    pub whereabouts: String,
    /// Whether it was carried out.
    pub done: bool,
    /// Whether who asks may open the approval.
    pub open: bool,
}

impl Error {
    pub(crate) fn ending_under_way() -> Self {
        Self::new(Kind::Conflict, "这份公文已经有撤销或者废止的申请，不用再提。请在公文页上查看办到了哪一步。")
    }
}

impl App {
    /// Asks the leaders to end the force of a document: 撤销, or 废止 from a day on. Returns the
    /// approval. The same leaders are asked who were asked for the document itself.
    ///
    /// # Errors
    /// As the document and the engine refuse; to others than members of the office; while such a
    /// matter is under way.
    pub async fn ask_to_end(&self, person: &Person, id: &str, why: &str, from: Option<Date>) -> Result<String> {
        let desk = self.desk(person).await?;
        if desk.is_member().is_none() {
            return Err(Error::new(Kind::Forbidden, "撤销、废止公文由办公室人员提出。"));
        }
        let document = outgoing::find(&self.db, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        document.may_end(from)?;
        let under_way = |line: &EndingLine| matches!(line.state, State::Pending | State::Approved) && !line.done;
        if self.endings(person, id).await?.iter().any(under_way) {
            return Err(Error::ending_under_way());
        }
        let ending = Ending { document: id.to_owned(), from };
        let used = self.authority().await?;
        let act = ending.act();
        let matter = used.table.matters.iter().find(|matter| matter.permits.contains(&act)).ok_or_else(|| {
            let message = format!("审批权限表里没有许可“{}”的事项。请管理员在“审批权限”里增加后再申请。", act.name());
            Error::new(Kind::Conflict, message)
        })?;
        let new = NewAffair {
            matter: matter.code.clone(),
            facts: self.facts_of(&document, desk.now).await?,
            ..NewAffair::default()
        };
        let number = document.state.number().map(ToString::to_string).unwrap_or_default();
        let affair = Affair::ending(ending, &document.content.title, &number, why)?;
        self.submit(person, new, affair).await
    }

    /// The facts that chose the chain of the document, so that the same leaders decide again.
    async fn facts_of(&self, document: &Outgoing, now: Now) -> Result<Facts> {
        let stored = approvals::find(&self.db, &document.id).await?;
        let mut facts = stored.map(|stored| stored.approval.facts().clone()).unwrap_or_default();
        let organization = self.organization().await?;
        let head = organization.county_head(now.today).map(|head| head.id.as_str());
        if document.state.signed().is_some_and(|signed| head == Some(signed.signer.id.as_str())) {
            facts.flags.insert(Fact::Important);
        }
        Ok(facts)
    }

    /// The matters that would end, or have ended, the force of a document that was found for its
    /// reader; the newest first.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn endings(&self, person: &Person, document: &str) -> Result<Vec<EndingLine>> {
        let organization = self.organization().await?;
        let mut lines = Vec::new();
        for id in approvals::endings(&self.db, document).await? {
            let stored = approvals::find(&self.db, &id).await?;
            let affair = approvals::find_affair(&self.db, &id).await?;
            let Some((stored, affair)) = stored.zip(affair) else { continue };
            let Some(ending) = affair.ends else { continue };
            lines.push(EndingLine {
                approval: id,
                ending,
                state: stored.approval.state(),
                whereabouts: stored.approval.whereabouts(),
                done: affair.done.is_some(),
                open: self.may_look_at(person, &stored.approval, &organization).await?,
            });
        }
        Ok(lines)
    }

    /// After an act on an approval that is about ending a document: whoever decides may read it, and
    /// once it is decided the registrars are told. Belongs to the transaction of that act.
    pub(crate) async fn ending_follows(&self, tx: &mut Tx, desk: &Desk, approval: &Approval) -> Result<()> {
        self.admit_signers(tx, approval, &approval.waiting(desk.organization.as_ref(), desk.now)).await?;
        let affair = approvals::affair(tx, approval.id()).await?;
        let Some(ending) = affair.and_then(|affair| affair.ends) else { return Ok(()) };
        if approval.state() == State::Approved {
            let today = desk.now.today;
            let told = of_ending(&ending, approval.title(), &desk.holder.id, &desk.organization, today);
            self.tell(tx, &told).await?;
        }
        Ok(())
    }

    /// Ends the force of a document as an approval decided.
    ///
    /// # Errors
    /// As the document refuses; without the permit, and then the attempt is on record.
    pub async fn end_document(&self, person: &Person, id: &str, seen: i64, approval: &str) -> Result<()> {
        self.registrar_or_attempt(person, &self.desk(person).await?, Thing::Sent(id), "outgoing.ended.refused").await?;
        let (desk, mut tx) = self.open_desk(person).await?;
        let registrar = desk.registrar()?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let stored = approvals::by_id(&mut tx, approval).await?;
        let affair = approvals::affair(&mut tx, approval).await?;
        let Some((mut stored, mut affair)) = stored.zip(affair) else {
            drop(tx);
            let message = "没有批准撤销或者废止这份公文的审批，不能办理。请先提出申请，经领导批准。";
            let error = Error::new(Kind::NotFound, message);
            self.attempted(person, "outgoing.ended.refused", Thing::Sent(id), &error).await?;
            return Err(error);
        };
        let act = affair.ends.as_ref().map_or(office::authority::Act::Revoke, Ending::act);
        let done = match stored.approval.permit(act, &affair.digest(), desk.now) {
            Ok(permit) => document.end(&registrar, &mut affair, &permit, desk.now.at).map_err(Error::from),
            Err(refusal) => Err(refusal.into()),
        };
        let event = match done {
            Ok(event) => event,
            Err(error) => {
                drop(tx);
                self.attempted(person, "outgoing.ended.refused", Thing::Sent(id), &error).await?;
                return Err(error);
            }
        };
        outgoing::update(&mut tx, &mut document).await?;
        approvals::update_affair(&mut tx, approval, &affair).await?;
        let waiting = stored.approval.waiting(desk.organization.as_ref(), desk.now);
        approvals::update(&mut tx, &mut stored, &waiting, desk.now.at).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        // Whoever holds a copy must know that it is in force no more.
        let words = match &event {
            Event::Repealed(from) => format!("已决定废止，自{from}起失效"),
            _ => "已撤销，自始无效".to_owned(),
        };
        let standing = copies::of(&mut tx, id).await?.into_iter().filter(|kept| kept.copy.recall.is_none());
        let units: BTreeSet<String> = standing.filter_map(|kept| kept.copy.unit).collect();
        for unit in units {
            let (actor, organization) = (&desk.holder.id, &desk.organization);
            self.tell(&mut tx, &of_copies(&words, &unit, &document, actor, organization, desk.now.today)).await?;
        }
        // So must those who answered with it.
        for answered in incoming::answered_by(&mut tx, id).await? {
            let (actor, organization) = (&desk.holder.id, &desk.organization);
            self.tell(&mut tx, &of_answer(&words, &answered, actor, organization, desk.now.today)).await?;
        }
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words()).because(affair.text);
        Ok(tx.commit(&entry).await?)
    }
}
