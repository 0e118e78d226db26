//! What is put on record of a document that has its number: 更正份数和分送范围, 登记公开.

use super::Thing;
use super::drafting::open;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::documents::outgoing::Registration;
use store::approvals;
use store::documents::{copies, outgoing};

impl App {
    /// Puts the number of copies and their recipients right, as when more are printed.
    ///
    /// # Errors
    /// As the document refuses; to others than the registrar.
    pub async fn correct_document(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        registration: &Registration,
        why: &str,
    ) -> Result<()> {
        self.registrar_or_attempt(person, &self.desk(person).await?, Thing::Sent(id), "outgoing.corrected.refused")
            .await?;
        let (desk, mut tx) = self.open_desk(person).await?;
        let registrar = desk.registrar()?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let kept = copies::of(&mut tx, id).await?.into_iter().map(|kept| kept.copy);
        let out = kept.filter(|copy| copy.recall.is_none()).map(|copy| copy.last).max().unwrap_or(0);
        let event = document.correct(&registrar, registration, out, why, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry.because(why.trim())).await?)
    }

    /// Puts on record where and when an issued document was made public.
    ///
    /// # Errors
    /// As the document refuses; to others than its drafter and the registrar.
    pub async fn publish_document(&self, person: &Person, id: &str, seen: i64, on: Date, place: &str) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = match open(&mut tx, &desk, id, seen).await {
            Ok(document) => document,
            Err(error) => {
                drop(tx);
                return Err(self.unseen(person, "outgoing.published.refused", Thing::Sent(id), error).await?);
            }
        };
        let own = document.drafter.id == desk.holder.id && desk.is_member().is_some();
        if !own && desk.is_registrar().is_none() {
            return Err(Error::new(Kind::Forbidden, "登记公开由拟稿人或者机要文书来办。"));
        }
        let event = document.publish(&desk.holder, on, place, desk.now.today, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry).await?)
    }

    /// The changes with which signers agreed to a document that stands as they saw it.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn changes_asked(&self, id: &str) -> Result<Vec<String>> {
        Ok(approvals::find(&self.db, id).await?.map_or_else(Vec::new, |stored| stored.approval.changes_asked()))
    }
}
