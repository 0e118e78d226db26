//! Automatic numbers of every form.

use super::{W, document, package, told};
use docx::{Extract, read};
use gongwen::RemarkKind;

fn extract(levels: &str, styles: &str, body: &str) -> Extract {
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let bytes = package(&[
        ("word/document.xml", document(body)),
        ("word/numbering.xml", numbering.into_bytes()),
        ("word/styles.xml", format!("<w:styles {W}>{styles}</w:styles>").into_bytes()),
    ]);
    read(&bytes).expect("readable")
}

fn level(at: usize, form: &str, text: &str) -> String {
    format!(r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{form}<w:lvlText w:val="{text}"/></w:lvl>"#)
}

fn format(name: &str) -> String {
    format!(r#"<w:numFmt w:val="{name}"/>"#)
}

fn item(text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn a_style_that_names_the_level_alone_has_the_list_that_it_builds_on() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#;
    let levels = level(0, &format("chineseCounting"), "%1、") + &level(1, &format("chineseCounting"), "（%2）");
    let of = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let body = [of("H1", "甲"), of("H2", "乙"), of("H2", "丙"), of("X", "丁")].concat();
    assert_eq!(extract(&levels, styles, &body).text, "一、甲\n（一）乙\n（二）丙\n二、丁\n");
}

#[test]
fn every_form_is_written_as_word_shows_it() {
    for (name, shown) in [
        ("chineseLegalSimplified", "贰、"),
        ("ideographTraditional", "乙、"),
        ("ideographZodiac", "丑、"),
        ("chineseCountingThousand", "二、"),
        ("taiwaneseCountingThousand", "二、"),
        ("japaneseCounting", "二、"),
        ("upperRoman", "II、"),
        ("lowerLetter", "b、"),
        ("decimalEnclosedCircleChinese", "②、"),
        ("decimalFullWidth", "２、"),
        ("decimalZero", "02、"),
    ] {
        let extract = extract(&level(0, &format(name), "%1、"), "", &[item("甲"), item("乙")].concat());
        assert_eq!(extract.text.lines().nth(1), Some(format!("{shown}乙").as_str()), "{name}");
        assert_eq!(extract.remarks, [], "{name}");
    }
}

#[test]
fn a_form_that_is_not_known_is_told_once() {
    let extract = extract(&level(0, &format("hebrew1"), "%1、"), "", &[item("甲"), item("乙")].concat());
    assert_eq!(extract.text, "1、甲\n2、乙\n");
    let told = told(&extract, RemarkKind::NotUnderstood);
    assert_eq!(told, [("自动编号的格式「hebrew1」不认识，已按阿拉伯数字写出，请核对。", "")]);
}

#[test]
fn forms_of_ones_own_and_linked_lists_are_read() {
    let own = r#"<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>"#;
    assert_eq!(extract(&level(0, own, "%1、"), "", &item("甲")).text, "001、甲\n");
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>{}</w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
        level(0, &format("chineseCounting"), "%1、")
    );
    let bytes =
        package(&[("word/document.xml", document(&item("甲"))), ("word/numbering.xml", numbering.into_bytes())]);
    assert_eq!(read(&bytes).expect("readable").text, "一、甲\n");
}

/// A level of bullets in a font.
fn bullet(font: &str, text: &str) -> String {
    let fonts = format!(r#"<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>"#);
    format!(
        r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>"#
    )
}

#[test]
fn bullets_are_written_as_word_shows_them() {
    for (font, text, shown) in [
        ("宋体", "●", "●"),
        ("宋体", "■", "■"),
        ("宋体", "–", "–"),
        ("宋体", "※", "※"),
        ("Symbol", "\u{f0b7}", "•"),
        ("Wingdings", "\u{f06c}", "●"),
        ("Wingdings", "\u{f06e}", "■"),
        ("Wingdings", "\u{f0d8}", "➢"),
        ("Wingdings", "\u{f0fc}", "✓"),
        ("Wingdings", "l", "●"),
        ("Wingdings", "\u{f0ff}", "•"),
        ("Wingdings 3", "}", "•"),
        ("Webdings", "4", "•"),
        ("", "\u{f0b7}", "•"),
        ("Courier New", "o", "o "),
    ] {
        let extract = extract(&bullet(font, text), "", &[item("甲。"), item("乙。")].concat());
        assert_eq!(extract.text, format!("{shown}甲。\n{shown}乙。\n"), "{font} {text}");
        assert_eq!(extract.remarks, [], "{font} {text}");
    }
}

#[test]
fn bullets_stand_once_and_before_words() {
    let typed = extract(&bullet("宋体", "●"), "", &[item("●甲。"), item(""), item("乙。")].concat());
    assert_eq!(typed.text, "●甲。\n\n●乙。\n");
    for blank in ["", " ", "　"] {
        assert_eq!(extract(&bullet("宋体", blank), "", &item("甲。")).text, "甲。\n", "{blank:?}");
    }
    // What counts on is not a bullet.
    let levels = bullet("宋体", "●") + &level(1, &format("decimal"), "%2.");
    let second = item("乙").replace(r#"ilvl w:val="0""#, r#"ilvl w:val="1""#);
    assert_eq!(extract(&levels, "", &[item("甲"), second].concat()).text, "●甲\n1.乙\n");
}
