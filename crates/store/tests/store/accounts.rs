//! Accounts, sessions and settings.

use crate::{account, at, new_account};
use office::people::{AccountName, AccountState, Role, Session};
use store::{Error, accounts, sessions, settings};

#[tokio::test]
async fn an_account_is_kept_as_it_is() {
    testkit::both(async |db| {
        let id = account(&db, "liming").await;
        let mut tx = db.begin().await.unwrap();
        let name = AccountName::parse("liming").unwrap();
        let mut stored = accounts::by_name(&mut tx, &name).await.unwrap().unwrap();
        assert_eq!(stored.account.id, id);
        assert_eq!(stored.password_hash, "hash");
        stored.account.state = AccountState::Disabled;
        stored.account.role = Role::Administrator;
        stored.account.failures = 3;
        stored.account.locked_until = Some(at(9));
        stored.account.must_change_password = true;
        accounts::update(&mut tx, &stored).await.unwrap();
        let again = accounts::by_id(&mut tx, &id).await.unwrap().unwrap();
        assert_eq!(again.account, stored.account);
        assert!(matches!(accounts::update(&mut tx, &stored).await, Err(Error::ChangedMeanwhile)));
        assert_eq!(accounts::count(&mut tx).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_accounts_cannot_have_one_name() {
    testkit::both(async |db| {
        account(&db, "liming").await;
        let mut tx = db.begin().await.unwrap();
        let second = accounts::insert(&mut tx, &new_account("LiMing"), "x", at(2)).await;
        assert!(matches!(second, Err(Error::Taken)));
        drop(tx);
        assert_eq!(accounts::all(&db).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_did_not_happen() {
    testkit::both(async |db| {
        let mut tx = db.begin().await.unwrap();
        accounts::insert(&mut tx, &new_account("liming"), "x", at(2)).await.unwrap();
        drop(tx);
        assert!(accounts::all(&db).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn sessions_begin_are_used_and_end() {
    testkit::both(async |db| {
        let id = account(&db, "liming").await;
        let session = Session { account: id.clone(), csrf: "c".into(), created: at(1), seen: at(1) };
        let mut tx = db.begin().await.unwrap();
        for token in ["a", "b", "c"] {
            sessions::insert(&mut tx, token, &session).await.unwrap();
        }
        sessions::touch(&mut tx, "a", at(5)).await.unwrap();
        sessions::touch(&mut tx, "a", at(3)).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert_eq!(sessions::find(&db, "a").await.unwrap().unwrap().seen, at(5));
        let mut tx = db.begin().await.unwrap();
        sessions::delete(&mut tx, "b").await.unwrap();
        sessions::sweep(&mut tx, at(0), at(4)).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert!(sessions::find(&db, "c").await.unwrap().is_none());
        assert!(sessions::find(&db, "a").await.unwrap().is_some());
        let mut tx = db.begin().await.unwrap();
        sessions::delete_of(&mut tx, &id, "").await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert!(sessions::find(&db, "a").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn settings_are_set_replaced_and_removed() {
    testkit::both(async |db| {
        let mut tx = db.begin().await.unwrap();
        assert_eq!(settings::get(&mut tx, "k").await.unwrap(), None);
        settings::set(&mut tx, "k", "一").await.unwrap();
        settings::set(&mut tx, "k", "二").await.unwrap();
        assert_eq!(settings::get(&mut tx, "k").await.unwrap().as_deref(), Some("二"));
        settings::remove(&mut tx, "k").await.unwrap();
        assert_eq!(settings::get(&mut tx, "k").await.unwrap(), None);
    })
    .await;
}
