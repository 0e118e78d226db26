//! The studio: findings and pages follow the text, and the other way round.

use e2e::{Browser, input::key, journey, texts};
use testkit::people::PASSWORD;

/// The addresses of the page pictures, as they are shown.
async fn pictures(browser: &Browser) -> Vec<String> {
    super::words(
        &browser
            .script("return Array.from(document.querySelectorAll('.sheet img')).map((i) => i.getAttribute('src'))")
            .await,
    )
}

/// Puts the caret behind the first place of these words.
async fn caret_after(browser: &Browser, words: &str) {
    let script = format!(
        "const area = document.getElementById('text'), at = area.value.lastIndexOf('{words}') + '{words}'.length;\
         area.focus(); area.setSelectionRange(at, at); return at;"
    );
    browser.script(&script).await;
}

#[test]
fn typing_changes_only_the_page_where_one_types() {
    journey("typing", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, &texts::long()).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let before = pictures(&browser).await;
        assert!(before.len() >= 3, "{} pages", before.len());
        caret_after(&browser, "请认真贯彻").await;
        browser.type_here("并").await;
        browser.until("document.getElementById('save-state').textContent.includes('已保存 ·')").await;
        let changed = before.iter().enumerate().map(|(n, address)| {
            format!("document.querySelectorAll('.sheet img')[{n}].getAttribute('src') !== '{address}'")
        });
        browser.until(&changed.collect::<Vec<_>>().join(" || ")).await;
        let after = pictures(&browser).await;
        let changed = before.iter().zip(&after).filter(|(old, new)| old != new).count();
        assert_eq!((after.len(), changed), (before.len(), 1), "{before:?}\n{after:?}");
        assert_eq!(before[0], after[0]);
    });
}

#[test]
fn a_finding_is_left_as_it_is_and_taken_up_again() {
    journey("waiver", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let before = browser.count(".finding").await;
        browser.click(".finding:nth-child(2) .keep summary").await;
        browser.click(".finding:nth-child(2) .keep-it").await;
        browser.shows("#save-state", "请写明为什么保留原文").await;
        browser.fill(".finding:nth-child(2) .keep input", "照录来文").await;
        browser.press(&[key::ENTER]).await;
        browser.until("document.getElementById('waived-count').textContent === '1'").await;
        browser.until(&format!("document.querySelectorAll('.finding').length === {}", before - 1)).await;
        assert!(browser.value("#text").await.contains("保留原文: WS02"));
        browser.click("#waived summary").await;
        browser.shows("#waived-list", "照录来文").await;
        browser.click("#waived-list button").await;
        browser.until("document.getElementById('waived').hidden").await;
        assert_eq!(browser.count(".finding").await, before);
        assert!(!browser.value("#text").await.contains("保留原文"));
    });
}

#[test]
fn a_finding_leads_to_its_words_and_a_page_to_its_line() {
    journey("jumps", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser
            .until("document.querySelector('#editor.is-live') && document.querySelector('.sheet img').complete")
            .await;
        browser.click(".finding:nth-child(2) .finding-message").await;
        browser
            .until(
                "(() => { const area = document.getElementById('text');\
                 const finding = JSON.parse(document.getElementById('studio-data').textContent).findings[1];\
                 return document.activeElement === area && area.selectionStart === finding.start && area.selectionEnd === finding.end; })()",
            )
            .await;
        browser.element(".sheet .line.here").await;
        browser.element("#mirror mark.here").await;

        browser.script("const pane = document.getElementById('pages'); pane.scrollTop = 0;").await;
        let place = browser
            .script(
                "const data = JSON.parse(document.getElementById('studio-data').textContent);\
                 const page = data.pages[0], image = document.querySelector('.sheet img'), box = image.getBoundingClientRect();\
                 const pane = document.getElementById('pages').getBoundingClientRect();\
                 for (const line of page.lines.slice().reverse()) {\
                   const x = box.left + (line[0] + line[2] / 2) / page.w * box.width, y = box.top + (line[1] + line[3] / 2) / page.h * box.height;\
                   if (line[2] > 60 && y < pane.bottom - 20) { return [x, y, line[4], line[5]]; }\
                 }",
            )
            .await;
        let at = |n: usize| place[n].as_f64().unwrap_or(-1.0);
        assert!(at(2) >= 0.0, "{place}");
        browser.click_at(at(0), at(1)).await;
        browser
            .until(&format!(
                "(() => {{ const area = document.getElementById('text');\
                 return document.activeElement === area && area.selectionStart >= {} && area.selectionStart <= {}; }})()",
                at(2),
                at(3)
            ))
            .await;
    });
}

