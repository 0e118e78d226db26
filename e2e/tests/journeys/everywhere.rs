//! What must hold on every page, wide and narrow, light and dark.

use e2e::pages::{Desk, NO_PAGES, PAGES};
use e2e::{audit, journey};

#[test]
fn every_page_is_in_the_list() {
    for route in web::routes().iter().filter(|route| route.method == "GET") {
        let known = PAGES.iter().any(|page| page.route == route.path) || NO_PAGES.contains(&route.path);
        assert!(known, "{} is neither in PAGES nor in NO_PAGES of e2e/src/pages.rs", route.path);
    }
}

/// Width, height, dark: a screen, a small one, a screen at 200 %, a phone.
const WINDOWS: [(u32, u32, bool); 4] = [(1440, 900, false), (1024, 768, true), (720, 450, false), (390, 844, true)];

#[test]
fn the_audit_finds_what_is_planted() {
    journey("audit", |_, browser| async move {
        browser.resize(390, 844).await;
        browser.open("/sign-in").await;
        browser.settle().await;
        assert_eq!(audit::faults(&browser).await, Vec::<String>::new());
        browser
            .script(
                "const node = document.querySelector('.gate-brand'), style = node.style;\
                 style.position = 'fixed'; style.left = '0'; style.top = '0'; style.width = '390px'; style.height = '844px';",
            )
            .await;
        let faults = audit::faults(&browser).await;
        assert!(faults.iter().any(|fault| fault.starts_with("盖住了")), "{faults:?}");
        browser
            .script(
                "const add = (name, fill) => { const node = document.createElement(name); fill(node); document.querySelector('main').appendChild(node); };\
                 add('h1', (node) => { node.textContent = '又一个'; });\
                 add('img', (node) => { node.src = '/health'; });\
                 add('input', (node) => { node.id = 'account'; });\
                 add('p', (node) => { node.textContent = '看不清'; node.style.color = '#999'; node.style.minWidth = '900px'; });\
                 add('button', (node) => { node.style.minHeight = '20px'; });\
                 console.error('planted');",
            )
            .await;
        let faults = audit::faults(&browser).await.join("\n");
        for fault in
            ["h1 有2个", "没有 alt", "id 重复", "没有标签", "没有名称", "对比度", "横向滚动", "手指点不准", "planted"]
        {
            assert!(faults.contains(fault), "{fault} not in\n{faults}");
        }
    });
}

#[test]
fn every_page_is_legible_labelled_silent_and_its_own() {
    journey("everywhere", |stage, browser| async move {
        let desk = Desk::prepare(stage).await;
        let mut faults = Vec::new();
        for (width, height, dark) in WINDOWS {
            browser.resize(width, height).await;
            browser.dark(dark).await;
            for page in PAGES {
                desk.show(stage, &browser, page).await;
                let found = audit::faults(&browser).await;
                faults.extend(found.into_iter().map(|fault| format!("{} at {width}: {fault}", page.name)));
            }
        }
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    });
}
