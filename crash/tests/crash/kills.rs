//! Writers killed at random under load, and a database server that crashes beneath them.

use crate::kills;
use crate::office::Office;
use crate::oracle::Acknowledged;
use crate::writer::Writer;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};
use testkit::Cluster;

/// Some time between two times, at random.
fn between(least: u64, most: u64) -> Duration {
    Duration::from_millis(least + RandomState::new().hash_one(least) % (most - least))
}

/// Kills writers over and over, and looks after each kill.
async fn killed(name: &str, mut office: Office, times: usize) {
    let begun = Instant::now();
    let mut acknowledged = Acknowledged::default();
    let (mut entries, mut refused) = (0, 0);
    for _ in 0..times {
        let writer = Writer::start(&office);
        tokio::time::sleep(between(40, 700)).await;
        let told = writer.kill();
        // On PostgreSQL two who write at once may find that the other was quicker; that is said.
        let quicker = |why: &String| office.url.is_some() && why.starts_with("Conflict");
        assert!(told.refused.iter().all(quicker), "{:?}", told.refused);
        refused += told.refused.len();
        acknowledged.add(&told);
        entries = office.verify().await;
        acknowledged.holds(&office).await;
    }
    assert!(acknowledged.acts > times, "the writers worked");
    println!(
        "{name}: {times} kills, {} acts acknowledged, {} more lasted unsaid, {refused} refused, {entries} entries, {:.0} s",
        acknowledged.acts,
        acknowledged.unsaid,
        begun.elapsed().as_secs_f64()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_writers_lose_nothing_on_sqlite() {
    killed("SQLite", Office::new(None).await, kills()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_writers_lose_nothing_on_postgres() {
    let cluster = Cluster::durable();
    killed("PostgreSQL", Office::new(Some(cluster.database())).await, kills()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_of_postgres_beneath_the_writers_loses_nothing_and_they_go_on() {
    let cluster = Cluster::durable();
    let mut office = Office::new(Some(cluster.database())).await;
    let mut acknowledged = Acknowledged::default();
    let (times, mut refused, mut entries) = ((kills() / 5).clamp(2, 40), 0, 0);
    for _ in 0..times {
        let mut writer = Writer::start(&office);
        tokio::time::sleep(between(100, 600)).await;
        cluster.crash();
        // The same process, which was told nothing, works on.
        let went_on = (0..20).all(|_| writer.wait_for(Duration::from_secs(30), |line| line.starts_with("ok ")));
        let told = writer.kill();
        assert!(went_on, "{:?}", told.refused);
        let clear = |why: &String| why.contains("数据库暂时没有应答") || why.starts_with("Conflict");
        assert!(told.refused.iter().all(clear), "{:?}", told.refused);
        refused += told.refused.len();
        acknowledged.add(&told);
        entries = office.verify().await;
        acknowledged.holds(&office).await;
    }
    println!(
        "PostgreSQL stopped hard: {times} times, {} acts acknowledged, {refused} refused, {entries} entries",
        acknowledged.acts
    );
}
