//! A guard against a layout that takes several rounds or forgets what it knew; the real figures
//! are those of the benchmark.

use crate::build::{filler, notice, plain, set, text};
use gongwen::Block;
use std::time::Instant;

#[test]
fn a_changed_character_costs_much_less_than_a_new_document() {
    let mut document = notice();
    document.body.extend((0..12).map(|i| plain(&format!("第{i}段。{}", filler(190)))));
    let _ = set(&notice());
    let start = Instant::now();
    let pages = set(&document).page_count();
    let cold = start.elapsed();
    let mut warm = cold;
    for round in 0..5 {
        if let Some(Block::Paragraph(last)) = document.body.last_mut() {
            last.text = text(&format!("{}{round}", last.text.as_str()));
        }
        let start = Instant::now();
        let _ = set(&document);
        warm = warm.min(start.elapsed());
    }
    println!("{pages} pages: {cold:?}, one character changed: {warm:?}");
    assert!(warm < cold, "{warm:?} of {cold:?}");
}

#[test]
fn finding_fonts_is_quick_and_everything_can_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<typeset::Typesetter>();
    shared::<typeset::Setting>();
    let start = Instant::now();
    let fonts = typeset::Fonts::load(&typeset::FontSources::default()).expect("fonts are installed");
    let took = start.elapsed();
    println!("fonts found in {took:?}: {:?}", fonts.table());
    assert!(took.as_millis() < 800, "{took:?}");
    let nowhere = typeset::FontSources { office_dir: None, system_dirs: Vec::new() };
    let error = typeset::Fonts::load(&nowhere).err().expect("no fonts").to_string();
    assert!(error.contains("make fonts"), "{error}");
}
