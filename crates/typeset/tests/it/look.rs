//! Pictures for the eye, under the target folder.

use crate::build::{attachment, notice, set};
use std::path::PathBuf;

/// Pixels per point.
const SCALE: f32 = 1.5;

fn show(name: &str, document: &gongwen::Document) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let setting = set(document);
    assert!(setting.page_count() > 0);
    for page in 0..setting.page_count() {
        let png = setting.png(page, SCALE);
        assert!(png.starts_with(b"\x89PNG"));
        std::fs::write(folder.join(format!("{name}-{}.png", page + 1)), png).expect("written");
    }
    let facts = serde_json::to_string_pretty(setting.facts()).expect("facts are data");
    std::fs::write(folder.join(format!("{name}.json")), facts).expect("written");
    let pdf = setting.pdf(&typeset::PdfInfo { title: "标题".into(), ..Default::default() }).expect("a PDF/A-2b file");
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).expect("written");
}

#[test]
fn a_notice_can_be_looked_at() {
    let mut document = notice();
    document.attachments = vec![attachment("附件1", "云溪县2026年防汛抗旱工作任务分工表")];
    show("notice", &document);
}
