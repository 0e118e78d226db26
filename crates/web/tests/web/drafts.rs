//! The list, beginning a draft, the trash.

use crate::support::Server;
use axum::http::StatusCode;

#[tokio::test]
async fn an_empty_desk_teaches_and_a_pasted_text_opens_the_studio() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    assert!(browser.get("/drafts").await.body.contains("从一份稿子开始"));
    let reply = browser.post("/drafts/new/paste", &[("text", "关于防汛工作的通知\r\n正文。\r\n")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let studio = browser.get(reply.location()).await;
    assert!(studio.body.contains("<h1 id=\"draft-title\">关于防汛工作的通知</h1>"));
    assert!(browser.get("/drafts?q=%E9%98%B2%E6%B1%9B").await.body.contains("共1份"));
    assert!(browser.get("/drafts?q=nothing").await.body.contains("没有符合条件的草稿"));
    assert!(browser.get("/drafts?kind=notice&order=title&page=99").await.body.contains("关于防汛工作的通知"));
}

#[tokio::test]
async fn what_is_typed_is_never_markup() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let text = "关于</textarea><script>alert(1)</script>的通知\n\"><img src=x onerror=alert(1)>\n";
    let reply = browser.post("/drafts/new/paste", &[("text", text)]).await;
    for path in [reply.location(), "/drafts", "/drafts?q=%3Cscript%3E", &format!("{}/versions", reply.location())] {
        let page = browser.get(path).await.body;
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn a_rejected_form_keeps_what_was_typed() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let fields = [("organ", "云溪县人民政府"), ("subject", "加强“防汛”"), ("basis", ""), ("items", "第一行\r\n第二行")];
    let page = browser.post("/drafts/new/request", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("value=\"加强“防汛”\"") && page.body.contains("第一行\n第二行"));
    assert!(page.body.contains("href=\"#addressees\"") && page.body.contains("id=\"addressees-message\""));
    let more = [("addressees", "江州市人民政府"), ("signatory", "周正"), ("basis", "因为。"), ("date", "2026年5月6日")];
    let made = browser.post("/drafts/new/request", &[fields.as_slice(), more.as_slice()].concat()).await;
    // The empty `basis` comes first in the form; a browser would send it once.
    assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY);
    let good = [fields[0], fields[1], fields[3], more[0], more[1], more[2], more[3]];
    let made = browser.post("/drafts/new/request", &good).await;
    assert!(made.location().starts_with("/drafts/"));
    assert!(browser.get(made.location()).await.body.contains("妥否，请批示。"));
    assert_eq!(browser.get("/drafts/new/letter-of-love").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_of_a_wrong_kind_are_refused_with_advice() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let good = browser.upload("稿.txt", "关于防汛工作的通知\n正文。\n".as_bytes()).await;
    assert!(good.location().starts_with("/drafts/"), "{}", good.body);
    for (name, bytes, word) in [
        ("", b"".as_slice(), "还没有选择文件"),
        ("a.pdf", b"%PDF-1.7 x", "PDF"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "另存为"),
        ("a.docx", b"PK\x03\x04 cut off", "Word"),
        ("a.bin", b"\x00\x01\x02\x00\x05", "不是文本"),
        ("密.txt", "秘密★3年\n通知\n".as_bytes(), "涉密不上网"),
    ] {
        let reply = browser.upload(name, bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(reply.body.contains(word), "{name}");
    }
    let huge = browser.upload("大.txt", &vec![b'a'; 21 * 1024 * 1024]).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(huge.body.contains("20 MB"));
}

#[tokio::test]
async fn a_deleted_draft_can_be_taken_back() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let made = browser.post("/drafts/new/paste", &[("text", "关于防汛工作的通知\n正文。\n")]).await;
    let draft = made.location().to_owned();
    let gone = browser.post(&format!("{draft}/trash"), &[]).await;
    let list = browser.get(gone.location()).await.body;
    assert!(list.contains("已移入回收站") && list.contains(&format!("{draft}/recovery")));
    assert!(browser.get("/trash").await.body.contains("关于防汛工作的通知"));
    assert_eq!(browser.get(&draft).await.status, StatusCode::CONFLICT);
    browser.post(&format!("{draft}/recovery"), &[]).await;
    assert_eq!(browser.get(&draft).await.status, StatusCode::OK);
    assert_eq!(browser.post(&format!("{draft}/erasure"), &[]).await.status, StatusCode::CONFLICT);
    browser.post(&format!("{draft}/trash"), &[]).await;
    browser.post(&format!("{draft}/erasure"), &[]).await;
    assert_eq!(browser.get(&draft).await.status, StatusCode::NOT_FOUND);
}
