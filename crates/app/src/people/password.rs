//! Changing one's own password.

use super::Person;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, token};
use office::people::Password;
use store::{accounts, sessions};

impl App {
    /// Changes the password and ends every other session of the account.
    ///
    /// # Errors
    /// Refused if the old password is wrong, or the new one is weak or the same.
    pub async fn change_password(&self, person: &Person, session: &str, old: &str, new: &str) -> Result<()> {
        let gone = || Error::new(Kind::NotSignedIn, "登录已失效，请重新登录。");
        let known = accounts::find(&self.db, person.id()).await?.ok_or_else(gone)?;
        let old_check = self.passwords.check(old, Some(&known.password_hash)).await?;
        let new_is_old = self.passwords.check(new, Some(&known.password_hash)).await?;
        let mut account = known.account.clone();
        let event = account.change_password(old_check, new_is_old)?;
        let password = Password::choose(new, &account.name)?;
        let hash = self.passwords.hash(&password).await?;
        let mut tx = self.begin_by(person).await?;
        let mut stored = known;
        stored.account = account;
        stored.password_hash = hash;
        accounts::update(&mut tx, &stored).await?;
        sessions::delete_of(&mut tx, person.id(), &token::hash(session)).await?;
        let object = Object::new("account", person.id());
        let entry = self.entry(person, "account.password_changed", object, "修改密码");
        tx.commit(&entry).await?;
        tracing::info!(account = %person.id(), "{}", event.name());
        Ok(())
    }
}
