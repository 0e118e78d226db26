//! A text as the studio shows it: findings, pages, notes.

use super::header::HeaderForm;
use super::judge::{self, Finding, Waived};
use super::press::{PICTURE_WIDTHS, Press, Sheet};
use crate::error::Result;
use crate::{App, Person};
use gongwen::Kind;
use office::drafts::Draft;

/// Something a person should know that is no finding: what the reader did not understand.
#[derive(Clone, Debug)]
pub struct Note {
    /// In Chinese.
    pub message: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// A text, checked and set.
#[derive(Clone, Debug)]
pub struct Live {
    /// The text that was read; all places point into it.
    pub text: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Option<Kind>,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
    /// What was left as it is (保留原文), in the order of the text.
    pub waived: Vec<Waived>,
    /// What else to know.
    pub notes: Vec<Note>,
    /// Its elements as the header form shows them.
    pub header: HeaderForm,
    /// How it is printed, or why it cannot be set.
    pub sheet: std::result::Result<Sheet, String>,
}

impl App {
    /// Checks and sets a text of a draft, saved or not.
    ///
    /// # Errors
    /// `NotFound` if the person has no such draft; refused if too long or classified.
    pub async fn live(&self, person: &Person, id: &str, text: String) -> Result<Live> {
        let draft = self.draft(person, id).await?;
        self.look(&draft, text).await
    }

    /// Checks and sets a text on the desk of a draft.
    ///
    /// # Errors
    /// Refused if the text is too long or classified.
    pub async fn look(&self, draft: &Draft, text: String) -> Result<Live> {
        Draft::admit(&text)?;
        let profile = self.current_profile().await?;
        let (id, syntax, kept) = (draft.id.clone(), draft.syntax, draft.notes.clone());
        let work = move |press: &Press| {
            let reading = gongwen::read(&text, syntax);
            let judged = judge::check(&reading, &profile);
            let sheet = press.set(&id, &reading.document, &profile);
            Live {
                title: reading.document.title_text().to_owned(),
                kind: reading.document.kind(),
                findings: judged.findings,
                waived: judged.waived,
                header: HeaderForm::of_document(&reading.document),
                notes: notes(&reading, &kept),
                sheet,
                text: reading.text,
            }
        };
        self.press.work(work).await
    }

    /// The picture of a page of a draft, by its hash and one of the [`PICTURE_WIDTHS`].
    ///
    /// # Errors
    /// `NotFound` if no page of the draft looks like that any more, or for another width.
    pub async fn page_picture(
        &self,
        person: &Person,
        id: &str,
        hash: &str,
        width: u16,
    ) -> Result<std::sync::Arc<Vec<u8>>> {
        if !PICTURE_WIDTHS.contains(&width) {
            return Err(crate::Error::no_page());
        }
        let draft = self.draft(person, id).await?;
        let (profile, hash) = (self.current_profile().await?, hash.to_owned());
        let work = move |press: &Press| {
            if let Some(picture) = press.picture(&draft.id, &hash, width) {
                return Ok(picture);
            }
            let document = gongwen::read(&draft.text, draft.syntax).document;
            let _ = press.set(&draft.id, &document, &profile);
            press.picture(&draft.id, &hash, width).ok_or_else(crate::Error::no_page)
        };
        self.press.work(work).await?
    }

    /// The draft as a PDF, and its title for the name of the file.
    ///
    /// # Errors
    /// `NotFound`; or the reason why it cannot be set.
    pub async fn pdf(&self, person: &Person, id: &str) -> Result<(String, Vec<u8>)> {
        let draft = self.draft(person, id).await?;
        let (profile, now) = (self.current_profile().await?, self.clock.now());
        let work = move |press: &Press| {
            let document = gongwen::read(&draft.text, draft.syntax).document;
            Ok((draft.title, press.pdf(&document, &profile, now)?))
        };
        self.press.work(work).await?
    }
}

/// What the reader of the file said when it was uploaded, and what the reader of the text says.
fn notes(reading: &gongwen::Reading, kept: &[String]) -> Vec<Note> {
    let kept = kept.iter().map(|message| Note { message: message.clone(), start: 0, end: 0 });
    let remarks = reading.remarks.iter().map(|remark| Note {
        message: remark.message.clone(),
        start: remark.span.start,
        end: remark.span.end,
    });
    kept.chain(remarks).collect()
}
