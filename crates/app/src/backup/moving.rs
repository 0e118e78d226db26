//! Moving an office from the database of the data folder to PostgreSQL (搬到 PostgreSQL): proved on
//! both sides; the old file is set aside, never deleted.

use super::make::{private_folder, sync_folder};
use super::{stamp, unwritable};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::people::local::aside as user;
use crate::{App, Clock, Options};
use ledger::Signed;
use office::Operator;
use std::path::{Path, PathBuf};
use store::{Hold, MOVED, Moved, Place};

/// An office that was moved.
#[derive(Clone, Debug)]
pub struct Removal {
    /// Every table with its rows.
    pub tables: Vec<Moved>,
    /// How many entries the ledger has now.
    pub entries: u64,
    /// Where the file of the former database is.
    pub aside: PathBuf,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Moving {
    /// It is done.
    Done(Box<Removal>),
    /// The ledger is not good; nothing was changed.
    NotGood(Vec<String>),
}

/// The database in the data folder.
const DATABASE: &str = "wenshu.db";

/// Moves the data of a folder into an empty PostgreSQL database. Keys and settings stay in the folder.
///
/// # Errors
/// Fails if a server runs on the folder, if there is nothing in it or something in the database, or if
/// a disk or a database fails; the folder is then as it was.
pub async fn move_to_postgres(data: &Path, url: &str, by: &Operator, clock: &Clock) -> Result<Moving> {
    if !data.join(DATABASE).exists() {
        let what = format!("{} 里没有 SQLite 数据库（{DATABASE}）。请用 --data 指定数据文件夹。", data.display());
        return Err(Error::new(Kind::NotFound, what));
    }
    // Nobody uses it now, and its tables are of the newest version from here on.
    drop(Hold::alone(data)?);
    let checkpoint = match proved(data, clock).await? {
        Ok(checkpoint) => checkpoint,
        Err(faults) => return Ok(Moving::NotGood(faults)),
    };
    let hold = Hold::alone(data)?;
    let (from, to) = (store::backup::open_copy(&data.join(DATABASE)).await?, Place::Url(url.to_owned()).open().await?);
    let moved = store::transfer(&from, &to).await;
    from.close().await;
    to.close().await;
    let tables = moved?;
    let entries = begin(url, data, by, clock, (&tables, checkpoint)).await?;
    let aside = set_aside(data, clock)?;
    drop(hold);
    Ok(Moving::Done(Box::new(Removal { tables, entries, aside })))
}

fn options(place: Place, keys: &Path, clock: &Clock) -> Options {
    Options {
        place,
        fonts: None,
        profile: crate::samples::yunxi(),
        demo: false,
        clock: clock.clone(),
        keys: Some(keys.to_owned()),
        outside: crate::notices::Outside::default(),
    }
}

/// A checkpoint of a ledger that is good as it stands, or what is wrong with it.
async fn proved(data: &Path, clock: &Clock) -> Result<std::result::Result<Signed, Vec<String>>> {
    let app = App::open_without_fonts(options(Place::Folder(data.to_owned()), data, clock)).await?;
    let done = async {
        let checkpoint = app.make_checkpoint_here().await?;
        let verdict = app.verify_ledger(None).await?.verdict;
        let faults: Vec<String> = verdict.faults.iter().map(ToString::to_string).collect();
        Ok(if faults.is_empty() { Ok(checkpoint) } else { Err(faults) })
    }
    .await;
    app.close().await;
    done
}

/// Proves the ledger in the new place against the checkpoint of the old, and writes the next entry;
/// how many there are then.
async fn begin(
    url: &str,
    keys: &Path,
    by: &Operator,
    clock: &Clock,
    (tables, checkpoint): (&[Moved], Signed),
) -> Result<u64> {
    let app = App::open_without_fonts(options(Place::Url(url.to_owned()), keys, clock)).await?;
    let rows: u64 = tables.iter().map(|table| table.rows).sum();
    let words = format!("把数据从 SQLite 搬到 PostgreSQL{}：{}张表，{rows}行", user(by), tables.len());
    let entry = app.entry(by, "data.moved", Object::new("database", "postgresql"), words);
    let done = async {
        let verdict = app.verify_ledger(Some((vec![checkpoint], app.ledger_key()?))).await?.verdict;
        if let Some(fault) = verdict.faults.first() {
            let what = format!("搬过去的台账核对不上：{fault}。原来的数据没有动。");
            return Err(Error::new(Kind::Bug, what));
        }
        app.db.begin().await?.commit(&entry).await?;
        app.seal().await?;
        Ok(store::ledger::head(&app.db).await?.size)
    }
    .await;
    app.close().await;
    done
}

/// Renames the database out of the way, and leaves a mark so that no empty one is made in its place.
fn set_aside(data: &Path, clock: &Clock) -> Result<PathBuf> {
    let aside = data.join(format!("before-move-{}", stamp(clock.now())));
    let refuse = |path: &Path| {
        let path = path.to_owned();
        move |error| unwritable(&path, error)
    };
    std::fs::write(data.join(MOVED), b"").map_err(refuse(&data.join(MOVED)))?;
    private_folder(&aside).map_err(refuse(&aside))?;
    for end in ["", "-wal", "-shm", "-journal"] {
        let name = format!("{DATABASE}{end}");
        if data.join(&name).exists() {
            std::fs::rename(data.join(&name), aside.join(&name)).map_err(refuse(&aside))?;
        }
    }
    sync_folder(Some(&aside));
    sync_folder(Some(data));
    Ok(aside)
}
