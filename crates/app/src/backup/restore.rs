//! Putting a backup back (恢复): into a temporary place, proved good there, then swapped in by
//! renaming. What was there before is set aside, never deleted.

use super::archive::Archive;
use super::check::{Work, evidence, examine};
use super::make::{kept_files, private_folder, sync_folder};
use super::manifest::{FILES, Manifest, POSTGRES, SQLITE};
use super::{aside, postgres, spoken, stamp, unwritable};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::people::local::aside as user;
use crate::{App, Clock, Options};
use ledger::{PublicKey, Signed};
use office::{Moment, Operator};
use std::path::{Path, PathBuf};
use store::{Hold, Place, UNFINISHED};

/// What is to be restored, and where to.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The backup.
    pub file: PathBuf,
    /// The data folder.
    pub data: PathBuf,
    /// The PostgreSQL database, for a backup of one.
    pub database: Option<String>,
    /// What is done with what is there.
    pub existing: Existing,
}

/// What is done with what is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is in the way.
    Refuse,
    /// It is renamed and kept.
    SetAside,
}

/// How it went.
#[derive(Clone, Debug)]
pub enum Restoring {
    /// It is done.
    Done(Box<Restored>),
    /// The backup is not good; nothing was changed.
    NotGood(Vec<String>),
}

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// The checkpoint that tells how old the ledger is now.
    pub checkpoint: Signed,
    /// Where the former files are.
    pub aside: Option<PathBuf>,
    /// The name of the schema that the former tables have now, on PostgreSQL.
    pub schema_aside: Option<String>,
    /// How many entries the ledger had before, where that could be read.
    pub before: Option<u64>,
}

/// The temporary place in the data folder.
const STAGING: &str = ".restoring";
/// The database in the data folder.
const DATABASE: &str = "wenshu.db";

/// Restores a backup.
///
/// # Errors
/// Fails if a server runs on the folder or the database, if something is there and is not to be
/// set aside, or if the disk or the database fails.
pub async fn restore(wish: Restore, by: &Operator, clock: &Clock) -> Result<Restoring> {
    let file = wish.file.clone();
    let archive = aside(move || Archive::open(&file)).await?;
    let manifest = archive.manifest.clone();
    if manifest.schema > store::NEWEST {
        return Err(store::Error::Newer { found: manifest.schema, newest: store::NEWEST }.into());
    }
    fits(&manifest, wish.database.is_some())?;
    std::fs::create_dir_all(&wish.data).map_err(|error| unwritable(&wish.data, error))?;
    let hold = Hold::alone(&wish.data)?;
    if wish.existing == Existing::Refuse {
        vacant(&wish.data)?;
    }
    let staging = Work(wish.data.join(STAGING));
    // Left behind by an attempt that was interrupted: it holds nothing but parts of a backup.
    let _ = std::fs::remove_dir_all(&staging.0);
    let (mut archive, folder) = (archive, staging.0.clone());
    let unpacked = aside(move || match unpack(&mut archive, &folder) {
        Err(error) if error.kind() == Kind::Invalid => Ok(Err(error.message().to_owned())),
        done => done.map(Ok),
    })
    .await?;
    let (checkpoint, key) = match unpacked {
        Ok(evidence) => evidence,
        Err(fault) => return Ok(Restoring::NotGood(vec![fault])),
    };
    let job = Job { manifest, checkpoint, key, staging: staging.0.clone(), stamp: stamp(clock.now()), by, clock };
    let done = match &wish.database {
        None => job.sqlite(&wish).await,
        Some(url) => job.postgres(&wish, url).await,
    };
    drop(staging);
    drop(hold);
    done
}

/// A backup of one engine does not go into the other.
fn fits(manifest: &Manifest, database: bool) -> Result<()> {
    let what = match (manifest.database(), database) {
        (SQLITE, true) => "这是 SQLite 的备份，不能恢复到 PostgreSQL。请去掉 --database。",
        (POSTGRES, false) => "这是 PostgreSQL 的备份。请用 --database 指定一个 PostgreSQL 数据库。",
        _ => return Ok(()),
    };
    Err(Error::new(Kind::Invalid, what))
}

