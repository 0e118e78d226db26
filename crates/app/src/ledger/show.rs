//! The ledger as people read it: a list with filters, the history of one thing, its state.

use super::verbs;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::Moment;
use office::permission::Inspector;
use store::ledger::{Cursor, Filter, Record, Which};

/// Entries on a page.
const PAGE: usize = 50;
/// Milliseconds by which China is ahead of UTC.
const CHINA: i64 = 8 * 3_600_000;

/// What is looked for; what is empty does not matter.
#[derive(Clone, Debug, Default)]
pub struct LedgerFilter {
    /// The key of who acted, or in whose name.
    pub person: String,
    /// What was done.
    pub verb: String,
    /// What kind of thing it was done to.
    pub object_kind: String,
    /// Another kind of thing that has the same key.
    pub also_kind: &'static str,
    /// The key of the thing.
    pub object_id: String,
    /// The day, in China.
    pub day: Option<Date>,
    /// Where the page begins, as the page before gave it.
    pub after: String,
}

/// An entry in the list.
#[derive(Clone, Debug)]
pub struct LedgerLine {
    /// Its number, from 1; `None` until it is sealed.
    pub number: Option<u64>,
    /// Its key.
    pub id: String,
    /// When.
    pub at: Moment,
    /// The key of who acted.
    pub person: String,
    /// The name then.
    pub name: String,
    /// In whose name, if not in one's own.
    pub behalf: String,
    /// What was done, for the filter.
    pub verb: String,
    /// What was done, in words.
    pub words: String,
    /// Why, if it was asked.
    pub reason: String,
    /// What kind of thing it was done to.
    pub object_kind: String,
    /// The key of the thing.
    pub object_id: String,
    /// What the thing is called now; empty if the entry says it, or it has no title.
    pub title: String,
    /// Whether content that was there before is another one now.
    pub changed: bool,
    /// Whether it was an attempt that was refused.
    pub refused: bool,
}

/// A page of the list.
#[derive(Clone, Debug, Default)]
pub struct LedgerPage {
    /// The entries, the newest first.
    pub lines: Vec<LedgerLine>,
    /// Where the next page begins; empty if this is the last.
    pub next: String,
}

/// A verb and what it is called.
#[derive(Clone, Debug)]
pub struct LedgerVerb {
    /// The verb.
    pub verb: String,
    /// Its name.
    pub name: String,
}

/// How the ledger stands.
#[derive(Clone, Debug)]
pub struct LedgerState {
    /// The name of the ledger.
    pub origin: String,
    /// How many entries are sealed.
    pub size: u64,
    /// How many wait to be.
    pub waiting: i64,
    /// The root over the sealed ones, in hexadecimal.
    pub root: String,
}

impl App {
    /// The permission of a person to read the whole record.
    ///
    /// # Errors
    /// `Forbidden` to others than administrators and those who supervise in the own office.
    pub async fn inspector(&self, person: &Person) -> Result<Inspector> {
        if let Some(administrator) = person.administrator() {
            return Ok(administrator.inspector());
        }
        let (organization, today) = (self.organization().await?, self.today());
        let refused =
            || Error::new(Kind::Forbidden, "台账只有管理员和本办公室的监督人员可以查阅。如有需要，请找管理员。");
        Inspector::of(&organization, person.id(), today).ok_or_else(refused)
    }

