//! The draft as a file.

use e2e::{journey, texts};
use serde_json::json;
use std::time::Duration;

#[test]
fn the_pdf_comes_as_a_file_with_the_title_as_its_name() {
    journey("pdf", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        let folder = browser.folder().join("downloads");
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
        browser.tools("Browser.setDownloadBehavior", behaviour).await;
        browser.click("#pdf").await;
        let mut file = None;
        for _ in 0..200 {
            let found = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            file = found.into_iter().find(|path| path.extension().is_some_and(|end| end == "pdf"));
            if file.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let file = file.expect("the download ends");
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.contains("防汛隐患排查"), "{name}");
        let pdf = std::fs::read(&file).expect("the file");
        assert!(pdf.starts_with(b"%PDF-1.") && pdf.len() > 20_000, "{} bytes", pdf.len());
    });
}

#[test]
fn the_text_comes_as_it_was_written() {
    journey("text", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open("/drafts").await;
        let script = format!(
            "fetch('/drafts/{draft}/document.txt').then((reply) => reply.text().then((text) =>\
             done([reply.headers.get('content-type'), text])));"
        );
        let told = super::words(&browser.later(&script).await);
        assert_eq!(told, ["text/plain; charset=utf-8", texts::FAULTY].map(str::to_owned).to_vec().as_slice());
    });
}
