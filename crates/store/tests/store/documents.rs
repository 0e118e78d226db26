//! Documents: numbers without gaps or doubles, versions, copies, what a person may see.

use crate::at;
use gongwen::Syntax;
use office::authority::Holder;
use office::documents::incoming::{Delivery, Incoming, Sender, Urgency};
use office::documents::outgoing::{Beginning, Content, Copy, Outgoing};
use office::documents::{Circle, Done, Openness};
use std::collections::BTreeSet;
use store::documents::register::Query;
use store::documents::{Viewer, copies, files, incoming, numbers, outgoing, readers, register, versions};
use store::{Db, Engine, Error, Housekeeping};
use testkit::{act, both};

fn who(id: &str) -> Holder {
    Holder { id: id.into(), name: format!("{id}同志") }
}

fn eyes(person: &str, insider: bool) -> Viewer {
    Viewer { person: person.into(), insider }
}

fn document(id: &str, circle: Circle) -> Outgoing {
    let content = Content {
        text: "云溪县人民政府关于防汛的通知\n请做好防汛工作。".into(),
        syntax: Syntax::Plain,
        title: "云溪县人民政府关于防汛的通知".into(),
        kind: gongwen::Kind::from_name("通知"),
        bound: None,
    };
    let beginning =
        Beginning { id: id.into(), content, matter: "downward".into(), openness: Some(Openness::Active), circle };
    Outgoing::begin(&who("li"), beginning, at(1)).unwrap().0
}

/// A statement past the program; tells what the database says to it.
async fn by_hand(db: &Db, sql: String) -> Result<(), sqlx::Error> {
    use sqlx::Connection;
    let url = match db.engine() {
        Engine::Sqlite => format!("sqlite://{}", db.place().replace(' ', "%20")),
        Engine::Postgres => db.place().to_owned(),
    };
    let mut connection = sqlx::AnyConnection::connect(&url).await?;
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await;
    connection.close().await?;
    done.map(|_| ())
}

