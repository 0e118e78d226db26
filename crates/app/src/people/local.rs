//! What is done with accounts at the machine itself (本机管理), also when nobody can sign in any more.

use super::AccountLine;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, token};
use office::Operator;
use office::people::{AccountName, Event, Refusal};
use store::accounts::{self, Stored};
use store::settings;

impl App {
    /// All accounts.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn accounts_here(&self, _: &Operator) -> Result<Vec<AccountLine>> {
        self.account_lines().await
    }

    /// Gives an account a new first password, shown once, and ends its sessions.
    ///
    /// # Errors
    /// Refused if there is no such account.
    pub async fn reset_password_here(&self, by: &Operator, name: &str) -> Result<String> {
        let known = self.account_called(name).await?;
        let (password, hash) = self.first_password(&known.account.name).await?;
        self.on_account(by, &known.account.id, &aside(by), |stored| {
            stored.password_hash.clone_from(&hash);
            Ok::<_, Refusal>(stored.account.reset_password(by))
        })
        .await?;
        Ok(password)
    }

    /// 解锁
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn unlock_account_here(&self, by: &Operator, name: &str) -> Result<()> {
        let now = self.clock.now();
        self.here(by, name, "这个账号没有锁定。", |stored| stored.account.unlock(by, now)).await
    }

    /// 停用
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn disable_account_here(&self, by: &Operator, name: &str) -> Result<()> {
        self.here(by, name, "这个账号已经停用。", |stored| stored.account.disable(by)).await
    }

    /// 启用
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn enable_account_here(&self, by: &Operator, name: &str) -> Result<()> {
        self.here(by, name, "这个账号本来就在用。", |stored| stored.account.enable(by)).await
    }

    /// 设为管理员
    ///
    /// # Errors
    /// As the account refuses.
    pub async fn make_administrator_here(&self, by: &Operator, name: &str) -> Result<()> {
        let idle = "这个账号已经是管理员，或者已经停用。停用的请先启用：wenshu admin enable 账号。";
        self.here(by, name, idle, |stored| stored.account.make_administrator(by)).await
    }

    /// A new one-time code for the first administrator, while there is no account; an earlier one
    /// is void.
    ///
    /// # Errors
    /// Refused once there is an account.
    pub async fn first_code_here(&self, by: &Operator) -> Result<String> {
        let mut tx = self.begin_by(by).await?;
        if accounts::count(&mut tx).await? > 0 {
            let what = "已经有账号了，不能再用一次性口令设立管理员。\
                        忘了口令请用 wenshu admin reset-password 账号；没有管理员请用 wenshu admin make-administrator 账号。";
            return Err(Error::new(Kind::Conflict, what));
        }
        let code = token::spoken(4)?;
        settings::set(&mut tx, super::first::KEY, &token::hash(&token::as_typed(&code))).await?;
        let words = format!("发放设立第一个管理员的一次性口令{}", aside(by));
        tx.commit(&self.entry(by, "account.first_code", Object::new("account", "first"), words)).await?;
        Ok(code)
    }

    async fn here(
        &self,
        by: &Operator,
        name: &str,
        idle: &str,
        verb: impl FnOnce(&mut Stored) -> std::result::Result<Event, Refusal>,
    ) -> Result<()> {
        let known = self.account_called(name).await?;
        // The only refusal that is left to somebody without an account of their own.
        let verb = |stored: &mut Stored| verb(stored).map_err(|_| Error::new(Kind::Conflict, idle));
        self.on_account(by, &known.account.id, &aside(by), verb).await
    }

    async fn account_called(&self, name: &str) -> Result<Stored> {
        let found = accounts::find_by_name(&self.db, &AccountName::parse(name)?).await?;
        found.ok_or_else(|| {
            Error::new(Kind::NotFound, format!("没有账号“{name}”。用 wenshu admin accounts 查看全部账号。"))
        })
    }
}

/// Which user of the system it was, as the words of an entry say it.
pub(crate) fn aside(by: &Operator) -> String {
    format!("（本机系统用户 {}）", by.user())
}
