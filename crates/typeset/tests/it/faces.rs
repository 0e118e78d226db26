//! Which face draws which character, and what is said about it.

use crate::build::{heading, notice, plain, set, text};
use gongwen::profile::FontChoice;
use gongwen::{Block, OrdinalStyle, Profile};
use std::path::PathBuf;
use std::process::Command;
use typeset::{FontSources, Fonts, PdfInfo, Role, Typesetter};

#[test]
fn rare_characters_are_printed_from_another_family_and_reported() {
    let mut document = notice();
    document.body.push(plain("联系人：王䶮、李㛃，电话：0000-1234567。"));
    document.header.signatories = vec![text("张䶮")];
    let setting = set(&document);
    let facts = setting.facts();
    for (c, wanted) in [('䶮', "仿宋"), ('㛃', "仿宋"), ('䶮', "楷体")] {
        let glyph = facts.substituted.iter().find(|glyph| glyph.char == c && glyph.wanted == wanted);
        let glyph = glyph.unwrap_or_else(|| panic!("{c} in {wanted}: {:?}", facts.substituted));
        let used = glyph.used.as_deref().expect("some family has it");
        assert!(wanted == "楷体" || used.contains("Noto Serif"), "{used}");
    }
    assert!(facts.messages.iter().any(|message| message.contains("“䶮”") && message.contains("Noto Serif")));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rare.pdf");
    std::fs::write(&path, setting.pdf(&PdfInfo::default()).expect("a PDF/A-2b file")).expect("written");
    let output = Command::new("pdftotext").args(["-raw"]).arg(&path).arg("-").output().expect("pdftotext is there");
    let found = String::from_utf8_lossy(&output.stdout).replace(char::is_whitespace, "");
    assert!(found.contains("王䶮、李㛃，") && found.contains("张䶮"), "{found}");
}

#[test]
fn a_character_that_no_font_has_is_a_box_and_reported() {
    let mut document = notice();
    document.body.push(plain("符号\u{10FFFD}无字形。"));
    let setting = set(&document);
    let glyph = setting.facts().substituted.iter().find(|glyph| glyph.char == '\u{10FFFD}').expect("reported");
    assert_eq!(glyph.used, None);
    let lines = setting.facts().pages.iter().flat_map(|page| &page.lines);
    assert!(lines.clone().any(|line| line.text.contains("符号□无字形")));
}

/// Digits, letters and their marks, and marks that Chinese text shares with Latin.
const MIXED: &str = "执行GB/T 9704—2012，占比98.5%，“十五五”规划……阿·买买提，共24项。";

#[test]
fn digits_and_letters_of_a_stand_in_come_from_songti_and_count_as_its_own() {
    let mut document = notice();
    document.body = vec![plain(MIXED), heading(OrdinalStyle::HanBracketed, "（一）", "完成24项任务。")];
    let fonts = Fonts::load(&FontSources::default()).expect("fonts are installed");
    let stands_in = fonts.table().iter().any(|font| font.role == Role::Fangsong && font.family.starts_with("Fandol"));
    let setting = Typesetter::new(fonts).set(&document, &Profile::default()).expect("set");
    assert_eq!(setting.facts().substituted, [], "nothing is missing");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("digits.pdf");
    std::fs::write(&path, setting.pdf(&PdfInfo::default()).expect("a PDF/A-2b file")).expect("written");
    let output = Command::new("pdftotext").args(["-raw"]).arg(&path).arg("-").output().expect("pdftotext is there");
    let found = String::from_utf8_lossy(&output.stdout).replace(char::is_whitespace, "");
    assert!(found.contains("2012，占比98.5%，“十五五”规划……阿·买买提，共24项。"), "{found}");
    if stands_in {
        assert!(setting.facts().fonts.iter().any(|font| font.role == Role::Songti));
    }
}

#[test]
fn an_office_that_chose_its_font_keeps_its_digits() {
    let mut document = notice();
    document.body = vec![plain(MIXED)];
    document.attachments.clear();
    let fonts = FontChoice { fangsong: vec!["Noto Serif CJK SC".to_owned()], ..FontChoice::default() };
    let profile = Profile { fonts, ..Profile::default() };
    let fonts = Fonts::load(&FontSources::default()).expect("fonts are installed");
    let setting = Typesetter::new(fonts).set(&document, &profile).expect("set");
    assert!(setting.facts().substituted.is_empty(), "{:?}", setting.facts().substituted);
    let width = |document: &gongwen::Document, profile: &Profile| {
        let fonts = Fonts::load(&FontSources::default()).expect("fonts are installed");
        let setting = Typesetter::new(fonts).set(document, profile).expect("set");
        let pages = &setting.facts().pages;
        pages.iter().flat_map(|page| &page.lines).find(|line| line.text.contains("2012")).map(|line| line.w)
    };
    document.body = vec![Block::clone(&plain("2012201220122012。"))];
    assert_ne!(width(&document, &profile), width(&document, &Profile::default()), "the digits are its own");
}
