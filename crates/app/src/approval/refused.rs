//! Refused attempts are on record (D2), in a transaction of their own.

use crate::act::Object;
use crate::error::Result;
use crate::ledger::verbs;
use crate::{App, Person};
use office::approval::{Approval, Refusal};

impl App {
    /// Puts a refused attempt on record. What only a form got wrong is no attempt.
    pub(crate) async fn refused(
        &self,
        person: &Person,
        verb: &'static str,
        approval: &Approval,
        refusal: &Refusal,
    ) -> Result<()> {
        let form = matches!(
            refusal,
            Refusal::OpinionMissing
                | Refusal::SaysNo(_)
                | Refusal::ReasonMissing
                | Refusal::TooLong
                | Refusal::Classified(_)
                | Refusal::MeetingMissing
                | Refusal::InPrincipleAlone
                | Refusal::MeetingDate
                | Refusal::OralTime
        );
        if form {
            return Ok(());
        }
        let tried = verbs::name(verb.trim_end_matches(".refused"));
        let words = format!("“{tried}”未获准：{}", approval.title());
        let object = Object::new("approval", approval.id());
        let entry = self.entry(person, verb, object, words).because(refusal.to_string());
        let tx = self.db.begin().await?;
        tx.commit(&entry).await?;
        tracing::info!(approval = %approval.id(), account = %person.id(), verb, "attempt refused");
        Ok(())
    }
}
