//! What is kept, held against the digests in the ledger: a ledger that is whole says nothing of a text
//! that was changed behind its back.

use crate::error::Result;
use crate::{App, token};
use store::ledger::contents::{self, Kept, Source};

/// Read at once.
const BATCH: i64 = 200;
/// Files are larger.
const FILES: i64 = 4;
/// Faults that are listed.
const LISTED: usize = 100;

/// What was held against the ledger.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// How many texts, files and records.
    pub checked: u64,
    /// What does not agree, the first hundred.
    pub faults: Vec<String>,
    /// How many do not agree.
    pub wrong: u64,
    /// How many records no entry has a digest of: earlier programs changed them last.
    pub unknown: u64,
}

impl Contents {
    pub(super) fn wrong(&mut self, fault: String) {
        self.wrong += 1;
        if self.faults.len() < LISTED {
            self.faults.push(fault);
        }
    }
}

impl App {
    /// Holds every document, version and file against the digests of its entries, what people said and
    /// received against their words, and looks for gaps in the numbers.
    ///
    /// # Errors
    /// Fails if the database does. What does not agree is in the result.
    pub async fn verify_contents(&self) -> Result<Contents> {
        let mut contents = Contents::default();
        for source in Source::ALL {
            self.verify_texts(source, &mut contents).await?;
        }
        let mut behind = String::new();
        loop {
            let files = contents::files(&self.db, &behind, FILES).await?;
            let Some((last, _)) = files.last() else { break };
            behind.clone_from(last);
            for (digest, bytes) in files {
                contents.checked += 1;
                if token::digest_bytes(&bytes) != digest {
                    contents.wrong(format!("附件文件的内容与它的摘要{}…不符", &digest[..12.min(digest.len())]));
                }
            }
        }
        self.verify_records(&mut contents).await?;
        self.verify_wholes(&mut contents).await?;
        for (series, year, held, newest) in contents::gaps(&self.db).await? {
            contents.wrong(format!("{series}〔{year}〕编到{newest}号，登记簿里只有{held}个号"));
        }
        Ok(contents)
    }

    async fn verify_texts(&self, source: Source, contents: &mut Contents) -> Result<()> {
        let mut behind = (String::new(), -1);
        loop {
            let kept = contents::texts(&self.db, source, (&behind.0, behind.1), BATCH).await?;
            let Some(last) = kept.last() else { return Ok(()) };
            behind = (last.id.clone(), last.version);
            for Kept { id, version, title, text } in kept {
                contents.checked += 1;
                let known = contents::digests(&self.db, source.object(), &id).await?;
                if known.contains(&token::digest(&text)) {
                    continue;
                }
                contents.wrong(match source {
                    Source::Sent => format!("发文《{title}》的文字与台账里的摘要不符"),
                    Source::Version => format!("发文《{title}》版本{version}的文字与台账里的摘要不符"),
                    Source::Received => format!("收文《{title}》的文字与台账里的摘要不符"),
                });
            }
        }
    }
}
