//! What people said and did, as it is kept, held against the entries that they left: opinions,
//! instructions, receipts, numbers. The entries cannot be changed; what is kept can.

use super::contents::Contents;
use crate::App;
use crate::error::Result;
use office::approval::{Approval, Decision, Event};
use office::documents::Done;
use office::documents::outgoing::Outgoing;
use store::ledger::contents::{self, Thing, Told};
use store::{approvals, documents};

/// Read at once.
const BATCH: i64 = 200;

impl App {
    /// Holds what is kept of every approval and document against its entries.
    pub(super) async fn verify_records(&self, contents: &mut Contents) -> Result<()> {
        for thing in [Thing::Approval, Thing::Received, Thing::Sent] {
            let mut behind = String::new();
            loop {
                let keys = contents::keys(&self.db, thing, &behind, BATCH).await?;
                let Some(last) = keys.last() else { break };
                behind.clone_from(last);
                for id in &keys {
                    match thing {
                        Thing::Approval => self.verify_approval(id, contents).await?,
                        Thing::Received => self.verify_received(id, contents).await?,
                        Thing::Sent => self.verify_sent(id, contents).await?,
                    }
                }
            }
        }
        Ok(())
    }

    async fn verify_approval(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(stored) = approvals::find(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "approval", id).await?;
        contents.checked += 1;
        for (actor, words) in said(&stored.approval) {
            let bears =
                |one: &Told| one.actor == actor && one.verb.starts_with("approval.") && one.words.contains(words);
            if !told.iter().any(bears) {
                contents.wrong(format!("审批“{}”里的意见“{}”与台账不符", stored.approval.title(), short(words)));
            }
        }
        Ok(())
    }

    async fn verify_received(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(document) = documents::incoming::as_kept(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "incoming", id).await?;
        contents.checked += 1;
        for (verb, actor, words) in document.on_record() {
            let own = || told.iter().filter(|one| one.verb == verb && one.actor == actor);
            // Entries of earlier programs tell that it was said, and not what.
            let silent = own().any(|one| !one.words.contains('：'));
            if !silent && !own().any(|one| one.words.contains(words)) {
                contents.wrong(format!("收文《{}》里的“{}”与台账不符", document.title, short(words)));
            }
        }
        Ok(())
    }

    async fn verify_sent(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(document) = documents::outgoing::as_kept(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "outgoing", id).await?;
        contents.checked += 1;
        let title = &document.content.title;
        for (verb, words) in issued(&document) {
            if !told.iter().any(|one| one.verb == verb && one.words.contains(&words)) {
                contents.wrong(format!("发文《{title}》的“{words}”与台账不符"));
            }
        }
        for (ordinal, reason) in contents::voided(&self.db, id).await? {
            if !told.iter().any(|one| one.verb == "outgoing.cancelled" && one.reason == reason) {
                contents.wrong(format!("发文《{title}》{ordinal}号作废的理由“{}”与台账不符", short(&reason)));
            }
        }
        for copy in documents::copies::list(&self.db, id).await? {
            let numbers = copy.numbers();
            let about = |verb: &str, by: &Done, reason: &str| {
                let own = told.iter().filter(|one| one.verb == verb && one.actor == by.by.id && one.reason == reason);
                own.into_iter().any(|one| one.words.contains(&copy.recipient) && one.words.contains(&numbers))
            };
            let sent = about("copies.sent", &copy.sent, "");
            let received = copy.receipt.as_ref().is_none_or(|by| about("copies.received", by, ""));
            let recalled =
                copy.recall.as_ref().is_none_or(|recall| about("copies.recalled", &recall.act, &recall.reason));
            if !(sent && received && recalled) {
                contents.wrong(format!("发文《{title}》分发给{}的记录与台账不符", copy.recipient));
            }
        }
        Ok(())
    }
}

/// What was said in an approval, and by whom: in its history, and on its seats as they are shown.
fn said(approval: &Approval) -> Vec<(&str, &str)> {
    let history = approval.history().iter().filter_map(|record| {
        let words = match &record.event {
            Event::Signed { signature, .. } | Event::OralConfirmed { signature, .. } => &signature.opinion,
            Event::Returned { reason, .. } | Event::OralDenied { reason, .. } => reason,
            Event::OralRecorded { words, .. } => words,
            Event::Referred { account, .. } => account,
            Event::SignerAdded { reason, .. } | Event::Delegated { reason, .. } => reason,
            Event::Submitted { .. }
            | Event::Withdrawn { .. }
            | Event::Reminded { .. }
            | Event::TimedOut { .. }
            | Event::Revised { .. }
            | Event::OralLapsed { .. }
            | Event::HandedOn { .. }
            | Event::Resolved { .. } => return None,
        };
        Some((record.by.as_ref()?.id.as_str(), words.as_str()))
    });
    let seats = approval.steps().iter().flat_map(|step| &step.seats);
    let decided = seats.filter_map(|seat| match seat.decision.as_ref()? {
        Decision::Signed(signature) => Some((signature.by.id.as_str(), signature.opinion.as_str())),
        Decision::Oral(oral) => Some((oral.recorded_by.id.as_str(), oral.words.as_str())),
        Decision::Resolved(_) => None,
    });
    history.chain(decided).collect()
}

/// What was fixed when a document was numbered and released.
fn issued(document: &Outgoing) -> Vec<(&'static str, String)> {
    let number = document.state.number().map(|number| ("outgoing.registered", number.to_string()));
    let released = document.state.released().map(|released| ("outgoing.released", released.on.to_string()));
    number.into_iter().chain(released).collect()
}

fn short(text: &str) -> String {
    let short: String = text.chars().take(20).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
