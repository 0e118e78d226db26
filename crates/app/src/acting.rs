//! A transaction of somebody, begun only while what was read of their rights still holds.
//!
//! Rights come from the account and from the organisation (posts, substitutes, absences), which
//! are read before the transaction begins. Inside it they are compared again, so that nobody acts
//! by a right that was taken away in between.

use crate::act::{Actor, Standing};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::organization::Organization;
use office::people::Role;
use std::sync::Arc;
use store::{Tx, accounts, organization};

/// How often the organisation is read again that changed meanwhile.
const TURNS: usize = 5;

impl App {
    /// Begins a transaction of somebody whose account is still what it was when they came in.
    ///
    /// # Errors
    /// `Conflict` if the account was disabled, or is no administrator's any more.
    pub(crate) async fn begin_by(&self, by: &impl Actor) -> Result<Tx> {
        let mut tx = self.db.begin().await?;
        let holds = match by.standing() {
            Standing::Program => true,
            Standing::Account => accounts::standing(&mut tx, by.id()).await?.is_some(),
            Standing::Administrator => accounts::standing(&mut tx, by.id()).await? == Some(Role::Administrator),
        };
        if holds {
            Ok(tx)
        } else {
            Err(changed("您的账号刚刚被停用，或者权限有变动，这一步没有办。"))
        }
    }

    /// Begins a transaction of a person, with the organisation as it is in it. Where it changed between
    /// reading and writing, it is read again: nobody is turned away because somebody else took leave.
    ///
    /// # Errors
    /// As [`App::begin_by`], and `Conflict` if the organisation changes again and again.
    pub(crate) async fn begin_knowing(&self, person: &Person) -> Result<(Arc<Organization>, Tx)> {
        for _ in 0..TURNS {
            let read = self.organization().await?;
            let mut tx = self.begin_by(person).await?;
            if organization::is_still(&mut tx, read.revision()).await? {
                return Ok((read, tx));
            }
        }
        Err(moved())
    }

    /// Begins a transaction of a person whose rights were read from this organisation.
    ///
    /// # Errors
    /// As [`App::begin_by`], and `Conflict` if the organisation has changed since.
    pub(crate) async fn begin_as(&self, person: &Person, read: &Organization) -> Result<Tx> {
        let mut tx = self.begin_by(person).await?;
        if organization::is_still(&mut tx, read.revision()).await? {
            return Ok(tx);
        }
        Err(moved())
    }
}

fn moved() -> Error {
    changed("组织机构刚刚有变动（任免、分管、代理或者请假），这一步没有办。请刷新后再试。")
}

fn changed(words: &'static str) -> Error {
    Error::new(Kind::Conflict, words)
}
