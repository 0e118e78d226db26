//! What an approval does to its document.

use super::desk::Desk;
use crate::App;
use crate::error::{Error, Result};
use office::approval::{Approval, Decision, Now, State, Waiting};
use office::authority::Act;
use office::documents::outgoing::{Event, LastWord};
use office::notices::{of_approval, of_outgoing};
use office::organization::{Organization, Rank};
use store::documents::{outgoing, readers};
use store::{Tx, approvals};

impl App {
    /// Writes an approval back, with whom it waits for; those may see the document from now on.
    pub(super) async fn keep_chain(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        stored: &mut approvals::Stored,
        event: &office::approval::Event,
    ) -> Result<()> {
        let waiting = stored.approval.waiting(desk.organization.as_ref(), desk.now);
        approvals::update(tx, stored, &waiting, desk.now.at).await?;
        self.tell(tx, &of_approval(event, &stored.approval, &[], &waiting, &desk.holder.id)).await?;
        for waits in &waiting {
            readers::join(tx, stored.approval.id(), &waits.who.id, "签批", false, desk.now.at).await?;
        }
        self.admit_recorders(tx, &desk.organization, &stored.approval).await
    }

    /// Whoever is asked to decide may read the document that it is about: the one to be issued, or
    /// the one that is to end.
    pub(crate) async fn admit_signers(&self, tx: &mut Tx, approval: &Approval, waiting: &[Waiting]) -> Result<()> {
        let Some(document) = document_of(tx, approval).await? else { return Ok(()) };
        for waits in waiting {
            readers::admit(tx, &document, &waits.who.id, "签批", self.clock.now()).await?;
        }
        let organization = self.organization().await?;
        self.admit_recorders(tx, &organization, approval).await
    }

    /// Whoever puts the decision of a meeting on record may read the document that it is about,
    /// also where only those may who have a part in it.
    async fn admit_recorders(&self, tx: &mut Tx, organization: &Organization, approval: &Approval) -> Result<()> {
        if approval.awaited_body().is_none() {
            return Ok(());
        }
        let Some(document) = document_of(tx, approval).await? else { return Ok(()) };
        let now = Now::of(self.clock.now());
        for recorder in organization.with_rank_in_office(Rank::Registrar, now.today) {
            readers::admit(tx, &document, &recorder.id, "会议记录", now.at).await?;
        }
        Ok(())
    }

    /// An oral consent lapsed: what it signed is not signed any more. Belongs to the transaction
    /// in which the lapse goes on record.
    pub(crate) async fn document_lapses(&self, tx: &mut Tx, approval: &Approval) -> Result<Option<Event>> {
        let Some(mut document) = outgoing::of_approval(tx, approval.id()).await? else { return Ok(None) };
        let Some(event) = document.lapse() else { return Ok(None) };
        outgoing::update(tx, &mut document).await?;
        let (organization, today) = (self.organization().await?, self.today());
        self.tell(tx, &of_outgoing(&event, &document, "", &organization, today)).await?;
        Ok(Some(event))
    }

    /// With whom the approval of a document is, in words; empty where there is none.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn whereabouts(&self, id: &str) -> Result<String> {
        Ok(approvals::find(&self.db, id).await?.map_or_else(String::new, |stored| stored.approval.whereabouts()))
    }

    /// After an act on an approval: a completed chain signs the document, a return to the drafter
    /// brings it back. Belongs to the transaction of that act.
    pub(crate) async fn document_follows(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        approval: &Approval,
    ) -> Result<Option<Event>> {
        let document = outgoing::of_approval(tx, approval.id()).await?;
        let Some(mut document) = document else { return Ok(None) };
        for waits in approval.waiting(desk.organization.as_ref(), desk.now) {
            readers::join(tx, approval.id(), &waits.who.id, "签批", false, desk.now.at).await?;
        }
        let approving = document.stage() == office::documents::outgoing::Stage::Approving;
        let event = match approval.state() {
            State::Approved if approving => {
                let permit = approval.permit(Act::Issue, &document.content.digest(), desk.now)?;
                document.sign(&permit, last_word(approval).ok_or_else(Error::no_document)?, desk.now.at)?
            }
            State::Approved => {
                // Another oral consent may be over its limit, and not on record as lapsed yet.
                let Ok(permit) = approval.permit(Act::Issue, &document.content.digest(), desk.now) else {
                    return Ok(None);
                };
                let word = last_word(approval).ok_or_else(Error::no_document)?;
                match document.renew(&permit, word, desk.now.at)? {
                    Some(event) => event,
                    None => return Ok(None),
                }
            }
            State::Draft | State::Rejected if approving => {
                let why = approval.history().last().map_or_else(String::new, |record| record.event.words());
                readers::join(tx, approval.id(), &document.drafter.id, "拟稿", true, desk.now.at).await?;
                document.fall_back(&desk.holder, why, desk.now.at)?
            }
            State::Draft | State::Rejected | State::Pending => return Ok(None),
        };
        outgoing::update(tx, &mut document).await?;
        self.tell(tx, &of_outgoing(&event, &document, &desk.holder.id, &desk.organization, desk.now.today)).await?;
        Ok(Some(event))
    }
}

/// The key of the document that an approval is about: the one to be issued, or the one that is to end.
async fn document_of(tx: &mut Tx, approval: &Approval) -> Result<Option<String>> {
    Ok(match approvals::affair(tx, approval.id()).await? {
        Some(affair) => affair.ends.map(|ending| ending.document),
        None => Some(approval.id().to_owned()),
    })
}

/// Who had the last word in a completed chain, and what it was.
fn last_word(approval: &Approval) -> Option<LastWord> {
    let seats = approval.steps().iter().flat_map(|step| &step.seats);
    seats.filter_map(|seat| seat.decision.as_ref()).filter_map(word).next_back()
}

fn word(decision: &Decision) -> Option<LastWord> {
    match decision {
        Decision::Signed(signature) => {
            let (by, opinion) = (signature.by.clone(), signature.opinion.clone());
            Some(match signature.capacity.of() {
                Some(of) => LastWord { signer: of.clone(), hand: Some(by), opinion },
                None => LastWord { signer: by, hand: None, opinion },
            })
        }
        Decision::Oral(oral) => {
            Some(LastWord { signer: oral.from.clone(), hand: None, opinion: "口头同意".to_owned() })
        }
        // A meeting decides, and a person signs.
        Decision::Resolved(_) => None,
    }
}
