//! Registers, the archive and its settings on pages: who sees what, what is refused and how.

use crate::support::{Browser, Server};
use app::documents::NewDelivery;
use app::{Person, SignedIn};
use axum::http::StatusCode;
use office::documents::Circle;
use office::documents::incoming::{Treatment, Urgency};
use testkit::people::seated;

/// The pages that people of other units know nothing of.
const HIDDEN: [&str; 12] = [
    "/seals",
    "/archive",
    "/archive/package",
    "/archive/packages/0190-none",
    "/registers/outgoing/print",
    "/registers/incoming/print",
    "/registers/seals/print",
    "/registers/archive/print",
    "/registers/outgoing/register.xlsx",
    "/registers/incoming/register.xlsx",
    "/registers/seals/register.xlsx",
    "/registers/archive/register.xlsx",
];

/// A paper that was only to be read, and was; its path.
async fn concluded(server: &Server, registrar: &Person, reader: &Person, title: &str) -> String {
    let app = &server.app;
    let new = NewDelivery {
        unit: String::new(),
        sender: "江州市人民政府".into(),
        their_number: "江政发〔2026〕3号".into(),
        title: title.into(),
        text: "请遵照执行。\n".into(),
        urgency: Urgency::Normal,
        copies: 1,
        file: None,
    };
    let id = app.take_in(registrar, new).await.unwrap();
    app.register_incoming(registrar, &id, 1, Treatment::Reading, Circle::Office).await.unwrap();
    app.examine_incoming(registrar, &id, 2).await.unwrap();
    app.circulate(registrar, &id, 3, &[reader.id().to_owned()]).await.unwrap();
    app.mark_read(reader, &id, 4, "").await.unwrap();
    app.conclude(registrar, &id, 5).await.unwrap();
    format!("/incoming/{id}")
}

async fn office(server: &Server) -> (SignedIn, SignedIn, SignedIn, SignedIn) {
    let (chief, _) = server.administrator().await;
    let registrar = seated(&server.app, &chief, "R20").await;
    let (director, liaison) = (seated(&server.app, &chief, "R08").await, seated(&server.app, &chief, "R59").await);
    (chief, registrar, director, liaison)
}

