//! Whatever somebody does to the tables, an audit against a checkpoint finds it.

use super::{acts, checkpoint, lines, seal_all};
use ::ledger::audit::Fault;
use ::ledger::{Audit, Checkpoint, Header};
use store::{Db, ledger};
use testkit::tamper;

/// What an audit says of the ledger as it is now. Gaps in the places do not stop it.
async fn audit(db: &Db, checkpoint: &Checkpoint, leaves: &str) -> Vec<Fault> {
    let head = ledger::head(db).await.unwrap();
    let mut audit = Audit::against(vec![checkpoint.clone()]).with_leaves(leaves);
    audit.feed(Header::new("云溪县", head.size, &head.root).line().as_bytes());
    for (_, line) in ledger::lines(db, 0, 1000).await.unwrap() {
        audit.feed(format!("\n{line}").as_bytes());
    }
    audit.finish().faults
}

async fn found(db: &Db, sql: &str) -> Vec<Fault> {
    acts(db, 20).await;
    seal_all(db).await;
    let (before, leaves) = (checkpoint(db).await, ledger::leaves(db, 0, 1000).await.unwrap().join("\n"));
    assert_eq!(audit(db, &before, &leaves).await, []);
    tamper(db, sql).await;
    audit(db, &before, &leaves).await
}

#[tokio::test]
async fn every_column_of_an_entry_counts() {
    testkit::both(async |db| {
        acts(&db, 3).await;
        seal_all(&db).await;
        let (before, leaves) = (checkpoint(&db).await, ledger::leaves(&db, 0, 1000).await.unwrap().join("\n"));
        let texts = [
            "actor",
            "actor_name",
            "verb",
            "object_kind",
            "object_id",
            "before_digest",
            "after_digest",
            "reason",
            "words",
            "records",
        ];
        let mut changes: Vec<(String, String)> = texts
            .iter()
            .map(|column| {
                (format!("{column} = {column} || 'x'"), format!("{column} = substr({column}, 1, length({column}) - 1)"))
            })
            .collect();
        changes.push(("at = at + 1".into(), "at = at - 1".into()));
        changes.push(("behalf_id = 'x', behalf_name = 'y'".into(), "behalf_id = null, behalf_name = null".into()));
        for (change, back) in changes {
            tamper(&db, &format!("update ledger_entries set {change} where seq = 1")).await;
            assert_eq!(audit(&db, &before, &leaves).await, [Fault::Changed { entry: 2 }, Fault::Edited], "{change}");
            tamper(&db, &format!("update ledger_entries set {back} where seq = 1")).await;
            assert_eq!(audit(&db, &before, &leaves).await, [], "{back}");
        }
        assert_eq!(lines(&db).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_missed() {
    testkit::both(async |db| {
        let faults = found(&db, "delete from ledger_entries where seq = 7").await;
        assert_eq!(faults, [Fault::Missing { entry: 8 }, Fault::Count { told: 20, found: 19 }]);
    })
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_missed_when_the_others_close_up() {
    testkit::both(async |db| {
        let sql = "delete from ledger_entries where seq = 7; update ledger_entries set seq = seq + 1000 where seq > 7; \
             update ledger_entries set seq = seq - 1001 where seq > 1000; update ledger_head set size = 19";
        assert_eq!(found(&db, sql).await, [Fault::Missing { entry: 8 }, Fault::Edited]);
    })
    .await;
}

#[tokio::test]
async fn an_entry_put_in_is_found() {
    testkit::both(async |db| {
        let sql = "update ledger_entries set seq = seq + 1000 where seq >= 7; \
             update ledger_entries set seq = seq - 999 where seq > 1000; \
             insert into ledger_entries (id, at, actor, actor_name, verb, object_kind, object_id, before_digest, \
             after_digest, reason, words, seq) select 'x', at, actor, actor_name, verb, object_kind, object_id, \
             before_digest, after_digest, reason, words, 7 from ledger_entries where seq = 6; \
             update ledger_head set size = 21";
        assert_eq!(found(&db, sql).await, [Fault::Added { entry: 8 }, Fault::Edited]);
    })
    .await;
}

#[tokio::test]
async fn another_order_is_found() {
    testkit::both(async |db| {
        let sql = "update ledger_entries set seq = 1000 where seq = 4; update ledger_entries set seq = 4 where seq = 15; \
             update ledger_entries set seq = 15 where seq = 1000";
        let moved = [Fault::Moved { entry: 16, now: 5 }, Fault::Moved { entry: 5, now: 16 }, Fault::Edited];
        assert_eq!(found(&db, sql).await, moved);
    })
    .await;
}

#[tokio::test]
async fn an_older_state_is_found() {
    testkit::both(async |db| {
        acts(&db, 10).await;
        seal_all(&db).await;
        let old = ledger::head(&db).await.unwrap();
        acts(&db, 10).await;
        seal_all(&db).await;
        let (before, leaves) = (checkpoint(&db).await, ledger::leaves(&db, 0, 1000).await.unwrap().join("\n"));
        // Restored without a trace: entries, tiles and head are exactly what they were.
        let sql = format!(
            "delete from ledger_entries where seq >= 10; update ledger_tiles set hashes = substr(hashes, 1, 640); \
             update ledger_head set size = 10, root = '{}'",
            ::ledger::to_hex(&old.root)
        );
        tamper(&db, &sql).await;
        assert_eq!(audit(&db, &before, &leaves).await, [Fault::Older { found: 10, wanted: 20 }]);
        // Going on from there does not hide it.
        acts(&db, 10).await;
        seal_all(&db).await;
        assert_eq!(ledger::head(&db).await.unwrap().size, 20);
        let faults = audit(&db, &before, &leaves).await;
        assert_eq!(faults.first(), Some(&Fault::Changed { entry: 11 }));
    })
    .await;
}

/// The hash is made with the entry, not when it is sealed.
#[tokio::test]
async fn an_entry_changed_while_it_waits_is_found_once_it_is_sealed() {
    testkit::both(async |db| {
        acts(&db, 3).await;
        tamper(&db, "update ledger_inbox set words = words || 'x' where object_id = 'd1'").await;
        seal_all(&db).await;
        let (after, leaves) = (checkpoint(&db).await, ledger::leaves(&db, 0, 1000).await.unwrap().join("\n"));
        assert_eq!(audit(&db, &after, &leaves).await, [Fault::Changed { entry: 2 }, Fault::Edited]);
    })
    .await;
}

/// Entries written before there was a column for the hash are hashed when they are sealed.
#[tokio::test]
async fn entries_that_wait_without_a_hash_are_sealed_as_well() {
    testkit::both(async |db| {
        acts(&db, 3).await;
        tamper(&db, "update ledger_inbox set leaf = '' where object_id <> 'd1'").await;
        assert_eq!(seal_all(&db).await, 3);
        let (after, leaves) = (checkpoint(&db).await, ledger::leaves(&db, 0, 1000).await.unwrap().join("\n"));
        assert_eq!(audit(&db, &after, &leaves).await, []);
    })
    .await;
}
