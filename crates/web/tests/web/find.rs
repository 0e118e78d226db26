//! The page of the search: what it shows to whom, and that what is typed is only text.

use crate::support::Server;
use axum::http::StatusCode;
use testkit::people::seated;

fn id_of(location: &str) -> String {
    location.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_result_leads_to_the_document_and_only_those_who_may_see_it_get_there() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (secretary, liaison) = (seated(&server.app, &chief, "R16").await, seated(&server.app, &chief, "R59").await);
    let browser = server.browser(&secretary);
    let text = "关于海棠<b>工程</b>的通知\n\n各乡镇人民政府：\n请抓紧海棠工程，不要拖延。\n";
    let draft = id_of(browser.post("/drafts/new/paste", &[("text", text)]).await.location());
    let made = browser.post("/outgoing", &[("draft", &draft), ("matter", "downward")]).await;
    let path = made.location().to_owned();
    let page = browser.get("/find?q=%E6%B5%B7%E6%A3%A0").await;
    assert!(page.body.contains(&format!("href=\"{path}\"")), "{}", page.body);
    assert!(page.body.contains("<mark>海棠</mark>") && page.body.contains("不要拖延"), "{}", page.body);
    assert!(!page.body.contains("<b>工程</b>"), "what is in a title is no HTML");
    assert!(page.body.contains("value=\"海棠\""), "what was typed stays");
    let kept = browser.get("/find?q=%22%3E%3Cscript%3E&who=%22%3E%3Ci%3E&year=x&stage=y&after=z&from=w").await;
    assert_eq!(kept.status, StatusCode::OK);
    assert!(!kept.body.contains("\"><script>") && !kept.body.contains("\"><i>"), "{}", kept.body);

    let outside = server.browser(&liaison);
    for address in ["/find?q=%E6%B5%B7%E6%A3%A0", "/find?kind=outgoing&open=1", "/find?who=R16&year=2026"] {
        let page = outside.get(address).await;
        assert!(page.body.contains("没有找到") && !page.body.contains(&path), "{address}: {}", page.body);
    }
    assert_eq!(outside.get(&path).await.status, StatusCode::NOT_FOUND);
    let palette = browser.get("/palette?q=%E6%B5%B7%E6%A3%A0").await;
    assert!(palette.body.contains(&path) && palette.body.contains("发文"), "{}", palette.body);
    let palette = outside.get("/palette?q=%E6%B5%B7%E6%A3%A0").await;
    assert!(!palette.body.contains(&path) && palette.body.contains("在全部内容中查找"), "{}", palette.body);
}

#[tokio::test]
async fn people_are_shown_to_all_and_lead_only_administrators_on() {
    let server = Server::with(true).await;
    let (chief, browser) = server.administrator().await;
    let liaison = seated(&server.app, &chief, "R59").await;
    let address = "/find?q=%E6%B0%B4%E5%88%A9%E5%B1%80&kind=people";
    let page = browser.get(address).await;
    assert!(page.body.contains("/admin/organization/units/") && page.body.contains("单位"), "{}", page.body);
    let page = server.browser(&liaison).get(address).await;
    assert!(page.body.contains("<mark>水利局</mark>") && !page.body.contains("/admin/"), "{}", page.body);
    let palette = server.browser(&liaison).get("/palette?q=%E6%B0%B4%E5%88%A9%E5%B1%80").await;
    assert!(palette.body.contains("单位") && !palette.body.contains("/admin/"), "{}", palette.body);
}

#[tokio::test]
async fn the_search_is_on_every_page_and_teaches_who_has_not_asked() {
    let server = Server::with(true).await;
    let (_, browser) = server.administrator().await;
    for page in ["/drafts", "/approvals", "/outgoing", "/admin/state"] {
        let reply = browser.get(page).await;
        assert!(reply.body.contains("action=\"/find\"") && reply.body.contains("href=\"/find\""), "{page}");
    }
    let page = browser.get("/find").await;
    assert!(page.body.contains("能找到什么") && page.body.contains("2026 1号"), "{}", page.body);
    for typed in ["%00", "%F0%9F%8C%8A", "%25_%27%22*", &"%E9%98%B2".repeat(1_000)] {
        let reply = browser.get(&format!("/find?q={typed}")).await;
        assert_eq!(reply.status, StatusCode::OK, "{typed}");
    }
}
