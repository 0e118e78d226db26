//! Footnotes are read like the text, within bounds.

use super::{W, document, package};
use docx::{Extract, read};
use gongwen::RemarkKind;

fn extract(note: &str, body: &str) -> Extract {
    let notes = format!(r#"<w:footnotes {W}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>"#);
    let bytes = package(&[("word/document.xml", document(body)), ("word/footnotes.xml", notes.into_bytes())]);
    read(&bytes).expect("readable")
}

const REFERENCE: &str = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;

#[test]
fn notes_are_read_like_the_text() {
    let note = r#"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 面积5m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>
        <w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r><w:ins w:author="张三"><w:r><w:t>1</w:t></w:r></w:ins><w:del w:author="张三"><w:r><w:delText>3</w:delText></w:r></w:del></w:p>
        <w:p><w:r><w:t>下同</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p>"#;
    let body = format!("<w:p><w:r><w:t>已建成</w:t></w:r>{REFERENCE}<w:r><w:t>。</w:t></w:r></w:p>");
    let extract = extract(note, &body);
    assert_eq!(extract.text, "已建成①。\n注①：面积5m²±1 下同\n");
    let told = |kind: RemarkKind, words: &str| {
        extract.remarks.iter().any(|remark| remark.kind == kind && remark.message.contains(words))
    };
    assert!(told(RemarkKind::TrackedChange, "脚注①：修订未接受：张三删除了「3」"), "{:?}", extract.remarks);
    assert!(told(RemarkKind::Hidden, "脚注①：有隐藏文字「内部」"), "{:?}", extract.remarks);
    assert!(extract.beside.iter().any(|words| words.contains("内部")));
}

#[test]
fn a_long_note_that_is_named_again_and_again_is_bounded() {
    let note = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "注".repeat(1_000_000));
    let extract = extract(&note, &format!("<w:p>{}</w:p>", REFERENCE.repeat(10_000)));
    assert!(extract.text.len() < 20 * 1024 * 1024, "{} bytes", extract.text.len());
    let told = extract.remarks.iter().filter(|remark| remark.message.contains("从这里起未读入"));
    assert_eq!(told.count(), 1);
}

#[test]
fn the_text_of_a_number_is_bounded() {
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
        "第".repeat(1_000_000)
    );
    let body = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"#
        .repeat(100);
    let bytes = package(&[("word/document.xml", document(&body)), ("word/numbering.xml", numbering.into_bytes())]);
    assert!(read(&bytes).expect("readable").text.len() < 100_000);
}

/// A mark in a title, in addressees or below the text would be part of their words.
#[test]
fn notes_of_elements_are_told_and_not_written() {
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r>{REFERENCE}</w:p>");
    for words in
        ["云溪县水利局关于做好防汛工作的通知", "各乡镇、县直各单位：", "附件：1.甲表", "云溪县水利局", "2026年5月6日"]
    {
        let note = "<w:p><w:r><w:t>按现价计算</w:t></w:r></w:p>";
        let extract = extract(note, &format!("{}{}", paragraph(words), paragraph("请落实。")));
        assert_eq!(extract.text, format!("{words}\n请落实。①\n注①：按现价计算\n"));
        let told = extract.remarks.iter().filter(|remark| remark.kind == RemarkKind::Footnote);
        assert_eq!(told.filter(|remark| remark.message.contains("没有读入")).count(), 1, "{:?}", extract.remarks);
    }
}
