//! Who is behind a token.

use super::Person;
use crate::error::Result;
use crate::{App, token};
use office::people::{AccountState, SessionState};
use office::permission::{Inspector, Instructor, Member};
use office::{Administrator, Moment};
use std::time::Duration;
use store::{Housekeeping, sessions};

/// How long somebody who opens a page waits for it to be noted that the session was used.
const PATIENCE: Duration = Duration::from_millis(200);

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
            SessionState::Stale => self.touch(&hash, now).await?,
        }
        let active = stored.account.state == AccountState::Active;
        if !active {
            return Ok(None);
        }
        let (organization, id, today) = (self.known_organization().await?, &stored.account.id, self.today());
        let inspects =
            Administrator::of(&stored.account).is_some() || Inspector::of(&organization, id, today).is_some();
        let insider =
            Member::of(&organization, id, today).is_some() || Instructor::of(&organization, id, today).is_some();
        Ok(Some(Person::new(stored.account, session.csrf).with_unread(unread).shown(inspects, insider)))
    }

    /// Notes that the session was used. Nobody who only reads waits long for those who write: it is
    /// noted the next time.
    async fn touch(&self, hash: &str, now: Moment) -> Result<()> {
        let note = async {
            let mut tx = self.db.begin().await?;
            sessions::touch(&mut tx, hash, now).await?;
            tx.settle(Housekeeping::SessionSeen).await
        };
        match tokio::time::timeout(PATIENCE, note).await {
            Ok(noted) => Ok(noted?),
            Err(_) => {
                tracing::debug!("a session is noted as used the next time");
                Ok(())
            }
        }
    }
}
