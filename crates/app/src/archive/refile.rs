//! 更正归档: a file gets another retention, year or unit, another number of pages or note. Its ordinal in
//! the series that it leaves stays empty, with the reason.

use super::Filing;
use super::file::{TRIES, crowded, formed, pause, take};
use crate::act::Object;
use crate::documents::{open, opened};
use crate::error::{Error, Result};
use crate::{App, Person};
use office::archive::{Description, FileNumber, Item, Origin, Reference, Refusal, Series, why};
use office::documents::DocumentNumber;
use office::documents::incoming::Incoming;
use office::documents::outgoing::Outgoing;
use store::archive;
use store::documents::{incoming, numbers, outgoing};

/// A file in the archive as it is looked at.
#[derive(Clone, Debug)]
pub struct InArchive {
    /// Its line in the catalogue.
    pub item: Item,
    /// The revision of its document.
    pub revision: i64,
    /// Whether the person may correct it.
    pub may_correct: bool,
}

impl App {
    /// The file of an archived document.
    ///
    /// # Errors
    /// `NotFound` to whoever may not see it, and before it is archived.
    pub async fn in_archive(&self, person: &Person, id: &str) -> Result<InArchive> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        let item = archive::of(&self.db, &viewer, id).await?.ok_or_else(Error::no_document)?;
        let revision = match item.origin {
            Origin::Outgoing => outgoing::find(&self.db, id, &viewer).await?.map(|document| document.revision),
            Origin::Incoming => incoming::find(&self.db, id, &viewer).await?.map(|document| document.revision),
        };
        let revision = revision.ok_or_else(Error::no_document)?;
        Ok(InArchive { item, revision, may_correct: desk.is_registrar().is_some() })
    }

    /// Corrects how a document was archived.
    ///
    /// # Errors
    /// Refused if nothing changes, without a reason, for a year before the document was formed, and to
    /// others than the registrar.
    pub async fn refile(&self, person: &Person, id: &str, seen: i64, filing: &Filing, reason: &str) -> Result<()> {
        let ((series, description), reason) = (self.series(filing).await?, why(reason)?);
        for turn in 0..TRIES {
            if self.refile_once(person, id, seen, (&series, &description), reason).await? {
                return Ok(());
            }
            pause(turn).await;
        }
        Err(crowded())
    }

    /// Whether it was corrected; not if another took the ordinal first.
    async fn refile_once(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        (series, description): (&Series, &Description),
        reason: &str,
    ) -> Result<bool> {
        let (desk, mut tx) = self.open_desk(person).await?;
        let registrar = desk.registrar()?;
        let item = archive::by_document(&mut tx, &desk.viewer(), id).await?.ok_or(Refusal::NotArchived)?;
        let mut paper = match item.origin {
            Origin::Outgoing => Paper::Sent(Box::new(open(&mut tx, &desk, id, seen).await?)),
            Origin::Incoming => Paper::Received(Box::new(opened(&mut tx, &desk, id, seen).await?)),
        };
        series.not_before(paper.formed())?;
        let old = match &item.reference {
            Reference::Composed(number) => Some(number),
            Reference::Written(_) => None,
        };
        let number = match old.filter(|number| number.series == *series) {
            Some(number) => number.clone(),
            None => match take(&mut tx, series, id, &desk).await? {
                Some(number) => number,
                None => return Ok(false),
            },
        };
        let (refiled, changes) = item.refiled(number, description)?;
        if let Some(left) = old.filter(|old| refiled.reference != Reference::Composed((*old).clone())) {
            numbers::void(&mut tx, &counted(left), reason).await?;
        }
        let words = format!("{changes}，理由：{reason}");
        let (kind, verb, words) = match &mut paper {
            Paper::Sent(document) => {
                let event = document.refile(&registrar, &refiled.reference, words, desk.now.at)?;
                outgoing::update(&mut tx, document).await?;
                ("outgoing", event.verb(), event.words())
            }
            Paper::Received(document) => {
                let event = document.refile(&registrar, &refiled.reference, words)?;
                incoming::update(&mut tx, document).await?;
                ("incoming", event.verb(), event.words())
            }
        };
        archive::refile(&mut tx, &refiled).await?;
        let entry = self.entry(person, verb, Object::new(kind, id), words);
        tx.commit(&entry.because(reason)).await?;
        Ok(true)
    }
}

/// What was archived.
enum Paper {
    Sent(Box<Outgoing>),
    Received(Box<Incoming>),
}

impl Paper {
    /// The year in which it was formed; the first there is, where that is not known.
    fn formed(&self) -> i32 {
        match self {
            Self::Sent(document) => document.state.signed().map_or(i32::MIN, |signed| signed.on.year()),
            Self::Received(document) => formed(document),
        }
    }
}

/// How the register of numbers has the ordinal of a file.
fn counted(number: &FileNumber) -> DocumentNumber {
    let FileNumber { series, ordinal } = number;
    DocumentNumber { series: series.register(), year: series.year(), ordinal: *ordinal }
}
