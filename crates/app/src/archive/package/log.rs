//! The log of a document: its entries of the ledger, each with the proof that it is there.

use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::tree::Plan;
use ledger::{Entry, InclusionProof, Proof};
use office::archive::{Item, Origin};
use store::ledger::Filter;

/// Most entries of one kind.
const MOST: usize = 2000;

/// The entries of a document in order, and the lines of its log.
pub(super) struct Log {
    pub(super) entries: Vec<Entry>,
    pub(super) lines: String,
}

impl App {
    /// The log of a document, proved against the ledger of that origin and size.
    pub(super) async fn package_log(&self, item: &Item, origin: &str, size: u64) -> Result<Log> {
        let kinds: &[&str] = match item.origin {
            Origin::Outgoing => &["outgoing", "approval"],
            Origin::Incoming => &["incoming"],
        };
        let mut records = Vec::new();
        for kind in kinds {
            let (object_kind, object_id) = ((*kind).to_owned(), item.document.clone());
            let filter = Filter { object_kind, object_id, ..Filter::default() };
            records.extend(store::ledger::find(&self.db, &filter, MOST).await?.records);
        }
        records.sort_by(|a, b| (a.place, &a.entry.id).cmp(&(b.place, &b.entry.id)));
        let mut log = Log { entries: Vec::with_capacity(records.len()), lines: String::new() };
        for record in records {
            let Some((place, plan)) = record.place.and_then(|place| Some((place, Plan::inclusion(place, size)?)))
            else {
                // It happened after the checkpoint of this package.
                continue;
            };
            let tiles = store::ledger::tiles(&self.db, &plan.nodes()).await?;
            let line = record.entry.line();
            let proof = InclusionProof::make(origin, (place, &line), size, &tiles).map_err(|error| {
                Error::new(Kind::Bug, "台账有损坏，移交包没有生成。请管理员核对台账。").because(error)
            })?;
            if let Some(proof) = proof {
                log.lines.push_str(&Proof::Inclusion(proof).to_line());
                log.lines.push('\n');
            }
            log.entries.push(record.entry);
        }
        Ok(log)
    }
}