    /// Finds entries.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ledger(&self, _: &Inspector, asked: &LedgerFilter) -> Result<LedgerPage> {
        self.entries(asked).await
    }

    async fn entries(&self, asked: &LedgerFilter) -> Result<LedgerPage> {
        let begin = asked.day.map(|day| day.days_since(Date::from_unix_day(0).unwrap_or(day)) * 86_400_000 - CHINA);
        let filter = Filter {
            person: asked.person.clone(),
            verb: asked.verb.clone(),
            object_kind: asked.object_kind.clone(),
            also_kind: asked.also_kind,
            object_id: asked.object_id.clone(),
            from: begin,
            until: begin.map(|begin| begin + 86_400_000),
            before: cursor(&asked.after),
        };
        let part = store::ledger::find(&self.db, &filter, PAGE).await?;
        let next = part.next.map_or(String::new(), |cursor| match cursor.which {
            Which::Waiting(id) => format!("{}-{id}", cursor.at),
            Which::Sealed(place) => format!("{}.{place}", cursor.at),
        });
        let mut lines: Vec<LedgerLine> = part.records.into_iter().map(line).collect();
        let thing = |line: &LedgerLine| (line.object_kind.clone(), line.object_id.clone());
        let titles = store::ledger::titles(&self.db, &lines.iter().map(thing).collect::<Vec<_>>()).await?;
        for line in &mut lines {
            let title = titles.get(&thing(line)).filter(|title| !line.words.contains(title.as_str()));
            line.title = title.cloned().unwrap_or_default();
        }
        Ok(LedgerPage { lines, next })
    }

    /// All that was ever done to one thing, page by page, for whoever may see the thing itself:
    /// inspectors everything, those who work on a document or a matter its own, leaders and the
    /// director what belongs to nobody in particular.
    ///
    /// # Errors
    /// `NotFound` for a thing that is not theirs to see; `Forbidden` to others.
    pub async fn history_for(&self, person: &Person, kind: &str, id: &str, after: &str) -> Result<LedgerPage> {
        if let Err(refused) = self.inspector(person).await {
            let desk = self.desk(person).await?;
            let may = match kind {
                "incoming" => desk.works_on_incoming(&self.incoming(person, id).await?),
                "outgoing" => self.works_on_document(person, &self.document(person, id).await?).await?,
                "meeting" => self.meeting(person, id).await.map(|_| true)?,
                "approval" => self.approval(person, id).await.map(|_| true)?,
                "unit" | "post" | "person" | "organization" | "authority" | "calendar" => {
                    desk.is_instructor().is_some()
                }
                _ => false,
            };
            if !may {
                return Err(refused);
            }
        }
        // What was signed is an act on the approval, which has the key of its document.
        let also_kind = if kind == "outgoing" { "approval" } else { "" };
        let (object_kind, object_id, after) = (kind.to_owned(), id.to_owned(), after.to_owned());
        self.entries(&LedgerFilter { object_kind, also_kind, object_id, after, ..LedgerFilter::default() }).await
    }

    /// The keys and names of those who have an account, for the filter.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ledger_people(&self, _: &Inspector) -> Result<Vec<(String, String)>> {
        Ok(self.account_lines().await?.into_iter().map(|line| (line.id, line.display_name)).collect())
    }

    /// The verbs that occur, for the filter.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ledger_verbs(&self, _: &Inspector) -> Result<Vec<LedgerVerb>> {
        let named = |verb: String| LedgerVerb { name: verbs::name(&verb), verb };
        Ok(store::ledger::verbs(&self.db).await?.into_iter().map(named).collect())
    }

    /// How the ledger stands.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn ledger_state(&self, _: &Inspector) -> Result<LedgerState> {
        let head = store::ledger::head(&self.db).await?;
        let waiting = store::ledger::waiting(&self.db).await?;
        let origin = self.ledger_origin().await?;
        Ok(LedgerState { origin, size: head.size, waiting, root: ledger::to_hex(&head.root) })
    }
}

fn line(record: Record) -> LedgerLine {
    let entry = record.entry;
    LedgerLine {
        number: record.place.map(|place| place + 1),
        id: entry.id,
        at: Moment::from_millis(entry.at),
        person: entry.actor,
        name: entry.actor_name,
        behalf: entry.behalf.map_or(String::new(), |behalf| behalf.name),
        refused: entry.verb.ends_with(".refused"),
        verb: entry.verb,
        words: entry.words,
        reason: entry.reason,
        object_kind: entry.object_kind,
        object_id: entry.object_id,
        title: String::new(),
        changed: !entry.before.is_empty() && !entry.after.is_empty() && entry.before != entry.after,
    }
}

/// What a page gave as the beginning of the next; anything else begins at the newest.
fn cursor(text: &str) -> Option<Cursor> {
    let (at, which) = match (text.split_once('.'), text.split_once('-')) {
        (Some((at, place)), _) => (at, Which::Sealed(place.parse().ok()?)),
        (None, Some((at, id))) => (at, Which::Waiting(id.to_owned())),
        (None, None) => return None,
    };
    Some(Cursor { at: at.parse().ok()?, which })
}
