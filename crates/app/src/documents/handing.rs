//! 转交拟稿人: the document and its approval change hands in one act.

use super::drafting::open;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::permission::Member;
use store::approvals;
use store::documents::{outgoing, readers};

impl App {
    /// Hands a document on to another member of the office, by its drafter or by whoever reviews.
    ///
    /// # Errors
    /// As the document and the engine refuse; to people who are no members of the office.
    pub async fn hand_document_on(&self, person: &Person, id: &str, seen: i64, to: &str, why: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        desk.member()?;
        let nobody = || Error::new(Kind::Invalid, "请从名单里选择一位办公室人员接手。");
        let next = Member::of(&desk.organization, to, desk.now.today).ok_or_else(nobody)?;
        let mut tx = self.begin_as(person, &desk.organization).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        let event = document.hand_on(&desk.holder, desk.is_reviewer().as_ref(), &next, why, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        readers::join(&mut tx, id, to, "拟稿", false, desk.now.at).await?;
        if let Some(mut stored) = approvals::by_id(&mut tx, id).await? {
            let chart = desk.organization.as_ref();
            stored.approval.hand_on(&desk.holder.id, to, why, chart, desk.now)?;
            let waiting = stored.approval.waiting(chart, desk.now);
            approvals::update(&mut tx, &mut stored, &waiting, desk.now.at).await?;
        }
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry.because(why.trim())).await?)
    }
}
