//! Opening a database: again, a newer one, none, a wrong one.

use crate::account;
use store::{Engine, Error, Place};

#[tokio::test]
async fn a_database_opens_again_with_what_was_in_it() {
    let (db, folder) = testkit::sqlite().await;
    account(&db, "liming").await;
    db.close().await;
    let db = Place::Folder(folder.path().to_owned()).open().await.unwrap();
    assert_eq!(db.engine(), Engine::Sqlite);
    assert_eq!(store::accounts::all(&db).await.unwrap().len(), 1);
    db.ping().await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("wenshu.db"), "这是一封信，不是数据库。".repeat(200)).unwrap();
    let error = Place::Folder(folder.path().to_owned()).open().await.unwrap_err();
    assert!(matches!(error, Error::NotADatabase { .. }), "{error:?}");
    assert!(error.to_string().contains("wenshu.db"), "{error}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "x").unwrap();
    let error = Place::Folder(folder.path().join("file/data")).open().await.unwrap_err();
    assert!(matches!(error, Error::Folder { .. }), "{error:?}");
}

#[tokio::test]
async fn an_address_that_does_not_answer_is_said_without_the_password() {
    let error = Place::Url("postgres://w:secret@127.0.0.1:1/w".into()).open().await.unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
    assert!(error.to_string().contains("对方拒绝连接"), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
    let error = Place::Url("mysql://x/y".into()).open().await.unwrap_err();
    assert!(matches!(error, Error::BadUrl(_)), "{error:?}");
}

#[tokio::test]
async fn a_database_newer_than_the_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    place.open().await.unwrap().close().await;
    let db = place.open().await.unwrap();
    store_version(&folder.path().join("wenshu.db"), store::NEWEST + 1).await;
    db.close().await;
    let error = place.open().await.unwrap_err();
    assert!(matches!(error, Error::Newer { found, .. } if found == store::NEWEST + 1), "{error:?}");
}

async fn store_version(file: &std::path::Path, version: i64) {
    use sqlx::Connection;
    let url = format!("sqlite://{}", file.display());
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    sqlx::query("insert into schema_version (version) values ($1)")
        .bind(version)
        .execute(&mut connection)
        .await
        .unwrap();
}

#[tokio::test]
async fn all_who_write_can_read_beside_it() {
    let db = store::Place::Url(testkit::postgres_url()).open().await.unwrap();
    let mut writers = Vec::new();
    for _ in 0..16 {
        writers.push(db.begin().await.unwrap());
    }
    let read = tokio::time::timeout(std::time::Duration::from_secs(5), db.ping()).await;
    assert!(matches!(read, Ok(Ok(()))), "the writers have every connection");
}
