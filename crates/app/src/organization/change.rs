//! A change of the organisation: read, decide, check the whole, write, one entry.

use super::first;
use crate::act::{Actor, Object};
use crate::error::Result;
use crate::{App, token};
use office::organization::{Change, Organization, Refusal};
use store::{Tx, organization};

/// What was decided: the changes, and how they are said in the record.
pub(super) struct Decision {
    pub(super) changes: Vec<Change>,
    /// The kind and key of what it is about.
    pub(super) object: (&'static str, String),
    pub(super) words: String,
    /// The reason that was given, or nothing.
    pub(super) reason: String,
}

impl App {
    /// Carries a decision out, in one transaction with one entry.
    pub(super) async fn change_organization(
        &self,
        by: &impl Actor,
        verb: &'static str,
        decide: impl FnOnce(&Organization) -> std::result::Result<Decision, Refusal>,
    ) -> Result<()> {
        let mut tx = self.begin_by(by).await?;
        let read = organization::load(&mut tx).await?;
        let decision = decide(&read)?;
        let object = Object::new(decision.object.0, &decision.object.1);
        let today = self.today();
        let own = decision.changes.iter().try_for_each(|change| read.gives_to_others(change, by.id(), today));
        if let Err(refusal) = own {
            let words = format!("未获准：{}", decision.words);
            let entry = self.entry(by, "organization.own.refused", object, words).because(refusal.to_string());
            tx.commit(&entry).await?;
            return Err(refusal.into());
        }
        write(&mut tx, &read, &decision.changes).await?;
        let (before, after) = digests(&read, &decision.changes);
        let entry = self.entry(by, verb, object, decision.words).because(decision.reason).changed(before, after);
        tx.commit(&entry).await?;
        tracing::info!(by = %by.id(), "{verb}");
        Ok(())
    }
}

/// Writes changes once the organisation as a whole accepts them.
pub(super) async fn write(tx: &mut Tx, read: &Organization, changes: &[Change]) -> Result<()> {
    read.apply(changes).map_err(first)?;
    Ok(organization::save(tx, read, changes).await?)
}

/// The digests of what the changed records said before and say after.
pub(super) fn digests(read: &Organization, changes: &[Change]) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for change in changes {
        let record = change.record();
        if let Some(old) = read.record(record.kind(), record.id()) {
            before.push_str(&old.line());
            before.push('\n');
        }
        if let Change::Put(record) = change {
            after.push_str(&record.line());
            after.push('\n');
        }
    }
    let digest = |text: &str| if text.is_empty() { String::new() } else { token::digest(text) };
    (digest(&before), digest(&after))
}
