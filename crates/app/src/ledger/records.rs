//! What people said and did, as it is kept, held against the entries that they left: opinions,
//! instructions, terms. The entries cannot be changed; what is kept can.

use super::contents::Contents;
use crate::App;
use crate::error::Result;
use office::approval::{Approval, Decision, Digest, Event};
use office::authority::Holder;
use store::ledger::contents::{self, Thing, Told};
use store::{approvals, documents};

/// Read at once.
const BATCH: i64 = 200;
/// What people do to an approval: the word of its history, the verb of its entry.
const VERBS: [(&str, &str); 9] = [
    ("add-signer", "approval.signer_added"),
    ("confirm-oral", "approval.oral_confirmed"),
    ("delegate", "approval.delegated"),
    ("deny-oral", "approval.oral_denied"),
    ("record-oral", "approval.oral_recorded"),
    ("refer", "approval.referred"),
    ("resolve", "approval.resolved"),
    ("return", "approval.returned"),
    ("sign", "approval.signed"),
];

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
                    contents.checked += 1;
                    match thing {
                        Thing::Approval => self.verify_approval(id, contents).await?,
                        Thing::Received => self.verify_received(id, contents).await?,
                        Thing::Sent => self.verify_sent(id, contents).await?,
                    }
                }
            }
        }
        self.verify_administrators(contents).await?;
        for (_, words) in contents::vanished(&self.db).await? {
            contents.wrong(format!("台账里有“{}”，数据库里已经没有这一件", short(&words)));
        }
        for (id, text) in contents::authority_texts(&self.db).await? {
            contents.checked += 1;
            let told = contents::told(&self.db, "authority", &id).await?;
            if !told.iter().any(|one| one.after == Digest::of(&text).as_str()) {
                contents.wrong("审批权限表的内容与发布时的不符".to_owned());
            }
        }
        Ok(())
    }

    async fn verify_approval(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(stored) = approvals::find(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "approval", id).await?;
        let title = stored.approval.title();
        self.verify_affair(id, &stored, &told, contents).await?;
        for (by, words) in said(&stored.approval) {
            let own = |one: &Told| one.actor == by.id && one.actor_name == by.name && one.verb.starts_with("approval.");
            if !told.iter().any(|one| own(one) && one.words.contains(words)) {
                contents.wrong(format!("审批“{title}”里{}的意见“{}”与台账不符", by.name, short(words)));
            }
        }
        for (word, verb) in VERBS {
            let kept = stored.approval.history().iter().filter(|record| record.event.verb() == word).count();
            let entries = told.iter().filter(|one| one.verb == verb).count();
            if kept < entries {
                contents.wrong(format!("审批“{title}”的经过里少了台账记下的{}次办理", entries - kept));
            }
        }
        Ok(())
    }

    /// What was approved and carried out is what the entries have the digest of.
    async fn verify_affair(
        &self,
        id: &str,
        stored: &approvals::Stored,
        told: &[Told],
        contents: &mut Contents,
    ) -> Result<()> {
        let Some(affair) = approvals::find_affair(&self.db, id).await? else { return Ok(()) };
        let title = stored.approval.title();
        if !told.iter().any(|one| one.after == affair.digest().as_str()) {
            contents.wrong(format!("审批“{title}”的内容与台账里的摘要不符"));
        }
        let executed =
            |one: &Told| matches!(one.verb.as_str(), "approval.executed" | "meeting.called" | "outgoing.ended");
        let done = told.iter().any(|one| one.verb == "approval.executed");
        if affair.done.is_none() && done {
            contents.wrong(format!("审批“{title}”台账记下已经办理，数据库里没有"));
        }
        if let Some(done) = &affair.done
            && told.iter().any(executed)
            && !told.iter().any(|one| executed(one) && one.actor == done.by.id)
        {
            contents.wrong(format!("审批“{title}”的办理人{}与台账不符", done.by.name));
        }
        Ok(())
    }

    /// Nobody administers whom the ledger does not know as an administrator.
    async fn verify_administrators(&self, contents: &mut Contents) -> Result<()> {
        for (id, name) in contents::administrators(&self.db).await? {
            contents.checked += 1;
            let told = contents::told(&self.db, "account", &id).await?;
            let made = |one: &Told| match one.verb.as_str() {
                "account.first" | "account.made_administrator" => true,
                // Earlier programs did not tell the role of a new account.
                "account.opened" => one.words.contains("角色：管理员") || !one.words.contains("角色："),
                _ => false,
            };
            if !told.iter().any(made) {
                contents.wrong(format!("账号“{name}”是管理员，台账里没有记录"));
            }
        }
        Ok(())
    }

    async fn verify_received(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(document) = documents::incoming::as_kept(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "incoming", id).await?;
        let title = &document.title;
        for (verb, actor, words) in document.on_record() {
            let own = || told.iter().filter(|one| one.verb == verb && one.actor == actor);
            // Entries of earlier programs tell that it was said, and not what.
            let silent = own().any(|one| !one.words.contains('：'));
            if !silent && !own().any(|one| one.words.contains(words)) {
                contents.wrong(format!("收文《{title}》里的“{}”与台账不符", short(words)));
            }
        }
        if !told.iter().any(|one| one.words.contains(title.as_str())) {
            contents.wrong(format!("收文《{title}》的标题与登记的不符"));
        }
        if let Some(term) = document.term_on_record() {
            let assigned = || told.iter().filter(|one| one.verb == "incoming.assigned");
            let silent = !assigned().any(|one| one.words.contains("时限"));
            // Of a year that was not announced the day is settled later, by an entry of its own.
            let settled = told.iter().any(|one| one.verb == "incoming.due_settled");
            if !silent && !settled && !assigned().any(|one| one.words.ends_with(&term)) {
                contents.wrong(format!("收文《{title}》的承办单位、时限与台账不符"));
            }
        }
        let reference = document.reference.as_ref().map(ToString::to_string);
        self.verify_filing(id, title, reference, &told, contents).await?;
        self.verify_files(id, title, &told, contents).await
    }
}

/// What was said in an approval, and by whom: in its history, and on its seats as they are shown.
fn said(approval: &Approval) -> Vec<(&Holder, &str)> {
    let history = approval.history().iter().filter_map(|record| {
        let words = match &record.event {
            Event::Signed { signature, .. } | Event::OralConfirmed { signature, .. } => &signature.opinion,
            Event::Returned { reason, .. } | Event::OralDenied { reason, .. } => reason,
            Event::OralRecorded { words, .. } => words,
            Event::Referred { account, .. } => account,
            Event::SignerAdded { reason, .. } | Event::Delegated { reason, .. } => reason,
            Event::Resolved { resolution, .. } => &resolution.meeting,
            Event::Submitted { .. }
            | Event::Withdrawn { .. }
            | Event::Reminded { .. }
            | Event::TimedOut { .. }
            | Event::Revised { .. }
            | Event::OralLapsed { .. }
            | Event::HandedOn { .. } => return None,
        };
        Some((record.by.as_ref()?, words.as_str()))
    });
    let seats = approval.steps().iter().flat_map(|step| &step.seats);
    let decided = seats.filter_map(|seat| match seat.decision.as_ref()? {
        Decision::Signed(signature) => Some((&signature.by, signature.opinion.as_str())),
        Decision::Oral(oral) => Some((&oral.recorded_by, oral.words.as_str())),
        Decision::Resolved(_) => None,
    });
    history.chain(decided).collect()
}

pub(super) fn short(text: &str) -> String {
    let short: String = text.chars().take(20).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
