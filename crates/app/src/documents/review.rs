//! 审核, and the way into the approval.

use super::drafting::open;
use super::signers;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::approval::{Approval, Change, Opening};
use office::authority::{Fact, Facts, Matter};
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
        let (desk, mut tx) = self.open_desk(person).await?;
        let reviewer = desk.reviewer()?;
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
        let (desk, mut tx) = self.open_desk(person).await?;
        let reviewer = desk.reviewer()?;
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
        signers::fits(document, matter)?;
        heard(stored.approval.facts(), matter)?;
        let event = stored.approval.submit(&document.drafter.id, matter, desk.organization.as_ref(), desk.now)?;
        signers::suffice(document, &stored.approval, matter, desk)?;
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
