//! Versions: the list, comparing two, going back.

use e2e::{journey, texts};

#[test]
fn versions_are_compared_and_brought_back() {
    journey("versions", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let changed = texts::FAULTY.replace("一、全面排查。", "一、逐段排查。");
        browser.fill("#text", &changed).await;
        browser.click("#save").await;
        browser.shows("#save-state", "已保存 ·").await;
        browser.until("document.getElementById('revision').value > 1").await;

        browser.click("a[href$='/versions']").await;
        browser.arrive("/versions").await;
        assert!(browser.count(".register tbody tr").await >= 2);
        browser.script("document.querySelector('input[name=from][value=\"1\"]').checked = true").await;
        browser.click("main form .primary").await;
        browser.arrive("/compare").await;
        let told = |tag: &str| {
            format!("return Array.from(document.querySelectorAll('#comparison {tag}')).map((n) => n.textContent)")
        };
        assert_eq!(super::words(&browser.script(&told("del")).await).concat(), "全面");
        assert_eq!(super::words(&browser.script(&told("ins")).await).concat(), "逐段");
        browser.shows(".lead", "增 2 字，删 2 字").await;

        browser.open(&format!("/drafts/{draft}/versions/1")).await;
        browser.shows(".document-text", "一、全面排查。").await;
        browser.click("main .primary").await;
        browser.shows(".notice", "已恢复所选的版本").await;
        assert!(browser.value("#text").await.contains("一、全面排查。"));
    });
}

#[test]
fn a_draft_goes_to_the_trash_and_comes_back() {
    journey("trash", |stage, browser| async move {
        let clerk = stage.clerk().await;
        stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open("/drafts").await;
        browser.click(".row-acts button").await;
        browser.shows(".notice", "已移入回收站").await;
        browser.click(".notice button").await;
        browser.shows(".notice", "已从回收站恢复").await;
        browser.click(".row-acts button").await;
        browser.shows(".notice", "已移入回收站").await;
        browser.open("/trash").await;
        browser.click("form[action$='/erasure'] button").await;
        browser.accept_question("彻底删除").await;
        browser.shows(".empty", "回收站是空的").await;
    });
}
