//! Making a backup while people work.

use super::archive::Writer;
use super::manifest::{CHECKPOINT, FILE_LIMIT, FILES, Manifest, PARTS, POSTGRES, SQLITE, is_kept};
use super::{aside, postgres, unwritable};
use crate::act::{Object, System};
use crate::error::{Error, Kind, Result};
use crate::ledger::private;
use crate::{App, token};
use ledger::Signed;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use store::backup::Taken;
use store::{Engine, Housekeeping};

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where it is.
    pub file: PathBuf,
    /// How many bytes it has.
    pub size: u64,
    /// The checkpoint of the ledger at that moment.
    pub checkpoint: Signed,
}

impl App {
    /// Writes a backup. A folder is given a file named after the time.
    ///
    /// # Errors
    /// Fails if there is such a file already, or the database or the disk fails; then nothing is
    /// left behind.
    pub async fn back_up(&self, target: &Path) -> Result<Made> {
        let file = if target.is_dir() { target.join(self.backup_name()) } else { target.to_owned() };
        if file.exists() {
            let what = format!("已经有 {}，没有覆盖。请换一个文件名。", file.display());
            return Err(Error::new(Kind::Conflict, what));
        }
        // What waits is sealed first, so that the checkpoint speaks of all that was done.
        self.seal().await?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let work = folder.join(format!(".wenshu-backup-{}", &token::random()?[..12]));
        let made = self.write_backup(&work, &file).await;
        let _ = std::fs::remove_dir_all(&work);
        let made = made?;
        let words = format!("备份：台账前{}条", made.checkpoint.checkpoint.size);
        if let Err(error) = self.record_backup(&made, words).await {
            // Without its entry it was not made.
            let _ = std::fs::remove_file(&made.file);
            return Err(error);
        }
        tracing::info!(bytes = made.size, entries = made.checkpoint.checkpoint.size, "backup made");
        Ok(made)
    }

    /// The name of a backup made now.
    pub(super) fn backup_name(&self) -> String {
        format!("wenshu-{}.zip", super::stamp(self.clock.now()))
    }

    async fn write_backup(&self, work: &Path, file: &Path) -> Result<Made> {
        private_folder(work).map_err(|error| unwritable(work, error))?;
        let origin = self.ledger_origin().await?;
        let (name, taken) = self.copy_database(work).await?;
        let Taken { schema, head } = taken;
        let checkpoint = self.sign(origin.clone(), &head).await?;
        let manifest = Manifest {
            format: Manifest::format().to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema,
            engine: self.db.engine().name().to_owned(),
            made: checkpoint.checkpoint.at,
            origin,
            ledger_size: head.size,
            ledger_root: ledger::to_hex(&head.root),
            parts: Vec::new(),
        };
        let (text, kept) = (checkpoint.to_string(), self.keys.folder().map(Path::to_owned));
        let (work, target) = (work.to_owned(), file.to_owned());
        let size = aside(move || {
            let packed = work.join("packed.zip");
            let size = pack(&packed, manifest, (name, &work.join(name)), &text, kept.as_deref())?;
            std::fs::rename(&packed, &target).map_err(|error| unwritable(&target, error))?;
            sync_folder(target.parent());
            Ok(size)
        })
        .await?;
        Ok(Made { file: file.to_owned(), size, checkpoint })
    }

    async fn copy_database(&self, work: &Path) -> Result<(&'static str, Taken)> {
        match self.db.engine() {
            Engine::Sqlite => Ok((SQLITE, store::backup::copy(&self.db, &work.join(SQLITE)).await?)),
            Engine::Postgres => {
                let export = store::backup::export(&self.db).await?;
                let (source, snapshot, dump) = (self.db.source().clone(), export.snapshot.clone(), work.join(POSTGRES));
                aside(move || postgres::dump(&source, &snapshot, &dump)).await?;
                Ok((POSTGRES, export.taken))
            }
        }
    }

    async fn record_backup(&self, made: &Made, words: String) -> Result<()> {
        let name = made.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = made.file.clone();
        let digest = aside(move || digest(&file)).await?;
        let mut tx = self.db.begin().await?;
        super::health::remember(&mut tx, made).await?;
        let entry = self.entry(&System, "backup.made", Object::new("backup", &name), words);
        Ok(tx.commit(&entry.changed("", digest)).await?)
    }

    /// Remembers why the last attempt failed, for the state of the system.
    pub(super) async fn remember_failure(&self, error: &Error) -> Result<()> {
        let mut tx = self.db.begin().await?;
        super::health::remember_failure(&mut tx, self.clock.now(), error.message()).await?;
        Ok(tx.settle(Housekeeping::Backup).await?)
    }
}

/// Writes the file: the database, the checkpoint, the files of the data folder, the manifest.
fn pack(
    target: &Path,
    manifest: Manifest,
    (name, database): (&str, &Path),
    checkpoint: &str,
    kept: Option<&Path>,
) -> Result<u64> {
    let trouble = |error| unwritable(target, error);
    let mut writer = Writer::new(private(target).map_err(trouble)?);
    let mut content = File::open(database).map_err(trouble)?;
    writer.add(name, &mut content).map_err(trouble)?;
    writer.add(CHECKPOINT, &mut checkpoint.as_bytes()).map_err(trouble)?;
    for (name, path) in kept.map(kept_files).unwrap_or_default() {
        let mut content = File::open(&path).map_err(trouble)?.take(FILE_LIMIT);
        writer.add(&format!("{FILES}{name}"), &mut content).map_err(trouble)?;
    }
    let file = writer.finish(manifest).map_err(trouble)?;
    file.sync_all().map_err(trouble)?;
    Ok(file.metadata().map_err(trouble)?.len())
}

/// The keys and settings of a data folder, by name.
pub(super) fn kept_files(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let small = |path: &Path| path.symlink_metadata().is_ok_and(|data| data.is_file() && data.len() <= FILE_LIMIT);
    let mut files: Vec<(String, PathBuf)> = entries
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, path)| is_kept(name) && small(path))
        .collect();
    files.sort();
    files.truncate(PARTS - 2);
    files
}

fn digest(file: &Path) -> Result<String> {
    let trouble = |error| unwritable(file, error);
    let mut content = super::manifest::Digesting::new(File::open(file).map_err(trouble)?);
    std::io::copy(&mut content, &mut std::io::sink()).map_err(trouble)?;
    Ok(content.part("").sm3)
}

/// A new folder that only its owner may enter.
pub(super) fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes renames in a folder last.
pub(super) fn sync_folder(folder: Option<&Path>) {
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
