//! Who is behind a token.

use super::Person;
use crate::error::Result;
use crate::{App, token};
use office::Administrator;
use office::people::{AccountState, SessionState};
use office::permission::Inspector;
use store::{Housekeeping, sessions};

impl App {
    /// The person of a session; `None` if it is over, or the account is disabled.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn person(&self, session: &str) -> Result<Option<Person>> {
        let hash = token::hash(session);
        let Some((session, stored, unread)) = sessions::with_account(&self.db, &hash).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        match self.safety().await?.session().judge(&session, now) {
            SessionState::Over => return Ok(None),
            SessionState::Fresh => {}
            SessionState::Stale => {
                let mut tx = self.db.begin().await?;
                sessions::touch(&mut tx, &hash, now).await?;
                tx.settle(Housekeeping::SessionSeen).await?;
            }
        }
        let active = stored.account.state == AccountState::Active;
        if !active {
            return Ok(None);
        }
        let inspects = Administrator::of(&stored.account).is_some()
            || Inspector::of(&*self.known_organization().await?, &stored.account.id, self.today()).is_some();
        Ok(Some(Person::new(stored.account, session.csrf).with_unread(unread).with_inspection(inspects)))
    }
}
