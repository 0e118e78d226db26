//! A document as it is printed: what is only known after signing is put into its place.

use crate::error::Result;
use crate::studio::{Finding, Judged, Press, Severity, Waived};
use crate::{App, Person};
use gongwen::{Document, Text};
use office::documents::outgoing::{Content, Grade, Kept, Noted, Outgoing, Stage};

/// The document as it is set: number, signatory, date and day of issue are those on record.
#[must_use]
pub fn as_printed(outgoing: &Outgoing, issuer: &str) -> Document {
    let mut document = gongwen::read(&outgoing.content.text, outgoing.content.syntax).document;
    if let Some(signed) = outgoing.state.signed().filter(|signed| !signed.lapsed || outgoing.state.released().is_some())
    {
        document.signature.date = Some(Text::built(signed.on.to_string()));
        if document.is_upward() {
            document.header.signatories = vec![Text::built(signed.signer.name.clone())];
        }
    }
    if let Some(number) = outgoing.state.number().filter(|_| outgoing.stage() != Stage::Cancelled) {
        document.header.number = Some(Text::built(number.to_string()));
    }
    if let Some(released) = outgoing.state.released() {
        document.imprint.date = Some(Text::built(released.on.to_string()));
        if document.imprint.issuer.is_none() && !issuer.is_empty() {
            document.imprint.issuer = Some(Text::built(issuer.to_owned()));
        }
    }
    document
}

/// Findings as they are put on record with a review, those that were left as they are behind.
#[must_use]
pub fn noted(judged: &Judged) -> Vec<Noted> {
    let kept = |waived: &Waived| Kept { person: waived.person.clone(), reason: waived.reason.clone() };
    let open = judged.findings.iter().map(|finding| note(finding, None));
    open.chain(judged.waived.iter().map(|waived| note(&waived.finding, Some(kept(waived))))).collect()
}

fn note(finding: &Finding, kept: Option<Kept>) -> Noted {
    Noted {
        code: finding.code.to_owned(),
        grade: match finding.severity {
            Severity::Error => Grade::Error,
            Severity::Warning => Grade::Warning,
            Severity::Hint => Grade::Hint,
        },
        message: finding.message.clone(),
        words: finding.excerpt.clone(),
        kept,
    }
}

impl App {
    /// What the rules say of it, for those who review.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs to see.
    pub async fn judge_document(&self, person: &Person, id: &str) -> Result<Judged> {
        let document = self.document(person, id).await?;
        self.judge_content(&document.content).await
    }

    /// What the rules say of a content.
    async fn judge_content(&self, content: &Content) -> Result<Judged> {
        let profile = self.current_profile().await?;
        let (text, syntax) = (content.text.clone(), content.syntax);
        let judge = move || crate::studio::check(&gongwen::read(&text, syntax), &profile);
        Ok(tokio::task::spawn_blocking(judge).await?)
    }

    /// The same as it is put on record with a review.
    pub(super) async fn noted(&self, content: &Content) -> Result<Vec<Noted>> {
        Ok(noted(&self.judge_content(content).await?))
    }

    /// The PDF as it is printed now, and the title for the name of the file.
    ///
    /// # Errors
    /// `NotFound`; or the reason why it cannot be set.
    pub async fn document_pdf(&self, person: &Person, id: &str) -> Result<(String, Vec<u8>)> {
        let desk = self.desk(person).await?;
        let document = self.document(person, id).await?;
        let profile = self.current_profile().await?;
        let issuer = desk.organization.own_office(desk.now.today).map(|office| office.name(desk.now.today).to_owned());
        let now = self.clock.now();
        let work = move |press: &Press| {
            let printed = as_printed(&document, issuer.as_deref().unwrap_or_default());
            Ok((document.content.title, press.pdf(&printed, &profile, now)?))
        };
        self.press.work(work).await?
    }
}
