//! Notices (通知): told in the transaction of the act, seen in the program at once, sent outside
//! it where that is wished and not in the quiet hours.

mod deliver;
mod health;
mod live;
mod outside;
mod wishes;

pub use live::Listener;
pub(crate) use live::Live;
pub use outside::{MailServer, Outside, OutsideError, Webhook};
pub use store::notices::{Line, Wishes};

use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::Moment;
use office::notices::{Notice, Thing, Weight};
use std::time::Duration;
use store::documents::readers;
use store::notices::{self, Channel};
use store::{Housekeeping, Tx};

/// Notices on a page.
const PAGE: i64 = 30;
/// How long notices are kept. What happened stays in the ledger.
const KEPT: Duration = Duration::from_secs(180 * 24 * 3600);

/// A page of notices.
#[derive(Clone, Debug)]
pub struct NoticePage {
    /// Its lines, the newest first.
    pub lines: Vec<Line>,
    /// This page, from 1.
    pub page: i64,
    /// Whether there is another.
    pub more: bool,
}

impl App {
    /// Tells what happened, within the transaction in which it happened. Whoever is told of a
    /// document may see it: nobody is called to what is then not there for them.
    pub(crate) async fn tell(&self, tx: &mut Tx, told: &[Notice]) -> Result<()> {
        let now = self.clock.now();
        for notice in told {
            if !matches!(notice.thing, Thing::Approval | Thing::Authority) {
                readers::admit(tx, &notice.object, &notice.to, "经办", now).await?;
            }
            let id = notices::insert(tx, notice, now).await?;
            if notice.weight == Weight::Desk || self.outside.is_nothing() {
                continue;
            }
            let wishes = notices::wishes_of(tx, &notice.to).await?;
            let due = if notice.weight == Weight::Urgent { now } else { wishes.quiet.after(now) };
            if self.outside.mail.is_some() && !wishes.mail.is_empty() {
                notices::send(tx, &id, Channel::Mail, due).await?;
            }
            if self.outside.webhook.is_some() {
                notices::send(tx, &id, Channel::Webhook, due).await?;
            }
        }
        Ok(())
    }

    /// Whether there is a mail server.
    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.outside.mail.is_some()
    }

    /// A page of a person's notices, the newest first.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn notices(&self, person: &Person, page: i64) -> Result<NoticePage> {
        let page = page.clamp(1, 1000);
        let first = Moment::from_millis(0);
        let mut lines = notices::of_person(&self.db, person.id(), first, (page - 1) * PAGE, PAGE + 1).await?;
        let more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        lines.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        Ok(NoticePage { lines, page, more })
    }

    /// A notice of the person.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs.
    pub async fn notice(&self, person: &Person, id: &str) -> Result<Line> {
        let missing = || Error::new(Kind::NotFound, "没有这条通知，或者它已经过期清理。请到“通知”里查看其他通知。");
        notices::find(&self.db, person.id(), id).await?.ok_or_else(missing)
    }

    /// The person has looked at a thing: its notices are read. Returns how many others are not.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn looked_at(&self, person: &Person, object: &str) -> Result<i64> {
        // Most pages are opened by people with nothing new: they write nothing.
        if person.unread() == 0 || !notices::has_unread_about(&self.db, person.id(), object).await? {
            return Ok(person.unread());
        }
        let mut tx = self.begin_by(person).await?;
        let read = notices::read_about(&mut tx, person.id(), object, self.clock.now()).await?;
        tx.settle(Housekeeping::Notices).await?;
        Ok((person.unread() - read).max(0))
    }

    /// All notices of the person are read.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn read_notices(&self, person: &Person) -> Result<()> {
        let mut tx = self.begin_by(person).await?;
        notices::read_all(&mut tx, person.id(), self.clock.now()).await?;
        Ok(tx.settle(Housekeeping::Notices).await?)
    }

    /// Forgets old notices, a part at a time.
    pub(crate) async fn forget_notices(&self) -> Result<u64> {
        let kept = i64::try_from(KEPT.as_millis()).unwrap_or(0);
        let before = Moment::from_millis(self.clock.now().millis() - kept);
        let mut tx = self.db.begin().await?;
        let gone = notices::forget(&mut tx, before).await?;
        tx.settle(Housekeeping::Notices).await?;
        Ok(gone)
    }
}
