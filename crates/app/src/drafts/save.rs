//! Saving the text of a draft.

use super::{headline, normal};
use crate::act::Object;
use crate::error::{Error, Result};
use crate::{App, Person, token};
use office::Moment;
use office::drafts::{Draft, Event, Keep, Reason};
use store::{Tx, drafts, versions};

/// What a save did.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The revision now; the next save must have seen it.
    pub revision: i64,
    /// The title now.
    pub title: String,
    /// Whether anything had changed.
    pub changed: bool,
    /// When.
    pub at: Moment,
}

impl App {
    /// A draft of the person.
    ///
    /// # Errors
    /// `NotFound` if there is none, or it is another's.
    pub async fn draft(&self, person: &Person, id: &str) -> Result<Draft> {
        drafts::find(&self.db, id, person.id()).await?.ok_or_else(Error::no_draft)
    }

    /// Saves a text that was written on top of revision `seen`.
    ///
    /// # Errors
    /// `Conflict` if another save came in between; refused if too long or classified.
    pub async fn save(&self, person: &Person, id: &str, text: &str, seen: i64, reason: Reason) -> Result<Saved> {
        let now = self.clock.now();
        let mut tx = self.begin_by(person).await?;
        let mut draft = drafts::by_id(&mut tx, id, person.id()).await?.ok_or_else(Error::no_draft)?;
        let before = token::digest(&draft.text);
        match draft.save(normal(text), seen, now)? {
            Event::Saved => {}
            Event::Unchanged | Event::Discarded | Event::Recovered => {
                if reason == Reason::Saved {
                    self.mark_as_saved(tx, &draft, person, now).await?;
                }
                return Ok(Saved { revision: draft.revision, title: draft.title, changed: false, at: draft.updated });
            }
        }
        (draft.title, draft.kind) = headline(&draft.text, draft.syntax);
        drafts::update(&mut tx, &mut draft).await.map_err(meanwhile)?;
        let latest = versions::latest(&mut tx, id).await?;
        let keep = self.version_rule.keep(latest, reason, now);
        versions::keep(&mut tx, &draft, keep, reason, person.id(), now).await.map_err(meanwhile)?;
        let entry = self.entry(person, "draft.saved", Object::new("draft", id), said(reason));
        tx.commit(&entry.changed(before, token::digest(&draft.text))).await?;
        Ok(Saved { revision: draft.revision, title: draft.title, changed: true, at: now })
    }

    /// What was saved by itself a moment ago, and now by the person, must not be replaced any more.
    async fn mark_as_saved(&self, mut tx: Tx, draft: &Draft, person: &Person, now: Moment) -> Result<()> {
        let latest = versions::latest(&mut tx, &draft.id).await?;
        if let Some(latest) = latest.filter(|latest| latest.reason == Reason::Autosave) {
            let keep = Keep::Replace(latest.number);
            versions::keep(&mut tx, draft, keep, Reason::Saved, person.id(), now).await.map_err(meanwhile)?;
            let entry = self.entry(person, "draft.kept", Object::new("draft", &draft.id), "留存草稿的版本");
            tx.commit(&entry).await?;
        }
        Ok(())
    }
}

/// What a save was, for the record.
fn said(reason: Reason) -> &'static str {
    match reason {
        Reason::Created => "新建草稿",
        Reason::Autosave => "自动保存草稿",
        Reason::Saved => "保存草稿",
        Reason::Fixed => "按检查结果修改草稿",
        Reason::Header => "写入公文要素",
        Reason::Restored => "恢复草稿的旧版本",
    }
}

/// Whatever two writers ran into, it is told in the same words.
fn meanwhile(error: store::Error) -> Error {
    match error {
        store::Error::ChangedMeanwhile | store::Error::Taken => office::drafts::Refusal::ChangedMeanwhile.into(),
        error => error.into(),
    }
}
