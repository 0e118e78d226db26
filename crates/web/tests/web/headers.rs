//! What every answer carries.

use crate::support::Server;
use axum::http::StatusCode;

#[tokio::test]
async fn every_answer_is_protected() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    for path in ["/drafts", "/sign-in", "/none", "/health", "/drafts/none/document.pdf", "/manual"] {
        let reply = browser.get(path).await;
        let header = |name: &str| reply.headers.get(name).map_or("", |value| value.to_str().unwrap());
        assert_eq!(
            header("content-security-policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "{path}"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn pages_carry_nothing_inline_and_nothing_from_outside() {
    let server = Server::with(true).await;
    let (_, browser) = server.administrator().await;
    let list = browser.get("/drafts").await.body;
    let draft = list.split("href=\"/drafts/0").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let studio = format!("/drafts/0{draft}");
    let pages = [
        "/drafts",
        "/drafts/new",
        "/drafts/new/request",
        "/drafts/new/paste",
        "/drafts/new/upload",
        "/trash",
        "/manual",
        "/account",
        "/account/password",
        "/admin/accounts",
        "/admin/state",
        &studio,
    ];
    for path in pages {
        let reply = browser.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        for inline in [" style=", " onclick=", " onload=", "javascript:", "<style", "http://", "https://"] {
            let found = reply.body.replace("http://www.w3.org", "");
            assert!(!found.contains(inline), "{path}: {inline}");
        }
        assert!(reply.body.len() < 200_000, "{path}: {}", reply.body.len());
        for asset in reply.body.split("\"/assets/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let reply = browser.get(&format!("/assets/{asset}")).await;
            assert_eq!(reply.status, StatusCode::OK, "{asset}");
            assert!(reply.headers["cache-control"].to_str().unwrap().contains("immutable"));
        }
    }
    assert_eq!(browser.get("/assets/site.000000000000.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_theme_is_kept_in_a_cookie() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let reply = browser.post("/theme", &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let page = browser.after(&reply).get("/drafts").await;
    assert!(page.body.contains("data-theme=\"dark\""));
}
