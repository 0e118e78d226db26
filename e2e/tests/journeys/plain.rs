//! The same without JavaScript.

use e2e::{journey, texts};
use testkit::people::PASSWORD;

#[test]
fn a_draft_is_checked_fixed_and_compared_by_forms_alone() {
    journey("plain", |stage, browser| async move {
        let clerk = stage.clerk().await;
        browser.without_scripts().await;
        browser.sign_in(&clerk.account, PASSWORD).await;
        browser.shows("h1", "今日").await;
        browser.open("/drafts").await;
        browser.click("a[href='/drafts/new/paste']").await;
        browser.fill("#text", texts::FAULTY).await;
        browser.click("main .primary").await;
        browser.shows("#draft-kind", "通知").await;
        assert_eq!(browser.count("#editor.is-live").await, 0, "no script has run");
        let findings = browser.count(".finding").await;
        assert!(findings >= 6 && browser.count(".sheet img").await >= 1, "{findings} findings");

        browser.click(".finding-foot button").await;
        browser.shows(".notice", "已修改1处").await;
        let left = browser.count(".finding").await;
        assert!(left < findings, "{left} of {findings}");
        browser.click("#fix-all").await;
        browser.shows(".notice", "已修改").await;
        assert!(browser.value("#text").await.contains("云政发〔2026〕8号"));

        let changed = browser.value("#text").await.replace("一、全面排查。", "一、逐段排查。");
        browser.fill("#text", &changed).await;
        browser.click("#save").await;
        browser.shows(".notice", "已保存并检查").await;
        assert!(browser.value("#text").await.contains("一、逐段排查。"));

        browser.click("#header-form summary").await;
        browser.fill("#header_number", "云政发〔2026〕9号").await;
        browser.click("#write-header").await;
        browser.shows(".notice", "已保存").await;
        assert!(browser.value("#text").await.contains("云政发〔2026〕9号"));

        browser.fill("#text", texts::CLASSIFIED).await;
        browser.click("#save").await;
        browser.shows("#trouble", "涉密不上网").await;

        browser.open("/drafts").await;
        browser.click(".main-cell a").await;
        browser.click("a[href$='/versions']").await;
        browser.click("main form .primary").await;
        browser.arrive("/compare").await;
        assert!(browser.count("#comparison ins, #comparison del").await >= 1);
    });
}

#[test]
fn on_a_phone_the_panes_are_chosen_without_scripts() {
    journey("plain-phone", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.without_scripts().await;
        browser.resize(390, 844).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.click("label[for='pane-findings']").await;
        browser.click(".finding-foot button").await;
        browser.shows(".notice", "已修改1处").await;
        browser.click("label[for='pane-pages']").await;
        browser.shows("#page-list", "第1页").await;
    });
}
