//! Databases made by earlier programs: the tables of every version, with rows in them, brought up
//! to date by this program on both engines and read through it.

use ::ledger::tree::{Plan, verify_inclusion};
use ::ledger::{Entry, Frontier, Sm3, leaf_hash, leaf_hashes, to_hex};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::path::Path;
use store::archive::ArchiveQuery;
use store::documents::Viewer;
use store::documents::register::{self, Query};
use store::{Db, Engine, Place};

/// What an office had in its tables, by the version that brought the tables.
const ROWS: &[(i64, &str)] = &[
    (
        1,
        "insert into accounts (id, name, display_name, role, state, must_change_password, password_hash, failures, \
         locked_until, created_at, revision) values ('p1', 'liming', '李明', 'administrator', 'active', 0, 'hash', 0, \
         null, 1000, 3); \
         insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ('t1', 'p1', 'c1', 1000, 2000); \
         insert into drafts (id, owner_id, title, kind, syntax, body, origin, notes, revision, created_at, updated_at, \
         discarded_at) values ('d1', 'p1', '关于防汛的通知', '通知', 'plain', '关于防汛的通知', 'paste', '', 2, 1000, 2000, null); \
         insert into versions (id, draft_id, number, reason, title, body, account_id, begun_at, saved_at) \
         values ('v1', 'd1', 1, 'created', '关于防汛的通知', '关于防汛的通知', 'p1', 1000, 1000); \
         insert into settings (key, value) values ('ledger_origin', '云溪县人民政府办公室')",
    ),
    (
        2,
        "insert into ledger_entries (id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, \
         before_digest, after_digest, reason, words, seq) values ('e1', 1000, 'p1', '李明', null, null, 'draft.begun', \
         'draft', 'd1', '', '', '', '新建草稿', null)",
    ),
    (
        3,
        "insert into units (id, number, kind, from_day, to_day, place, revision) \
         values ('u1', 'U1', 'own_office', '2020-01-01', null, 0, 1); \
         insert into unit_standings (unit_id, from_day, name, short, aliases, codes, parent_id) \
         values ('u1', '2020-01-01', '云溪县人民政府办公室', '县政府办', '', '', null)",
    ),
    (4, "insert into phrases (person_id, place, words) values ('p1', 1, '同意')"),
    (
        5,
        "insert into document_numbers (series, year, ordinal, document_id, taken_at, void_reason) \
         values ('云政办发', 2026, 1, 'o1', 1000, '重复'); \
         insert into outgoing (id, title, syntax, body, digest, drafter_id, drafter_name, matter, circle, stage, state, \
         approval_id, signer_name, signed_on, series, year, ordinal, released_on, reference, begun_at, touched_at, \
         touched_by, touched_name, revision) values ('o3', '关于防汛的通知', 'plain', '正文', 'd', 'p1', '李明', 'downward', \
         'office', 'archived', 'ARCHIVED', 'a1', '宋婉君', '2026-01-02', '云政函', 2026, 1, \
         '2026-01-03', '手-1', 1, 2, 'p1', '李明', 1); \
         insert into outgoing (id, title, syntax, body, digest, drafter_id, drafter_name, matter, circle, stage, state, \
         approval_id, begun_at, touched_at, touched_by, touched_name, revision) values ('o4', '关于防火的通知', \
         'plain', '正文', 'READ-BEFORE', 'p1', '李明', 'downward', 'office', 'approving', '{\"approving\":\"a4\"}', \
         'a4', 1, 2, 'p1', '李明', 1); \
         insert into incoming (id, sender_name, their_number, title, body, urgency, copies, treatment, circle, stage, \
         since_at, with_name, number, received_at, facts, reference, created_at, revision) \
         values ('i1', '白石镇人民政府', '白政〔2026〕1号', '关于修路的请示', '正文', 'normal', 1, 'reading', 'office', \
         'archived', 5, '', '收2026-0001', 5, '{\"instructions\":[],\"readings\":[],\"urgings\":[],\"answer\":{ \
         \"text\":\"已答复\",\"document\":\"o3\",\"act\":{\"by\":{\"id\":\"p1\",\"name\":\"李明\"},\"at\":8000}}}', '手-2', 1, 1)",
    ),
    (
        6,
        "insert into notices (id, person_id, at, thing, object_id, words, title, weight, read_at) \
         values ('n1', 'p1', 1000, 'outgoing', 'o3', '已核发', '关于防汛的通知', 'normal', null); \
         insert into notice_deliveries (notice_id, channel, due_at, tries, state) values ('n1', 'mail', 2000, 1, 'waiting')",
    ),
    (
        7,
        // The text of a PDF was not read then.
        "insert into blobs (digest, bytes) values ('f', BYTES); \
         insert into document_files (id, document_id, name, media, size, digest, at, by_id, by_name, text) \
         values ('f1', 'i1', '请示.pdf', 'application/pdf', 4, 'f', 1, 'p1', '李明', '')",
    ),
];

