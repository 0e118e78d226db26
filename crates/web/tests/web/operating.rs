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
