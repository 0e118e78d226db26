//! 审核, and the way into the approval.

use super::drafting::open;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::approval::{Approval, Change, Opening};
use office::authority::{Fact, Facts, Matter, Role};
use office::documents::outgoing::{Examination, Opinion, Outgoing, Review};
use std::collections::BTreeSet;
use store::documents::{outgoing, readers};
use store::{Tx, approvals};

impl App {
    /// 审核通过: the chain of its matter begins, or begins again.
    ///
    /// # Errors
    /// As the document refuses; or no chain can be made.
    pub async fn pass_document(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        opinions: [Opinion; 5],
        facts: Facts,
    ) -> Result<()> {
        let desk = self.desk(person).await?;
        let reviewer = desk.reviewer()?;
        let mut tx = self.begin_as(person, &desk.organization).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let examination = Examination { opinions, noted: self.noted(&document.content).await? };
        let event = document.pass(&reviewer, examination, id.to_owned(), desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        readers::join(&mut tx, id, &document.drafter.id, "拟稿", false, desk.now.at).await?;
        let before = approvals::by_id(&mut tx, id).await?.map(|stored| stored.approval.facts().flags.clone());
        let words = format!("{}{}", event.words(), elements(&facts, before.as_ref()));
        self.open_chain(&mut tx, &desk, &document, facts).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), words);
        Ok(tx.commit(&entry).await?)
    }

    /// 退回拟稿人
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn return_document(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        opinions: [Opinion; 5],
        why: &str,
    ) -> Result<()> {
        let desk = self.desk(person).await?;
        let reviewer = desk.reviewer()?;
        let mut tx = self.begin_as(person, &desk.organization).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let examination = Examination { opinions, noted: self.noted(&document.content).await? };
        let event = document.return_to_drafter(&reviewer, examination, why, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        readers::join(&mut tx, id, &document.drafter.id, "拟稿", true, desk.now.at).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        // Kept here for ever: the next submission begins a review of its own.
        let objections = document.review.as_ref().map(Review::objections).filter(|said| !said.is_empty());
        let words = objections.map_or_else(|| event.words(), |said| format!("{}，审核意见：{said}", event.words()));
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), words);
        Ok(tx.commit(&entry.because(why.trim())).await?)
    }

    /// The elements with which a document was sent to its signers before, if it was.
    ///
    /// # Errors
    /// `NotFound` if the document is not theirs to see.
    pub async fn facts_before(&self, person: &Person, id: &str) -> Result<Option<Facts>> {
        self.document(person, id).await?;
        Ok(approvals::find(&self.db, id).await?.map(|stored| stored.approval.facts().clone()))
    }

    /// The approval of a document has the key of the document: one chain, however often it
    /// begins again.
    async fn open_chain(&self, tx: &mut Tx, desk: &super::Desk, document: &Outgoing, mut facts: Facts) -> Result<()> {
        let digest = document.content.digest();
        if facts.unit.is_empty() {
            let posts = desk.organization.posts_of(&document.drafter.id, desk.now.today);
            facts.unit = posts.first().map_or_else(String::new, |post| post.unit.clone());
        }
        let used = self.authority().await?;
        crate::authority::keep(tx, &used, desk.now.at).await?;
        let no_matter = || Error::new(Kind::Conflict, "审批权限表里已经没有这个事项。请退回拟稿人重新选择。");
        let mut stored = match approvals::by_id(tx, &document.id).await? {
            Some(mut stored) => {
                // First of all: what a meeting did not pass is a draft again once its content changed.
                if *stored.approval.digest() != digest {
                    let (by, chart) = (&document.drafter.id, desk.organization.as_ref());
                    stored.approval.revise(by, digest, Change::Substance, chart, desk.now)?;
                }
                stored.approval.describe(document.content.title.clone(), facts)?;
                if stored.approval.matter() != document.matter {
                    // Returned as the wrong matter: the chain is that of what it is now.
                    let matter = used.table.matter(&document.matter).ok_or_else(no_matter)?;
                    stored.approval.reopen_as(used.id.clone(), matter)?;
                }
                stored
            }
            None => {
                let matter = used.table.matter(&document.matter).ok_or_else(no_matter)?;
                let opening = Opening {
                    id: document.id.clone(),
                    table: used.id.clone(),
                    title: document.content.title.clone(),
                    facts,
                    drafter: document.drafter.clone(),
                    digest,
                };
                let approval = Approval::open(opening, matter);
                approvals::insert(tx, &approval, approvals::Subject::Document, desk.now.at).await?
            }
        };
        // A matter that was opened under a version of the table stays with it.
        let opened = if stored.approval.table() == used.id {
            used
        } else {
            self.authority_version(stored.approval.table()).await?
        };
        let matter = opened.table.matter(stored.approval.matter()).ok_or_else(no_matter)?;
        fits(document, matter)?;
        heard(stored.approval.facts(), matter)?;
        let event = stored.approval.submit(&document.drafter.id, matter, desk.organization.as_ref(), desk.now)?;
        signed_by_the_head(document, &stored.approval, matter, desk)?;
        signed_for_the_organ(document, &stored.approval, matter, desk)?;
        self.keep_chain(tx, desk, &mut stored, &event).await
    }
}