/// The state of a document that went the whole way.
fn archived() -> String {
    let act = |at: i64| serde_json::json!({ "by": { "id": "p1", "name": "李明" }, "at": at });
    let signed = serde_json::json!({ "approval": "a1", "signer": { "id": "p1", "name": "宋婉君" }, "on": "2026-01-02",
        "opinion": "同意", "digest": "d" });
    let registered = serde_json::json!({ "rechecked": { "signed": signed, "act": act(3000) }, "copies": 3,
        "number": { "series": "云政函", "year": 2026, "ordinal": 1 }, "scope": "各乡镇人民政府", "act": act(4000) });
    let sealed = serde_json::json!({ "printed": { "registered": registered, "act": act(5000) }, "impressions": 4,
        "act": act(7000) });
    let released =
        serde_json::json!({ "sealed": sealed, "on": "2026-01-03", "act": act(8000), "standing": "in-force" });
    serde_json::json!({ "archived": { "released": released, "reference": "手-1", "act": act(9000) } }).to_string()
}

/// The scripts of an engine in their order, by version.
fn scripts(engine: &str) -> Vec<(i64, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let mut scripts: Vec<(i64, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name[..4].parse().unwrap(), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    scripts.sort();
    scripts
}

/// A database as the program of a version left it.
async fn made_by(version: i64, engine: &str, url: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let mut run = async |script: &str| {
        sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(&mut connection).await.unwrap();
    };
    run("create table schema_version (version bigint primary key)").await;
    for (number, script) in scripts(engine).into_iter().filter(|(number, _)| *number <= version) {
        run(&script).await;
        run(&format!("insert into schema_version (version) values ({number})")).await;
        for (_, rows) in ROWS.iter().filter(|(since, _)| *since == number) {
            let bytes = if engine == "sqlite" { "x'25504446'" } else { "'\\x25504446'" };
            run(&rows.replace("BYTES", bytes).replace("ARCHIVED", &archived())).await;
        }
    }
    connection.close().await.unwrap();
}

/// Reads through the store what the version had.
async fn is_all_there(version: i64, db: &Db) {
    let account = &store::accounts::all(db).await.unwrap()[0];
    assert_eq!((account.account.name.as_str(), account.account.display_name.as_str()), ("liming", "李明"));
    assert!(store::sessions::with_account(db, "t1").await.unwrap().is_some());
    assert_eq!(store::drafts::count_all(db).await.unwrap(), 1);
    assert_eq!(store::settings::find(db, "ledger_origin").await.unwrap().as_deref(), Some("云溪县人民政府办公室"));
    assert_eq!(store::backup::schema(db).await.unwrap(), store::NEWEST);
    let mut tx = db.begin().await.unwrap();
    let organization = store::organization::load(&mut tx).await.unwrap();
    // Whoever had an account before people had tables is a person of the same key.
    assert!(version >= 3 || organization.person("p1").is_some());
    drop(tx);
    if version >= 2 {
        assert_eq!(store::ledger::seal(db).await.unwrap(), 1);
        assert_eq!(store::ledger::at_place(db, 0).await.unwrap().unwrap().entry.words, "新建草稿");
    }
    if version >= 3 {
        let day = gongwen::Date::from_iso("2026-01-01").unwrap();
        assert_eq!(organization.own_office(day).unwrap().id, "u1");
    }
    if version >= 5 {
        let mut tx = db.begin().await.unwrap();
        let next = store::documents::numbers::take(&mut tx, "云政办发", 2026, "o2", crate::at(5)).await.unwrap();
        assert_eq!(next.ordinal, 2);
        tx.commit(&testkit::act()).await.unwrap();
        what_was_sealed_and_archived_is_registered(db).await;
    }
    // Since then the program itself keeps what binds them.
    if (5..21).contains(&version) {
        what_is_approved_stays_what_it_was(db).await;
    }
    if version >= 5 {
        let answered = store::documents::incoming::answered_by(&mut db.begin().await.unwrap(), "o3").await.unwrap();
        assert_eq!(answered.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["i1"]);
    }
    if version >= 6 {
        let first = crate::at(0);
        let told = store::notices::of_person(db, "p1", first, 0, 9).await.unwrap();
        assert_eq!(told.iter().map(|line| line.words.as_str()).collect::<Vec<_>>(), ["已核发"]);
        let waiting = store::notices::deliveries(db).await.unwrap();
        assert_eq!(waiting, (1, 0), "what is to be sent still is");
    }
    if version >= 7 {
        let unread = store::documents::files::unread(db).await.unwrap();
        assert_eq!(unread, Some(("f1".into(), b"%PDF".to_vec())), "what can be read now waits to be read");
    }
    // And it can be worked with.
    crate::account(db, "wangfang").await;
    let viewer = Viewer { person: "p1".into(), insider: true };
    assert!(
        store::documents::outgoing::by_id(&mut db.begin().await.unwrap(), "none", &viewer).await.unwrap().is_none()
    );
}

/// However this program reads a text that an earlier one read, it is the text that was approved; a text
/// that somebody else put there is not.
async fn what_is_approved_stays_what_it_was(db: &Db) {
    let viewer = Viewer { person: "p1".into(), insider: true };
    let found = store::documents::outgoing::find(db, "o4", &viewer).await.unwrap().unwrap();
    assert_eq!(found.content.digest().as_str(), "READ-BEFORE");
    let other = office::documents::outgoing::Content { text: "别的正文".into(), ..found.content };
    assert_ne!(other.digest().as_str(), "READ-BEFORE");
}

/// What was sealed and archived before there were registers of it stands in them.
async fn what_was_sealed_and_archived_is_registered(db: &Db) {
    let viewer = Viewer { person: "p1".into(), insider: true };
    let files = store::archive::find(db, &viewer, &ArchiveQuery { limit: 9, ..ArchiveQuery::default() }).await.unwrap();
    let references: Vec<String> = files.lines.iter().map(|filed| filed.item.reference.to_string()).collect();
    assert_eq!(references, ["手-1", "手-2"]);
    assert_eq!((files.lines[0].item.number.as_str(), files.lines[0].item.act.at.millis()), ("云政函〔2026〕1号", 9000));
    let seals = register::seals(db, &viewer, &Query::default()).await.unwrap();
    let seal = &seals.lines[0];
    assert_eq!((seals.total, seal.copies, seal.impressions, seal.at.millis()), (1, 3, 4, 7000));
    assert_eq!((seal.approver.as_str(), seal.by.as_str()), ("宋婉君", "李明"));
    let stranger = Viewer { person: "p2".into(), insider: false };
    assert_eq!(register::seals(db, &stranger, &Query::default()).await.unwrap().total, 0);
    assert!(store::archive::series(db, &viewer).await.unwrap().is_empty(), "no series by hand");
}

#[tokio::test]
async fn a_database_of_every_earlier_version_is_brought_up_to_date_with_its_rows() {
    let mut tried = 0;
    for (version, _) in scripts("sqlite") {
        let folder = tempfile::tempdir().unwrap();
        made_by(version, "sqlite", &format!("sqlite://{}?mode=rwc", folder.path().join("wenshu.db").display())).await;
        let db = Place::Folder(folder.path().to_owned()).open().await.unwrap();
        assert_eq!(db.engine(), Engine::Sqlite);
        is_all_there(version, &db).await;
        db.close().await;

        let url = testkit::postgres_url();
        made_by(version, "postgres", &url).await;
        let db = Place::Url(url).open().await.unwrap();
        is_all_there(version, &db).await;
        db.close().await;
        tried += 1;
    }
    assert!(tried >= 5);
}

/// The tree of a program that kept every node in a row of its own.
#[tokio::test]
async fn a_tree_of_single_nodes_becomes_one_of_tiles() {
    let lines: Vec<String> =
        (0..1000).map(|number| Entry { id: format!("e{number}"), ..testkit::act() }.line()).collect();
    let leaves: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    let mut frontier = Frontier::<Sm3>::default();
    let nodes: Vec<String> = frontier
        .append(leaf_hashes::<Sm3>(&leaves))
        .into_iter()
        .map(|(id, hash)| format!("({}, {}, '{}')", id.level, id.index, to_hex(&hash)))
        .collect();
    let root = frontier.root();
    let sealed = format!(
        "insert into ledger_nodes (level, place, hash) values {}; \
         insert into ledger_head (one, size, root) values (1, 1000, '{}')",
        nodes.join(", "),
        to_hex(&root)
    );
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}?mode=rwc", folder.path().join("wenshu.db").display());
    let cluster = testkit::postgres_url();
    let places =
        [("sqlite", file, Place::Folder(folder.path().to_owned())), ("postgres", cluster.clone(), Place::Url(cluster))];
    for (engine, url, place) in places {
        made_by(13, engine, &url).await;
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sealed.clone())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let db = place.open().await.unwrap();
        for index in [0, 63, 64, 511, 959, 960, 999] {
            let plan = Plan::inclusion(index, 1000).unwrap();
            let path = plan.hashes::<Sm3, _>(&store::ledger::tiles(&db, &plan.nodes()).await.unwrap()).unwrap();
            let leaf = leaf_hash::<Sm3>(lines[usize::try_from(index).unwrap()].as_bytes());
            verify_inclusion::<Sm3>(&leaf, index, 1000, &path, &root).unwrap();
        }
        // The entry that waited is sealed behind them.
        assert_eq!(store::ledger::seal(&db).await.unwrap(), 1);
        assert_eq!(store::ledger::head(&db).await.unwrap().size, 1001);
        db.close().await;
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_on_postgres_too_and_not_touched() {
    let url = testkit::postgres_url();
    Place::Url(url.clone()).open().await.unwrap().close().await;
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let newer = format!("insert into schema_version (version) values ({})", store::NEWEST + 1);
    sqlx::raw_sql(AssertSqlSafe(newer)).execute(&mut connection).await.unwrap();
    let error = Place::Url(url).open().await.unwrap_err();
    assert!(error.to_string().contains("请升级本程序"), "{error}");
    let top: i64 =
        sqlx::query_scalar("select max(version) from schema_version").fetch_one(&mut connection).await.unwrap();
    assert_eq!(top, store::NEWEST + 1);
}
