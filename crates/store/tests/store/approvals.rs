//! Approvals and tables of authority: kept as they are, found by whom they wait for.

use crate::{account, at};
use gongwen::Date;
use office::approval::{Affair, Approval, Errand, Now, Opening, State, Target, Words};
use office::authority::{Chart, Facts, Holder, Post, Role, Standing, Substitute, Table};
use store::approvals::{self, Subject};
use store::{Db, Error, authority};

/// One deputy director and one director.
struct Two {
    deputy: Holder,
    director: Holder,
}

impl Chart for Two {
    fn holders(&self, post: &Post, _: Date) -> Vec<Holder> {
        match post.role {
            Role::DeputyDirector => vec![self.deputy.clone()],
            Role::Director => vec![self.director.clone()],
            _ => Vec::new(),
        }
    }
    fn substitute(&self, _: &str, _: Date) -> Option<Substitute> {
        None
    }
    fn person(&self, id: &str, _: Date) -> Option<Holder> {
        Some(Holder { id: id.to_owned(), name: "李明".to_owned() })
    }
    fn is_registrar(&self, _: &str, _: Role, _: Date) -> bool {
        false
    }
    fn hears(&self, _: &str, _: &str, _: Date) -> bool {
        false
    }
    fn unit_name(&self, _: &str, _: Date) -> Option<String> {
        None
    }

    fn unit_called(&self, _: &str, _: Date) -> Option<String> {
        None
    }
}

fn holder(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: "李明".to_owned() }
}

async fn shipped(db: &Db) {
    let text = Table::shipped_text().to_owned();
    let from = Date::from_iso("2012-07-01").unwrap();
    let version = authority::Version {
        id: "shipped".into(),
        name: "附带".into(),
        from,
        text,
        made_by: None,
        made: at(1),
        standing: Standing::Confirmed,
    };
    let mut tx = db.begin().await.unwrap();
    authority::insert(&mut tx, &version).await.unwrap();
    authority::insert(&mut tx, &version).await.unwrap();
    tx.commit(&testkit::act()).await.unwrap();
}

struct Desk {
    drafter: String,
    chart: Two,
    affair: Affair,
    now: Now,
}

async fn desk(db: &Db) -> Desk {
    shipped(db).await;
    let drafter = account(db, "keyuan").await;
    let chart = Two { deputy: holder(&account(db, "fu").await), director: holder(&account(db, "zheng").await) };
    let affair = Affair::new("请假两天", "家中有事").unwrap();
    Desk { drafter, chart, affair, now: Now::of(at(1_772_413_200)) }
}

async fn submitted(db: &Db, desk: &Desk) -> approvals::Stored {
    let table = Table::shipped().unwrap();
    let matter = table.matter("leave").unwrap();
    let opening = Opening {
        id: store::new_id(),
        table: "shipped".into(),
        title: desk.affair.title.clone(),
        facts: Facts { half_days: Some(4), ..Facts::default() },
        drafter: holder(&desk.drafter),
        digest: desk.affair.digest(),
    };
    let approval = Approval::open(opening, matter);
    let mut tx = db.begin().await.unwrap();
    let mut stored = approvals::insert(&mut tx, &approval, Subject::Affair, desk.now.at).await.unwrap();
    approvals::insert_affair(&mut tx, approval.id(), &desk.affair).await.unwrap();
    stored.approval.submit(&desk.drafter, matter, &desk.chart, desk.now).unwrap();
    let waiting = stored.approval.waiting(&desk.chart, desk.now);
    approvals::update(&mut tx, &mut stored, &waiting, desk.now.at).await.unwrap();
    tx.commit(&testkit::act()).await.unwrap();
    stored
}

async fn save(db: &Db, desk: &Desk, stored: &mut approvals::Stored) -> Result<(), Error> {
    let waiting = stored.approval.waiting(&desk.chart, desk.now);
    let mut tx = db.begin().await?;
    approvals::update(&mut tx, stored, &waiting, desk.now.at).await?;
    tx.commit(&testkit::act()).await
}

