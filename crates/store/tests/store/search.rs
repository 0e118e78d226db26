//! Finding anything: what is found, by whom, and that nothing else is, on both engines.

use crate::{account, at};
use gongwen::Syntax;
use office::authority::Holder;
use office::documents::incoming::{Delivery, Incoming, Sender, Urgency};
use office::documents::outgoing::{Beginning, Content, Outgoing, Stage};
use office::documents::{Circle, Openness};
use office::drafts::{Draft, Origin};
use store::documents::{Viewer, files, incoming, outgoing, readers};
use store::search::{self, Ask, COUNTED, Eyes, Order, Query, StageFilter, Thing};
use store::{Db, Engine, drafts};
use testkit::{act, both};

fn eyes(person: &str, insider: bool) -> Eyes {
    Eyes { viewer: Viewer { person: person.into(), insider }, registrar: false }
}

fn asks(words: &str) -> Query {
    Query { ask: Ask::new(words), limit: 20, ..Query::default() }
}

fn outgoing_of(id: &str, title: &str, text: &str, circle: Circle, second: i64) -> Outgoing {
    let content = Content { text: text.into(), syntax: Syntax::Plain, title: title.into(), kind: None, bound: None };
    let (openness, matter) = (Some(Openness::Active), "downward".into());
    let li = Holder { id: "li".into(), name: "李明国".into() };
    Outgoing::begin(&li, Beginning { id: id.into(), content, matter, openness, circle }, at(second)).unwrap().0
}

async fn send(db: &Db, document: &Outgoing) {
    let mut tx = db.begin().await.unwrap();
    outgoing::insert(&mut tx, document).await.unwrap();
    readers::join(&mut tx, &document.id, "li", "拟稿", true, at(1)).await.unwrap();
    tx.commit(&act()).await.unwrap();
}

async fn receive(db: &Db, id: &str, sender: &str, their_number: &str, title: &str, second: i64) {
    let delivery = Delivery {
        id: id.into(),
        sender: Sender { unit: None, name: sender.into() },
        their_number: their_number.into(),
        title: title.into(),
        text: "今年汛期，柳溪堤防两处受损。".into(),
        has_file: false,
        urgency: Urgency::Normal,
        copies: 1,
    };
    let bai = Holder { id: "bai".into(), name: "白石".into() };
    let (mut document, _) = Incoming::send_in(&bai, delivery, at(second)).unwrap();
    document.circle = Circle::Office;
    let mut tx = db.begin().await.unwrap();
    incoming::insert(&mut tx, &document, at(second)).await.unwrap();
    readers::join(&mut tx, id, "bai", "送文", false, at(second)).await.unwrap();
    tx.commit(&act()).await.unwrap();
}

/// The keys of what is found, in order.
async fn found(db: &Db, eyes: &Eyes, query: &Query) -> String {
    let found = search::find(db, eyes, query).await.unwrap();
    if found.next.is_none() && query.after.is_none() {
        assert_eq!(found.rest, Some(found.hits.len()), "what is counted is what is shown");
    }
    found.hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>().join(" ")
}

