//! Walks the table of routes: none may be forgotten.

use crate::support::{Browser, Server};
use axum::http::{Method, StatusCode};
use testkit::people::seated;
use web::{Access, Route, routes};

/// A path with something in its braces.
fn filled(path: &str) -> String {
    path.replace("{id}", "0190-none")
        .replace("{number}", "1")
        .replace("{picture}", "0-500.png")
        .replace("{kind}", "notice")
        .replace("{code}", "WS0101")
        .replace("{name}", "site.css")
        .replace("{object}", "draft")
        .replace("{matter}", "leave")
        .replace("{file}", "0190-none")
        .replace("{post}", "0190-none")
        .replace("{tie}", "0190-none")
        .replace("{register}", "archive")
}

#[tokio::test]
async fn without_a_session_every_closed_route_refuses() {
    let server = Server::new().await;
    server.administrator().await;
    let mut closed = 0;
    for route in routes().iter().filter(|route| route.access != Access::Open) {
        closed += 1;
        let path = filled(route.path);
        let guest = server.guest();
        let reply = if route.method == Method::GET {
            guest.get(&path).await
        } else {
            guest.post_as_is(&path, &[("csrf", "x")]).await
        };
        let to_sign_in = reply.status == StatusCode::SEE_OTHER && reply.location().starts_with("/sign-in");
        assert!(to_sign_in || reply.status == StatusCode::UNAUTHORIZED, "{route:?}: {}", reply.status);
        let data = guest.post_json(&path, "{}").await;
        assert!(data.status != StatusCode::OK, "{route:?}");
    }
    assert!(closed > 30);
    let open: Vec<_> = routes().iter().filter(|route| route.access == Access::Open).map(|route| route.path).collect();
    assert_eq!(open, ["/sign-in", "/sign-in", "/first", "/first", "/health", "/assets/{name}"]);
}

#[tokio::test]
async fn without_the_token_of_the_session_nothing_is_changed() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    for route in routes().iter().filter(|route| route.method == Method::POST && route.access != Access::Open) {
        let path = filled(route.path);
        for token in ["", "0000000000000000000000000000000000000000000000000000000000000000"] {
            let mut other = browser.clone();
            other.csrf = token.to_owned();
            let form = other.post(&path, &[]).await;
            let data = other.post_json(&path, "{}").await;
            for reply in [form, data] {
                let refused = matches!(reply.status, StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY);
                assert!(refused, "{route:?}: {}", reply.status);
            }
        }
        let elsewhere = browser.post_from(&path, &[("csrf", &browser.csrf)], "http://evil.example").await;
        assert_eq!(elsewhere.status, StatusCode::FORBIDDEN, "{route:?}");
    }
}

#[tokio::test]
async fn a_clerk_may_not_administer() {
    let server = Server::new().await;
    let (chief, _) = server.administrator().await;
    let clerk = server.clerk(&chief, "liming").await;
    let closed = |route: &&Route| matches!(route.access, Access::Administrator | Access::Inspector);
    for route in routes().iter().filter(closed) {
        let path = filled(route.path);
        let reply = if route.method == Method::GET { clerk.get(&path).await } else { clerk.post(&path, &[]).await };
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{route:?}");
        assert!(reply.body.contains("只有管理员"), "{route:?}");
    }
    let page = clerk.get("/drafts").await.body;
    assert!(!page.contains("/admin") && !page.contains("href=\"/ledger"), "{page}");
}

/// R62 supervises in the office; R59 is the liaison of a township.
#[tokio::test]
async fn whoever_supervises_reads_the_ledger_and_administers_nothing() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let auditor = server.browser(&seated(&server.app, &chief, "R62").await);
    let liaison = server.browser(&seated(&server.app, &chief, "R59").await);
    for route in routes().iter().filter(|route| route.access == Access::Inspector) {
        let path = filled(route.path);
        let ask = async |browser: &Browser<'_>| match route.method {
            Method::GET => browser.get(&path).await.status,
            _ => browser.post(&path, &[]).await.status,
        };
        let (allowed, refused) = (ask(&auditor).await, ask(&liaison).await);
        assert!(allowed != StatusCode::FORBIDDEN && !allowed.is_server_error(), "{route:?}: {allowed}");
        assert_eq!(refused, StatusCode::FORBIDDEN, "{route:?}");
    }
    for route in routes().iter().filter(|route| route.access == Access::Administrator && route.method == Method::GET) {
        assert_eq!(auditor.get(&filled(route.path)).await.status, StatusCode::FORBIDDEN, "{route:?}");
    }
    let page = auditor.get("/ledger").await.body;
    assert!(page.contains("href=\"/ledger\" aria-current=\"page\"") && !page.contains("/admin"), "{page}");
    assert!(page.contains("为台账前") && page.contains("褚明远"), "{page}");
}

