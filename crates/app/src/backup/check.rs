//! Checking a backup (核对备份) without putting it back: digests, the database, the ledger.

use super::archive::Archive;
use super::manifest::{CHECKPOINT, FILES, Manifest, SQLITE};
use super::{aside, postgres, unwritable};
use crate::error::{Error, Kind, Result};
use crate::ledger::PUBLIC_KEY_FILE;
use ledger::audit::Verdict;
use ledger::{Audit, Header, PublicKey, Signed, to_hex};
use std::path::{Path, PathBuf};
use store::Db;
use store::backup::Depth;

/// Entries that are read at once.
const PAGE: i64 = 2000;

/// What was found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// What is wrong, in words; nothing if it is good.
    pub faults: Vec<String>,
    /// What could not be looked at, in words.
    pub remarks: Vec<String>,
}

/// Checks a backup.
///
/// # Errors
/// Fails if the file cannot be read, or is no backup. What is wrong with a backup is in the answer.
pub async fn check(file: &Path) -> Result<Checked> {
    let work = tempfile()?;
    let (path, folder) = (file.to_owned(), work.0.clone());
    let (mut checked, signed) = aside(move || unpack(&path, &folder)).await?;
    match signed {
        Err(error) => checked.faults.push(error.message().to_owned()),
        Ok((signed, key)) if checked.faults.is_empty() && checked.manifest.database() == SQLITE => {
            let copy = store::backup::open_copy(&work.0.join(SQLITE)).await?;
            let found = examine(&copy, &checked.manifest, &signed, &key).await;
            copy.close().await;
            checked.faults.extend(found?);
        }
        Ok(_) => {}
    }
    Ok(checked)
}

/// Reads every part; the database is written where it can be opened.
fn unpack(file: &Path, folder: &Path) -> Result<(Checked, Result<(Signed, PublicKey)>)> {
    let mut archive = Archive::open(file)?;
    let manifest = archive.manifest.clone();
    let mut faults = Vec::new();
    let mut remarks = Vec::new();
    for part in &manifest.parts {
        let done = match part.name == manifest.database() {
            true => archive.unpack(&part.name, &folder.join(&part.name)),
            false => archive.examine(&part.name),
        };
        match done {
            Err(error) if error.kind() == Kind::Invalid => faults.push(error.message().to_owned()),
            done => done?,
        }
    }
    if manifest.database() != SQLITE && faults.is_empty() {
        match postgres::list(&folder.join(manifest.database())) {
            Some(done) => faults.extend(done.err().map(|error| error.message().to_owned())),
            None => remarks.push("没有安装 pg_restore，数据库的内容没有打开查看。".to_owned()),
        }
    }
    let signed = evidence(&mut archive);
    Ok((Checked { manifest, faults, remarks }, signed))
}

/// The checkpoint and the key that signed it.
pub(super) fn evidence(archive: &mut Archive) -> Result<(Signed, PublicKey)> {
    let lacking = |what: &str| Error::new(Kind::Invalid, format!("备份里没有{what}，无法核对台账。"));
    let signed = archive.text(CHECKPOINT)?.ok_or_else(|| lacking("检查点"))?;
    let key = archive.text(&format!("{FILES}{PUBLIC_KEY_FILE}"))?.ok_or_else(|| lacking("台账的公钥"))?;
    let wrong = |error: String| Error::new(Kind::Invalid, format!("备份里的检查点或公钥不能用：{error}"));
    let signed: Signed = signed.parse().map_err(|error: ledger::CheckpointError| wrong(error.to_string()))?;
    let key = PublicKey::from_pem(&key).map_err(|error| wrong(error.to_string()))?;
    signed.verify(&key).map_err(|error| wrong(error.to_string()))?;
    Ok((signed, key))
}

/// Examines the database of a backup: its file, where the ledger ends, every entry.
pub(super) async fn examine(copy: &Db, manifest: &Manifest, signed: &Signed, key: &PublicKey) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let broken = store::backup::faults(copy, Depth::Full).await?.unwrap_or_default();
    faults.extend(broken.first().map(|what| format!("数据库文件损坏：{what}（共{}处）。", broken.len())));
    let head = store::ledger::head(copy).await?;
    let checkpoint = &signed.checkpoint;
    let told = (manifest.ledger_size, manifest.ledger_root.as_str());
    if (head.size, to_hex(&head.root).as_str()) != told || (checkpoint.size, checkpoint.root) != (head.size, head.root)
    {
        faults.push(format!(
            "台账与清单不符：清单写明{}条，检查点{}条，数据库里封存了{}条。",
            manifest.ledger_size, checkpoint.size, head.size
        ));
        return Ok(faults);
    }
    let verdict = audit(copy, &manifest.origin, signed, key).await?;
    faults.extend(verdict.faults.iter().map(ToString::to_string));
    if verdict.faults.is_empty() && !verdict.is_good() {
        faults.push("台账与备份里的检查点不一致。".to_owned());
    }
    Ok(faults)
}

async fn audit(copy: &Db, origin: &str, signed: &Signed, key: &PublicKey) -> Result<Verdict> {
    let checkpoint = &signed.checkpoint;
    let mut audit = Audit::new(std::slice::from_ref(signed), key);
    audit.feed(format!("{}\n", Header::new(origin, checkpoint.size, &checkpoint.root).line()).as_bytes());
    let mut from = 0;
    while from < checkpoint.size {
        let lines = store::ledger::lines(copy, from, PAGE).await?;
        let Some((last, _)) = lines.last() else { break };
        from = last + 1;
        for (_, line) in &lines {
            audit.feed(line.as_bytes());
            audit.feed(b"\n");
        }
    }
    Ok(audit.finish())
}

/// A folder that is gone when this is.
pub(super) struct Work(pub(super) PathBuf);

impl Drop for Work {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn tempfile() -> Result<Work> {
    let path = std::env::temp_dir().join(format!("wenshu-check-{}", &crate::token::random()?[..12]));
    super::make::private_folder(&path).map_err(|error| unwritable(&path, error))?;
    Ok(Work(path))
}
