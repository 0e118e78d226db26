//! Verifying the ledger in the database itself, against its own checkpoints or ones kept elsewhere.

use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::audit::Verdict;
use ledger::{Audit, PublicKey, Signed};
use std::io::{self, Write};

/// What verifying the database found.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What the audit says.
    pub verdict: Verdict,
    /// How many checkpoints were held against it.
    pub checkpoints: usize,
    /// Checkpoints in the database that another key signed, and that were not used.
    pub others: usize,
}

/// Checkpoints of the database that are used: the newest of many years.
const CHECKPOINTS: i64 = 5000;

impl App {
    /// Verifies the ledger in the database. Without checkpoints from elsewhere those in the database
    /// are used, which whoever can change the database could remove.
    ///
    /// # Errors
    /// Fails if the database does. What is wrong with the ledger is in the verdict.
    pub async fn verify_ledger(&self, given: Option<(Vec<Signed>, PublicKey)>) -> Result<Verified> {
        let mut others = 0;
        let (checkpoints, keys) = if let Some((checkpoints, key)) = given {
            (checkpoints, vec![key])
        } else {
            let keys = self.ledger_keys()?;
            let known: Vec<String> = keys.iter().map(PublicKey::fingerprint).collect();
            let all = store::ledger::checkpoints::newest(&self.db, CHECKPOINTS).await?;
            let (own, foreign): (Vec<_>, Vec<_>) =
                all.into_iter().map(|(_, signed)| signed).partition(|signed| known.contains(&signed.key));
            others = foreign.len();
            (own, keys)
        };
        if checkpoints.is_empty() {
            let what = "还没有检查点可以对照。请先做一个：wenshu ledger checkpoint -o 文件，并存到别处。";
            return Err(Error::new(Kind::Invalid, what));
        }
        let mut leaves = Vec::new();
        self.export_leaves(&mut leaves).await?;
        let audit = Audit::signed_by(&checkpoints, &keys).with_leaves(&String::from_utf8_lossy(&leaves));
        let mut feeding = Feeding(audit);
        self.export_ledger(&mut feeding).await?;
        Ok(Verified { verdict: feeding.0.finish(), checkpoints: checkpoints.len(), others })
    }
}

/// An audit that is written to like a file.
struct Feeding(Audit);

impl Write for Feeding {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.feed(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
