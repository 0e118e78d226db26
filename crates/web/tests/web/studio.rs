//! The studio: saving, versions, conflicts, the script's data.

use crate::support::{Browser, Server};
use axum::http::StatusCode;

const TEXT: &str = "关于防汛工作的通知\n各乡镇人民政府：\n正文。\n";

async fn draft(browser: &Browser<'_>) -> String {
    browser.post("/drafts/new/paste", &[("text", TEXT)]).await.location().to_owned()
}

#[tokio::test]
async fn without_a_script_a_form_saves_and_checks() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    let saved = browser.post(&draft, &[("text", "关于抗旱工作的通知\r\n正文。\r\n"), ("revision", "1")]).await;
    assert_eq!(saved.location(), format!("{draft}?saved=1"));
    let page = browser.get(saved.location()).await.body;
    assert!(page.contains("已保存并检查") && page.contains("name=\"revision\" id=\"revision\" value=\"2\""));
    let late = browser.post(&draft, &[("text", "我写的另一份内容"), ("revision", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("他人已修改") && late.body.contains("我写的另一份内容"));
    let secret = browser.post(&draft, &[("text", "机密★5年\n通知"), ("revision", "2")]).await;
    assert_eq!(secret.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(secret.body.contains("涉密不上网") && secret.body.contains("机密★5年"));
}

#[tokio::test]
async fn what_cannot_be_saved_stays_in_the_field() {
    let db = testkit::postgres().await;
    let clock = app::Clock::standing(office::Moment::from_millis(1_795_349_700_000));
    let server = Server::on(app::App::on(db.clone(), clock, false).unwrap());
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    testkit::stop_writes(&db).await;
    let typed = "关于抗旱工作的通知\n各乡镇人民政府：\n我写了一个晚上。\n";
    for path in [draft.clone(), format!("{draft}/header")] {
        let full = browser.post(&path, &[("text", typed), ("revision", "1")]).await;
        assert_eq!(full.status, StatusCode::SERVICE_UNAVAILABLE, "{}", full.body);
        assert!(full.body.contains("磁盘可能已满") && full.body.contains("事件编号"), "{}", full.body);
        assert!(full.body.contains("我写了一个晚上。\n</textarea>"), "{}", full.body);
    }
}

#[tokio::test]
async fn header_fields_are_written_into_the_text() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    let fields = [
        ("text", TEXT),
        ("revision", "1"),
        ("header_kind", "通知"),
        ("header_urgency", "特急"),
        ("header_addressees", "各乡镇人民政府"),
    ];
    let saved = browser.post(&format!("{draft}/header"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(browser.get(&draft).await.body.contains("紧急程度: 特急"));
}

#[tokio::test]
async fn the_script_gets_data_and_saves_on_top_of_what_it_saw() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    let live = browser.post_json(&format!("{draft}/live"), r#"{"text":"关于𠮷祥的通知\n正文。"}"#).await;
    assert_eq!(live.status, StatusCode::OK);
    for key in ["\"findings\":[", "\"pages\":[", "\"counts\":{", "\"title\":\"关于𠮷祥的通知\""] {
        assert!(live.body.contains(key), "{key}: {}", live.body);
    }
    let saved = browser.post_json(&format!("{draft}/autosave"), r#"{"text":"新稿","revision":1}"#).await;
    assert!(saved.body.contains("\"revision\":2"), "{}", saved.body);
    let late = browser.post_json(&format!("{draft}/autosave"), r#"{"text":"迟到","revision":1}"#).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("他人已修改"));
    let secret = browser.post_json(&format!("{draft}/live"), r#"{"text":"绝密★30年"}"#).await;
    assert_eq!(secret.status, StatusCode::UNPROCESSABLE_ENTITY);
    let broken = browser.post_json(&format!("{draft}/live"), "{").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = format!(r#"{{"text":"{}"}}"#, "长".repeat(2_000_000));
    assert_eq!(browser.post_json(&format!("{draft}/live"), &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// 保留原文 as a form without a script, and as the script asks.
#[tokio::test]
async fn a_finding_is_left_as_it_is_with_a_reason_and_taken_up_again() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    let text = "关于防汛工作的通知\n请于5月10号前报送方案。\n";
    browser.post(&draft, &[("text", text), ("revision", "1")]).await;
    let page = browser.get(&draft).await.body;
    let keep = page.split("name=\"keep\" value=\"WS06").nth(1).unwrap().split('"').next().unwrap();
    let (keep, index) = (format!("WS06{keep}"), keep.rsplit(':').next().unwrap());
    let why = format!("why{index}");
    let ask = |reason: &'static str| {
        [("text", text), ("revision", "2"), ("keep", &keep), (&why, reason)].map(|(k, v)| (k.to_owned(), v.to_owned()))
    };
    let post = async |fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        browser.post(&format!("{draft}/waivers"), &fields).await
    };
    let refused = post(&ask(" ")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("请写明为什么保留原文"));
    let kept = post(&ask("照录传真原文")).await;
    assert_eq!(kept.location(), format!("{draft}?kept=1"), "{}", kept.body);
    let page = browser.get(&draft).await.body;
    assert!(page.contains("保留原文: WS06") && page.contains("周正：照录传真原文"), "{page}");
    let drop = page.split("name=\"drop\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let now = browser.get(&format!("{draft}/document.txt")).await.body;
    let back = [("text", now.as_str()), ("revision", "3"), ("drop", drop)].map(|(k, v)| (k.to_owned(), v.to_owned()));
    assert_eq!(post(&back).await.location(), format!("{draft}?kept=0"));
    assert_eq!(browser.get(&format!("{draft}/document.txt")).await.body, text);
    let (code, start) = keep.split_once(':').unwrap();
    let start: usize = start.split(':').next().unwrap().parse().unwrap();
    let asked = serde_json::json!({"text": text, "code": code, "start": start, "reason": "照录"});
    let told = browser.post_json(&format!("{draft}/live/waivers"), &asked.to_string()).await;
    assert!(told.body.contains("周正：照录"), "{}", told.body);
    let asked = serde_json::json!({"text": text, "code": code, "start": start});
    let gone = browser.post_json(&format!("{draft}/live/waivers"), &asked.to_string()).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn versions_are_listed_compared_and_restored() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let draft = draft(&browser).await;
    browser.post(&draft, &[("text", "关于抗旱工作的通知\n正文。\n"), ("revision", "1")]).await;
    let list = browser.get(&format!("{draft}/versions")).await.body;
    assert!(list.contains("版本2") && list.contains("版本1") && list.contains("周正"));
    let page = browser.get(&format!("{draft}/compare?from=1&to=2")).await.body;
    assert!(page.contains("<del>防汛</del>") && page.contains("<ins>抗旱</ins>"), "{page}");
    let back = browser.post(&format!("{draft}/versions/1/restoration"), &[("revision", "2")]).await;
    assert_eq!(back.location(), format!("{draft}?restored=1"));
    assert!(browser.get(&draft).await.body.contains("关于防汛工作的通知"));
    assert_eq!(browser.get(&format!("{draft}/versions/9")).await.status, StatusCode::NOT_FOUND);
    let text = browser.get(&format!("{draft}/document.txt")).await;
    assert_eq!(text.body, TEXT);
    assert!(text.headers["content-disposition"].to_str().unwrap().contains("filename*=UTF-8''%E5%85%B3"));
}

/// With the fonts of the machine: pages as pictures, and the PDF.
#[tokio::test]
async fn pages_are_pictures_for_their_owner_and_a_pdf_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let options = app::Options {
        place: app::Place::Folder(folder.path().to_owned()),
        fonts: None,
        profile: app::samples::yunxi(),
        demo: false,
        clock: app::Clock::default(),
        keys: None,
        outside: app::notices::Outside::default(),
    };
    let server = Server::on(app::App::open(options).await.unwrap());
    let (chief, browser) = server.administrator().await;
    let draft = browser.post("/drafts/new/paste", &[("text", app::samples::SAMPLES[0].text)]).await;
    let page = browser.get(draft.location()).await.body;
    let picture = page.split("<img src=\"").find(|part| part.contains("/pages/")).unwrap();
    let picture = picture.split('"').next().unwrap();
    let png = browser.get(picture).await;
    assert_eq!(png.headers["content-type"], "image/png");
    assert_eq!(png.headers["cache-control"], "private, max-age=31536000, immutable");
    let other = server.clerk(&chief, "liming").await;
    assert_eq!(other.get(picture).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.guest().get(picture).await.status, StatusCode::UNAUTHORIZED);
    let unknown = browser.get(&format!("{}/pages/00000000-500.png", draft.location())).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let pdf = browser.get(&format!("{}/document.pdf", draft.location())).await;
    assert!(pdf.body.starts_with("%PDF-") && pdf.headers["content-type"] == "application/pdf");
}