async fn keep(db: &Db, document: &Outgoing) {
    let mut tx = db.begin().await.unwrap();
    outgoing::insert(&mut tx, document).await.unwrap();
    versions::keep(&mut tx, document, "拟稿").await.unwrap();
    readers::join(&mut tx, &document.id, "li", "拟稿", true, at(1)).await.unwrap();
    tx.commit(&act()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_and_many_that_fail_leave_no_gap_and_no_double() {
    both(|db| async move {
        let mut writers = Vec::new();
        for writer in 0..16_u32 {
            let db = db.clone();
            writers.push(tokio::spawn(async move {
                let mut taken = Vec::new();
                for turn in 0..20_u32 {
                    // Every third transaction is given up in the middle, as if the machine had failed.
                    let fails = (writer + turn) % 3 == 0;
                    loop {
                        let mut tx = match db.begin().await {
                            Ok(tx) => tx,
                            Err(error) => panic!("{error}"),
                        };
                        let id = format!("{writer}-{turn}");
                        match numbers::take(&mut tx, "云政发", 2026, &id, at(1)).await {
                            Ok(_) if fails => break,
                            Ok(number) => {
                                tx.commit(&act()).await.unwrap();
                                taken.push(number.ordinal);
                                break;
                            }
                            Err(Error::Taken | Error::ChangedMeanwhile) => {
                                drop(tx);
                                tokio::time::sleep(std::time::Duration::from_millis(1 + u64::from(writer))).await;
                            }
                            Err(error) => panic!("{error:?}"),
                        }
                    }
                }
                taken
            }));
        }
        let mut all = Vec::new();
        for writer in writers {
            all.extend(writer.await.unwrap());
        }
        let distinct: BTreeSet<u32> = all.iter().copied().collect();
        assert_eq!(distinct.len(), all.len(), "no number twice");
        let last = u32::try_from(all.len()).unwrap();
        assert_eq!(distinct, (1..=last).collect::<BTreeSet<u32>>(), "no gap");
    })
    .await;
}

#[tokio::test]
async fn a_void_number_is_never_given_again() {
    both(|db| async move {
        let mut tx = db.begin().await.unwrap();
        let first = numbers::take(&mut tx, "云政函", 2026, "a", at(1)).await.unwrap();
        numbers::void(&mut tx, &first, "印错了").await.unwrap();
        assert!(matches!(numbers::void(&mut tx, &first, "再作废").await, Err(Error::ChangedMeanwhile)));
        let second = numbers::take(&mut tx, "云政函", 2026, "b", at(2)).await.unwrap();
        assert_eq!((first.ordinal, second.ordinal), (1, 2));
        let other = numbers::take(&mut tx, "云政函", 2027, "c", at(3)).await.unwrap();
        assert_eq!(other.to_string(), "云政函〔2027〕1号", "each year begins at 1");
        tx.commit(&act()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_document_is_kept_as_it_is_and_changed_only_as_it_was_read() {
    both(|db| async move {
        let mut written = document("d1", Circle::Office);
        keep(&db, &written).await;
        // What is kept is bound to its text.
        written.content.bound = Some(written.content.bound());
        let read = outgoing::find(&db, "d1", &eyes("li", false)).await.unwrap().unwrap();
        assert_eq!(read, written);
        written.submit(&who("li"), at(2)).unwrap();
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut written).await.unwrap();
        tx.commit(&act()).await.unwrap();
        let read = outgoing::find(&db, "d1", &eyes("li", false)).await.unwrap().unwrap();
        assert_eq!(read, written);
        let mut stale = written.clone();
        stale.revision = 1;
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(outgoing::update(&mut tx, &mut stale).await, Err(Error::ChangedMeanwhile)));
        assert_eq!(versions::list(&db, "d1").await.unwrap().len(), 1);
        assert!(versions::text(&db, "d1", 1).await.unwrap().unwrap().contains("防汛"));
    })
    .await;
}

#[tokio::test]
async fn a_state_without_its_facts_cannot_be_written() {
    both(|db| async move {
        keep(&db, &document("d1", Circle::Office)).await;
        for stage in ["signed", "registered", "released", "archived"] {
            let statement = format!("update outgoing set stage = '{stage}' where id = 'd1'");
            assert!(by_hand(&db, statement).await.is_err(), "{stage} without its facts");
        }
    })
    .await;
}

#[tokio::test]
async fn everybody_sees_what_is_theirs_to_see() {
    both(|db| async move {
        keep(&db, &document("open", Circle::Office)).await;
        keep(&db, &document("closed", Circle::Involved)).await;
        for (person, insider, seen) in [("li", false, 2), ("zhang", true, 1), ("bai", false, 0), ("nobody", false, 0)] {
            let viewer = eyes(person, insider);
            let page = register::outgoing(&db, &viewer, &Query::default()).await.unwrap();
            assert_eq!((page.lines.len(), page.total), (seen, seen as i64), "{person}");
            let mut found = 0;
            for id in ["open", "closed"] {
                found += usize::from(outgoing::find(&db, id, &viewer).await.unwrap().is_some());
            }
            assert_eq!(found, seen, "{person}");
        }
        let mut tx = db.begin().await.unwrap();
        readers::join(&mut tx, "closed", "bai", "收文单位", false, at(3)).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert!(outgoing::find(&db, "closed", &eyes("bai", false)).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn the_register_is_searched_by_words_stage_and_what_is_open() {
    both(|db| async move {
        keep(&db, &document("a", Circle::Office)).await;
        let mut other = document("b", Circle::Office);
        other.content.title = "关于100%完成任务的函_终".into();
        other.content.text = "关于100%完成任务的函_终\n请支持抗旱工作。".into();
        keep(&db, &other).await;
        let viewer = eyes("zhang", true);
        let ask = |words: &str| Query { words: words.into(), ..Query::default() };
        for (words, found) in
            [("防汛", 1), ("li同志", 2), ("100%", 1), ("%", 1), ("_终", 1), ("没有", 0), ("做好防汛", 1), ("抗旱", 1)]
        {
            let page = register::outgoing(&db, &viewer, &ask(words)).await.unwrap();
            assert_eq!(page.lines.len(), found, "{words}");
        }
        let stage = Some(office::documents::outgoing::Stage::Signed);
        let page = register::outgoing(&db, &viewer, &Query { stage, ..Query::default() }).await.unwrap();
        assert!(page.lines.is_empty());
        let page = register::outgoing(&db, &viewer, &Query { limit: 1, offset: 1, ..Query::default() }).await.unwrap();
        assert_eq!((page.lines.len(), page.total), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn received_documents_wait_for_those_who_are_asked() {
    both(|db| async move {
        let delivery = Delivery {
            id: "i1".into(),
            sender: Sender { unit: Some("bai".into()), name: "白石镇人民政府".into() },
            their_number: "白政〔2026〕12号".into(),
            title: "关于修复公路的请示".into(),
            text: "请予支持。".into(),
            has_file: false,
            urgency: Urgency::Urgent,
            copies: 1,
        };
        let (mut document, _) = Incoming::send_in(&who("bai1"), delivery, at(1)).unwrap();
        document.circle = Circle::Office;
        let mut tx = db.begin().await.unwrap();
        incoming::insert(&mut tx, &document, at(1)).await.unwrap();
        readers::join(&mut tx, "i1", "zheng", "批示", true, at(2)).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(incoming::find(&db, "i1", &eyes("x", true)).await.unwrap().unwrap(), document);
        assert!(incoming::find(&db, "i1", &eyes("x", false)).await.unwrap().is_none());
        assert_eq!(register::incoming_waiting(&db, "zheng", 10).await.unwrap().len(), 1);
        // A record is not changed without an act.
        let mut tx = db.begin().await.unwrap();
        incoming::update(&mut tx, &mut document.clone()).await.unwrap();
        assert!(matches!(tx.settle(Housekeeping::Job).await, Err(Error::Corrupt(_))));
        let mut tx = db.begin().await.unwrap();
        readers::done(&mut tx, "i1", "zheng").await.unwrap();
        incoming::update(&mut tx, &mut document).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert!(register::incoming_waiting(&db, "zheng", 10).await.unwrap().is_empty());
        let query = Query { words: "白政".into(), ..Query::default() };
        assert_eq!(register::incoming(&db, &eyes("x", true), &query).await.unwrap().total, 1);
    })
    .await;
}

#[tokio::test]
async fn copies_and_files_are_kept_by_document() {
    both(|db| async move {
        keep(&db, &document("d1", Circle::Office)).await;
        let copy = Copy {
            id: "c1".into(),
            unit: Some("bai".into()),
            recipient: "白石镇人民政府".into(),
            first: 1,
            last: 5,
            sent: Done::new(&who("wen"), at(2)),
            receipt: None,
            recall: None,
            reminded: None,
        };
        let mut tx = db.begin().await.unwrap();
        copies::insert(&mut tx, "d1", &copy).await.unwrap();
        let bytes = b"%PDF-1.7";
        let file = files::NewFile { name: "扫描件.pdf", media: "application/pdf", digest: "ab", bytes, text: "" };
        files::insert(&mut tx, "d1", file, &who("wen"), at(2)).await.unwrap();
        files::insert(&mut tx, "d1", file, &who("wen"), at(3)).await.unwrap();
        tx.commit(&act()).await.unwrap();
        let inbox = copies::inbox(&db, &["bai".into(), "other".into()], 0, 10).await.unwrap().lines;
        assert_eq!((inbox.len(), inbox[0].count, inbox[0].received), (1, 5, None));
        let mut tx = db.begin().await.unwrap();
        let mut kept = copies::by_id(&mut tx, "c1").await.unwrap().unwrap();
        kept.copy.receive(&who("bai1"), at(3)).unwrap();
        copies::update(&mut tx, &kept).await.unwrap();
        assert!(matches!(copies::update(&mut tx, &kept).await, Err(Error::ChangedMeanwhile)), "once");
        tx.commit(&act()).await.unwrap();
        assert_eq!(copies::list(&db, "d1").await.unwrap()[0].receipt, Some(Done::new(&who("bai1"), at(3))));
        let lines = files::list(&db, "d1").await.unwrap();
        assert_eq!(lines.len(), 2);
        let (name, media, bytes) = files::content(&db, "d1", &lines[0].id).await.unwrap().unwrap();
        assert_eq!(
            (name.as_str(), media.as_str(), bytes.as_slice()),
            ("扫描件.pdf", "application/pdf", &b"%PDF-1.7"[..])
        );
        assert!(files::content(&db, "other", &lines[0].id).await.unwrap().is_none());
    })
    .await;
}
