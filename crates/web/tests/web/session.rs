//! Signing in, the first administrator, lock-out, first passwords.

use crate::support::Server;
use axum::http::StatusCode;
use std::time::Duration;
use testkit::people::PASSWORD;

#[tokio::test]
async fn the_first_administrator_comes_in_by_the_code() {
    let server = Server::with(true).await;
    let code = server.app.first_code().await.unwrap().unwrap();
    let guest = server.guest();
    assert_eq!(guest.get("/drafts").await.location(), "/sign-in?next=%2Fdrafts");
    assert_eq!(guest.get("/sign-in").await.location(), "/first");
    let page = guest.get("/first").await;
    assert_eq!(page.status, StatusCode::OK);
    let guest = guest.after(&page);
    let weak = [("code", code.as_str()), ("account", "zhuren"), ("name", "周正"), ("password", "123")];
    let reply = guest.post("/first", &weak).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply.body.contains("密码太短") && reply.body.contains("value=\"周正\"") && !reply.body.contains("\"123\"")
    );
    let good = [("code", code.as_str()), ("account", "zhuren"), ("name", "周正"), ("password", PASSWORD)];
    let reply = guest.post("/first", &good).await;
    assert_eq!(reply.location(), "/drafts?welcome=1");
    let cookie = reply.headers.get("set-cookie").unwrap().to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let browser = guest.after(&reply);
    let list = browser.get("/drafts?welcome=1").await;
    assert!(list.body.contains("样例") && list.body.contains("周正"));
    assert_eq!(server.guest().get("/first").await.location(), "/sign-in");
}

#[tokio::test]
async fn signing_in_leads_back_and_the_answer_never_tells_which_was_wrong() {
    let server = Server::new().await;
    server.administrator().await;
    let guest = server.guest();
    let page = guest.get("/sign-in?next=%2Fmanual%3Fq%3Dx").await;
    let guest = guest.after(&page);
    let wrong = guest.post("/sign-in", &[("account", "zhuren"), ("password", "falsch")]).await;
    let unknown = guest.post("/sign-in", &[("account", "zhurem"), ("password", "falsch")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body.replace("zhuren", "zhurem"), unknown.body);
    let fields = [("account", "zhuren"), ("password", PASSWORD), ("next", "/manual?q=x")];
    let reply = guest.post("/sign-in", &fields).await;
    assert_eq!(reply.location(), "/manual?q=x");
    let outside = [("account", "zhuren"), ("password", PASSWORD), ("next", "//evil.example")];
    assert_eq!(guest.post("/sign-in", &outside).await.location(), "/");
    let no_token = guest.post_as_is("/sign-in", &fields).await;
    assert_eq!(no_token.status, StatusCode::FORBIDDEN);
    let browser = guest.after(&reply);
    let page = browser.get("/account").await;
    let browser = browser.after(&page);
    let left = browser.post("/sign-out", &[]).await;
    assert_eq!(left.location(), "/sign-in");
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn five_wrong_passwords_lock_the_account() {
    let server = Server::new().await;
    server.administrator().await;
    let guest = server.guest();
    let page = guest.get("/sign-in").await;
    let guest = guest.after(&page);
    for _ in 0..5 {
        guest.post("/sign-in", &[("account", "zhuren"), ("password", "falsch")]).await;
    }
    let right = [("account", "zhuren"), ("password", PASSWORD)];
    assert_eq!(guest.post("/sign-in", &right).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    server.clock.advance(Duration::from_secs(901));
    assert_eq!(guest.post("/sign-in", &right).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_first_password_must_be_changed_before_anything_else() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let fields = [("account", "liming"), ("name", "李明"), ("role", "clerk")];
    let page = browser.post("/admin/accounts", &fields).await;
    let first = page.body.split("id=\"first-password\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let taken = browser.post("/admin/accounts", &fields).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("已经有人用了") && taken.body.contains("value=\"李明\""));
    let signed_in = server.app.sign_in("liming", &first).await.unwrap();
    let clerk = server.browser(&signed_in);
    assert_eq!(clerk.get("/drafts").await.location(), "/account/password");
    let unequal = [("old", first.as_str()), ("new", PASSWORD), ("again", "x")];
    assert!(clerk.post("/account/password", &unequal).await.body.contains("两次输入"));
    let good = [("old", first.as_str()), ("new", PASSWORD), ("again", PASSWORD)];
    assert_eq!(clerk.post("/account/password", &good).await.location(), "/");
    assert_eq!(clerk.get("/drafts").await.status, StatusCode::OK);
}
