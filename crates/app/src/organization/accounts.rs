//! The account of a person: its state, and opening one for somebody who is known.

use crate::App;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use office::Administrator;
use office::organization::Refusal;
use office::people::{AccountName, AccountState, DisplayName, NewAccount, Role};
use store::{accounts, organization};

/// The account of a person.
#[derive(Clone, Debug)]
pub struct PersonAccount {
    /// What one types to sign in.
    pub name: String,
    /// Whether it may be used.
    pub state: AccountState,
    /// What the person may do.
    pub role: Role,
}

impl App {
    /// The account of a person, if there is one.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn account_of(&self, _: &Administrator, person: &str) -> Result<Option<PersonAccount>> {
        let stored = accounts::find(&self.db, person).await?;
        Ok(stored.map(|stored| PersonAccount {
            name: stored.account.name.as_str().to_owned(),
            state: stored.account.state,
            role: stored.account.role,
        }))
    }

    /// Opens the account of a person who is known, of the same key, and returns its first
    /// password, which is shown once.
    ///
    /// # Errors
    /// Refused for a bad or taken name, and if the person has one.
    pub async fn open_account_for(&self, by: &Administrator, person: &str, name: &str, role: Role) -> Result<String> {
        let name = AccountName::parse(name)?;
        let (password, hash) = self.first_password(&name).await?;
        let mut tx = self.begin_by(by).await?;
        let known = organization::load(&mut tx).await?;
        let who = known.person(person).ok_or(Refusal::Unknown("人员"))?;
        if accounts::by_id(&mut tx, person).await?.is_some() {
            return Err(Error::new(Kind::Invalid, format!("{}已经有账号，不用再开。", who.name)));
        }
        let display_name = DisplayName::parse(&who.name)?;
        let new = NewAccount { name, display_name, role, must_change_password: true };
        accounts::insert_for(&mut tx, person, &new, &hash, self.clock.now()).await.map_err(|error| match error {
            store::Error::Taken => Error::new(Kind::Invalid, "这个账号已经有人用了，请换一个。"),
            error => error.into(),
        })?;
        let words = format!("为{}开账号“{}”，角色：{}", who.name, new.name.as_str(), role.name());
        tx.commit(&self.entry(by, "account.opened", Object::new("account", person), words)).await?;
        tracing::info!(by = %by.account(), account = %person, "account opened");
        Ok(password)
    }
}
