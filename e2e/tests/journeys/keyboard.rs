//! Without a mouse.

use e2e::{Browser, input::key, journey, texts};
use std::collections::BTreeSet;

/// What the keyboard should reach, with a name each; of radio buttons only the chosen one.
const WANTED: &str = "\
    const seen = (node) => node.checkVisibility({ visibilityProperty: true });\
    return Array.from(document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary'))\
      .filter((node) => seen(node) && !node.disabled && node.tabIndex >= 0 && !(node.type === 'radio' && !node.checked))\
      .map((node, n) => { node.dataset.step = n; return String(n); });";

/// Steps through the page; gives what was reached, and what could not be seen when it was.
async fn walk(browser: &Browser, steps: usize) -> (BTreeSet<String>, Vec<String>) {
    let (mut reached, mut unseen) = (BTreeSet::new(), Vec::new());
    browser.script("document.activeElement.blur(); window.getSelection().removeAllRanges();").await;
    for _ in 0..steps {
        browser.press(&[key::TAB]).await;
        let at = browser
            .script(
                "const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();\
                 const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;\
                 const shown = box.width > 2 && box.height > 2 && style.opacity !== '0' && box.right > 0 && box.left < innerWidth;\
                 return [node.dataset.step || '', node.id === 'text' || (marked && shown) ? '' : node.outerHTML.slice(0, 120)];",
            )
            .await;
        let [step, fault] = [0, 1].map(|n| at[n].as_str().unwrap_or_default().to_owned());
        if step.is_empty() {
            continue;
        }
        if !fault.is_empty() && !reached.contains(&step) {
            unseen.push(fault);
        }
        reached.insert(step);
    }
    (reached, unseen)
}

/// Faults that are known and not mended yet; this list may only shrink.
#[test]
fn tab_reaches_everything_and_one_sees_where_one_is() {
    journey("tab", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        for path in
            ["/drafts".to_owned(), "/drafts/new/request".to_owned(), format!("/drafts/{draft}"), "/account".to_owned()]
        {
            browser.open(&path).await;
            browser.settle().await;
            let wanted: BTreeSet<String> = super::words(&browser.script(WANTED).await).into_iter().collect();
            let (reached, unseen) = walk(&browser, wanted.len() + 4).await;
            let missed: Vec<_> = wanted.difference(&reached).collect();
            assert!(missed.is_empty(), "{path}: {missed:?} of {} not reached", wanted.len());
            assert!(unseen.is_empty(), "{path}: the focus is not to be seen on {unseen:#?}");
        }
    });
}

#[test]
fn keys_find_fix_save_and_go_elsewhere() {
    journey("keys", |stage, browser| async move {
        let clerk = stage.clerk().await;
        let draft = stage.draft(&clerk.signed_in, texts::FAULTY).await;
        browser.be(&clerk.signed_in).await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.until("document.querySelector('#editor.is-live')").await;
        let findings = browser.count(".finding").await;

        browser.press(&[key::F8]).await;
        browser.until("document.querySelectorAll('.finding.here').length === 1").await;
        let first = browser.script("return document.querySelector('.finding.here').dataset.index").await;
        browser.press(&[key::F8]).await;
        browser
            .until(&format!(
                "document.querySelector('.finding.here').dataset.index !== '{}'",
                first.as_str().unwrap_or_default()
            ))
            .await;
        browser.press(&[key::SHIFT, key::F8]).await;
        browser
            .until(&format!(
                "document.querySelector('.finding.here').dataset.index === '{}'",
                first.as_str().unwrap_or_default()
            ))
            .await;

        while browser.count(".finding.here .fix").await == 0 {
            browser.press(&[key::F8]).await;
        }
        browser.press(&[key::ALT, key::ENTER]).await;
        browser.until(&format!("document.querySelectorAll('.finding').length < {findings}")).await;

        browser.press(&[key::CONTROL, 's']).await;
        browser.shows("#save-state", "已保存 ·").await;
        let text = browser.value("#text").await;
        browser.open(&format!("/drafts/{draft}")).await;
        assert_eq!(browser.value("#text").await, text);

        browser.until("document.querySelector('#editor.is-live')").await;
        browser.press(&[key::CONTROL, 'k']).await;
        browser.until("document.getElementById('palette').open").await;
        browser.type_here("规则手册").await;
        browser.until("document.querySelectorAll('#palette-list li').length === 1").await;
        browser.press(&[key::ENTER]).await;
        browser.arrive("/manual").await;
        browser.press(&[key::CONTROL, 'k']).await;
        browser.until("document.getElementById('palette').open").await;
        browser.press(&[key::ESCAPE]).await;
        browser.until("!document.getElementById('palette').open").await;
    });
}
