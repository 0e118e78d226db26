//! The first start: a code on the console becomes the first administrator.

use super::SignedIn;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, samples, token};
use office::people::{AccountName, DisplayName, NewAccount, Password, Role};
use store::{Housekeeping, accounts, settings};

pub(super) const KEY: &str = "first_code";

impl App {
    /// A new one-time code for the first administrator; `None` once there is an account.
    /// An earlier code is void.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn first_code(&self) -> Result<Option<String>> {
        let mut tx = self.db.begin().await?;
        if accounts::count(&mut tx).await? > 0 {
            return Ok(None);
        }
        let code = token::spoken(4)?;
        settings::set(&mut tx, KEY, &token::hash(&token::as_typed(&code))).await?;
        tx.settle(Housekeeping::FirstCode).await?;
        Ok(Some(code))
    }

    /// Whether the first administrator is still to come.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn awaits_first(&self) -> Result<bool> {
        let mut tx = self.db.begin().await?;
        Ok(accounts::count(&mut tx).await? == 0)
    }

    /// Opens the first account, of an administrator, for whoever has the code, and signs in.
    ///
    /// # Errors
    /// Refused without the right code, with a bad name or a weak password, and once there is an account.
    pub async fn redeem_first_code(&self, code: &str, name: &str, display: &str, password: &str) -> Result<SignedIn> {
        let new = NewAccount {
            name: AccountName::parse(name)?,
            display_name: DisplayName::parse(display)?,
            role: Role::Administrator,
            must_change_password: false,
        };
        let password = Password::choose(password, &new.name)?;
        let hash = self.passwords.hash(&password).await?;
        let now = self.clock.now();
        let mut tx = self.db.begin().await?;
        if accounts::count(&mut tx).await? > 0 {
            return Err(Error::new(Kind::Conflict, "第一个管理员已经设好了。请直接登录，或请管理员开账号。"));
        }
        let kept = settings::get(&mut tx, KEY).await?.unwrap_or_default();
        if !token::same(&kept, &token::hash(&token::as_typed(code))) {
            return Err(Error::new(
                Kind::Invalid,
                "一次性口令不对。请看程序启动时屏幕上打印的16位口令；重新启动会换一个新的，旧的作废。",
            ));
        }
        let id = accounts::insert(&mut tx, &new, &hash, now).await?;
        settings::remove(&mut tx, KEY).await?;
        if self.demo {
            samples::copy_to(&mut tx, &id, now).await?;
            let known = store::organization::load(&mut tx).await?;
            let changes = crate::organization::demo_changes(&known, self.today())?;
            store::organization::save(&mut tx, &known, &changes).await?;
        }
        let signed_in = self.begin_session(&mut tx, &id, now).await?;
        let entry = self.entry(&signed_in.person, "account.first", Object::new("account", &id), "设立第一个管理员");
        tx.commit(&entry).await?;
        tracing::info!(account = %id, "first administrator opened");
        Ok(signed_in)
    }
}
