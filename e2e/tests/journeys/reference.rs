//! The rule manual.

use e2e::journey;

#[test]
fn a_rule_is_found_by_a_word_and_by_its_code() {
    journey("manual", |stage, browser| async move {
        browser.be(&stage.clerk().await.signed_in).await;
        browser.open("/manual").await;
        let all = browser.count(".rules li").await;
        assert!(all >= 90, "{all} rules");
        browser.fill("#q", "顿号").await;
        browser.click(".filters button").await;
        browser.shows("main", "找到").await;
        let found = browser.count(".rules li").await;
        assert!(0 < found && found < all, "{found} of {all}");
        let code = browser.text(".rules .code").await;
        browser.fill("#q", &code.to_lowercase()).await;
        browser.click(".filters button").await;
        browser.until("document.querySelectorAll('.rules li').length === 1").await;
        browser.click(".rules a").await;
        browser.shows(".rule-facts", &code).await;
        for heading in ["查什么", "依据", "反例", "正例"] {
            browser.shows("main", heading).await;
        }
        browser.open("/manual/WS9999").await;
        browser.shows("h1", "没有找到").await;
    });
}
