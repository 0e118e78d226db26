//! On a phone, 390 px wide.

use e2e::{journey, texts};

#[test]
fn the_studio_has_tabs_on_a_phone() {
    journey("phone", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.resize(390, 844).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let shown = "return ['text-pane', 'pages-pane', 'findings-pane']\
            .filter((name) => document.querySelector('.' + name).getClientRects().length)";
        assert_eq!(super::words(&browser.script(shown).await), ["text-pane"]);
        browser.click("label[for='pane-pages']").await;
        assert_eq!(super::words(&browser.script(shown).await), ["pages-pane"]);
        browser.click("label[for='pane-findings']").await;
        assert_eq!(super::words(&browser.script(shown).await), ["findings-pane"]);
        assert!(browser.text("#tab-findings").await.parse::<usize>().expect("a number") >= 6);

        browser.click(".finding:nth-child(2) .finding-message").await;
        assert_eq!(super::words(&browser.script(shown).await), ["text-pane"]);
        browser
            .until("document.getElementById('text').selectionEnd > document.getElementById('text').selectionStart")
            .await;
    });
}
