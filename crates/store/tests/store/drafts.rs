//! Drafts, their versions, and finding them.

use crate::{account, at};
use gongwen::{Kind, Syntax};
use office::drafts::{Draft, Keep, Origin, Reason};
use store::search::{DraftOrder, DraftQuery};
use store::{Db, Error, drafts, search, versions};

fn draft(owner: &str, title: &str, kind: Option<Kind>, text: &str, second: i64) -> Draft {
    Draft {
        id: store::new_id(),
        owner: owner.into(),
        title: title.into(),
        kind,
        syntax: Syntax::Plain,
        text: text.into(),
        origin: Origin::Paste,
        notes: vec!["有修订".into(), "有批注".into()],
        revision: 1,
        created: at(second),
        updated: at(second),
        discarded: None,
    }
}

async fn keep(db: &Db, draft: &Draft) {
    let mut tx = db.begin().await.unwrap();
    drafts::insert(&mut tx, draft).await.unwrap();
    tx.commit(&testkit::act()).await.unwrap();
}

#[tokio::test]
async fn a_draft_is_kept_and_only_its_owner_finds_it() {
    testkit::both(async |db| {
        let (owner, other) = (account(&db, "owner").await, account(&db, "other").await);
        let draft = draft(&owner, "关于“防汛”的通知", Some(Kind::Notice), "正文\n𠮷 ' \" \\ %", 5);
        keep(&db, &draft).await;
        assert_eq!(drafts::find(&db, &draft.id, &owner).await.unwrap().as_ref(), Some(&draft));
        assert_eq!(drafts::find(&db, &draft.id, &other).await.unwrap(), None);
        assert_eq!(drafts::count_all(&db).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_writers_is_told() {
    testkit::both(async |db| {
        let owner = account(&db, "owner").await;
        let mut mine = draft(&owner, "一", None, "一", 1);
        keep(&db, &mine).await;
        let mut theirs = drafts::find(&db, &mine.id, &owner).await.unwrap().unwrap();
        theirs.text = "二".into();
        let mut tx = db.begin().await.unwrap();
        drafts::update(&mut tx, &mut theirs).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert_eq!(theirs.revision, 2);
        mine.text = "三".into();
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(drafts::update(&mut tx, &mut mine).await, Err(Error::ChangedMeanwhile)));
        drop(tx);
        assert_eq!(drafts::find(&db, &mine.id, &owner).await.unwrap().unwrap().text, "二");
    })
    .await;
}

#[tokio::test]
async fn twenty_writers_at_once_all_get_through() {
    testkit::both(async |db| {
        let owner = account(&db, "owner").await;
        let first = draft(&owner, "一", None, "一", 1);
        keep(&db, &first).await;
        let mut writers = Vec::new();
        for number in 0..20 {
            let (db, draft) = (db.clone(), draft(&owner, &format!("第{number}份"), None, "x", number));
            writers.push(tokio::spawn(async move { keep(&db, &draft).await }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(drafts::count_all(&db).await.unwrap(), 21);
    })
    .await;
}

#[tokio::test]
async fn versions_are_appended_and_replaced() {
    testkit::both(async |db| {
        let owner = account(&db, "owner").await;
        let mut one = draft(&owner, "标题", None, "第一稿", 1);
        keep(&db, &one).await;
        let mut tx = db.begin().await.unwrap();
        assert!(versions::latest(&mut tx, &one.id).await.unwrap().is_none());
        versions::keep(&mut tx, &one, Keep::Append(1), Reason::Created, &owner, at(1)).await.unwrap();
        one.text = "第二稿".into();
        versions::keep(&mut tx, &one, Keep::Append(2), Reason::Autosave, &owner, at(2)).await.unwrap();
        one.text = "第二稿改".into();
        versions::keep(&mut tx, &one, Keep::Replace(2), Reason::Saved, &owner, at(3)).await.unwrap();
        let latest = versions::latest(&mut tx, &one.id).await.unwrap().unwrap();
        assert_eq!((latest.number, latest.reason, latest.begun), (2, Reason::Saved, at(2)));
        tx.commit(&testkit::act()).await.unwrap();
        let list = versions::list(&db, &one.id).await.unwrap();
        assert_eq!(list.iter().map(|v| (v.number, v.size)).collect::<Vec<_>>(), [(2, 4), (1, 3)]);
        assert_eq!(list[0].by, "李明");
        assert_eq!(versions::text(&db, &one.id, 1).await.unwrap().as_deref(), Some("第一稿"));
        assert_eq!(versions::text(&db, &one.id, 3).await.unwrap(), None);
        let mut tx = db.begin().await.unwrap();
        let twice = versions::keep(&mut tx, &one, Keep::Append(2), Reason::Saved, &owner, at(4)).await;
        assert!(matches!(twice, Err(Error::Taken)));
    })
    .await;
}

#[tokio::test]
async fn drafts_are_found_by_word_kind_and_place() {
    testkit::both(async |db| {
        let (owner, other) = (account(&db, "owner").await, account(&db, "other").await);
        let mut gone = draft(&owner, "旧稿", None, "x", 9);
        gone.discarded = Some(at(10));
        for draft in [
            draft(&owner, "关于防汛的通知", Some(Kind::Notice), "100%落实ABC", 1),
            draft(&owner, "关于资金的请示", Some(Kind::Request), "防汛资金", 2),
            draft(&owner, "丙", None, "无关 100分", 3),
            draft(&other, "关于防汛的报告", Some(Kind::Report), "x", 4),
            gone,
        ] {
            keep(&db, &draft).await;
        }
        let find = async |query: DraftQuery| {
            let page = search::drafts(&db, &owner, &DraftQuery { limit: 10, ..query }).await.unwrap();
            let titles: Vec<_> = page.lines.into_iter().map(|line| line.title).collect();
            (titles.join(" "), page.total)
        };
        let words = |words: &str| DraftQuery { words: words.into(), ..DraftQuery::default() };
        assert_eq!(find(words("")).await, ("丙 关于资金的请示 关于防汛的通知".into(), 3));
        assert_eq!(find(words("防汛")).await, ("关于资金的请示 关于防汛的通知".into(), 2));
        assert_eq!(find(words("100%")).await, ("关于防汛的通知".into(), 1));
        assert_eq!(find(words("abc")).await, ("关于防汛的通知".into(), 1));
        assert_eq!(find(words("_")).await, (String::new(), 0));
        assert_eq!(find(words("' or 1=1 --")).await, (String::new(), 0));
        let kind = DraftQuery { kind: Some(Kind::Request), ..DraftQuery::default() };
        assert_eq!(find(kind).await, ("关于资金的请示".into(), 1));
        let trash = DraftQuery { trash: true, ..DraftQuery::default() };
        assert_eq!(find(trash).await, ("旧稿".into(), 1));
        let by_kind = DraftQuery { order: DraftOrder::Kind, ..DraftQuery::default() };
        assert_eq!(find(by_kind).await.0.split(' ').next_back(), Some("丙"));
        let part = DraftQuery { limit: 2, offset: 2, order: DraftOrder::Updated, ..DraftQuery::default() };
        let page = search::drafts(&db, &owner, &part).await.unwrap();
        assert_eq!((page.lines.len(), page.total), (1, 3));
    })
    .await;
}

#[tokio::test]
async fn only_a_discarded_draft_can_be_erased() {
    testkit::both(async |db| {
        let owner = account(&db, "owner").await;
        let mut one = draft(&owner, "一", None, "一", 1);
        keep(&db, &one).await;
        let mut tx = db.begin().await.unwrap();
        versions::keep(&mut tx, &one, Keep::Append(1), Reason::Created, &owner, at(1)).await.unwrap();
        assert!(drafts::erase(&mut tx, &one.id, &owner).await.is_err());
        one.discarded = Some(at(2));
        drafts::update(&mut tx, &mut one).await.unwrap();
        drafts::erase(&mut tx, &one.id, &owner).await.unwrap();
        tx.commit(&testkit::act()).await.unwrap();
        assert!(versions::list(&db, &one.id).await.unwrap().is_empty());
    })
    .await;
}