#[tokio::test]
async fn an_approval_reads_back_as_it_was_written() {
    testkit::both(async |db| {
        let desk = desk(&db).await;
        let mut stored = submitted(&db, &desk).await;
        stored.approval.consent(&desk.chart.deputy.id, Words::opinion("“同意”𠮷\n'"), &desk.chart, desk.now).unwrap();
        save(&db, &desk, &mut stored).await.unwrap();
        let found = approvals::find(&db, stored.approval.id()).await.unwrap().unwrap();
        assert_eq!(found.approval, stored.approval);
        assert_eq!((found.revision, found.approval.history().len()), (3, 2));
        let mut tx = db.begin().await.unwrap();
        let same = approvals::by_id(&mut tx, stored.approval.id()).await.unwrap().unwrap();
        assert_eq!(same.approval, stored.approval);
        let mut affair = approvals::affair(&mut tx, stored.approval.id()).await.unwrap().unwrap();
        assert_eq!(affair, desk.affair);
        affair.text = "家中有事，已交接".into();
        approvals::update_affair(&mut tx, stored.approval.id(), &affair).await.unwrap();
        assert_eq!(approvals::affair(&mut tx, stored.approval.id()).await.unwrap().unwrap(), affair);
        assert!(approvals::by_id(&mut tx, "none").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn it_is_found_by_whom_it_waits_for() {
    testkit::both(async |db| {
        let desk = desk(&db).await;
        let mut stored = submitted(&db, &desk).await;
        let (deputy, director) = (desk.chart.deputy.id.clone(), desk.chart.director.id.clone());
        let waits = async |person: &str| {
            let lines = approvals::waiting_for(&db, person).await.unwrap();
            lines.into_iter().map(|line| (line.title, line.errand, line.post)).collect::<Vec<_>>()
        };
        assert_eq!(waits(&deputy).await, [("请假两天".into(), Errand::Sign, "副主任".into())]);
        assert!(waits(&director).await.is_empty() && waits(&desk.drafter).await.is_empty());
        stored.approval.consent(&deputy, Words::circle(), &desk.chart, desk.now).unwrap();
        save(&db, &desk, &mut stored).await.unwrap();
        assert!(waits(&deputy).await.is_empty());
        assert_eq!(waits(&director).await.len(), 1);
        stored.approval.send_back(&director, Target::Drafter, "写明去向", &desk.chart, desk.now).unwrap();
        save(&db, &desk, &mut stored).await.unwrap();
        assert_eq!(waits(&desk.drafter).await[0].1, Errand::Mend);
        let own = approvals::of_drafter(&db, &desk.drafter, 0, 10).await.unwrap().lines;
        assert_eq!((own.len(), own[0].state), (1, State::Draft));
        assert_eq!(approvals::seen_by(&db, &deputy, 0, 10).await.unwrap().total, 1);
        assert!(approvals::seen_by(&db, &desk.drafter, 0, 10).await.unwrap().lines.is_empty());
        assert!(
            approvals::bodies(&db, &store::documents::Viewer { person: "p1".into(), insider: true })
                .await
                .unwrap()
                .is_empty()
        );
        assert!(approvals::due_for_a_look(&db).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_who_sign_at_once_is_told() {
    testkit::both(async |db| {
        let desk = desk(&db).await;
        let mut mine = submitted(&db, &desk).await;
        let mut theirs = approvals::find(&db, mine.approval.id()).await.unwrap().unwrap();
        let deputy = desk.chart.deputy.id.clone();
        mine.approval.consent(&deputy, Words::circle(), &desk.chart, desk.now).unwrap();
        theirs.approval.consent(&deputy, Words::name(), &desk.chart, desk.now).unwrap();
        save(&db, &desk, &mut mine).await.unwrap();
        assert!(matches!(save(&db, &desk, &mut theirs).await, Err(Error::ChangedMeanwhile)));
        let found = approvals::find(&db, mine.approval.id()).await.unwrap().unwrap();
        assert_eq!(found.approval.history().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_table_in_force_is_the_newest_that_has_begun() {
    testkit::both(async |db| {
        let maker = account(&db, "guanli").await;
        shipped(&db).await;
        let day = |iso| Date::from_iso(iso).unwrap();
        assert!(authority::on(&db, day("2026-06-01")).await.unwrap().is_none(), "the shipped one is not in force");
        for (id, from, second) in [("a", "2026-01-01", 1), ("b", "2026-07-01", 2), ("c", "2026-01-01", 3)] {
            let version = authority::Version {
                id: id.into(),
                name: id.into(),
                from: day(from),
                text: "版本".into(),
                made_by: Some(maker.clone()),
                made: at(second),
                standing: Standing::Confirmed,
            };
            let mut tx = db.begin().await.unwrap();
            authority::insert(&mut tx, &version).await.unwrap();
            tx.commit(&testkit::act()).await.unwrap();
        }
        let on = async |iso| authority::on(&db, day(iso)).await.unwrap().map(|version| version.id);
        assert_eq!(on("2025-12-31").await, None);
        assert_eq!(on("2026-06-30").await.as_deref(), Some("c"));
        assert_eq!(on("2026-07-01").await.as_deref(), Some("b"));
        let all: Vec<String> = authority::all(&db).await.unwrap().into_iter().map(|version| version.id).collect();
        assert_eq!(all, ["b", "c", "a", "shipped"]);
        assert_eq!(authority::find(&db, "a").await.unwrap().unwrap().made_by, Some(maker.clone()));
    })
    .await;
}

#[tokio::test]
async fn phrases_are_kept_in_order() {
    testkit::both(async |db| {
        let person = account(&db, "lingdao").await;
        for phrases in [vec!["同意".to_owned(), "请王芳同志阅处".to_owned()], vec!["按程序办理".to_owned()]]
        {
            let mut tx = db.begin().await.unwrap();
            approvals::keep_phrases(&mut tx, &person, &phrases).await.unwrap();
            tx.commit(&testkit::act()).await.unwrap();
            assert_eq!(approvals::phrases(&db, &person).await.unwrap(), phrases);
        }
    })
    .await;
}
