//! The first administrator, sign-in, lock-out, accounts.

use crate::{clock, open};
use app::{App, ErrorKind};
use office::people::Role;
use std::time::Duration;
use testkit::people::{PASSWORD, administrator, clerk};

#[tokio::test]
async fn the_first_code_works_once_and_only_the_newest() {
    testkit::both(async |db| {
        let app = open(db);
        let old = app.first_code().await.unwrap().unwrap();
        let code = app.first_code().await.unwrap().unwrap();
        for wrong in [old.as_str(), "", "AAAA-BBBB-CCCC-DDDD"] {
            let error = app.redeem_first_code(wrong, "zhuren", "周正", PASSWORD).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Invalid);
        }
        let typed = code.to_lowercase().replace('-', " ");
        let signed_in = app.redeem_first_code(&typed, "Zhuren", "周正", PASSWORD).await.unwrap();
        assert_eq!(signed_in.person.role(), Role::Administrator);
        assert_eq!(signed_in.person.account_name(), "zhuren");
        assert!(app.redeem_first_code(&code, "zweiter", "李明", PASSWORD).await.is_err());
        assert!(app.first_code().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn five_wrong_passwords_lock_and_the_answer_is_always_the_same() {
    testkit::both(async |db| {
        let clock = clock();
        let app = App::on(db, clock.clone(), false).unwrap();
        administrator(&app).await;
        let unknown = app.sign_in("nobody", PASSWORD).await.unwrap_err();
        for _ in 0..5 {
            let wrong = app.sign_in("zhuren", "falsch").await.unwrap_err();
            assert_eq!(wrong.message(), unknown.message());
        }
        assert_eq!(app.sign_in("zhuren", PASSWORD).await.unwrap_err().message(), unknown.message());
        clock.advance(Duration::from_secs(15 * 60));
        assert!(app.sign_in(" ZHUREN ", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn sessions_end_by_sign_out_by_time_and_by_a_new_password() {
    testkit::both(async |db| {
        let clock = clock();
        let app = App::on(db, clock.clone(), false).unwrap();
        let first = administrator(&app).await;
        let second = app.sign_in("zhuren", PASSWORD).await.unwrap();
        assert!(app.person(&first.token).await.unwrap().is_some());
        assert!(app.person("0000").await.unwrap().is_none());
        app.change_password(&second.person, &second.token, PASSWORD, "另一句好记的话 2027").await.unwrap();
        assert!(app.person(&first.token).await.unwrap().is_none());
        assert!(app.person(&second.token).await.unwrap().is_some());
        clock.advance(Duration::from_secs(90 * 60));
        assert!(app.person(&second.token).await.unwrap().is_some());
        clock.advance(Duration::from_secs(90 * 60));
        assert!(app.person(&second.token).await.unwrap().is_some());
        clock.advance(Duration::from_secs(2 * 3600));
        assert!(app.person(&second.token).await.unwrap().is_none());
        let third = app.sign_in("zhuren", "另一句好记的话 2027").await.unwrap();
        app.sign_out(&third.person, &third.token).await.unwrap();
        assert!(app.person(&third.token).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn an_administrator_opens_closes_and_resets_accounts() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await;
        let person = clerk(&app, &chief, "liming").await;
        assert!(person.person.administrator().is_none());
        let permission = chief.person.administrator().unwrap();
        let taken = app.open_account(&permission, "LiMing", "李明", Role::Clerk).await.unwrap_err();
        assert_eq!(taken.kind(), ErrorKind::Invalid);
        app.disable_account(&permission, person.person.id()).await.unwrap();
        assert!(app.person(&person.token).await.unwrap().is_none());
        assert!(app.sign_in("liming", PASSWORD).await.is_err());
        assert!(app.disable_account(&permission, chief.person.id()).await.is_err());
        app.enable_account(&permission, person.person.id()).await.unwrap();
        let again = app.sign_in("liming", PASSWORD).await.unwrap();
        let first = app.reset_password(&permission, person.person.id()).await.unwrap();
        assert!(app.person(&again.token).await.unwrap().is_none());
        assert!(app.sign_in("liming", &first).await.unwrap().person.must_change_password());
        let lines = app.accounts(&permission).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["zhuren", "liming"]);
    })
    .await;
}
