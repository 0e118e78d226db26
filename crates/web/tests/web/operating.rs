//! The state of the system on its page.

use crate::support::Server;
use axum::http::StatusCode;

#[tokio::test]
async fn the_state_is_told_and_the_file_is_read_through_only_when_asked() {
    let server = Server::new().await;
    let (chief, browser) = server.administrator().await;
    let page = browser.get("/admin/state").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["数据库", "台账", "备份", "还没有备份", "时钟", "日志", "登录", "工作日历"] {
        assert!(page.body.contains(part), "{part}");
    }
    assert!(!page.body.contains("逐页检查过"));
    let page = browser.post("/admin/state", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("逐页检查过，没有损坏"));
    let clerk = server.clerk(&chief, "liming").await;
    assert_eq!(clerk.post("/admin/state", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_rules_of_signing_in_are_set_on_a_page_and_hold_at_once() {
    let server = Server::new().await;
    let (chief, browser) = server.administrator().await;
    let page = browser.get("/admin/settings").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["登录安全", "启动参数", "SQLite", "value=\"120\""] {
        assert!(page.body.contains(part), "{part}");
    }
    let rules = |idle: &'static str| [("idle", idle), ("absolute", "8"), ("failures", "3"), ("period", "60")];
    let refused = browser.post("/admin/settings", &rules("2")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("应当是5至720分钟的整数") && refused.body.contains("value=\"2\""));
    assert_eq!(browser.post("/admin/settings", &rules("10")).await.status, StatusCode::SEE_OTHER);
    let clerk = server.clerk(&chief, "liming").await;
    assert_eq!(clerk.get("/admin/settings").await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.post("/admin/settings", &rules("700")).await.status, StatusCode::FORBIDDEN);
    // A session that was idle for longer is over, also one that began before.
    server.app.clock().advance(std::time::Duration::from_secs(11 * 60));
    assert_eq!(browser.get("/admin/settings").await.status, StatusCode::SEE_OTHER);
}
