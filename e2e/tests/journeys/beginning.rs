//! Beginning a draft: by a form, by pasting, by uploading.

use e2e::{journey, texts};
use std::io::Write;
use zip::write::SimpleFileOptions;

#[test]
fn the_form_of_a_request_keeps_what_was_filled_in() {
    journey("request-form", |stage, browser| async move {
        browser.be(&stage.clerk().await.signed_in).await;
        browser.open("/drafts/new").await;
        browser.click("a[href='/drafts/new/request']").await;
        browser.shows("h1", "起草请示").await;
        browser.fill("#subject", "修建白石镇防洪堤").await;
        browser.fill("#basis", "白石镇段堤防年久失修。").await;
        browser.click("main .primary").await;
        browser.shows("#trouble", "没有填好").await;
        assert_eq!(browser.value("#subject").await, "修建白石镇防洪堤");
        assert_eq!(browser.value("#basis").await, "白石镇段堤防年久失修。");
        browser.until("document.activeElement.id === 'trouble'").await;
        browser.shows("#signatory-message", "签发人").await;
        browser.click("#trouble a[href='#signatory']").await;
        browser.until("document.activeElement.id === 'signatory'").await;

        browser.fill("#signatory", "周正").await;
        browser.fill("#addressees", "江州市人民政府").await;
        browser.fill("#items", "请求批准修建防洪堤2.6公里。").await;
        browser.fill("#annotation", "（联系人：李明，联系电话：0000-1234567）").await;
        browser.click("main .primary").await;
        browser.shows("#draft-kind", "请示").await;
        browser.shows("#draft-title", "云溪县人民政府关于修建白石镇防洪堤的请示").await;
        let text = browser.value("#text").await;
        for words in ["签发人：周正", "江州市人民政府：", "妥否，请批示。", "李明"] {
            assert!(text.contains(words), "{words} in\n{text}");
        }
        browser.until("document.querySelectorAll('.sheet img').length && document.querySelector('.sheet img').naturalWidth > 300").await;
    });
}

#[test]
fn a_pasted_draft_shows_its_faults_with_articles_and_its_pages() {
    journey("paste", |stage, browser| async move {
        browser.be(&stage.clerk().await.signed_in).await;
        browser.open("/drafts/new/paste").await;
        browser.fill("#text", texts::FAULTY).await;
        browser.click("main .primary").await;
        browser.shows("#draft-kind", "通知").await;
        let articles = super::words(
            &browser
                .script("return Array.from(document.querySelectorAll('.finding-foot a')).map((a) => a.textContent)")
                .await,
        );
        assert!(articles.len() >= 6, "{articles:?}");
        assert!(articles.iter().all(|article| !article.trim().is_empty()), "{articles:?}");
        assert!(articles.iter().any(|article| article.contains("GB/T")), "{articles:?}");
        browser.until("document.querySelector('.sheet img').naturalWidth > 300").await;
        assert!(browser.count("#gutter button").await >= 3);
        browser.shows("#counts", "错误").await;
    });
}

#[test]
fn a_classified_text_is_refused_and_stays_nowhere() {
    journey("classified", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open("/drafts/new/paste").await;
        browser.fill("#text", texts::CLASSIFIED).await;
        browser.click("main .primary").await;
        browser.shows("#trouble", "涉密不上网").await;
        browser.open("/drafts").await;
        assert_eq!(browser.count(".register tbody tr").await, 1);

        browser.open(&format!("/drafts/{draft}")).await;
        browser.fill("#text", texts::CLASSIFIED).await;
        browser.shows("#live-trouble", "涉密不上网").await;
        browser.shows("#save-state", "没有保存").await;
        let kept = browser.script("return Object.values(localStorage).join()").await;
        assert!(!kept.as_str().unwrap_or_default().contains("机密"), "{kept}");
        browser.open(&format!("/drafts/{draft}")).await;
        assert!(!browser.value("#text").await.contains("机密"));
    });
}

#[test]
fn files_are_uploaded_by_choosing_and_by_dropping() {
    journey("upload", |stage, browser| async move {
        browser.be(&stage.clerk().await.signed_in).await;
        let word = browser.folder().join("通知.docx");
        std::fs::write(&word, docx(texts::FAULTY)).expect("the file is written");
        let plain = browser.folder().join("通知.txt");
        std::fs::write(&plain, texts::FAULTY.replace('\n', "\r\n")).expect("the file is written");
        for file in [word, plain] {
            browser.open("/drafts/new/upload").await;
            let field = browser.element("#file").await;
            field.send_keys(&file.display().to_string()).await.expect("the file is chosen");
            browser.click("main .primary").await;
            browser.shows("#draft-title", "防汛隐患排查").await;
            assert!(browser.value("#text").await.contains("县水利局负责河道"), "{}", file.display());
        }

        browser.open("/drafts/new/upload").await;
        browser.until("document.getElementById('drop-hint').textContent.includes('拖到')").await;
        browser
            .script(
                "const data = new DataTransfer();\
                 data.items.add(new File(['云溪县人民政府关于拖入文件的通知\\n\\n各乡镇人民政府：\\n　　请照办。\\n'], '拖入.txt'));\
                 document.getElementById('drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
            )
            .await;
        browser.shows("#draft-title", "拖入文件").await;

        let broken = browser.folder().join("坏文件.docx");
        std::fs::write(&broken, b"PK\x03\x04 nothing").expect("the file is written");
        browser.open("/drafts/new/upload").await;
        browser.element("#file").await.send_keys(&broken.display().to_string()).await.expect("the file is chosen");
        browser.click("main .primary").await;
        browser.element("#trouble").await;
        assert_eq!(browser.count("#file").await, 1, "one may choose another file");
    });
}

/// A small Word document with a paragraph for each line.
fn docx(text: &str) -> Vec<u8> {
    let paragraphs: String =
        text.lines().map(|line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")).collect();
    let parts = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#.to_owned(),
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "word/document.xml",
            format!(r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{content}").as_bytes())
            .expect("a part is written");
    }
    zip.finish().expect("the package ends").into_inner()
}
