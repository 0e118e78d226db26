//! Checkpoints (检查点): made every day and on demand.

use crate::App;
use crate::act::{Actor, Object, System};
use crate::error::{Error, Kind, Result};
use ledger::{Checkpoint, Signed, Signer};
use office::Moment;
use office::permission::Inspector;
use std::sync::Arc;
use store::Housekeeping;
use store::ledger::{Head, checkpoints};

/// How many are on a page.
const PAGE: i64 = 50;

/// A page of checkpoints.
#[derive(Clone, Debug)]
pub struct CheckpointPage {
    /// The checkpoints, the newest first.
    pub lines: Vec<CheckpointLine>,
    /// Which page it is, from 1.
    pub page: i64,
    /// How many pages there are.
    pub pages: i64,
}

/// A checkpoint in the list.
#[derive(Clone, Debug)]
pub struct CheckpointLine {
    /// Its key.
    pub id: String,
    /// How many entries it covers.
    pub size: u64,
    /// The root over them, in hexadecimal.
    pub root: String,
    /// When it was made.
    pub at: Moment,
    /// The fingerprint of the key.
    pub key: String,
    /// What kind of thing signed it, in words.
    pub standing: String,
}

impl App {
    /// Makes a checkpoint of all that happened so far and gives its text.
    ///
    /// # Errors
    /// Fails if the database or the signer does.
    pub async fn make_checkpoint(&self, by: &Inspector) -> Result<Signed> {
        self.checkpoint_by(by).await
    }

    /// The same for whoever is at the machine itself.
    ///
    /// # Errors
    /// Fails if the database or the signer does.
    pub async fn make_checkpoint_here(&self) -> Result<Signed> {
        self.checkpoint_by(&System).await
    }

    /// A page of the checkpoints, the newest first; the nearest one where it does not exist.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn checkpoints(&self, _: &Inspector, page: i64) -> Result<CheckpointPage> {
        let pages = ((checkpoints::count(&self.db).await? + PAGE - 1) / PAGE).max(1);
        let page = page.clamp(1, pages);
        let line = |(id, signed): (String, Signed)| CheckpointLine {
            id,
            size: signed.checkpoint.size,
            root: ledger::to_hex(&signed.checkpoint.root),
            at: Moment::from_millis(signed.checkpoint.at),
            key: signed.key,
            standing: signed.standing,
        };
        let lines = checkpoints::behind(&self.db, (page - 1) * PAGE, PAGE).await?.into_iter().map(line).collect();
        Ok(CheckpointPage { lines, page, pages })
    }

    /// The text of a checkpoint.
    ///
    /// # Errors
    /// If there is none of that key.
    pub async fn checkpoint(&self, _: &Inspector, id: &str) -> Result<Signed> {
        let found = checkpoints::by_id(&self.db, id).await?;
        found.ok_or_else(|| Error::new(Kind::NotFound, "没有这个检查点。请回到检查点列表查找。"))
    }

    pub(super) async fn daily_checkpoint(&self) -> Result<()> {
        let signed = self.sign_head().await?;
        let mut tx = self.db.begin().await?;
        checkpoints::insert(&mut tx, &signed).await?;
        tx.settle(Housekeeping::Sealing).await?;
        tracing::info!(size = signed.checkpoint.size, "checkpoint of the day made");
        Ok(())
    }

    async fn checkpoint_by(&self, by: &impl Actor) -> Result<Signed> {
        self.seal().await?;
        let signed = self.sign_head().await?;
        let mut tx = self.begin_by(by).await?;
        let id = checkpoints::insert(&mut tx, &signed).await?;
        let words = format!("为台账前{}条做检查点", signed.checkpoint.size);
        let entry = self.entry(by, "ledger.checkpointed", Object::new("ledger", &id), words);
        tx.commit(&entry).await?;
        tracing::info!(size = signed.checkpoint.size, "checkpoint made");
        Ok(signed)
    }

    /// Signs where the ledger ends now.
    pub(crate) async fn sign_head(&self) -> Result<Signed> {
        let origin = self.ledger_origin().await?;
        let head = store::ledger::head(&self.db).await?;
        self.sign(origin, &head).await
    }

    /// Signs where the ledger ends in some copy of it.
    pub(crate) async fn sign(&self, origin: String, head: &Head) -> Result<Signed> {
        let checkpoint = Checkpoint { origin, size: head.size, root: head.root, at: self.clock.now().millis() };
        let signer: Arc<dyn Signer> = self.keys.signer()?;
        // A module may take its time; the threads that answer people do not wait for it.
        let signed = tokio::task::spawn_blocking(move || checkpoint.sign(signer.as_ref())).await?;
        signed.map_err(|error| Error::new(Kind::Unavailable, error.to_string()).because(error))
    }
}
