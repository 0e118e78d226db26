//! Refused attempts to execute are on record (不得先斩后奏), also by people who may not even see the
//! document: to them there is none, to an inspector there was an attempt.

use super::Desk;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::documents::incoming::Refusal;
use office::permission::Registrar;
use store::approvals;
use store::documents::{incoming, outgoing};

/// What somebody tried to act on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Thing<'a> {
    /// A sent document.
    Sent(&'a str),
    /// A received one.
    Received(&'a str),
    /// An approval, or a matter.
    Approval(&'a str),
}

impl App {
    /// The registrar's permission. Whoever tries to execute without it leaves that on record.
    pub(crate) async fn registrar_or_attempt(
        &self,
        person: &Person,
        desk: &Desk,
        thing: Thing<'_>,
        refused: &'static str,
    ) -> Result<Registrar> {
        let error = match desk.registrar() {
            Ok(registrar) => return Ok(registrar),
            Err(error) => error,
        };
        let seen = match thing {
            Thing::Sent(id) => self.document(person, id).await.map(|_| ()),
            Thing::Received(id) => self.incoming(person, id).await.map(|_| ()),
            Thing::Approval(id) => self.approval(person, id).await.map(|_| ()),
        };
        if let Err(unseen) = seen {
            return Err(self.unseen(person, refused, thing, unseen).await?);
        }
        self.attempted(person, refused, thing, &error).await?;
        Err(error)
    }

    /// The error for a step of a received paper that was refused; one at the wrong stage, as an answer
    /// before the instruction, is on record.
    pub(super) async fn step_refused(&self, person: &Person, id: &str, refusal: Refusal) -> Result<Error> {
        let early = matches!(refusal, Refusal::WrongStage { .. });
        let error = Error::from(refusal);
        if early {
            self.attempted(person, "incoming.step.refused", Thing::Received(id), &error).await?;
        }
        Ok(error)
    }

    /// Puts a refused attempt on record.
    pub(crate) async fn attempted(
        &self,
        person: &Person,
        verb: &'static str,
        thing: Thing<'_>,
        error: &Error,
    ) -> Result<()> {
        let object = match thing {
            Thing::Sent(id) => Object::new("outgoing", id),
            Thing::Received(id) => Object::new("incoming", id),
            Thing::Approval(id) => Object::new("approval", id),
        };
        let tx = self.db.begin().await?;
        let words = format!("办理未获准：{}", error.message());
        Ok(tx.commit(&self.entry(person, verb, object, words)).await?)
    }

    /// The error for somebody to whom a thing is not there, once the attempt is on record if it is.
    pub(crate) async fn unseen(
        &self,
        person: &Person,
        verb: &'static str,
        thing: Thing<'_>,
        error: Error,
    ) -> Result<Error> {
        let is_there = match thing {
            _ if error.kind() != Kind::NotFound => false,
            Thing::Sent(id) => outgoing::is_there(&self.db, id).await?,
            Thing::Received(id) => incoming::is_there(&self.db, id).await?,
            Thing::Approval(id) => approvals::find(&self.db, id).await?.is_some(),
        };
        if is_there {
            self.attempted(person, verb, thing, &error).await?;
        }
        Ok(error)
    }
}
