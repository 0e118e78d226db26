//! 拟稿: beginning, editing, submitting, taking back, cancelling.

use super::desk::Desk;
use crate::act::Object;
use crate::drafts::{headline, normal};
use crate::error::{Error, Result};
use crate::{App, Once, Person, token};
use gongwen::Syntax;
use office::authority::Act;
use office::documents::outgoing::{Beginning, Content, Event, Outgoing, Refusal, State};
use office::documents::{Circle, Openness};
use office::notices::{of_cancelled, of_outgoing};
use store::documents::{numbers, outgoing, readers, versions};
use store::{Tx, approvals};

/// A document that is to be begun.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// The text.
    pub text: String,
    /// How it is written.
    pub syntax: Syntax,
    /// What else is said of it.
    pub description: Description,
}

/// What is said of a document besides its text.
#[derive(Clone, Debug)]
pub struct Description {
    /// The matter of the table of authority.
    pub matter: String,
    /// Whether it is public.
    pub openness: Option<Openness>,
    /// Who may see it.
    pub circle: Circle,
}

impl App {
    /// 拟稿: a draft becomes a document of the office.
    ///
    /// # Errors
    /// Refused to those outside the office, and for text that may not be here.
    pub async fn begin_document(&self, person: &Person, new: NewDocument) -> Result<String> {
        self.begin_document_once(person, &Once::default(), new).await
    }

    /// The same for a form, which makes one document however often it is sent.
    ///
    /// # Errors
    /// As [`begin_document`](Self::begin_document).
    pub async fn begin_document_once(&self, person: &Person, once: &Once, new: NewDocument) -> Result<String> {
        let desk = self.desk(person).await?;
        let id = once.key(person, "outgoing");
        if outgoing::find(&self.db, &id, &desk.viewer()).await?.is_some() {
            return Ok(id);
        }
        desk.member()?;
        self.known_matter(&new.description.matter).await?;
        let Description { matter, openness, circle } = new.description;
        let content = content(&new.text, new.syntax);
        let beginning = Beginning { id, content, matter, openness, circle };
        let (document, event) = Outgoing::begin(&desk.holder, beginning, desk.now.at)?;
        let mut tx = self.begin_as(person, &desk.organization).await?;
        outgoing::insert(&mut tx, &document).await?;
        versions::keep(&mut tx, &document, "拟稿").await?;
        readers::join(&mut tx, &document.id, &desk.holder.id, "拟稿", true, desk.now.at).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", &document.id), event.words());
        tx.commit(&entry.changed("", token::digest(&document.content.text))).await?;
        Ok(document.id)
    }

    /// A document that the person may see.
    ///
    /// # Errors
    /// `NotFound` if there is none, or it is not theirs to see.
    pub async fn document(&self, person: &Person, id: &str) -> Result<Outgoing> {
        let viewer = self.desk(person).await?.viewer();
        outgoing::find(&self.db, id, &viewer).await?.ok_or_else(Error::no_document)
    }

