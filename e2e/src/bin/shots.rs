//! The picture book (`make shots`): every page at three widths, light and dark, in `shots/`.
//!
//! A word as argument keeps to the pages whose name contains it.

#![allow(clippy::expect_used)]

use e2e::pages::{Desk, PAGES};
use e2e::{Browser, Stage, stage};
use std::path::{Path, PathBuf};

const WIDTHS: [(u32, u32); 3] = [(1440, 900), (1024, 768), (390, 844)];

/// Longer pages are cut here: what follows looks the same.
const LONGEST: u32 = 2400;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shots");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let only = std::env::args().nth(1).unwrap_or_default();
    let stage = stage();
    let count = stage.run(all(stage, &folder, &only));
    println!("shots: {count} pictures in {}", folder.canonicalize().unwrap_or(folder).display());
}

async fn all(stage: &Stage, folder: &Path, only: &str) -> usize {
    let desk = Desk::prepare(stage).await;
    let browser = stage.browser().await;
    let mut count = 0;
    for (width, height) in WIDTHS {
        for page in PAGES.iter().filter(|page| page.name.contains(only)) {
            browser.resize(width, height).await;
            browser.dark(false).await;
            desk.show(stage, &browser, page).await;
            let tall = tall(&browser).await.clamp(height, LONGEST);
            browser.resize(width, tall).await;
            for (dark, theme) in [(false, "light"), (true, "dark")] {
                browser.dark(dark).await;
                // Colours change over a tenth of a second.
                tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                browser.settle().await;
                let file: PathBuf = folder.join(format!("{}-{width}-{theme}.png", page.name));
                std::fs::write(file, browser.picture().await).expect("the picture can be written");
                count += 1;
            }
        }
    }
    browser.close().await;
    count
}

/// How tall the page would like to be.
async fn tall(browser: &Browser) -> u32 {
    let height = browser.script("return document.scrollingElement.scrollHeight").await;
    height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or_default()
}
