//! Beginning a draft.

use super::{headline, normal};
use crate::act::Object;
use crate::error::Result;
use crate::{App, Person, token};
use gongwen::Syntax;
use office::Moment;
use office::drafts::{Draft, Keep, Origin, Reason, Refusal};
use store::{Tx, drafts, versions};

/// A draft that is to be begun.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Its text.
    pub text: String,
    /// How it is written.
    pub syntax: Syntax,
    /// Where it came from.
    pub origin: Origin,
    /// What the reader of the file had to say.
    pub notes: Vec<String>,
}

impl App {
    /// Begins a draft and returns its key.
    ///
    /// # Errors
    /// Refused if the text is empty, too long or classified.
    pub async fn begin_draft(&self, person: &Person, new: NewDraft) -> Result<String> {
        let draft = new_draft(person.id(), &new, self.clock.now())?;
        let mut tx = self.begin_by(person).await?;
        insert(&mut tx, &draft).await?;
        let entry = self.entry(person, "draft.begun", Object::new("draft", &draft.id), "新建草稿");
        tx.commit(&entry.changed("", token::digest(&draft.text))).await?;
        tracing::info!(draft = %draft.id, account = %person.id(), origin = ?draft.origin, "draft begun");
        Ok(draft.id)
    }

    /// Begins a draft from text that was pasted.
    ///
    /// # Errors
    /// Refused if the text is empty, too long or classified.
    pub async fn paste(&self, person: &Person, text: &str, syntax: Syntax) -> Result<String> {
        self.begin_draft(person, NewDraft { text: text.to_owned(), syntax, origin: Origin::Paste, notes: Vec::new() })
            .await
    }
}

pub(crate) fn new_draft(owner: &str, new: &NewDraft, now: Moment) -> Result<Draft> {
    let text = normal(&new.text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty.into());
    }
    Draft::admit(&text)?;
    let (title, kind) = headline(&text, new.syntax);
    Ok(Draft {
        id: store::new_id(),
        owner: owner.to_owned(),
        title,
        kind,
        syntax: new.syntax,
        text,
        origin: new.origin,
        notes: new.notes.clone(),
        revision: 1,
        created: now,
        updated: now,
        discarded: None,
    })
}

pub(crate) async fn insert(tx: &mut Tx, draft: &Draft) -> Result<()> {
    drafts::insert(tx, draft).await?;
    versions::keep(tx, draft, Keep::Append(1), Reason::Created, &draft.owner, draft.created).await?;
    Ok(())
}
