//! Sealing: no gap, nothing twice, nothing forgotten, whoever writes and seals at once.

use super::{act, acts, entry, housekeeping, lines, root_of, seal_all};
use ::ledger::tree::Plan;
use ::ledger::{Sm3, empty_root, leaf_hash, tree};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Error, ledger};
use testkit::tamper;

#[tokio::test]
async fn an_act_that_is_not_committed_leaves_no_entry() {
    testkit::both(async |db| {
        drop(db.begin().await.unwrap());
        housekeeping(&db).await;
        assert_eq!(ledger::waiting(&db).await.unwrap(), 0);
        let entry =
            entry("p1", "document.signed", "d1", 1).on_behalf_of("p2", "郑明").because("外出").changed("a", "b");
        act(&db, &entry).await;
        assert_eq!(ledger::waiting(&db).await.unwrap(), 1);
        let record = ledger::by_id(&db, &entry.id).await.unwrap().unwrap();
        assert_eq!((&record.entry, record.place), (&entry, None));
        assert_eq!(ledger::seal(&db).await.unwrap(), 1);
        let record = ledger::by_id(&db, &entry.id).await.unwrap().unwrap();
        assert_eq!((&record.entry, record.place), (&entry, Some(0)));
        assert_eq!(ledger::at_place(&db, 0).await.unwrap(), Some(record));
        assert_eq!(ledger::at_place(&db, 1).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn batches_continue_one_tree() {
    testkit::both(async |db| {
        assert_eq!(ledger::head(&db).await.unwrap().root, empty_root::<Sm3>());
        assert_eq!(ledger::seal(&db).await.unwrap(), 0);
        let mut sizes = vec![];
        for count in [1, 2, 5, 40, 300] {
            acts(&db, count).await;
            assert_eq!(seal_all(&db).await, count.unsigned_abs());
            let head = ledger::head(&db).await.unwrap();
            assert_eq!(head.root, root_of(&lines(&db).await));
            sizes.push(head.size);
        }
        assert_eq!(sizes, [1, 3, 8, 48, 348]);
        // Proofs need nothing but the tiles that are kept.
        let lines = lines(&db).await;
        for (index, size) in [(0, 1), (2, 3), (7, 48), (47, 48), (200, 348), (347, 348)] {
            let plan = Plan::inclusion(index, size).unwrap();
            let path = plan.hashes::<Sm3, _>(&ledger::tiles(&db, &plan.nodes()).await.unwrap()).unwrap();
            let at = usize::try_from(index).unwrap();
            let root = root_of(&lines[..usize::try_from(size).unwrap()]);
            tree::verify_inclusion::<Sm3>(&leaf_hash::<Sm3>(lines[at].as_bytes()), index, size, &path, &root).unwrap();
        }
        let leaves = ledger::leaves(&db, 345, 10).await.unwrap();
        let expected: Vec<_> =
            lines[345..].iter().map(|line| ::ledger::to_hex(&leaf_hash::<Sm3>(line.as_bytes()))).collect();
        assert_eq!(leaves, expected);
    })
    .await;
}

#[tokio::test]
async fn a_batch_is_ordered_by_time() {
    testkit::both(async |db| {
        for at in [5, 3, 9, 1] {
            act(&db, &entry("p1", "document.signed", &format!("d{at}"), at)).await;
        }
        seal_all(&db).await;
        // What comes later with an earlier time, from a clock that was set back, is behind.
        act(&db, &entry("p1", "document.signed", "d0", 0)).await;
        seal_all(&db).await;
        let mut order = Vec::new();
        for place in 0..5 {
            order.push(ledger::at_place(&db, place).await.unwrap().unwrap().entry.at);
        }
        assert_eq!(order, [1, 3, 5, 9, 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_and_two_sealers_lose_and_double_nothing() {
    testkit::both(async |db| {
        let done = Arc::new(AtomicBool::new(false));
        let sealers: Vec<_> = (0..2)
            .map(|_| {
                let (db, done) = (db.clone(), done.clone());
                tokio::spawn(async move {
                    let mut sealed = 0;
                    while !done.load(Ordering::SeqCst) {
                        sealed += ledger::seal(&db).await.unwrap();
                        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
                    }
                    sealed
                })
            })
            .collect();
        let writers: Vec<_> = (0..16)
            .map(|writer| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut ids = Vec::new();
                    for number in 0..40 {
                        let entry = entry(&format!("p{writer}"), "document.signed", &format!("d{number}"), number);
                        act(&db, &entry).await;
                        ids.push(entry.id);
                    }
                    ids
                })
            })
            .collect();
        let mut written = BTreeSet::new();
        for writer in writers {
            written.extend(writer.await.unwrap());
        }
        done.store(true, Ordering::SeqCst);
        let mut sealed = 0;
        for sealer in sealers {
            sealed += sealer.await.unwrap();
        }
        sealed += seal_all(&db).await;
        let lines = lines(&db).await;
        let kept: BTreeSet<_> = lines.iter().map(|line| ::ledger::Entry::from_line(line).unwrap().id).collect();
        assert_eq!((sealed, lines.len(), written.len()), (640, 640, 640));
        assert_eq!(kept, written);
        let head = ledger::head(&db).await.unwrap();
        assert_eq!((head.size, head.root), (640, root_of(&lines)));
        assert_eq!(ledger::waiting(&db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_built_on_a_damaged_tree() {
    testkit::both(async |db| {
        acts(&db, 5).await;
        seal_all(&db).await;
        acts(&db, 1).await;
        let moved = "update ledger_tiles set hashes = substr(hashes, 65) || substr(hashes, 1, 64)";
        let doubled = "update ledger_tiles set hashes = hashes || substr(hashes, 1, 64)";
        for (sql, fault) in
            [(moved, "ledger head"), (doubled, "ledger tree"), ("delete from ledger_tiles", "ledger tree")]
        {
            tamper(&db, sql).await;
            assert!(matches!(ledger::seal(&db).await, Err(Error::Corrupt(found)) if found == fault), "{sql}");
        }
        assert_eq!((ledger::waiting(&db).await.unwrap(), ledger::head(&db).await.unwrap().size), (1, 5));
    })
    .await;
}
