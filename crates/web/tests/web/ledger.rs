//! 台账 pages: who sees them, filters, paging, checkpoints as files.

use crate::support::Server;
use axum::http::StatusCode;
use ledger::{PublicKey, Signed};

#[tokio::test]
async fn the_ledger_shows_who_did_what_and_finds_it() {
    let server = Server::new().await;
    let (chief, browser) = server.administrator().await;
    let clerk = server.clerk(&chief, "liming").await;
    clerk.post("/drafts/new/paste", &[("text", "关于防汛的通知\n正文。\n")]).await;
    let page = browser.get("/ledger").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("开账号“liming”（李明）") && page.body.contains("新建草稿"), "{}", page.body);
    assert!(page.body.contains("待封存"), "{}", page.body);
    server.app.seal().await.unwrap();
    let page = browser.get("/ledger?verb=draft.begun").await.body;
    assert!(page.contains("新建草稿") && !page.contains("开账号“liming”"), "{page}");
    assert!(page.contains("option value=\"draft.begun\" selected"), "{page}");
    let history = page.split("href=\"").find(|part| part.starts_with("/ledger/history/draft/")).unwrap();
    let history = browser.get(history.split('"').next().unwrap()).await.body;
    assert!(history.contains("办理经过") && history.contains("新建草稿"), "{history}");
    // A thing that is new has no content that could have changed.
    assert!(!history.contains("内容有变"), "{history}");
    let none = browser.get("/ledger?day=2020-01-01").await.body;
    assert!(none.contains("没有符合条件的记录"), "{none}");
    let today = browser.get("/ledger?day=2026-11-22").await.body;
    assert!(today.contains("新建草稿"), "{today}");
    let wrong = browser.get("/ledger?day=%E6%98%A8%E5%A4%A9").await.body;
    assert!(wrong.contains("日期请写成") && wrong.contains("新建草稿"), "{wrong}");
    let empty = browser.get("/ledger/history/draft/none").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("还没有记录"), "{}", empty.body);
}

#[tokio::test]
async fn long_lists_are_paged_to_the_end() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    for _ in 0..120 {
        browser.post("/drafts/new/paste", &[("text", "关于防汛的通知\n正文。\n")]).await;
    }
    let (mut path, mut pages, mut found) = ("/ledger?verb=draft.begun".to_owned(), 0, 0);
    loop {
        let page = browser.get(&path).await.body;
        pages += 1;
        found += page.matches("<td class=\"main-cell\">新建草稿").count();
        let Some((before, _)) = page.split_once("\">更早</a>") else { break };
        path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    }
    assert_eq!((pages, found), (3, 120));
}

#[tokio::test]
async fn a_checkpoint_is_made_and_taken_away_with_its_key() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    assert!(browser.get("/ledger/checkpoints").await.body.contains("还没有检查点"));
    let made = browser.post("/ledger/checkpoints", &[]).await;
    assert_eq!(made.location(), "/ledger/checkpoints?made=1");
    let page = browser.get(made.location()).await.body;
    assert!(page.contains("检查点已做好") && page.contains("软件签名，未通过密评"), "{page}");
    let path = page.split("href=\"").find(|part| part.starts_with("/ledger/checkpoints/")).unwrap();
    let file = browser.get(path.split('"').next().unwrap()).await;
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"checkpoint-"));
    let key = browser.get("/ledger/key").await.body;
    let signed: Signed = file.body.parse().unwrap();
    signed.verify(&PublicKey::from_pem(&key).unwrap()).unwrap();
    assert_eq!(browser.get("/ledger/checkpoints/none").await.status, StatusCode::NOT_FOUND);
    assert!(browser.get("/ledger").await.body.contains("为台账前"));
}
