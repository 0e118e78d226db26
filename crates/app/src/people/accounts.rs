//! What administrators do with accounts.

use crate::act::{Actor, Object};
use crate::error::{Error, Kind, Result};
use crate::{App, token};
use office::people::{Account, AccountName, AccountState, DisplayName, Event, NewAccount, Password, Refusal, Role};
use office::{Administrator, Moment};
use store::accounts::Stored;
use store::{Tx, accounts, sessions};

/// An account in the list.
#[derive(Clone, Debug)]
pub struct AccountLine {
    /// Its key.
    pub id: String,
    /// What one types to sign in.
    pub name: String,
    /// What others read.
    pub display_name: String,
    /// What the person may do.
    pub role: Role,
    /// Whether it may be used.
    pub state: AccountState,
    /// Whether it is locked now.
    pub locked: bool,
    /// Whether the person has not chosen a password yet.
    pub awaits_password: bool,
    /// When it was opened.
    pub created: Moment,
}

impl App {
    /// All accounts.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn accounts(&self, _: &Administrator) -> Result<Vec<AccountLine>> {
        self.account_lines().await
    }

    pub(crate) async fn account_lines(&self) -> Result<Vec<AccountLine>> {
        let now = self.clock.now();
        let line = |mut stored: Stored| AccountLine {
            locked: stored.account.is_locked(now),
            id: stored.account.id,
            name: stored.account.name.as_str().to_owned(),
            display_name: stored.account.display_name.as_str().to_owned(),
            role: stored.account.role,
            state: stored.account.state,
            awaits_password: stored.account.must_change_password,
            created: stored.created,
        };
        Ok(accounts::all(&self.db).await?.into_iter().map(line).collect())
    }

    /// Opens an account and returns its first password, which is shown once.
    ///
    /// # Errors
    /// Refused for a bad or taken name.
    pub async fn open_account(&self, by: &Administrator, name: &str, display: &str, role: Role) -> Result<String> {
        let new = NewAccount {
            name: AccountName::parse(name)?,
            display_name: DisplayName::parse(display)?,
            role,
            must_change_password: true,
        };
        let (password, hash) = self.first_password(&new.name).await?;
        let mut tx = self.begin_by(by).await?;
        let id = accounts::insert(&mut tx, &new, &hash, self.clock.now()).await.map_err(|error| match error {
            store::Error::Taken => Error::new(Kind::Invalid, "这个账号已经有人用了，请换一个。"),
            error => error.into(),
        })?;
        let (name, display) = (new.name.as_str(), new.display_name.as_str());
        let words = format!("开账号“{name}”（{display}），角色：{}", role.name());
        let entry = self.entry(by, "account.opened", Object::new("account", &id), words);
        tx.commit(&entry).await?;
        tracing::info!(by = %by.account(), account = %id, "account opened");
        Ok(password)
    }

    /// Gives an account a new first password, shown once, and ends its sessions.
    ///
    /// # Errors
    /// Refused if there is no such account.
    pub async fn reset_password(&self, by: &Administrator, id: &str) -> Result<String> {
        let stored = accounts::find(&self.db, id).await?.ok_or_else(no_account)?;
        let (password, hash) = self.first_password(&stored.account.name).await?;
        self.on_account(by, id, "", |stored| {
            stored.password_hash.clone_from(&hash);
            Ok::<_, Refusal>(stored.account.reset_password(by))
        })
        .await?;
        Ok(password)
    }

    /// 停用
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn disable_account(&self, by: &Administrator, id: &str) -> Result<()> {
        self.on_account(by, id, "", |stored| stored.account.disable(by)).await
    }

    /// 启用
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn enable_account(&self, by: &Administrator, id: &str) -> Result<()> {
        self.on_account(by, id, "", |stored| stored.account.enable(by)).await
    }

    /// 解锁
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn unlock_account(&self, by: &Administrator, id: &str) -> Result<()> {
        let now = self.clock.now();
        self.on_account(by, id, "", |stored| stored.account.unlock(by, now)).await
    }

    /// A verb on an account; `aside` says more about whose act it is than the name does.
    pub(super) async fn on_account<Refused: Into<Error>>(
        &self,
        by: &impl Actor,
        id: &str,
        aside: &str,
        verb: impl FnOnce(&mut Stored) -> std::result::Result<Event, Refused>,
    ) -> Result<()> {
        let mut tx = self.begin_by(by).await?;
        let mut stored = accounts::by_id(&mut tx, id).await?.ok_or_else(no_account)?;
        let event = verb(&mut stored).map_err(Into::into)?;
        accounts::update(&mut tx, &stored).await?;
        end_sessions_where_due(&mut tx, &stored.account, event).await?;
        let (verb, said) = record(event);
        let words = format!("{said}“{}”{aside}", stored.account.name.as_str());
        let entry = self.entry(by, verb, Object::new("account", id), words);
        tx.commit(&entry).await?;
        tracing::info!(by = %by.id(), account = %id, "{}", event.name());
        Ok(())
    }

    pub(crate) async fn first_password(&self, name: &AccountName) -> Result<(String, String)> {
        let (text, password) = accepted(name, || token::spoken(3))?;
        let hash = self.passwords.hash(&password).await?;
        Ok((text, hash))
    }
}

/// The first of some passwords that the rules accept: a short account may happen to be a part of
/// one.
fn accepted(name: &AccountName, mut make: impl FnMut() -> Result<String>) -> Result<(String, Password)> {
    const TRIES: usize = 20;
    for _ in 1..TRIES {
        let text = make()?;
        if let Ok(password) = Password::choose(&text, name) {
            return Ok((text, password));
        }
    }
    let text = make()?;
    let password = Password::choose(&text, name)?;
    Ok((text, password))
}

async fn end_sessions_where_due(tx: &mut Tx, account: &Account, event: Event) -> Result<()> {
    match event {
        Event::Disabled | Event::PasswordReset => Ok(sessions::delete_of(tx, &account.id, "").await?),
        Event::SignedIn | Event::PasswordChanged | Event::Enabled | Event::Unlocked | Event::MadeAdministrator => {
            Ok(())
        }
    }
}

/// The permanent word of an event in the ledger, and how it is said.
fn record(event: Event) -> (&'static str, &'static str) {
    match event {
        Event::SignedIn => ("account.signed_in", "登录账号"),
        Event::PasswordChanged => ("account.password_changed", "修改密码：账号"),
        Event::PasswordReset => ("account.password_reset", "重置密码：账号"),
        Event::Disabled => ("account.disabled", "停用账号"),
        Event::Enabled => ("account.enabled", "启用账号"),
        Event::Unlocked => ("account.unlocked", "解锁账号"),
        Event::MadeAdministrator => ("account.made_administrator", "设为管理员：账号"),
    }
}

fn no_account() -> Error {
    Error::new(Kind::NotFound, "没有这个账号。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_password_that_holds_the_account_by_chance_is_passed_over() {
        let name = AccountName::parse("r16").unwrap();
        let mut made = ["kr16-wuzo-9fam", "kr17-wuzo-9fam"].into_iter();
        let (text, _) = accepted(&name, || Ok(made.next().unwrap().to_owned())).unwrap();
        assert_eq!(text, "kr17-wuzo-9fam");
        assert!(accepted(&name, || Ok("kr16-wuzo-9fam".to_owned())).is_err(), "and not for ever");
    }
}