/// Nothing may be in the folder but what any folder of data may have.
fn vacant(data: &Path) -> Result<()> {
    let entries = std::fs::read_dir(data).map_err(|error| unwritable(data, error))?;
    let usual = |name: &str| [store::LOCK_FILE, store::SERVER_FILE, "backups", STAGING].contains(&name);
    let found =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).find(|name| !usual(name));
    match found {
        None => Ok(()),
        Some(name) => {
            let what = format!(
                "{} 不是空的（有 {name}）。请换一个空文件夹；确实要替换的，加 --replace，现有的数据会改名保留，不会删除。",
                data.display()
            );
            Err(Error::new(Kind::Conflict, what))
        }
    }
}

/// Writes all parts into the staging folder, as a data folder has them.
fn unpack(archive: &mut Archive, staging: &Path) -> Result<(Signed, PublicKey)> {
    private_folder(staging).map_err(|error| unwritable(staging, error))?;
    let evidence = evidence(archive)?;
    let manifest = archive.manifest.clone();
    for part in &manifest.parts {
        if let Some(name) = part.name.strip_prefix(FILES) {
            archive.unpack(&part.name, &staging.join(name))?;
        }
    }
    let target = if manifest.database() == SQLITE { DATABASE } else { POSTGRES };
    archive.unpack(manifest.database(), &staging.join(target))?;
    Ok(evidence)
}

struct Job<'a> {
    manifest: Manifest,
    checkpoint: Signed,
    key: PublicKey,
    staging: PathBuf,
    stamp: String,
    by: &'a Operator,
    clock: &'a Clock,
}

