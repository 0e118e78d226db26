//! Exporting the ledger for whoever checks it elsewhere.

use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::Header;
use std::io::{self, Write};

/// Entries that are read at once.
const PAGE: i64 = 2000;

/// What was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many entries.
    pub entries: u64,
}

impl App {
    /// Writes all sealed entries as they stand in the database, the header first. Memory does not
    /// grow with the ledger. For whoever is at the machine itself.
    ///
    /// # Errors
    /// Fails if the database does, or the target cannot be written.
    pub async fn export_ledger(&self, target: &mut impl Write) -> Result<Exported> {
        self.seal().await?;
        let origin = self.ledger_origin().await?;
        let head = store::ledger::head(&self.db).await?;
        writeln!(target, "{}", Header::new(&origin, head.size, &head.root).line()).map_err(unwritable)?;
        let (mut from, mut entries) = (0, 0);
        while from < head.size {
            let lines = store::ledger::lines(&self.db, from, PAGE).await?;
            // A place that is missing shows itself to whoever verifies; what is there is written.
            let Some((last, _)) = lines.last() else { break };
            from = last + 1;
            for (_, line) in lines.iter().take_while(|(place, _)| *place < head.size) {
                writeln!(target, "{line}").map_err(unwritable)?;
                entries += 1;
            }
        }
        target.flush().map_err(unwritable)?;
        Ok(Exported { entries })
    }

    /// Writes the leaf hashes as they were when the entries were sealed, one in a line.
    ///
    /// # Errors
    /// Fails if the database does, or the target cannot be written.
    pub async fn export_leaves(&self, target: &mut impl Write) -> Result<()> {
        let mut from = 0;
        loop {
            let leaves = store::ledger::leaves(&self.db, from, PAGE).await?;
            if leaves.is_empty() {
                return target.flush().map_err(unwritable);
            }
            from += leaves.len() as u64;
            for leaf in leaves {
                writeln!(target, "{leaf}").map_err(unwritable)?;
            }
        }
    }
}

fn unwritable(error: io::Error) -> Error {
    Error::new(Kind::Unavailable, "导出的文件写不进去，磁盘可能已满。请腾出空间或换一个位置再试。").because(error)
}
