//! The ledger in storage: sealing, reading, finding, and what tampering leaves behind.

mod finding;
mod sealing;
mod tampering;

use ::ledger::{Checkpoint, Entry, Frontier, Sm3, leaf_hash};
use store::{Db, Housekeeping, ledger};

/// An entry of its own, at a time.
fn entry(actor: &str, verb: &str, object: &str, at: i64) -> Entry {
    Entry {
        id: store::new_id(),
        at,
        actor: actor.to_owned(),
        verb: verb.to_owned(),
        object_id: object.to_owned(),
        words: format!("{actor}办理{object}"),
        ..testkit::act()
    }
}

async fn act(db: &Db, entry: &Entry) {
    db.begin().await.unwrap().commit(entry).await.unwrap();
}

async fn acts(db: &Db, count: i64) {
    for number in 0..count {
        act(db, &entry("p1", "document.signed", &format!("d{}", number % 7), number)).await;
    }
}

async fn seal_all(db: &Db) -> u64 {
    let mut sealed = 0;
    loop {
        match ledger::seal(db).await.unwrap() {
            0 => return sealed,
            more => sealed += more,
        }
    }
}

/// All lines, in order, and that their places have no gap.
async fn lines(db: &Db) -> Vec<String> {
    let lines = ledger::lines(db, 0, 1_000_000).await.unwrap();
    let places: Vec<u64> = lines.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, (0..lines.len() as u64).collect::<Vec<_>>());
    lines.into_iter().map(|(_, line)| line).collect()
}

fn root_of(lines: &[String]) -> ::ledger::Hash<Sm3> {
    let mut frontier = Frontier::<Sm3>::default();
    frontier.append(lines.iter().map(|line| leaf_hash::<Sm3>(line.as_bytes())));
    frontier.root()
}

async fn checkpoint(db: &Db) -> Checkpoint {
    let head = ledger::head(db).await.unwrap();
    Checkpoint { origin: "云溪县".to_owned(), size: head.size, root: head.root, at: 1 }
}

/// A transaction that writes nothing that is an act.
async fn housekeeping(db: &Db) {
    db.begin().await.unwrap().settle(Housekeeping::Job).await.unwrap();
}