async fn file(desk: &Browser<'_>, path: &str) {
    let fields = [("revision", "6"), ("retention", "D30"), ("unit", "BGS"), ("year", "2026"), ("pages", "2")];
    let done = desk.post(&format!("{path}/archive"), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_paper_is_archived_boxed_and_handed_over() {
    let server = Server::with(true).await;
    let (_, registrar, director, _) = office(&server).await;
    let path = concluded(&server, &registrar.person, &director.person, "=1+1<b>关于防汛的通知").await;
    let desk = server.browser(&registrar);
    let page = desk.get(&path).await;
    assert!(page.body.contains("保管期限") && page.body.contains("办公室（BGS）"), "{}", page.body);
    let unchosen = desk.post(&format!("{path}/archive"), &[("revision", "6"), ("year", "2026")]).await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unchosen.body.contains("请选择保管期限"), "{}", unchosen.body);
    file(&desk, &path).await;
    assert!(desk.get(&path).await.body.contains("X001-WS·2026-D30-BGS-0001"));

    let register = desk.get("/archive?q=%E9%98%B2%E6%B1%9B&retention=D30&year=2026").await;
    assert!(register.body.contains("X001-WS·2026-D30-BGS-0001") && register.body.contains("未装盒"));
    assert!(!register.body.contains("<b>关于"), "titles are text");
    assert!(desk.get("/archive?retention=Y").await.body.contains("没有符合条件的档案"));
    let fields = [("series", "X001-WS·2026-D30-BGS"), ("first", "1"), ("last", "2"), ("box", "1")];
    let more = desk.post("/archive/boxes", &fields).await;
    assert_eq!(more.status, StatusCode::CONFLICT);
    assert!(more.body.contains("只有1件在这个范围里"), "{}", more.body);
    let fields = [("series", "X001-WS·2026-D30-BGS"), ("first", "1"), ("last", "1"), ("box", "1")];
    assert_eq!(desk.post("/archive/boxes", &fields).await.status, StatusCode::SEE_OTHER);
    assert!(desk.get("/archive?box=1").await.body.contains("第1盒"));

    let before = desk.get("/archive/package?series=2026%2FD30%2F").await;
    assert!(before.body.contains("全部装盒") && before.body.contains("不缺不重"), "{}", before.body);
    let none = desk.post("/archive/package", &[("series", "")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = desk.post("/archive/package", &[("series", "2026/D30/")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let page = desk.get(made.location()).await;
    assert!(page.body.contains("四性检查全部通过"), "{}", page.body);
    let package = desk.post(&format!("{}/download", made.location()), &[]).await;
    assert_eq!(
        (package.status, package.headers["content-type"].to_str().unwrap()),
        (StatusCode::OK, "application/zip")
    );
    assert_eq!(server.browser(&director).get(made.location()).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_of_other_units_know_nothing_of_registers_and_archive() {
    let server = Server::with(true).await;
    let (chief, registrar, director, liaison) = office(&server).await;
    let path = concluded(&server, &registrar.person, &director.person, "关于防汛的通知").await;
    file(&server.browser(&registrar), &path).await;
    let outside = server.browser(&liaison);
    for path in HIDDEN {
        let reply = outside.get(path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!reply.body.contains("防汛"), "{path}");
    }
    for path in ["/archive/boxes", "/archive/package", "/archive/packages/0190-none/download"] {
        let fields = [("series", "X001-WS·2026-D30-BGS"), ("first", "1"), ("last", "1"), ("box", "1")];
        assert_eq!(outside.post(path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let own = outside.get("/incoming").await.body;
    assert!(!own.contains("/registers/") && !own.contains("href=\"/archive\"") && !own.contains("href=\"/seals\""));

    assert!(!outside.get("/palette?q=%E6%A1%A3").await.body.contains("/archive"));

    // Who works here but is no registrar reads, and hands nothing over.
    let secretary = seated(&server.app, &chief, "R16").await;
    let reader = server.browser(&secretary);
    for path in HIDDEN.iter().filter(|path| !path.starts_with("/archive/package")) {
        assert_eq!(reader.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(reader.get("/archive/package").await.status, StatusCode::FORBIDDEN);
    assert!(reader.get("/palette?q=%E6%A1%A3").await.body.contains("/archive"));
    assert_eq!(reader.get("/registers/moon/print").await.status, StatusCode::NOT_FOUND);
    let boxes = [("series", "X001-WS·2026-D30-BGS"), ("first", "1"), ("last", "1"), ("box", "1")];
    assert_eq!(reader.post("/archive/boxes", &boxes).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_register_is_sorted_grouped_printed_and_exported() {
    let server = Server::with(true).await;
    let (_, registrar, director, _) = office(&server).await;
    for title in ["甲通知", "乙通知"] {
        concluded(&server, &registrar.person, &director.person, title).await;
    }
    let desk = server.browser(&registrar);
    let page = desk.get("/incoming?order=title&group=unit").await;
    assert!(page.body.contains("江州市人民政府（2件）") && page.body.contains("aria-sort=\"ascending\""));
    assert!(page.body.contains("order=-title"), "a second click turns the order around");
    assert!(page.body.contains("/registers/incoming/print?q="), "prints keep the filters");
    let sheet = desk.get("/registers/incoming/print?order=number&q=%E7%94%B2").await;
    let back = "href=\"/incoming?order=number&#38;q=%E7%94%B2\"";
    assert!(sheet.body.contains(back), "back to the same question: {}", sheet.body);
    assert!(sheet.body.contains("收文登记簿") && sheet.body.contains("甲通知") && !sheet.body.contains("乙通知"));
    let book = desk.get("/registers/incoming/register.xlsx").await;
    assert!(book.headers["content-type"].to_str().unwrap().contains("spreadsheetml"));
    assert!(book.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(desk.get("/seals").await.body.contains("还没有用印"));
}

#[tokio::test]
async fn the_administrator_sets_the_codes_and_keeps_what_was_typed() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    assert!(browser.get("/admin/archive").await.body.contains("全宗号"));
    let bad = browser.post("/admin/archive", &[("fonds", "x001"), ("units", "办公室")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("写法不对") && bad.body.contains("x001"), "{}", bad.body);
    let good = browser.post("/admin/archive", &[("fonds", "x001"), ("units", "bgs 办公室\nZHG 综合股")]).await;
    assert_eq!(good.location(), "/admin/archive?saved=1");
    let kept = browser.get(good.location()).await.body;
    assert!(kept.contains("已保存") && kept.contains("X001") && kept.contains("BGS 办公室"), "{kept}");
    assert!(browser.get("/ledger").await.body.contains("档案设置"));
}
