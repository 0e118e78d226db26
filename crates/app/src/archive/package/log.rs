//! The log of a document: its entries of the ledger, each with the proof that it is there; and the proofs
//! that the ledger of the package continues what earlier checkpoints signed.

use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::tree::Plan;
use ledger::{ConsistencyProof, Entry, InclusionProof, Proof};
use office::archive::{Item, Origin};
use std::collections::BTreeSet;
use store::ledger::{Filter, checkpoints};

/// Most entries of one kind.
const MOST: usize = 2000;

/// Most earlier checkpoints that a package is joined to: the newest, about three years of daily ones.
const MOST_CHECKPOINTS: i64 = 1000;

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
            let proof = InclusionProof::make(origin, (place, &line), size, &tiles).map_err(damaged)?;
            if let Some(proof) = proof {
                log.lines.push_str(&Proof::Inclusion(proof).to_line());
                log.lines.push('\n');
            }
            log.entries.push(record.entry);
        }
        Ok(log)
    }
    /// A proof in each line that the ledger of that size continues an earlier checkpoint, so that whoever
    /// keeps that checkpoint can hold the package against it without asking.
    pub(super) async fn continuity(&self, origin: &str, size: u64) -> Result<String> {
        let earlier = checkpoints::newest(&self.db, MOST_CHECKPOINTS).await?;
        let own = earlier.iter().map(|(_, signed)| &signed.checkpoint).filter(|checkpoint| checkpoint.origin == origin);
        let sizes: BTreeSet<u64> =
            own.map(|checkpoint| checkpoint.size).filter(|old| (1..size).contains(old)).collect();
        let mut lines = String::new();
        for old in sizes {
            let Some(plan) = Plan::consistency(old, size) else { continue };
            let tiles = store::ledger::tiles(&self.db, &plan.nodes()).await?;
            if let Some(proof) = ConsistencyProof::make(origin, old, size, &tiles).map_err(damaged)? {
                lines.push_str(&Proof::Consistency(proof).to_line());
                lines.push('\n');
            }
        }
        Ok(lines)
    }
}

fn damaged(error: ledger::tree::Absent) -> Error {
    Error::new(Kind::Bug, "台账有损坏，移交包没有生成。请管理员核对台账。").because(error)
}
