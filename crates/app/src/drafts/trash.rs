//! 回收站: discarding a draft, taking it back, erasing it.

use crate::act::Object;
use crate::error::{Error, Result};
use crate::{App, Person};
use store::drafts;

impl App {
    /// Puts a draft into the trash and returns its title.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` if it is there already.
    pub async fn discard(&self, person: &Person, id: &str) -> Result<String> {
        let mut tx = self.begin_by(person).await?;
        let mut draft = drafts::by_id(&mut tx, id, person.id()).await?.ok_or_else(Error::no_draft)?;
        draft.discard(self.clock.now())?;
        drafts::update(&mut tx, &mut draft).await?;
        let entry = self.entry(person, "draft.discarded", Object::new("draft", id), "把草稿移入回收站");
        tx.commit(&entry).await?;
        Ok(draft.title)
    }

    /// Takes a draft out of the trash and returns its title.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` if it is not there.
    pub async fn recover(&self, person: &Person, id: &str) -> Result<String> {
        let mut tx = self.begin_by(person).await?;
        let mut draft = drafts::by_id(&mut tx, id, person.id()).await?.ok_or_else(Error::no_draft)?;
        draft.recover()?;
        drafts::update(&mut tx, &mut draft).await?;
        let entry = self.entry(person, "draft.recovered", Object::new("draft", id), "从回收站恢复草稿");
        tx.commit(&entry).await?;
        Ok(draft.title)
    }

    /// Erases a draft in the trash for good.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` if it is not in the trash.
    pub async fn erase(&self, person: &Person, id: &str) -> Result<()> {
        let mut tx = self.begin_by(person).await?;
        let draft = drafts::by_id(&mut tx, id, person.id()).await?.ok_or_else(Error::no_draft)?;
        if draft.discarded.is_none() {
            return Err(office::drafts::Refusal::NotInTrash.into());
        }
        drafts::erase(&mut tx, id, person.id()).await?;
        let entry = self.entry(person, "draft.erased", Object::new("draft", id), "彻底删除草稿");
        tx.commit(&entry).await?;
        tracing::info!(draft = %id, account = %person.id(), "draft erased");
        Ok(())
    }
}
