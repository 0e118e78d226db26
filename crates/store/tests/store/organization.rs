//! The organisation and the calendar: kept as they are, and never written over.

use crate::{account, at, new_account};
use gongwen::Date;
use office::calendar::{Calendar, Year};
use office::organization::{
    Absence, AbsenceKind, Change, Organization, Person, Portfolio, Post, Rank, Record, Seats, Service, Span, Standing,
    Subject, Substitution, Tenure, Unit, UnitKind,
};
use store::{Db, Error, Place, accounts, calendar, organization};

fn day(iso: &str) -> Date {
    Date::from_iso(iso).unwrap()
}

fn since(iso: &str) -> Span {
    Span::since(day(iso))
}

fn unit(id: &str, name: &str, parent: Option<&str>) -> Unit {
    let standing = Standing {
        from: day("2020-01-01"),
        name: name.into(),
        short: "简称".into(),
        aliases: vec!["别名一".into(), "别名二".into()],
        codes: vec!["云政发".into()],
        parent: parent.map(str::to_owned),
    };
    let span = since("2020-01-01");
    let (id, number) = (id.to_owned(), id.to_uppercase());
    Unit { id, number, kind: UnitKind::Bureau, span, order: 3, standings: vec![standing], revision: 0 }
}

fn person(id: &str, name: &str) -> Person {
    let phone = "0571-1234567".to_owned();
    Person { id: id.into(), number: id.to_uppercase(), name: name.into(), phone, order: 1, revision: 0 }
}

/// A unit under another that is named after it, and every kind of tie.
fn everything() -> Vec<Change> {
    let mut water = unit("a-water", "云溪县水利局", Some("county"));
    water.standings.push(Standing {
        from: day("2025-01-01"),
        name: "云溪县水务局".into(),
        ..water.standings[0].clone()
    });
    let post = Post {
        id: "chief".into(),
        number: "G1".into(),
        unit: "a-water".into(),
        title: "局长".into(),
        rank: Rank::UnitHead,
        seats: Seats::One,
        span: Span::new(day("2020-01-01"), Some(day("2030-12-31"))).unwrap(),
        order: 2,
        revision: 0,
    };
    let (one, other) = ("lin".to_owned(), "bai".to_owned());
    let span = since("2024-05-06");
    let topic = Subject::Topic("防汛抗旱".into());
    let records = [
        Record::Unit(water),
        Record::Unit(unit("county", "云溪县人民政府", None)),
        Record::Post(post),
        Record::Person(person("lin", "林岚")),
        Record::Person(person("bai", "白帆")),
        Record::Tenure(Tenure {
            id: "t".into(),
            person: other.clone(),
            post: "chief".into(),
            span: Span::new(day("2024-05-06"), Some(day("2026-05-05"))).unwrap(),
            revision: 0,
        }),
        Record::Portfolio(Portfolio { id: "p".into(), leader: one.clone(), subject: topic, span, revision: 0 }),
        Record::Portfolio(Portfolio {
            id: "q".into(),
            leader: one.clone(),
            subject: Subject::Unit("a-water".into()),
            span,
            revision: 0,
        }),
        Record::Service(Service { id: "s".into(), secretary: other.clone(), leader: one.clone(), span, revision: 0 }),
        Record::Substitution(Substitution {
            id: "b".into(),
            person: one.clone(),
            substitute: other,
            span,
            revision: 0,
        }),
        Record::Absence(Absence {
            id: "w".into(),
            person: one,
            kind: AbsenceKind::Travel,
            note: "市里开会".into(),
            span,
            revision: 0,
        }),
    ];
    records.map(Change::Put).to_vec()
}

/// Applies changes as a use case does: read, decide, write, one entry.
async fn apply(db: &Db, changes: impl Fn(&Organization) -> Vec<Change>) -> Result<(), Error> {
    let mut tx = db.begin().await?;
    let read = organization::load(&mut tx).await?;
    let changes = changes(&read);
    read.apply(&changes).unwrap_or_else(|faults| panic!("{faults:?}"));
    organization::save(&mut tx, &read, &changes).await?;
    tx.commit(&testkit::act()).await
}