    /// Whether the person works on a document, or has. Whoever only received copies of it sees what was
    /// issued, not how it came about.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn works_on_document(&self, person: &Person, document: &Outgoing) -> Result<bool> {
        let desk = self.desk(person).await?;
        if desk.viewer().insider || document.drafter.id == desk.holder.id {
            return Ok(true);
        }
        match approvals::find(&self.db, &document.id).await? {
            Some(stored) => self.may_look_at(person, &stored.approval, &desk.organization).await,
            None => Ok(false),
        }
    }

    /// Its versions, the newest first; none for whoever does not work on it.
    ///
    /// # Errors
    /// As [`document`](Self::document).
    pub async fn document_versions(&self, person: &Person, id: &str) -> Result<Vec<versions::VersionLine>> {
        let document = self.document(person, id).await?;
        if !self.works_on_document(person, &document).await? {
            return Ok(Vec::new());
        }
        Ok(versions::list(&self.db, id).await?)
    }

    /// The text of a version.
    ///
    /// # Errors
    /// As [`document`](Self::document).
    pub async fn document_version(&self, person: &Person, id: &str, number: i64) -> Result<String> {
        let document = self.document(person, id).await?;
        if !self.works_on_document(person, &document).await? {
            return Err(Error::no_document());
        }
        versions::text(&self.db, id, number).await?.ok_or_else(Error::no_document)
    }

    /// Changes what is written, while drafting or reviewing.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn edit_document(&self, person: &Person, id: &str, seen: i64, text: &str) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        desk.member()?;
        if document.stage() == office::documents::outgoing::Stage::Reviewing {
            desk.reviewer()?;
        }
        let before = token::digest(&document.content.text);
        let content = content(text, document.content.syntax);
        let event = document.edit(&desk.holder, content, desk.now.at)?;
        outgoing::update(&mut tx, &mut document).await?;
        versions::keep(&mut tx, &document, &event.words()).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry.changed(before, token::digest(&document.content.text))).await?)
    }

    /// Says which matter it is, whether it is public, who may see it.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn describe_document(&self, person: &Person, id: &str, seen: i64, new: Description) -> Result<()> {
        self.known_matter(&new.matter).await?;
        self.on_document(person, id, seen, |document, desk| {
            document.describe(&desk.holder, new.matter, new.openness, new.circle, desk.now.at)
        })
        .await
    }

    /// 送审
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn submit_document(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        let document = self.document(person, id).await?;
        if let Some(matter) = self.authority().await?.table.matter(&document.matter) {
            super::signers::fits(&document, matter)?;
        }
        self.on_document(person, id, seen, |document, desk| document.submit(&desk.holder, desk.now.at)).await
    }

    /// 撤回
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn take_document_back(&self, person: &Person, id: &str, seen: i64) -> Result<()> {
        self.on_document(person, id, seen, |document, desk| document.take_back(&desk.holder, desk.now.at)).await
    }

    /// 作废; a number that was taken stays on the register with the reason.
    ///
    /// # Errors
    /// As the document refuses.
    pub async fn cancel_document(&self, person: &Person, id: &str, seen: i64, why: &str) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        desk.member()?;
        let event = document.cancel(&desk.holder, desk.is_registrar().as_ref(), why, desk.now.at)?;
        if let Event::Cancelled(Some(number)) = &event {
            numbers::void(&mut tx, number, why.trim()).await?;
        }
        outgoing::update(&mut tx, &mut document).await?;
        readers::rest(&mut tx, id).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        if let Some(mut stored) = approvals::by_id(&mut tx, id).await? {
            // Nobody is asked any more, and whoever signed learns of it.
            let signers = stored.approval.deciders();
            if stored.approval.abandon(&desk.holder, desk.now).is_some() {
                approvals::update(&mut tx, &mut stored, &[], desk.now.at).await?;
            }
            self.tell(&mut tx, &of_cancelled(&document, &signers, &desk.holder.id)).await?;
        }
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry.because(why.trim())).await?)
    }

    /// A verb that changes only the document.
    pub(super) async fn on_document(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        verb: impl FnOnce(&mut Outgoing, &Desk) -> std::result::Result<Event, Refusal>,
    ) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let mut document = open(&mut tx, &desk, id, seen).await?;
        // Whoever went to another unit drafts here no more.
        desk.member()?;
        let event = verb(&mut document, &desk)?;
        outgoing::update(&mut tx, &mut document).await?;
        let waits = matches!(document.state, State::Drafting(_));
        readers::join(&mut tx, id, &document.drafter.id, "拟稿", waits, desk.now.at).await?;
        self.tell_of_document(&mut tx, &desk, &document, &event).await?;
        let entry = self.entry(person, event.verb(), Object::new("outgoing", id), event.words());
        Ok(tx.commit(&entry).await?)
    }

    /// Tells those whom it concerns what happened to a document.
    pub(super) async fn tell_of_document(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        document: &Outgoing,
        event: &Event,
    ) -> Result<()> {
        self.tell(tx, &of_outgoing(event, document, &desk.holder.id, &desk.organization, desk.now.today)).await
    }

    /// The matter must be one of the table, and let a document be issued.
    async fn known_matter(&self, matter: &str) -> Result<()> {
        let used = self.authority().await?;
        let known = used.table.matter(matter).filter(|matter| matter.permits.contains(&Act::Issue));
        let unknown = "请选择审批事项。它决定这份公文由谁会签、由谁签发。";
        known.map(|_| ()).ok_or_else(|| Error::new(crate::ErrorKind::Invalid, unknown))
    }
}

/// A document that the person may see, as they saw it.
pub(crate) async fn open(tx: &mut Tx, desk: &Desk, id: &str, seen: i64) -> Result<Outgoing> {
    let document = outgoing::by_id(tx, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
    if document.revision == seen { Ok(document) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

pub(super) fn content(text: &str, syntax: Syntax) -> Content {
    let text = normal(text);
    let (title, kind) = headline(&text, syntax);
    Content { text, syntax, title, kind, bound: None }
}
