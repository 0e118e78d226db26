//! Nobody acts by a right that was taken away between reading it and writing the act.

use crate::county::county;
use app::ErrorKind;
use office::organization::RecordKind;
use store::Engine;
use testkit::people::seated;

/// Many acts wait for the database while the one who does them is relieved, or their account is
/// disabled: in the ledger none stands behind that.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_act_follows_the_loss_of_the_right_to_it() {
    testkit::both(async |db| {
        let county = county(db.clone()).await;
        let chief = county.chief.person.administrator().unwrap();
        let second = seated(&county.app, &county.chief, "R21").await.person;
        for way in ["relieved", "disabled"] {
            let person = if way == "relieved" { &county.registrar } else { &second };
            let acts: Vec<_> = (0..40)
                .map(|number| {
                    let (app, person) = (county.app.clone(), person.clone());
                    tokio::spawn(async move { app.register_offline(&person, "云溪县公安局", 1 + number % 3).await })
                })
                .collect();
            tokio::task::yield_now().await;
            if way == "relieved" {
                let organization = county.app.organization().await.unwrap();
                let yesterday = county.app.today().previous();
                for tenure in organization.tenures_of(person.id()) {
                    county.app.end_tie(&chief, RecordKind::Tenure, &tenure.id, yesterday).await.unwrap();
                }
            } else {
                county.app.disable_account(&chief, person.id()).await.unwrap();
            }
            for act in acts {
                if let Err(error) = act.await.unwrap() {
                    assert!(matches!(error.kind(), ErrorKind::Conflict | ErrorKind::Forbidden), "{error}");
                }
            }
            let after = county.app.register_offline(person, "云溪县公安局", 1).await.unwrap_err();
            assert!(matches!(after.kind(), ErrorKind::Conflict | ErrorKind::Forbidden), "{after}");
            // PostgreSQL lets transactions that began before the loss end beside it.
            if db.engine() == Engine::Postgres {
                continue;
            }
            county.app.seal().await.unwrap();
            let lines = store::ledger::lines(&db, 0, 100_000).await.unwrap();
            let verb = if way == "relieved" { "person.relieved" } else { "account.disabled" };
            let lost = lines.iter().rposition(|(_, line)| line.contains(verb)).unwrap();
            let late = lines[lost..]
                .iter()
                .filter(|(_, line)| line.contains("offline.registered") && line.contains(person.id()));
            assert_eq!(late.count(), 0, "{way}");
        }
    })
    .await;
}
