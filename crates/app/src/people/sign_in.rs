//! Signing in and out.

use super::Person;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, token};
use office::Moment;
use office::people::{AccountName, Refusal, Session};
use store::{Tx, accounts, sessions};

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Goes into the cookie, and nowhere else.
    pub token: String,
    /// Who it is.
    pub person: Person,
}

impl App {
    /// Signs in. The answer is one sentence, and takes as long, whether there is such an account,
    /// whether it is locked or disabled, or the password is wrong.
    ///
    /// # Errors
    /// Refused as said.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<SignedIn> {
        let name = AccountName::parse(name).ok();
        let stored = match &name {
            Some(name) => accounts::find_by_name(&self.db, name).await?,
            None => None,
        };
        let check = self.passwords.check(password, stored.as_ref().map(|stored| stored.password_hash.as_str())).await?;
        let Some(known) = stored else {
            return Err(Refusal::NotSignedIn.into());
        };
        let (now, safety) = (self.clock.now(), self.safety().await?);
        let mut tx = self.db.begin().await?;
        let mut stored = accounts::by_id(&mut tx, &known.account.id).await?.ok_or(Refusal::NotSignedIn)?;
        if stored.password_hash != known.password_hash {
            return Err(Refusal::NotSignedIn.into());
        }
        let before = stored.account.clone();
        let decision = stored.account.sign_in(check, now, &safety.lockout());
        if stored.account != before {
            accounts::update(&mut tx, &stored).await?;
        }
        let event = match decision {
            Ok(event) => event,
            Err(refusal) => {
                let person = Person::new(stored.account, String::new());
                let object = Object::new("account", &known.account.id);
                let entry = self.entry(&person, "account.sign_in.refused", object, "登录未成功");
                tx.commit(&entry).await?;
                tracing::warn!(account = %known.account.id, "sign-in refused");
                return Err(refusal.into());
            }
        };
        let rule = safety.session();
        let ago = |span: std::time::Duration| {
            Moment::from_millis(now.millis() - i64::try_from(span.as_millis()).unwrap_or(0))
        };
        sessions::sweep(&mut tx, ago(rule.absolute), ago(rule.idle)).await?;
        let signed_in = self.begin_session(&mut tx, &known.account.id, now).await?;
        let object = Object::new("account", &known.account.id);
        let entry = self.entry(&signed_in.person, "account.signed_in", object, "登录");
        tx.commit(&entry).await?;
        tracing::info!(account = %known.account.id, "{}", event.name());
        Ok(signed_in)
    }

    /// Ends the session of a token.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn sign_out(&self, person: &Person, session: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        sessions::delete(&mut tx, &token::hash(session)).await?;
        let entry = self.entry(person, "account.signed_out", Object::new("account", person.id()), "退出");
        Ok(tx.commit(&entry).await?)
    }

    pub(crate) async fn begin_session(&self, tx: &mut Tx, account: &str, now: Moment) -> Result<SignedIn> {
        let token = token::random()?;
        let session = Session { account: account.to_owned(), csrf: token::random()?, created: now, seen: now };
        sessions::insert(tx, &token::hash(&token), &session).await?;
        let stored = accounts::by_id(tx, account).await?;
        let account = stored.ok_or_else(|| Error::new(Kind::Bug, "账号不见了，请重试。"))?.account;
        Ok(SignedIn { token, person: Person::new(account, session.csrf) })
    }
}
