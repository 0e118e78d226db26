//! A database of before the search is brought up to date, and all of it is found.

use sqlx::Connection;
use store::documents::Viewer;
use store::search::{self, Ask, Eyes, Query};
use store::{Engine, Housekeeping, Place};

macro_rules! scripts {
    ($engine:literal) => {
        [
            include_str!(concat!("../../migrations/", $engine, "/0001_start.sql")),
            include_str!(concat!("../../migrations/", $engine, "/0002_ledger.sql")),
            include_str!(concat!("../../migrations/", $engine, "/0003_organization.sql")),
            include_str!(concat!("../../migrations/", $engine, "/0004_authority.sql")),
            include_str!(concat!("../../migrations/", $engine, "/0005_documents.sql")),
        ]
    };
}

const ROWS: &str = "\
create table schema_version (version bigint primary key);
insert into schema_version (version) values (1), (2), (3), (4), (5);
insert into outgoing (id, title, syntax, body, digest, drafter_id, drafter_name, matter, circle, stage, state, begun_at,
    touched_at, touched_by, touched_name, revision)
    values ('o1', '关于防汛的通知', 'plain', '请检查水库。', '', 'li', '李明', 'downward', 'office', 'drafting', '{\"drafting\":null}', 5,
    5, 'li', '李明', 1);
insert into incoming (id, sender_name, their_number, title, body, urgency, copies, treatment, circle, stage, since_at,
    with_name, facts, created_at, revision)
    values ('i1', '白石镇人民政府', '白政〔2026〕31号', '关于防汛的请示', '请支持。', 'normal', 1, 'action', 'office', 'sent', 3,
    '机要文书', '{}', 3, 1);
insert into document_files (id, document_id, name, media, size, digest, at, by_id, by_name)
    values ('f1', 'i1', '防汛清单.txt', 'text/plain', 1, 'ab', 4, 'bai', '白石');
";

#[tokio::test]
async fn a_database_of_before_is_indexed_in_the_order_in_which_things_began() {
    testkit::both(|db| async move {
        let folder = tempfile::tempdir().unwrap();
        let (url, place, scripts, blob) = match db.engine() {
            Engine::Sqlite => {
                let url = format!("sqlite://{}/wenshu.db?mode=rwc", folder.path().display());
                let blob = "insert into blobs (digest, bytes) values ('ab', x'61')";
                (url, Place::Folder(folder.path().to_owned()), scripts!("sqlite"), blob)
            }
            Engine::Postgres => {
                let blob = "insert into blobs (digest, bytes) values ('ab', '\\x61')";
                (db.place().to_owned(), Place::Url(db.place().to_owned()), scripts!("postgres"), blob)
            }
        };
        let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
        if db.engine() == Engine::Postgres {
            sqlx::raw_sql("drop schema public cascade; create schema public").execute(&mut connection).await.unwrap();
        }
        for script in scripts.into_iter().chain([blob, ROWS]) {
            sqlx::raw_sql(script).execute(&mut connection).await.unwrap();
        }
        connection.close().await.unwrap();

        let db = place.open().await.unwrap();
        assert!(search::is_behind(&db).await.unwrap());
        while search::refresh(&db, 2).await.unwrap() > 0 {}
        let eyes = Eyes { viewer: Viewer { person: "wen".into(), insider: true }, registrar: false };
        let found = async |words: &str| {
            let query = Query { ask: Ask::new(words), limit: 20, ..Query::default() };
            let hits = search::find(&db, &eyes, &query).await.unwrap().hits;
            hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("防汛").await, "关于防汛的通知 防汛清单.txt 关于防汛的请示");
        assert_eq!(found("白政[2026]31").await, "关于防汛的请示");
        // The text of a file of before is read afterwards.
        let (id, bytes) = store::documents::files::unread(&db).await.unwrap().unwrap();
        assert_eq!((id.as_str(), bytes.as_slice()), ("f1", &b"a"[..]));
        let mut tx = db.begin().await.unwrap();
        store::documents::files::keep_text(&mut tx, &id, "沙袋五千条").await.unwrap();
        tx.settle(Housekeeping::Indexing).await.unwrap();
        assert_eq!(found("沙袋").await, "防汛清单.txt");
        assert!(store::documents::files::unread(&db).await.unwrap().is_none());
        db.close().await;
    })
    .await;
}