#[tokio::test]
async fn the_organisation_is_kept_as_it_is() {
    testkit::both(async |db| {
        assert!(organization::read(&db).await.unwrap().is_empty());
        apply(&db, |_| everything()).await.unwrap();
        let read = organization::read(&db).await.unwrap();
        assert_eq!(read.revision(), 1);
        assert_eq!(organization::revision(&db).await.unwrap(), 1);
        for change in everything() {
            let kept = read.record(change.record().kind(), change.record().id()).unwrap();
            // Only the revision differs: what is kept has been written once.
            let words = format!("{:?}", change.record()).replace("revision: 0", "revision: 1");
            assert_eq!(format!("{kept:?}"), words);
        }
    })
    .await;
}

#[tokio::test]
async fn changes_are_written_over_the_revision_that_was_read_and_no_other() {
    testkit::both(async |db| {
        apply(&db, |_| everything()).await.unwrap();
        let relieve =
            |read: &Organization| read.end(office::organization::RecordKind::Tenure, "t", day("2025-12-31")).unwrap();
        apply(&db, relieve).await.unwrap();
        let read = organization::read(&db).await.unwrap();
        assert!(read.holders("chief", day("2026-01-01")).is_empty());
        assert_eq!(read.revision(), 2);
        // One who read before that writes nothing.
        let stale = Organization::of(1, office::organization::Rows::default()).unwrap();
        let mut tx = db.begin().await.unwrap();
        let late = organization::save(&mut tx, &stale, &everything()).await;
        assert!(matches!(late, Err(Error::ChangedMeanwhile)), "{late:?}");
        drop(tx);
        // A row of another revision is refused too.
        let mut tx = db.begin().await.unwrap();
        let late = organization::save(&mut tx, &read, &everything()[..1]).await;
        assert!(matches!(late, Err(Error::ChangedMeanwhile)), "{late:?}");
        drop(tx);
        assert_eq!(organization::revision(&db).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_and_names_are_replaced() {
    testkit::both(async |db| {
        apply(&db, |_| everything()).await.unwrap();
        let before = day("2024-01-01");
        let withdraw =
            |read: &Organization| read.withdraw(office::organization::RecordKind::Absence, "w", before).unwrap();
        apply(&db, withdraw).await.unwrap();
        let close = |read: &Organization| {
            let mut changes = read.end(office::organization::RecordKind::Tenure, "t", day("2024-12-31")).unwrap();
            let after = read.apply(&changes).unwrap();
            changes.extend(after.close_unit("a-water", 1, day("2024-12-31")).unwrap());
            changes
        };
        apply(&db, close).await.unwrap();
        let read = organization::read(&db).await.unwrap();
        assert!(read.absences_of("lin").is_empty());
        // The name that it would have borne from 2025 on went with its closing.
        assert_eq!(read.unit("a-water").unwrap().standings.len(), 1);
        assert_eq!(read.leader_in_charge("a-water", day("2024-12-31")).map(|p| p.name.as_str()), Some("林岚"));
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_do_not_both_succeed() {
    testkit::both(async |db| {
        apply(&db, |_| everything()).await.unwrap();
        let mut second = None;
        let mut first = db.begin().await.unwrap();
        let read = organization::load(&mut first).await.unwrap();
        if db.engine() == store::Engine::Postgres {
            // SQLite lets nobody else begin; here the other has read as well.
            let mut tx = db.begin().await.unwrap();
            let read = organization::load(&mut tx).await.unwrap();
            second = Some((tx, read));
        }
        let one = [Change::Put(Record::Person(person("neu", "新人")))];
        organization::save(&mut first, &read, &one).await.unwrap();
        first.commit(&testkit::act()).await.unwrap();
        if let Some((mut tx, read)) = second {
            let two = [Change::Put(Record::Person(person("auch", "后人")))];
            let late = organization::save(&mut tx, &read, &two).await;
            assert!(matches!(late, Err(Error::ChangedMeanwhile)), "{late:?}");
        }
        assert!(organization::read(&db).await.unwrap().person("auch").is_none());
    })
    .await;
}

#[tokio::test]
async fn whoever_has_an_account_is_a_person() {
    testkit::both(async |db| {
        let id = account(&db, "liming").await;
        let read = organization::read(&db).await.unwrap();
        let person = read.person(&id).unwrap();
        assert_eq!((person.name.as_str(), person.number.as_str()), ("李明", "liming"));
        // A person who is there already gets an account of the same key; only one.
        let put = |_: &Organization| vec![Change::Put(Record::Person(self::person("p7", "白帆")))];
        apply(&db, put).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        accounts::insert_for(&mut tx, "p7", &new_account("baifan"), "hash", at(2)).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert!(accounts::find(&db, "p7").await.unwrap().is_some());
        let mut tx = db.begin().await.unwrap();
        let again = accounts::insert_for(&mut tx, "p7", &new_account("other"), "hash", at(2)).await;
        assert!(matches!(again, Err(Error::Taken)));
    })
    .await;
}

#[tokio::test]
async fn accounts_of_an_older_database_become_people() {
    use sqlx::{Connection, Executor};
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("wenshu.db").display());
        let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
        for script in [
            include_str!("../../migrations/sqlite/0001_start.sql"),
            include_str!("../../migrations/sqlite/0002_ledger.sql"),
            "create table schema_version (version bigint primary key); \
             insert into schema_version (version) values (1), (2); \
             insert into accounts (id, name, display_name, role, state, must_change_password, password_hash, failures, \
             created_at, revision) values ('a1', 'zhouzheng', '周正', 'administrator', 'active', 0, 'x', 0, 1, 1)",
        ] {
            connection.execute(sqlx::raw_sql(script)).await.unwrap();
        }
        connection.close().await.unwrap();
    }
    let db = place.open().await.unwrap();
    let read = organization::read(&db).await.unwrap();
    assert_eq!(read.person("a1").map(|person| person.name.as_str()), Some("周正"));
}

#[tokio::test]
async fn a_year_is_recorded_corrected_and_read_again() {
    testkit::both(async |db| {
        let by = account(&db, "zhuren").await;
        let shipped = Calendar::shipped();
        let old = shipped.year(2026).unwrap();
        let lines = format!("年份：2027\n来源：样文\n{}", old.lines().replace("1月4日", "1月10日"));
        let lines = lines.lines().map(|line| line.split("，").next().unwrap().to_owned() + "\n").collect::<String>();
        let year = Year::read(&lines).unwrap();
        let mut tx = db.begin().await.unwrap();
        calendar::save(&mut tx, &year, &by, at(5), 0).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        let all = calendar::all(&db).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((&all[0].year, all[0].by.as_str(), all[0].revision), (&year, by.as_str(), 1));
        let mut tx = db.begin().await.unwrap();
        let again = calendar::save(&mut tx, &year, &by, at(6), 0).await;
        assert!(matches!(again, Err(Error::ChangedMeanwhile)), "{again:?}");
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        calendar::save(&mut tx, &year, &by, at(6), 1).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert_eq!(calendar::stamp(&db).await.unwrap(), 2);
        assert!(shipped.with(calendar::all(&db).await.unwrap().into_iter().map(|kept| kept.year)).year(2027).is_some());
    })
    .await;
}

#[tokio::test]
async fn a_previewed_file_waits_until_it_is_replaced_or_forgotten() {
    testkit::both(async |db| {
        let by = account(&db, "zhuren").await;
        for digest in ["one", "two"] {
            let pending =
                organization::Pending { digest: digest.into(), revision: 3, content: vec![0, 159, 146, 150, 255] };
            let mut tx = db.begin().await.unwrap();
            organization::remember(&mut tx, &by, &pending, at(1)).await.unwrap();
            tx.commit(&testkit::act()).await.unwrap();
            assert_eq!(organization::pending(&db, &by).await.unwrap(), Some(pending));
        }
        let mut tx = db.begin().await.unwrap();
        organization::forget(&mut tx, &by).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert_eq!(organization::pending(&db, &by).await.unwrap(), None);
    })
    .await;
}