impl Job<'_> {
    async fn sqlite(self, wish: &Restore) -> Result<Restoring> {
        let copy = store::backup::open_copy(&self.staging.join(DATABASE)).await?;
        let faults = examine(&copy, &self.manifest, &self.checkpoint, &self.key).await;
        copy.close().await;
        let faults = faults?;
        if !faults.is_empty() {
            return Ok(Restoring::NotGood(faults));
        }
        let faults = self.begin(Place::Folder(self.staging.clone())).await?;
        if !faults.is_empty() {
            return Ok(Restoring::NotGood(faults));
        }
        let before = size_of(&wish.data.join(DATABASE)).await;
        let aside = self.swap_files(&wish.data)?;
        Ok(Restoring::Done(Box::new(self.done(aside, None, before))))
    }

    async fn postgres(self, wish: &Restore, url: &str) -> Result<Restoring> {
        let place = Place::Url(url.to_owned());
        let db = Place::connect_to_restore(url).await?;
        let standing = store::backup::standing(&db).await?;
        if standing.others > 0 {
            let what = format!(
                "还有{}个程序连着这个数据库。请先停止全部 wenshu serve 和其他连接，再恢复备份。",
                standing.others
            );
            return Err(Error::new(Kind::Conflict, what));
        }
        let old = (standing.tables > 0).then(|| format!("wenshu_before_{}", self.stamp.replace('-', "_")));
        if old.is_some() && wish.existing == Existing::Refuse {
            let what = "这个数据库里已经有表。请换一个空的数据库；确实要替换的，加 --replace，现有的表会移到另一个模式里保留，不会删除。";
            return Err(Error::new(Kind::Conflict, what));
        }
        let before = store::ledger::head(&db).await.ok().map(|head| head.size);
        if let Some(old) = &old {
            store::backup::set_aside(&db, old).await?;
        }
        let (dump, target) = (self.staging.join(POSTGRES), place.clone());
        let put = super::aside(move || postgres::restore(&target, &dump)).await;
        let begun = match put {
            Ok(()) => self.begin(place).await,
            Err(error) => Err(error),
        };
        if begun.as_ref().map_or(true, |faults| !faults.is_empty()) {
            let failed = format!("wenshu_failed_{}", self.stamp.replace('-', "_"));
            match &old {
                Some(old) => store::backup::swap_back(&db, old, &failed).await?,
                None => store::backup::set_aside(&db, &failed).await?,
            }
        }
        db.close().await;
        let faults = begun?;
        if !faults.is_empty() {
            return Ok(Restoring::NotGood(faults));
        }
        std::fs::remove_file(self.staging.join(POSTGRES)).map_err(|error| unwritable(&self.staging, error))?;
        let aside = self.swap_files(&wish.data)?;
        Ok(Restoring::Done(Box::new(self.done(aside, old, before))))
    }

    /// Brings the tables up to date, proves the ledger against the checkpoint of the backup, and
    /// writes the first entry. Gives what is wrong with the ledger.
    async fn begin(&self, place: Place) -> Result<Vec<String>> {
        let options = Options {
            place,
            fonts: None,
            profile: crate::samples::yunxi(),
            demo: false,
            clock: self.clock.clone(),
            keys: Some(self.staging.clone()),
            outside: crate::notices::Outside::default(),
        };
        let app = App::open_without_fonts(options).await?;
        let done = self.record(&app).await;
        app.close().await;
        done
    }

    async fn record(&self, app: &App) -> Result<Vec<String>> {
        let given = (vec![self.checkpoint.clone()], self.key.clone());
        let verdict = app.verify_ledger(Some(given)).await?.verdict;
        if !verdict.is_good() {
            return Ok(verdict.faults.iter().map(ToString::to_string).collect());
        }
        let checkpoint = &self.checkpoint.checkpoint;
        let made = spoken(Moment::from_millis(checkpoint.at));
        let words = format!("从{made}的备份恢复{}：台账退回到那时的{}条", user(self.by), checkpoint.size);
        let entry = app.entry(self.by, "backup.restored", Object::new("backup", &self.stamp), words);
        let tx = app.db.begin().await?;
        tx.commit(&entry.changed("", self.manifest.ledger_root.as_str())).await?;
        app.seal().await?;
        Ok(Vec::new())
    }

    /// Renames the former files out of the way and the staged ones into their place. A mark stands
    /// in the folder meanwhile, so that nobody opens what is half of each.
    fn swap_files(&self, data: &Path) -> Result<Option<PathBuf>> {
        let aside = data.join(format!("before-restore-{}", self.stamp));
        let old = present(data);
        let mark = data.join(UNFINISHED);
        std::fs::write(&mark, b"").map_err(|error| unwritable(&mark, error))?;
        sync_folder(Some(data));
        if !old.is_empty() {
            private_folder(&aside).map_err(|error| unwritable(&aside, error))?;
            for name in &old {
                rename(&data.join(name), &aside.join(name))?;
            }
            sync_folder(Some(&aside));
        }
        for name in present(&self.staging) {
            rename(&self.staging.join(&name), &data.join(&name))?;
        }
        sync_folder(Some(data));
        std::fs::remove_file(&mark).map_err(|error| unwritable(&mark, error))?;
        sync_folder(Some(data));
        Ok((!old.is_empty()).then_some(aside))
    }

    fn done(self, aside: Option<PathBuf>, schema_aside: Option<String>, before: Option<u64>) -> Restored {
        Restored { manifest: self.manifest, checkpoint: self.checkpoint, aside, schema_aside, before }
    }
}

/// The files of a data folder that a backup replaces: the database with its journals, keys, settings.
fn present(folder: &Path) -> Vec<String> {
    let journals = ["", "-wal", "-shm", "-journal"].map(|end| format!("{DATABASE}{end}"));
    let journals = journals.into_iter().filter(|name| folder.join(name).exists());
    journals.chain(kept_files(folder).into_iter().map(|(name, _)| name)).collect()
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|error| unwritable(to, error))
}

/// How many entries the ledger of a database has, if it can be read.
async fn size_of(file: &Path) -> Option<u64> {
    if !file.exists() {
        return None;
    }
    let db = store::backup::open_copy(file).await.ok()?;
    let head = store::ledger::head(&db).await.ok();
    db.close().await;
    head.map(|head| head.size)
}