#[tokio::test]
async fn the_draft_of_another_is_not_there() {
    let server = Server::new().await;
    let (chief, browser) = server.administrator().await;
    let clerk = server.clerk(&chief, "liming").await;
    let made = browser.post("/drafts/new/paste", &[("text", "关于秘而不宣的通知\n正文。\n")]).await;
    let id = made.location().trim_start_matches("/drafts/").to_owned();
    for route in routes().iter().filter(|route| route.path.contains("{id}") && route.path.starts_with("/drafts")) {
        let path = filled(route.path).replace("0190-none", &id);
        let json = r#"{"text":"x","revision":1,"fields":{},"code":"WS0605","start":0}"#;
        let reply = match (&route.method, route.path) {
            (&Method::GET, _) => clerk.get(&path).await,
            (_, path_) if path_.contains("/live") || path_.ends_with("/autosave") => clerk.post_json(&path, json).await,
            _ => clerk.post(&path, &[("text", "x"), ("revision", "1")]).await,
        };
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{route:?}");
        assert!(!reply.body.contains("秘而不宣"), "{route:?}");
    }
    assert!(!clerk.get("/drafts").await.body.contains("秘而不宣"));
    assert!(browser.get(&format!("/drafts/{id}")).await.body.contains("秘而不宣"));
}

/// Words that stand in what the stranger must not see.
const SECRET: [&str; 3] = ["木芙蓉栽植", "海棠专项", "石榴园"];

#[tokio::test]
async fn a_stranger_gets_nothing_at_any_route_of_a_thing() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (liaison, secretary) = (seated(&server.app, &chief, "R59").await, seated(&server.app, &chief, "R16").await);
    let stranger = seated(&server.app, &chief, "R61").await;
    let new = app::documents::NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: String::new(),
        title: String::new(),
        text: "关于木芙蓉栽植的请示\n\n县人民政府：\n恳请支持。\n".into(),
        urgency: office::documents::incoming::Urgency::Normal,
        copies: 1,
        file: Some(app::documents::NewFile { name: "木芙蓉栽植.txt".into(), bytes: b"x\n".to_vec() }),
    };
    let incoming = server.app.take_in(&liaison.person, new).await.unwrap();
    let file = server.app.document_files(&liaison.person, &incoming).await.unwrap().remove(0).id;
    let new = app::documents::NewDocument {
        text: "关于海棠专项的通知\n\n各乡镇人民政府：\n请抓紧。\n".into(),
        syntax: gongwen::Syntax::Plain,
        description: app::documents::Description {
            matter: "downward".into(),
            openness: None,
            circle: office::documents::Circle::Office,
        },
    };
    let outgoing = server.app.begin_document(&secretary.person, new).await.unwrap();
    let new = app::approval::NewAffair {
        matter: "routine".into(),
        title: "石榴园用车".into(),
        text: "石榴园".into(),
        facts: office::authority::Facts::default(),
    };
    let approval = server.app.submit_affair(&secretary.person, new).await.unwrap();
    let browser = server.browser(&stranger);
    let mut asked = 0;
    for (prefix, id) in [("/incoming/{id}", &incoming), ("/outgoing/{id}", &outgoing), ("/approvals/{id}", &approval)] {
        for route in routes().iter().filter(|route| route.path.starts_with(prefix)) {
            asked += 1;
            let path = route.path.replace("{id}", id).replace("{file}", &file);
            let reply = if route.method == Method::GET {
                browser.get(&path).await
            } else {
                browser.post(&path, &[("revision", "1"), ("why", "x"), ("text", "x"), ("reason", "x")]).await
            };
            let hidden = matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY);
            assert!(hidden, "{route:?}: {}", reply.status);
            assert!(SECRET.iter().all(|word| !reply.body.contains(word)), "{route:?}: {}", reply.body);
        }
    }
    for (kind, id) in [("incoming", &incoming), ("outgoing", &outgoing), ("approval", &approval)] {
        let reply = browser.get(&format!("/ledger/history/{kind}/{id}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{kind}");
    }
    for list in ["/", "/notices", "/incoming", "/inbox", "/approvals?tab=own", "/find?q=%E6%B5%B7%E6%A3%A0"] {
        let page = browser.get(list).await.body;
        assert!(SECRET.iter().all(|word| !page.contains(word)), "{list}: {page}");
    }
    assert!(asked > 55, "{asked}");
}
