//! Sent documents, their copies and files, and what is archived, held against the entries.

use super::contents::Contents;
use super::records::short;
use crate::App;
use crate::error::Result;
use office::documents::Done;
use office::documents::outgoing::{Outgoing, State};
use store::documents;
use store::ledger::contents::{self, Told};

/// What writes a version of a document, one each.
const WRITTEN: [&str; 3] = ["outgoing.begun", "outgoing.edited", "outgoing.back_to_signer"];

impl App {
    pub(super) async fn verify_sent(&self, id: &str, contents: &mut Contents) -> Result<()> {
        let Some(document) = documents::outgoing::as_kept(&self.db, id).await? else { return Ok(()) };
        let told = contents::told(&self.db, "outgoing", id).await?;
        let title = &document.content.title;
        for (verb, words) in issued(&document) {
            if !told.iter().any(|one| one.verb == verb && one.words.contains(&words)) {
                contents.wrong(format!("发文《{title}》的“{words}”与台账不符"));
            }
        }
        if !compact(&document.content.text).contains(&compact(title)) {
            contents.wrong(format!("发文《{title}》的标题与文稿不符"));
        }
        let written = |one: &&Told| WRITTEN.contains(&one.verb.as_str());
        let (kept, told_of) = (contents::versions_of(&self.db, id).await?, told.iter().filter(written).count());
        if kept == 0 {
            contents.wrong(format!("发文《{title}》的版本都没有了"));
        } else if usize::try_from(kept).is_ok_and(|kept| kept < told_of) {
            contents.wrong(format!("发文《{title}》的版本少了：台账记下{told_of}次，只有{kept}个"));
        }
        self.verify_register(id, &document, contents).await?;
        if let Some(signed) = document.state.signed().filter(|signed| !signed.lapsed) {
            let hand = signed.hand.as_ref().unwrap_or(&signed.signer);
            // Who signed, or whose oral consent somebody else put on record.
            let signs = |one: &Told| {
                one.actor == hand.id && one.actor_name == hand.name || one.words.contains(hand.name.as_str())
            };
            let body = |one: &Told| one.verb == "approval.resolved";
            let approvals = contents::told(&self.db, "approval", id).await?;
            if !approvals.iter().any(|one| signs(one) || body(one)) {
                contents.wrong(format!("发文《{title}》的签发人{}与台账不符", hand.name));
            }
        }
        for (ordinal, reason) in contents::voided(&self.db, id).await? {
            let voids = |one: &Told| matches!(one.verb.as_str(), "outgoing.cancelled" | "outgoing.refiled");
            if !told.iter().any(|one| voids(one) && one.reason == reason) {
                contents.wrong(format!("发文《{title}》{ordinal}号作废的理由“{}”与台账不符", short(&reason)));
            }
        }
        self.verify_copies(id, title, &told, contents).await?;
        let reference = match &document.state {
            State::Archived(archived) => Some(archived.reference.to_string()),
            _ => None,
        };
        self.verify_filing(id, title, reference, &told, contents).await?;
        self.verify_files(id, title, &told, contents).await
    }

    /// The registers of numbers and of seals have what the document has.
    async fn verify_register(&self, id: &str, document: &Outgoing, contents: &mut Contents) -> Result<()> {
        let title = &document.content.title;
        if let Some(number) = document.state.number()
            && !contents::is_numbered(&self.db, id, number).await?
        {
            contents.wrong(format!("发文《{title}》的文号{number}不在发文字号登记里"));
        }
        let sealed = document.state.impressions().map(i64::from);
        let registered = contents::impressions_of(&self.db, id).await?;
        if sealed.is_some() && registered.last().copied() != sealed {
            contents.wrong(format!("发文《{title}》的用印登记与公文、台账不符"));
        }
        Ok(())
    }

    async fn verify_copies(&self, id: &str, title: &str, told: &[Told], contents: &mut Contents) -> Result<()> {
        let copies = documents::copies::list(&self.db, id).await?;
        for copy in &copies {
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
        let entries = |verb: &str| told.iter().filter(|one| one.verb == verb).count();
        let receipts = copies.iter().filter(|copy| copy.receipt.is_some()).count();
        if copies.len() < entries("copies.sent") || receipts < entries("copies.received") {
            contents.wrong(format!("发文《{title}》少了台账记下的分发或者签收"));
        }
        Ok(())
    }

    /// The files of a document are those that were put there and not taken away.
    pub(super) async fn verify_files(
        &self,
        id: &str,
        title: &str,
        told: &[Told],
        contents: &mut Contents,
    ) -> Result<()> {
        let kept = contents::files_of(&self.db, id).await?;
        // Earlier programs did not tell the digest of the file that came with a paper.
        let silent = told.iter().any(|one| one.verb.starts_with("incoming."))
            && !told.iter().any(|one| one.words.contains("SM3"));
        for (name, digest) in &kept {
            // For people the beginning of a digest is told; it is enough to know the file by.
            let beginning = digest.get(..16).unwrap_or(digest);
            let tells = |one: &&Told| one.after == *digest || one.words.contains(beginning);
            let entries: Vec<&Told> = told.iter().filter(tells).collect();
            let named = entries.iter().any(|one| one.words.contains(name.as_str()));
            let unknown_then = silent && entries.is_empty();
            if !(named || unknown_then) {
                contents.wrong(format!("《{title}》的附件“{name}”不是台账里登记的"));
            }
        }
        for one in told.iter().filter(|one| one.verb.ends_with("file_added")) {
            let taken = told.iter().any(|other| other.verb.ends_with("file_removed") && other.before == one.after);
            if !taken && !kept.iter().any(|(_, digest)| *digest == one.after) {
                contents.wrong(format!("《{title}》少了附件：{}", one.words));
            }
        }
        Ok(())
    }

    /// What is archived stands in the archive under the reference that the ledger tells; the term of
    /// keeping (保管期限) is part of it.
    pub(super) async fn verify_filing(
        &self,
        id: &str,
        title: &str,
        reference: Option<String>,
        told: &[Told],
        contents: &mut Contents,
    ) -> Result<()> {
        let filed = told.iter().filter(|one| one.verb.ends_with(".archived") || one.verb.ends_with(".refiled"));
        let filed: Vec<&Told> = filed.collect();
        let kept = contents::filing_of(&self.db, id).await?;
        let agrees = match (filed.is_empty(), reference, kept) {
            (true, None, None) => true,
            // Written by hand before references were composed.
            (true, Some(reference), Some((kept, _))) => kept == reference,
            (false, Some(reference), Some((kept, retention))) => {
                let term = retention.is_none_or(|term| reference.contains(&format!("-{term}-")));
                filed.iter().any(|one| one.words.contains(reference.as_str())) && kept == reference && term
            }
            _ => false,
        };
        if !agrees {
            contents.wrong(format!("《{title}》的归档（档号、保管期限）与台账不符"));
        }
        Ok(())
    }
}

/// What was fixed when a document was numbered, sealed and released.
fn issued(document: &Outgoing) -> Vec<(&'static str, String)> {
    let released = document.state.released();
    let impressions = document.state.impressions();
    let number = document.state.number().map(|number| ("outgoing.registered", number.to_string()));
    let sealed = impressions.map(|impressions| ("outgoing.sealed", format!("用印{impressions}次")));
    let released = released.map(|released| ("outgoing.released", released.on.to_string()));
    number.into_iter().chain(sealed).chain(released).collect()
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
