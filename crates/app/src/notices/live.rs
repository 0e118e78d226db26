//! Live (实时): whoever has a page open hears of new notices within a second.
//!
//! The database is asked once a second, by one task for all who listen and not at all while
//! nobody does, so that it works alike with one node and with several.

use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::Moment;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::notices;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender, channel};

/// How often the database is asked.
const EVERY: Duration = Duration::from_secs(1);
/// How far back it is asked: transactions do not end in the order in which they began.
const BACK: i64 = 15_000;
/// Most notices taken up at once.
const MOST: i64 = 2000;
/// How many pages of one person may listen.
const PAGES: usize = 8;
/// How many news a slow listener may lag behind before it is told to look for itself.
const LAG: usize = 64;

#[derive(Clone, Debug)]
enum News {
    For(Arc<HashSet<String>>),
    End,
}

/// Where news are told, and who listens.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    news: Sender<News>,
    open: Arc<Mutex<HashMap<String, usize>>>,
}

impl Default for Live {
    fn default() -> Self {
        Self { news: channel(LAG).0, open: Arc::default() }
    }
}

/// A page that listens for a person.
pub struct Listener {
    app: App,
    person: String,
    token: String,
    news: Receiver<News>,
}

impl App {
    /// Tells those who listen of new notices, for as long as it is let.
    pub async fn keep_live(&self) {
        let mut known: HashSet<String> = HashSet::new();
        loop {
            tokio::time::sleep(EVERY).await;
            if self.live.news.receiver_count() == 0 {
                continue;
            }
            let since = Moment::from_millis(self.clock.now().millis() - BACK);
            match notices::fresh(&self.db, since, MOST).await {
                Ok(fresh) => {
                    let new = fresh.iter().filter(|(id, _)| !known.contains(id));
                    let people: HashSet<String> = new.map(|(_, person)| person.clone()).collect();
                    if !people.is_empty() {
                        let _ = self.live.news.send(News::For(Arc::new(people)));
                    }
                    known = fresh.into_iter().map(|(id, _)| id).collect();
                }
                Err(error) => tracing::error!(cause = ?error, "new notices could not be read"),
            }
        }
    }

    /// Lets all who listen go: the program ends.
    pub fn end_live(&self) {
        let _ = self.live.news.send(News::End);
    }

    /// Listens for a person in the session of `token`.
    ///
    /// # Errors
    /// Refused if too many pages of the person listen already.
    pub fn listen(&self, person: &Person, token: &str) -> Result<Listener> {
        let mut open = self.live.open.lock().unwrap_or_else(PoisonError::into_inner);
        let pages = open.entry(person.id().to_owned()).or_default();
        if *pages >= PAGES {
            return Err(Error::new(Kind::Conflict, "打开的页面太多，这一页不自动更新。需要时请刷新。"));
        }
        *pages += 1;
        Ok(Listener {
            app: self.clone(),
            person: person.id().to_owned(),
            token: token.to_owned(),
            news: self.live.news.subscribe(),
        })
    }
}

impl Listener {
    /// Waits for news, and says how many notices are not read. `None` when the session is over or
    /// the program ends.
    pub async fn next(&mut self) -> Option<i64> {
        loop {
            match self.news.recv().await {
                Ok(News::For(people)) if !people.contains(&self.person) => {}
                Ok(News::For(_)) | Err(RecvError::Lagged(_)) => break,
                Ok(News::End) | Err(RecvError::Closed) => return None,
            }
        }
        let person = self.app.person(&self.token).await.ok().flatten()?;
        Some(person.unread())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut open = self.app.live.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pages) = open.get_mut(&self.person) {
            *pages -= 1;
            if *pages == 0 {
                open.remove(&self.person);
            }
        }
    }
}
