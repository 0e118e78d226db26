//! The history of a document in plain words, from the ledger.

use crate::error::Result;
use crate::{App, Person};
use office::Moment;
use store::ledger::{self, Filter};

/// Lines of a history that are shown.
const LINES: usize = 300;

/// What whoever sent a document in learns of its way: not who was asked, and what was said.
const FOR_SENDER: &[&str] = &[
    "incoming.sent",
    "incoming.received",
    "incoming.registered",
    "incoming.examined",
    "incoming.sent_back",
    "incoming.assigned",
    "incoming.answered",
    "incoming.reopened",
    "incoming.concluded",
    "incoming.archived",
];

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Moment,
    /// Who; both names where somebody acted for another.
    pub by: String,
    /// What.
    pub words: String,
    /// Why, where a reason was given.
    pub reason: String,
}

impl App {
    /// What happened to a document that the person may see, the newest first.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs to see.
    pub async fn document_history(&self, person: &Person, id: &str) -> Result<Vec<HistoryLine>> {
        let kind = match self.incoming(person, id).await {
            Ok(document) => {
                if !self.desk(person).await?.works_on_incoming(&document) {
                    return self.history_where("incoming", id, |verb| FOR_SENDER.contains(&verb)).await;
                }
                "incoming"
            }
            Err(_) => {
                let document = self.document(person, id).await?;
                if !self.works_on_document(person, &document).await? {
                    return Ok(Vec::new());
                }
                "outgoing"
            }
        };
        let mut lines = self.history_of(kind, id).await?;
        if kind == "outgoing" {
            lines.extend(self.history_of("approval", id).await?);
            lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        }
        Ok(lines)
    }

    async fn history_of(&self, kind: &str, id: &str) -> Result<Vec<HistoryLine>> {
        self.history_where(kind, id, |_| true).await
    }

    async fn history_where(&self, kind: &str, id: &str, which: impl Fn(&str) -> bool) -> Result<Vec<HistoryLine>> {
        let filter = Filter { object_kind: kind.to_owned(), object_id: id.to_owned(), ..Filter::default() };
        let part = ledger::find(&self.db, &filter, LINES).await?;
        let line = |record: ledger::Record| {
            let entry = record.entry;
            let by = match entry.behalf {
                Some(behalf) => format!("{}（代{}）", entry.actor_name, behalf.name),
                None => entry.actor_name,
            };
            HistoryLine { at: Moment::from_millis(entry.at), by, words: entry.words, reason: entry.reason }
        };
        Ok(part.records.into_iter().filter(|record| which(&record.entry.verb)).map(line).collect())
    }
}
