//! Acts with their entries, beside transactions of the same engine that change as much and leave
//! none.

use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::trouble::Trouble;
use ::ledger::Entry;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::{Db, Engine, Housekeeping, Place, settings};
use testkit::Cluster;
use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// What an act must reach of a transaction without an entry, in percent.
const WANTED: f64 = 70.0;
/// Measured in turn, so that both meet the same machine.
const ROUNDS: usize = 5;
const WRITERS: [u64; 2] = [1, 16];

pub(crate) fn measure(folder: &Path, effort: Effort) -> Section {
    let rows = rows(folder, effort).unwrap_or_else(|trouble| vec![Row::failed("每秒办理", &trouble)]);
    let remark = "“小事务”在一个事务中写一行；“办理”在一个事务中写同样的一行和一条台账记录，并计入把全部记录封存\
                  进哈希树的时间。提交即落盘（SQLite synchronous=full，PostgreSQL fsync=on）。两者轮流测5次，取中位数；\
                  几人同时写，各写各的行。";
    Section::new("每秒办理", rows, remark)
}

fn rows(folder: &Path, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let runtime = Runtime::new().map_err(|error| Trouble::of("runtime", &error))?;
    let cluster = Cluster::durable();
    let mut rows = Vec::new();
    for place in [Place::Folder(folder.join("acts")), Place::Url(cluster.database())] {
        rows.extend(runtime.block_on(engine(&place, effort))?);
    }
    Ok(rows)
}

async fn engine(place: &Place, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let failed = |error: store::Error| Trouble::of("acts", &error);
    let db = place.open().await.map_err(failed)?;
    let time = Duration::from_secs_f64(effort.seconds);
    let mut rows = Vec::new();
    for writers in WRITERS {
        window(&db, writers, Work::Act, time / 6).await.map_err(failed)?;
        let (mut bare, mut acts) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            bare.push(window(&db, writers, Work::Bare, time).await.map_err(failed)?);
            acts.push(window(&db, writers, Work::Act, time).await.map_err(failed)?);
        }
        let (bare, acts) = (median(bare), median(acts));
        let who = format!("{}，{writers}人同时写", db.engine().name());
        rows.push(Row::new(format!("{who}：小事务"), bare, "次/秒"));
        rows.push(Row::new(format!("{who}：办理"), acts, "次/秒"));
        rows.push(Row::new(format!("{who}：办理与小事务之比"), acts / bare * 100.0, "%").at_least(WANTED));
    }
    if db.engine() == Engine::Sqlite {
        // A journal that has grown is not left to whoever measures next.
        db.close().await;
    }
    Ok(rows)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Bare,
    Act,
}

/// How many transactions a second last, over a time; for acts until the last of them is sealed.
async fn window(db: &Db, writers: u64, work: Work, time: Duration) -> Result<f64, store::Error> {
    let (done, ended) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (db, done) = (db.clone(), Arc::clone(&done));
        tasks.spawn(async move {
            while begun.elapsed() < time {
                once(&db, writer, work, done.load(Ordering::Relaxed)).await?;
                done.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<(), store::Error>(())
        });
    }
    let woken = Arc::new(Notify::new());
    let sealer = tokio::spawn({
        let (db, ended, woken) = (db.clone(), Arc::clone(&ended), Arc::clone(&woken));
        async move {
            loop {
                let last = ended.load(Ordering::Acquire);
                store::ledger::seal(&db).await?;
                if last {
                    return Ok::<(), store::Error>(());
                }
                // Sleeping after the last act is no work, and is not counted as such.
                let pause = Duration::from_secs(1).min(time / 4);
                let _ = tokio::time::timeout(pause, woken.notified()).await;
            }
        }
    });
    while let Some(result) = tasks.join_next().await {
        result.map_err(|_| store::Error::Corrupt("a writer failed"))??;
    }
    ended.store(true, Ordering::Release);
    woken.notify_one();
    sealer.await.map_err(|_| store::Error::Corrupt("the sealer failed"))??;
    Ok(done.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64())
}

async fn once(db: &Db, writer: u64, work: Work, number: u64) -> Result<(), store::Error> {
    let mut tx = db.begin().await?;
    settings::set(&mut tx, &format!("bench.{writer}"), &number.to_string()).await?;
    match work {
        Work::Bare => tx.settle(Housekeeping::Job).await,
        Work::Act => tx.commit(&entry(writer, number)).await,
    }
}

fn entry(writer: u64, number: u64) -> Entry {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Entry {
        id: store::new_id(),
        at: i64::try_from(now.as_millis()).unwrap_or(i64::MAX),
        actor: format!("0192f8c1-7a3b-7000-9000-{writer:012x}"),
        actor_name: "李明".to_owned(),
        behalf: None,
        verb: "document.reviewed".to_owned(),
        object_kind: "outgoing".to_owned(),
        object_id: format!("0192f8c1-7a3b-7000-a000-{:012x}", number / 30),
        before: String::new(),
        after: String::new(),
        reason: String::new(),
        words: "审核《云溪县人民政府关于做好防汛工作的通知》".to_owned(),
        records: String::new(),
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
