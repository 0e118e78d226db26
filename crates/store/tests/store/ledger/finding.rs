//! Finding entries, page by page.

use super::{act, entry, seal_all};
use store::ledger::{Filter, Part, find, verbs};
use store::{Db, ledger};

async fn fill(db: &Db) {
    for number in 0..30 {
        let actor = if number % 3 == 0 { "p1" } else { "p2" };
        let verb = if number % 5 == 0 { "document.signed" } else { "draft.saved" };
        act(db, &entry(actor, verb, &format!("d{}", number % 4), number * 1000)).await;
    }
    seal_all(db).await;
    let on_behalf = entry("p3", "leave.approved", "l1", 40_000).on_behalf_of("p1", "李明");
    act(db, &on_behalf).await;
}

fn times(part: &Part) -> Vec<i64> {
    part.records.iter().map(|record| record.entry.at / 1000).collect()
}

#[tokio::test]
async fn entries_are_found_by_person_act_thing_and_time() {
    testkit::both(async |db| {
        fill(&db).await;
        let found = async |filter: Filter| times(&find(&db, &filter, 100).await.unwrap());
        assert_eq!(found(Filter::default()).await.len(), 31);
        let person = Filter { person: "p1".into(), ..Filter::default() };
        assert_eq!(found(person).await, [40, 27, 24, 21, 18, 15, 12, 9, 6, 3, 0]);
        let verb = Filter { verb: "document.signed".into(), ..Filter::default() };
        assert_eq!(found(verb).await, [25, 20, 15, 10, 5, 0]);
        let thing = Filter { object_kind: "test".into(), object_id: "d1".into(), ..Filter::default() };
        assert_eq!(found(thing).await, [29, 25, 21, 17, 13, 9, 5, 1]);
        let kind = Filter { object_kind: "test".into(), ..Filter::default() };
        assert_eq!(found(kind).await.len(), 31);
        let days = Filter { from: Some(10_000), until: Some(13_000), ..Filter::default() };
        assert_eq!(found(days).await, [12, 11, 10]);
        let all = Filter { person: "p1".into(), verb: "document.signed".into(), from: Some(1), ..Filter::default() };
        assert_eq!(found(all).await, [15]);
        let nobody = Filter { person: "' or 1=1 --".into(), ..Filter::default() };
        assert!(found(nobody).await.is_empty());
        assert_eq!(verbs(&db).await.unwrap(), ["document.signed", "draft.saved", "leave.approved"]);
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_without_gap() {
    testkit::both(async |db| {
        assert!(verbs(&db).await.unwrap().is_empty());
        // Many at the same time: the key decides.
        for number in 0..25 {
            act(&db, &entry("p1", "draft.saved", &format!("d{number}"), 7)).await;
        }
        fill(&db).await;
        for person in ["", "p1"] {
            let mut filter = Filter { person: person.into(), ..Filter::default() };
            let whole = find(&db, &filter, 1000).await.unwrap();
            assert!(whole.next.is_none());
            let mut pages = Vec::new();
            loop {
                let part = find(&db, &filter, 7).await.unwrap();
                pages.extend(part.records);
                filter.before = part.next;
                if filter.before.is_none() {
                    break;
                }
            }
            assert_eq!(pages, whole.records);
        }
        assert_eq!(ledger::waiting(&db).await.unwrap(), 1);
    })
    .await;
}