#[test]
fn fixes_are_one_click_and_undo_brings_the_text_back() {
    journey("fixes", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let original = browser.value("#text").await;
        let findings = browser.count(".finding").await;

        browser.click(".finding .fix").await;
        browser.until(&format!("document.querySelectorAll('.finding').length < {findings}")).await;
        let mended = browser.value("#text").await;
        assert_ne!(mended, original);
        browser.press(&[key::CONTROL, 'z']).await;
        browser.until(&format!("document.querySelectorAll('.finding').length === {findings}")).await;
        assert_eq!(browser.value("#text").await, original);

        let safe: usize = browser.text("#safe-count").await.parse().expect("a number");
        assert!(safe >= 2, "{safe} safe fixes");
        browser.click("#fix-all").await;
        browser.until("document.getElementById('fix-all').hidden").await;
        let all = browser.value("#text").await;
        assert!(all.contains("云政发〔2026〕8号"), "{all}");
        browser.shows("#save-state", "已保存 ·").await;
        browser.script("document.getElementById('text').focus()").await;
        browser.press(&[key::CONTROL, 'z']).await;
        browser.until(&format!("document.getElementById('text').value === {}", serde_json::json!(original))).await;
    });
}

#[test]
fn what_is_typed_is_saved_by_itself_and_there_after_a_reload() {
    journey("autosave", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        caret_after(&browser, "县水利局负责河道").await;
        browser.type_here("和涵闸").await;
        browser.shows("#save-state", "有未保存的修改").await;
        browser.shows("#save-state", "已保存 ·").await;
        browser.open(&format!("/drafts/{draft}")).await;
        assert!(browser.value("#text").await.contains("县水利局负责河道和涵闸。"));
        browser.shows("#save-state", "已保存").await;

        // A second window saves first: nothing is overwritten without being asked.
        let second = stage.browser().await;
        second.be(&clerk.signed_in).await;
        second.open(&format!("/drafts/{draft}")).await;
        second.until("document.querySelector('#editor.is-live')").await;
        caret_after(&second, "县水利局负责").await;
        second.type_here("全部").await;
        second.shows("#save-state", "已保存 ·").await;
        caret_after(&browser, "县住房和城乡建设局负责").await;
        browser.type_here("地下").await;
        browser.shows("#live-trouble", "保留我的内容").await;
        browser.click("#live-trouble button").await;
        browser.shows("#save-state", "已保存 ·").await;
        second.close().await;
    });
}

#[test]
fn the_form_of_elements_writes_into_the_text() {
    journey("elements", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        browser.click("#header-form summary").await;
        browser.fill("#header_number", "云政发〔2026〕9号").await;
        browser.click("#write-header").await;
        browser.until("document.getElementById('text').value.includes('云政发〔2026〕9号')").await;
        browser.shows("#save-state", "已保存 ·").await;
    });
}

#[test]
fn nothing_is_lost_when_the_line_or_the_session_breaks() {
    journey("offline", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        browser.offline(true).await;
        caret_after(&browser, "县水利局负责河道").await;
        browser.type_here("和涵闸").await;
        browser.shows("#save-state", "离线，已存于本机").await;
        browser.offline(false).await;
        browser.shows("#save-state", "已保存 ·").await;

        stage.app.sign_out(&clerk.signed_in.person, &clerk.signed_in.token).await.expect("the session ends");
        caret_after(&browser, "县水利局负责河道和涵闸").await;
        browser.type_here("泵站").await;
        browser.shows("#save-state", "登录已失效，已存于本机").await;
        browser.sign_in(&clerk.account, PASSWORD).await;
        browser.shows("h1", "今日").await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.shows("#live-trouble", "没有存上的内容").await;
        browser.click("#live-trouble button").await;
        browser.until("document.getElementById('text').value.includes('河道和涵闸泵站')").await;
        browser.shows("#save-state", "已保存 ·").await;
    });
}
