//! Every test of storage runs on SQLite and on PostgreSQL.

use crate::postgres::postgres_url;
use std::future::Future;
use store::{Db, Place};
use tempfile::TempDir;

/// Runs a test on a fresh SQLite database and on a fresh PostgreSQL database.
///
/// # Panics
/// If either cannot be opened: a test of storage is never skipped.
pub async fn both<Test, Done>(test: Test)
where
    Test: Fn(Db) -> Done,
    Done: Future<Output = ()>,
{
    let (db, folder) = sqlite().await;
    test(db.clone()).await;
    db.close().await;
    drop(folder);

    let db = postgres().await;
    test(db.clone()).await;
    db.close().await;
}

/// A fresh PostgreSQL database.
///
/// # Panics
/// If it cannot be opened.
pub async fn postgres() -> Db {
    Place::Url(postgres_url()).open().await.expect("PostgreSQL opens")
}

/// A fresh SQLite database and the folder that must outlive it.
pub async fn sqlite() -> (Db, TempDir) {
    let folder = TempDir::with_prefix("文枢 test ").expect("a temporary folder");
    let db = Place::Folder(folder.path().to_owned()).open().await.expect("SQLite opens");
    (db, folder)
}