/// A statement past the program.
async fn by_hand(db: &Db, sql: &'static str) {
    use sqlx::Connection;
    let url = match db.engine() {
        Engine::Sqlite => format!("sqlite://{}", db.place().replace(' ', "%20")),
        Engine::Postgres => db.place().to_owned(),
    };
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn words_numbers_and_names_are_found_however_they_are_typed() {
    both(|db| async move {
        send(&db, &outgoing_of("o1", "关于修复柳溪堤防的批复", "同意。ABC２号泵站。", Circle::Office, 1)).await;
        receive(&db, "i1", "云溪县白石镇人民政府", "白政〔2026〕31号", "关于防汛物资的请示", 2).await;
        let inside = eyes("wen", true);
        for words in ["堤防", "柳", "柳溪堤防修复", "防的批", "abc", "ＡＢＣ", "2号", "李明国", "明国 批复"]
        {
            let all = found(&db, &inside, &asks(words)).await;
            assert!(all.split(' ').any(|id| id == "o1"), "{words}: {all}");
        }
        for words in ["白政〔2026〕31号", "白政[2026]31", "２０２６ ３１号", "白政", "31号", "2026 31号", "白石镇 请示"]
        {
            assert_eq!(found(&db, &inside, &asks(words)).await, "i1", "{words}");
        }
        for words in ["白政〔2026〕3号", "白政〔2025〕31号", "堤坝", "月球", "云政函〔2026〕31号"] {
            assert_eq!(found(&db, &inside, &asks(words)).await, "", "{words}");
        }
        assert_eq!(found(&db, &inside, &asks("柳溪")).await, "i1 o1", "the newest first");
    })
    .await;
}

#[tokio::test]
async fn what_a_document_says_now_is_found_and_what_it_said_is_not() {
    both(|db| async move {
        let mut document = outgoing_of("o1", "关于防汛的通知", "请检查水库。", Circle::Office, 1);
        send(&db, &document).await;
        let li = Holder { id: "li".into(), name: "李明国".into() };
        let content =
            Content {
                text: "请检查桥梁。".into(), title: "关于防火的通知".into(), ..document.content.clone()
            };
        document.edit(&li, content, at(2)).unwrap();
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut document).await.unwrap();
        drop(tx);
        let inside = eyes("wen", true);
        assert_eq!(found(&db, &inside, &asks("桥梁")).await, "", "what is not committed is not found");
        document.revision = 1;
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut document).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(found(&db, &inside, &asks("桥梁 防火")).await, "o1");
        assert_eq!(found(&db, &inside, &asks("水库")).await, "");
        assert_eq!(found(&db, &inside, &asks("防汛")).await, "");
        document.submit(&li, at(3)).unwrap();
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut document).await.unwrap();
        tx.commit(&act()).await.unwrap();
        let at_stage = |stage| Query { stage: Some(StageFilter::Outgoing(stage)), ..asks("桥梁") };
        assert_eq!(found(&db, &inside, &at_stage(Stage::Reviewing)).await, "o1");
        assert_eq!(found(&db, &inside, &at_stage(Stage::Drafting)).await, "");
    })
    .await;
}

#[tokio::test]
async fn what_is_for_those_involved_is_found_by_nobody_else() {
    both(|db| async move {
        let mut secret = outgoing_of("o1", "关于人事安排的通知", "某同志任职。", Circle::Involved, 1);
        send(&db, &secret).await;
        let mut tx = db.begin().await.unwrap();
        let file = files::NewFile {
            name: "任职名单.txt",
            media: "text/plain; charset=utf-8",
            digest: "ab",
            bytes: b"x",
            text: "王芳任局长",
        };
        files::insert(&mut tx, "o1", file, &secret.drafter, at(2)).await.unwrap();
        tx.commit(&act()).await.unwrap();
        let queries = [
            asks("人事安排"),
            asks("王芳"),
            asks("名单"),
            Query { who: Ask::new("李明国"), limit: 20, ..Query::default() },
            Query { year: Some(1970), limit: 20, ..Query::default() },
            Query { open: true, limit: 20, ..Query::default() },
            Query { thing: Some(Thing::File), limit: 20, ..Query::default() },
            Query { order: Order::Titles, ..asks("人事") },
            Query { from: Some(at(0)), until: Some(at(9)), limit: 20, ..Query::default() },
        ];
        for query in &queries {
            assert_eq!(found(&db, &eyes("wen", true), query).await, "", "{query:?}");
            assert_eq!(found(&db, &eyes("", false), query).await, "", "{query:?}");
            assert_ne!(found(&db, &eyes("li", false), query).await, "", "{query:?}");
        }
        // One who gets a part finds the document and its file from then on.
        let mut tx = db.begin().await.unwrap();
        readers::join(&mut tx, "o1", "wen", "签批", false, at(3)).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(found(&db, &eyes("wen", false), &asks("任职")).await, "o1 o1");
        // Opened to the office, insiders find it; those outside do not.
        secret.circle = Circle::Office;
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut secret).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(found(&db, &eyes("zhou", true), &asks("任职")).await, "o1 o1");
        assert_eq!(found(&db, &eyes("zhou", false), &asks("任职")).await, "");
        secret.circle = Circle::Involved;
        let mut tx = db.begin().await.unwrap();
        outgoing::update(&mut tx, &mut secret).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(found(&db, &eyes("zhou", true), &asks("任职")).await, "");
    })
    .await;
}