/// The elements that choose the chain, for the record: which hold, and which held before and do not any
/// more, for with each a step may have gone.
fn elements(facts: &Facts, before: Option<&BTreeSet<Fact>>) -> String {
    let names = |flags: Vec<&Fact>| flags.into_iter().map(|fact| fact.name()).collect::<Vec<_>>().join("、");
    let mut words = String::new();
    if !facts.flags.is_empty() {
        words.push_str(&format!("，送签要素：{}", names(facts.flags.iter().collect())));
    }
    let gone: Vec<&Fact> = before.into_iter().flatten().filter(|fact| !facts.flags.contains(fact)).collect();
    if !gone.is_empty() {
        words.push_str(&format!("，不再按{}送签", names(gone)));
    }
    words
}

/// A matter that is for some kinds of documents only is for no other: the chain of a letter does not do
/// for a notice.
pub(super) fn fits(document: &Outgoing, matter: &Matter) -> Result<()> {
    let Some(kind) = document.content.kind.filter(|kind| !matter.kinds.is_empty() && !matter.kinds.contains(kind))
    else {
        return Ok(());
    };
    let names: Vec<&str> = matter.kinds.iter().map(|kind| kind.name()).collect();
    let message = format!(
        "审批事项“{}”只用于{}，这份公文是{}。请把事项改为合适的一种，如“下行文”；已经送审的，退回拟稿人修改。",
        matter.name,
        names.join("、"),
        kind.name()
    );
    Err(Error::new(Kind::Invalid, message))
}

/// What the reviewer says of a document must have a meaning for its chain: without a step for it, it
/// would go to its signature past those who had to be asked.
fn heard(facts: &Facts, matter: &Matter) -> Result<()> {
    let Some(element) = facts.unheard(&matter.asks) else { return Ok(()) };
    let message = format!(
        "“{}”这类事项的审批不看“{}”，选了也不会多走一步。请退回拟稿人，把事项改为会走这一步的一种；确实不用的，去掉这一项。",
        matter.name,
        element.name()
    );
    Err(Error::new(Kind::Invalid, message))
}

/// An upward document is signed by the head of the organ that sends it (《条例》 Art 22): the county
/// head, or the director for one of the office itself. The table cannot say otherwise.
fn signed_by_the_head(document: &Outgoing, approval: &Approval, matter: &Matter, desk: &super::Desk) -> Result<()> {
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    if !read.is_upward() {
        return Ok(());
    }
    let today = desk.now.today;
    let own = desk.organization.own_office(today);
    let ours = |name: &str| own.is_some_and(|office| office.name(today) == name || office.short(today) == name);
    let of_office = read.signature.organs.first().is_some_and(|organ| ours(organ.as_str()));
    let head = |role: Role| role == Role::CountyHead || (of_office && role == Role::Director);
    let signs = approval.steps().iter().flat_map(|step| &step.seats).any(|seat| head(seat.post.role));
    // Who drafted it is left out as a signer and answers for it all the same.
    let drafts = approval.left_out().iter().any(|out| matter.rules.get(out.rule).is_some_and(|rule| head(rule.role)));
    if signs || drafts {
        return Ok(());
    }
    let who = if of_office { "办公室主任" } else { "县长" };
    let message = format!(
        "这是上行文，应当由机关主要负责人（{who}）签发（《条例》第二十二条），而“{}”的审批不经过{who}。请退回拟稿人，把事项改为“上行文”；\
         权限表没有这样的事项的，请管理员修改权限表。",
        matter.name
    );
    Err(Error::new(Kind::Invalid, message))
}

/// A document of the government is signed by one of its leaders (《条例》 Art 22: 本机关负责人), whichever
/// matter it was begun as. The office's own documents are signed by its director at least, which every
/// chain of the table has.
fn signed_for_the_organ(document: &Outgoing, approval: &Approval, matter: &Matter, desk: &super::Desk) -> Result<()> {
    let today = desk.now.today;
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    let Some(government) = desk.organization.government(today) else { return Ok(()) };
    let of_government = read.signature.organs.iter().any(|organ| government.standing(today).is_called(organ.as_str()));
    let leads = |role: Role| matches!(role, Role::LeaderInCharge | Role::ExecutiveDeputy | Role::CountyHead);
    let decides = |role: Role| leads(role) || role.is_body();
    let signs = approval.steps().iter().flat_map(|step| &step.seats).any(|seat| decides(seat.post.role));
    // Who drafted it is left out as a signer and answers for it all the same.
    let drafts = approval.left_out().iter().any(|out| matter.rules.get(out.rule).is_some_and(|rule| leads(rule.role)));
    if !of_government || signs || drafts {
        return Ok(());
    }
    let message = format!(
        "这份公文由{}署名，应当由县政府领导签发（《条例》第二十二条），而“{}”的审批不经过县政府领导。请退回拟稿人改事项，\
         或者改署名。",
        government.name(today),
        matter.name
    );
    Err(Error::new(Kind::Invalid, message))
}
