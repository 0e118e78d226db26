//! Copies made while others write, and who holds a data folder.

use crate::account;
use store::backup::{Depth, copy, faults, open_copy};
use store::{Error, Hold, Place};

#[tokio::test]
async fn a_copy_is_of_one_moment_while_others_write() {
    let (db, folder) = testkit::sqlite().await;
    account(&db, "first").await;
    store::ledger::seal(&db).await.unwrap();
    let writing = tokio::spawn({
        let db = db.clone();
        async move {
            for number in 0..200 {
                account(&db, &format!("writer{number}")).await;
            }
        }
    });
    for number in 0..3 {
        let file = folder.path().join(format!("copy{number}"));
        let taken = copy(&db, &file).await.unwrap();
        assert_eq!((taken.schema, taken.head.size), (store::NEWEST, 1));
        let copied = open_copy(&file).await.unwrap();
        assert_eq!(faults(&copied, Depth::Full).await.unwrap(), Some(Vec::new()));
        // Each account came with its entry, in the copy too.
        let accounts = store::accounts::all(&copied).await.unwrap().len();
        assert_eq!(store::ledger::waiting(&copied).await.unwrap() + 1, i64::try_from(accounts).unwrap());
        copied.close().await;
    }
    writing.await.unwrap();
    assert_eq!(store::accounts::all(&db).await.unwrap().len(), 201);
    assert!(copy(&db, &folder.path().join("copy0")).await.is_err(), "nothing is overwritten");
}

#[tokio::test]
async fn a_folder_in_use_is_not_replaced_and_one_being_replaced_is_not_used() {
    let (db, folder) = testkit::sqlite().await;
    let place = Place::Folder(folder.path().to_owned());
    let second = place.open().await.unwrap();
    assert!(matches!(Hold::alone(folder.path()), Err(Error::InUse { .. })));
    second.close().await;
    db.close().await;
    let hold = Hold::alone(folder.path()).unwrap();
    assert!(matches!(place.open().await, Err(Error::BeingReplaced { .. })));
    drop(hold);
    place.open().await.unwrap().close().await;
}