#[tokio::test]
async fn an_index_that_says_too_much_shows_nothing_that_may_not_be_seen() {
    both(|db| async move {
        for n in 0..30 {
            let circle = if n % 2 == 0 { Circle::Office } else { Circle::Involved };
            send(&db, &outgoing_of(&format!("o{n:02}"), "关于防汛的通知", "正文。", circle, n)).await;
        }
        // The tables are the truth, whatever the index was told.
        by_hand(&db, "update outgoing set circle = 'involved' where id <> 'o00'").await;
        assert_eq!(found(&db, &eyes("wen", true), &asks("防汛")).await, "o00");
        by_hand(&db, "delete from document_readers").await;
        assert_eq!(found(&db, &eyes("li", false), &asks("防汛")).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_found_by_its_owner_until_it_is_in_the_trash() {
    both(|db| async move {
        let (owner, other) = (account(&db, "owner").await, account(&db, "other").await);
        let mut draft = Draft {
            id: store::new_id(),
            owner: owner.clone(),
            title: "关于植树的倡议".into(),
            kind: None,
            syntax: Syntax::Plain,
            text: "春天种树。".into(),
            origin: Origin::Paste,
            notes: Vec::new(),
            revision: 1,
            created: at(1),
            updated: at(1),
            discarded: None,
        };
        let id = draft.id.clone();
        let mut tx = db.begin().await.unwrap();
        drafts::insert(&mut tx, &draft).await.unwrap();
        tx.commit(&act()).await.unwrap();
        let query = asks("种树");
        assert_eq!(found(&db, &eyes(&owner, false), &query).await, id);
        assert_eq!(found(&db, &eyes(&other, true), &query).await, "");
        for (discarded, there) in [(Some(at(2)), ""), (None, id.as_str()), (Some(at(3)), "")] {
            draft.discarded = discarded;
            let mut tx = db.begin().await.unwrap();
            drafts::update(&mut tx, &mut draft).await.unwrap();
            tx.commit(&act()).await.unwrap();
            assert_eq!(found(&db, &eyes(&owner, true), &query).await, there);
        }
        let mut tx = db.begin().await.unwrap();
        drafts::erase(&mut tx, &id, &owner).await.unwrap();
        tx.commit(&act()).await.unwrap();
        assert_eq!(found(&db, &eyes(&owner, true), &query).await, "");
        assert!(!search::is_behind(&db).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn nothing_that_is_typed_fails() {
    both(|db| async move {
        send(&db, &outgoing_of("o1", "关于100%落实“防汛”责任的通知", "a_b 'c' \"d\" *", Circle::Office, 1)).await;
        let long = "防汛物资".repeat(2_500);
        let typed = [
            "",
            "\"",
            "'",
            "\"\"\"",
            "*",
            "防*",
            "%",
            "_",
            "AND",
            "OR NOT",
            "NEAR(防汛 责任, 5)",
            "t=防汛",
            "v=office",
            "(",
            "))((",
            "^防汛",
            "-防汛",
            "防汛:A",
            "a:*",
            "\\",
            "\\'",
            "' or 1=1 --",
            "🌊",
            "防🌊汛",
            "\u{0}",
            "$1",
            "{防}",
            "&|!<->",
            "防汛\n责任",
            "\u{202e}防汛",
            long.as_str(),
            "〔2026〕",
            "〔2026〕号",
            "99999999999999999999号",
            "𠮷",
            "收收收2026-",
            "k=outgoing AND v=office",
        ];
        for words in typed {
            for order in [Order::Newest, Order::Titles] {
                let query = Query { order, who: Ask::new(words), ..asks(words) };
                search::find(&db, &eyes("wen", true), &query)
                    .await
                    .unwrap_or_else(|error| panic!("{words:?}: {error:?}"));
                let query = Query { order, ..asks(words) };
                let all = search::find(&db, &eyes("wen'\" OR *", true), &query).await.unwrap();
                assert!(all.hits.len() <= 1);
            }
        }
        assert_eq!(found(&db, &eyes("wen", true), &asks("100% 落实")).await, "o1");
        assert_eq!(found(&db, &eyes("wen", true), &asks("t=防汛")).await, "", "signs of terms are not typed");
        assert_eq!(found(&db, &eyes("wen", false), &asks("v=office")).await, "");
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_double() {
    both(|db| async move {
        for n in 0..47_i64 {
            let title = if n % 3 == 0 { "关于防汛的通知" } else { "关于防火的通知" };
            send(&db, &outgoing_of(&format!("o{n:02}"), title, "防汛物资", Circle::Office, n * 86_400)).await;
        }
        let inside = eyes("wen", true);
        for order in [Order::Newest, Order::Titles] {
            let (mut all, mut after, mut left) = (Vec::new(), None, 47);
            loop {
                let page = search::find(&db, &inside, &Query { order, after, ..asks("防汛") }).await.unwrap();
                assert_eq!(page.rest, Some(left));
                left -= page.hits.len();
                all.extend(page.hits.into_iter().map(|hit| hit.id));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let mut wanted: Vec<String> = (0..47).rev().map(|n| format!("o{n:02}")).collect();
            if order == Order::Titles {
                wanted.sort_by_key(|id| id[1..].parse::<i64>().unwrap() % 3 != 0);
            }
            assert_eq!(all, wanted, "{order:?}");
        }
        let days = |from: i64, until: i64| Query {
            from: Some(at(from * 86_400)),
            until: Some(at(until * 86_400)),
            ..asks("防汛")
        };
        assert_eq!(found(&db, &inside, &days(3, 5)).await, "o04 o03");
        assert_eq!(found(&db, &inside, &days(46, 99)).await, "o46");
        assert_eq!(found(&db, &inside, &days(90, 99)).await, "");
        assert_eq!(found(&db, &inside, &days(5, 3)).await, "");
    })
    .await;
}

#[tokio::test]
async fn more_than_can_be_counted_is_said_to_be_more() {
    both(|db| async move {
        let mut tx = db.begin().await.unwrap();
        for n in 0..COUNTED + 5 {
            let document = outgoing_of(&format!("o{n:03}"), "关于防汛的通知", "正文", Circle::Office, 1);
            outgoing::insert(&mut tx, &document).await.unwrap();
        }
        tx.commit(&act()).await.unwrap();
        let page = search::find(&db, &eyes("wen", true), &asks("防汛")).await.unwrap();
        assert_eq!((page.hits.len(), page.rest, page.next.is_some()), (20, None, true));
    })
    .await;
}

#[tokio::test]
async fn what_was_there_before_the_index_is_indexed_bit_by_bit() {
    both(|db| async move {
        for n in 0..7 {
            send(&db, &outgoing_of(&format!("o{n}"), "关于防汛的通知", "正文", Circle::Office, n)).await;
        }
        by_hand(&db, "delete from search_terms; update search_items set version = 0").await;
        assert_eq!(found(&db, &eyes("wen", true), &asks("防汛")).await, "");
        assert!(search::is_behind(&db).await.unwrap());
        assert_eq!(search::refresh(&db, 4).await.unwrap(), 4);
        assert_eq!(found(&db, &eyes("wen", true), &asks("防汛")).await, "o6 o5 o4 o3");
        assert_eq!(search::refresh(&db, 4).await.unwrap(), 3);
        assert_eq!(search::refresh(&db, 4).await.unwrap(), 0);
        assert!(!search::is_behind(&db).await.unwrap());
        assert_eq!(found(&db, &eyes("wen", true), &asks("防汛")).await, "o6 o5 o4 o3 o2 o1 o0");
    })
    .await;
}

/// Numbers that look random and are the same in every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[tokio::test]
async fn whoever_finds_a_document_may_see_it_and_whoever_may_see_it_finds_it() {
    both(|db| async move {
        let mut seed = 7;
        let people = ["a", "b", "c", "d", "li"];
        for n in 0..60 {
            let circle = if next(&mut seed).is_multiple_of(2) { Circle::Office } else { Circle::Involved };
            let mut document = outgoing_of(&format!("o{n:02}"), "关于防汛的通知", "正文", circle, n);
            send(&db, &document).await;
            let mut tx = db.begin().await.unwrap();
            for person in people {
                if next(&mut seed).is_multiple_of(4) {
                    readers::join(&mut tx, &document.id, person, "传阅", false, at(n)).await.unwrap();
                }
            }
            if next(&mut seed).is_multiple_of(3) {
                document.circle = if circle == Circle::Office { Circle::Involved } else { Circle::Office };
                outgoing::update(&mut tx, &mut document).await.unwrap();
            }
            tx.commit(&act()).await.unwrap();
        }
        for person in people {
            for insider in [false, true] {
                let eyes = eyes(person, insider);
                let found = search::find(&db, &eyes, &Query { limit: 100, ..asks("防汛") }).await.unwrap();
                let mut wanted = Vec::new();
                for n in (0..60).rev() {
                    let id = format!("o{n:02}");
                    if outgoing::find(&db, &id, &eyes.viewer).await.unwrap().is_some() {
                        wanted.push(id);
                    }
                }
                let ids: Vec<String> = found.hits.into_iter().map(|hit| hit.id).collect();
                assert_eq!(ids, wanted, "{person} {insider}");
                assert_eq!(found.rest, Some(wanted.len()));
            }
        }
    })
    .await;
}
