//! Word documents made in the test, good, odd and hostile.

mod changes;
mod characters;
mod fields;
mod notes;
mod numbers;
mod spans;
mod tables;

use docx::{Error, Extract, read};
use gongwen::RemarkKind;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>"#)
        .into_bytes()
}

fn text_of(body: &str) -> String {
    read(&package(&[("word/document.xml", document(body))])).expect("readable").text
}

fn extract(body: &str) -> Extract {
    read(&package(&[("word/document.xml", document(body))])).expect("readable")
}

/// The words of the remarks of a kind, each with what it points at.
fn told(extract: &Extract, kind: RemarkKind) -> Vec<(&str, &str)> {
    let of_kind = extract.remarks.iter().filter(|remark| remark.kind == kind);
    of_kind.map(|remark| (remark.message.as_str(), &extract.text[remark.span.range()])).collect()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_breaks_tabs_and_entities() {
    let body = r#"<w:p><w:r><w:t>关于防汛</w:t><w:br/><w:t xml:space="preserve">工作的通知 </w:t></w:r></w:p>
        <w:p><w:r><w:t>县政府办</w:t><w:tab/><w:t>印发</w:t></w:r></w:p>
        <w:p><w:r><w:t>A&amp;B &lt;甲&gt; &#20113;溪</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"#;
    assert_eq!(text_of(body), "关于防汛\n工作的通知 \n县政府办　印发\nA&B <甲> 云溪\n");
}

#[test]
fn tracked_changes_comments_and_hidden_text_are_told() {
    let body = r#"<w:p><w:r><w:t>拨付</w:t></w:r>
        <w:ins w:author="张三"><w:r><w:t>50</w:t></w:r></w:ins><w:del w:author="张三"><w:r><w:delText>30</w:delText></w:r></w:del>
        <w:r><w:t>万元</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let comments = format!(
        r#"<w:comments {W}><w:comment w:id="1" w:author="李四"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let footnotes = format!(
        r#"<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>按现价计算</w:t></w:r></w:p></w:footnote></w:footnotes>"#
    );
    let bytes = package(&[
        ("word/document.xml", document(body)),
        ("word/comments.xml", comments.into_bytes()),
        ("word/footnotes.xml", footnotes.into_bytes()),
    ]);
    let extract = read(&bytes).expect("readable");
    assert_eq!(extract.text, "拨付50万元\n");
    let told: Vec<_> = extract.remarks.iter().map(|remark| (remark.kind, remark.message.as_str())).collect();
    assert!(told.iter().any(|(kind, message)| *kind == RemarkKind::TrackedChange && message.contains("插入了「50」")));
    assert!(told.iter().any(|(kind, message)| *kind == RemarkKind::TrackedChange && message.contains("删除了「30」")));
    assert!(told.contains(&(RemarkKind::Comment, "批注：李四：请核对")));
    assert!(told.contains(&(RemarkKind::Footnote, "脚注没有读入（所在的段落不是成句的正文）：按现价计算")));
    assert!(told.iter().any(|(kind, message)| *kind == RemarkKind::Hidden && message.contains("内部意见")));
    let inserted = extract.remarks.iter().find(|remark| remark.message.contains("插入")).expect("told");
    assert_eq!(&extract.text[inserted.span.range()], "50");
    for words in ["请核对", "按现价计算", "内部意见", "30"] {
        assert!(extract.beside.iter().any(|beside| beside.contains(words)), "{words}: {:?}", extract.beside);
    }
}

#[test]
fn footnotes_stand_behind_the_paragraph_that_they_belong_to() {
    let reference = |id: u32| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let body = format!(
        "<w:p><w:r><w:t>一、总体要求</w:t></w:r>{}</w:p><w:p><w:r><w:t>今年增长5%</w:t></w:r>{}<w:r><w:t>。</w:t></w:r></w:p>
        <w:p><w:del w:author=\"张三\">{}</w:del><w:r><w:t>特此通知。</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p><w:r><w:t>项目。</w:t></w:r>{}</w:p></w:tc></w:tr>
        <w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        reference(1),
        reference(2),
        reference(3),
        paragraph("序号"),
        reference(4),
        paragraph("1"),
        paragraph("水渠"),
    );
    let notes: String = [(1, "据县委全会"), (2, "按现价计算"), (3, "已删去"), (4, "已立项")]
        .iter()
        .map(|(id, words)| format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, paragraph(words)))
        .collect();
    let bytes = package(&[
        ("word/document.xml", document(&body)),
        ("word/footnotes.xml", format!("<w:footnotes {W}>{notes}</w:footnotes>").into_bytes()),
    ]);
    let text = read(&bytes).expect("readable").text;
    assert_eq!(
        text,
        "一、总体要求①\n今年增长5%②。\n注①：据县委全会\n注②：按现价计算\n特此通知。\n\n\
         | 序号 | 项目。③ |\n| 1 | 水渠 |\n\n注③：已立项\n"
    );
}

#[test]
fn the_words_of_headers_and_footers_stand_beside_the_text() {
    let part = |name: &str, words: &str| {
        let xml = format!("<w:{name} {W}>{}</w:{name}>", paragraph(words));
        (if name == "hdr" { "word/header1.xml" } else { "word/footer1.xml" }, xml.into_bytes())
    };
    let bytes = package(&[
        ("word/document.xml", document(&paragraph("关于防汛工作的通知"))),
        part("hdr", "机密★5年"),
        part("ftr", "请勿外传"),
    ]);
    let extract = read(&bytes).expect("readable");
    assert_eq!(extract.text, "关于防汛工作的通知\n");
    assert_eq!(extract.beside, ["机密★5年", "请勿外传"]);
}

#[test]
fn automatic_numbers_are_written_out() {
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let styles = format!(
        r#"<w:styles {W}><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>"#
    );
    let body = r#"<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>目标</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>无编号</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>重点任务</w:t></w:r></w:p>"#;
    let bytes = package(&[
        ("word/document.xml", document(body)),
        ("word/numbering.xml", numbering.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
    ]);
    assert_eq!(read(&bytes).expect("readable").text, "一、总体要求\n（一）目标\n无编号\n二、重点任务\n");
}

#[test]
fn tables_become_rows_and_page_tables_become_lines() {
    let cell = |text: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text));
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>\
         <w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("单位", ""),
        cell("数|量", ""),
        cell("甲", r#"<w:vMerge w:val="restart"/>"#),
        cell("1", ""),
        cell("", "<w:vMerge/>"),
        cell("2", ""),
        cell("抄送：县委办公室。", r#"<w:gridSpan w:val="2"/>"#),
        cell("云溪县人民政府办公室", ""),
        cell("2026年1月6日印发", ""),
    );
    let text = text_of(&body);
    assert_eq!(
        text,
        "| 单位 | 数\\|量 |\n|---|---|\n| 甲 | 1 |\n| ^ | 2 |\n\n抄送：县委办公室。\n云溪县人民政府办公室　　2026年1月6日印发\n"
    );
    let reading = gongwen::read(&text, gongwen::Syntax::Plain);
    assert!(
        reading
            .document
            .body
            .iter()
            .any(|block| matches!(block, gongwen::Block::Table(table) if table.rows.len() == 3))
    );
}

#[test]
fn text_boxes_stand_above_their_paragraph() {
    let body = r#"<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><txbx><w:txbxContent>
        <w:p><w:r><w:t>云溪县人民政府文件</w:t></w:r></w:p></w:txbxContent></txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>云溪县人民政府文件</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
        </mc:AlternateContent></w:r><w:r><w:t>云政发〔2026〕5号</w:t></w:r></w:p>"#;
    assert_eq!(text_of(body), "云溪县人民政府文件\n云政发〔2026〕5号\n");
}

#[test]
fn what_is_no_document_is_refused_with_advice() {
    assert_eq!(read(b""), Err(Error::Empty));
    assert_eq!(read(b"hello"), Err(Error::NotDocx));
    assert_eq!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), Err(Error::OldFormat));
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0];
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&encrypted), Err(Error::Encrypted));
    assert_eq!(read(&package(&[("xl/workbook.xml", b"<a/>".to_vec())])), Err(Error::NoDocument));
    assert_eq!(read(&package(&[("word/document.xml", document(&paragraph(" ")))])), Err(Error::NoText));
    assert!(matches!(read(&vec![b'P'; docx::LIMIT + 1]), Err(Error::TooLarge(_))));
}

#[test]
fn truncated_files_are_damaged_files() {
    let whole = package(&[("word/document.xml", document(&paragraph("关于防汛工作的通知").repeat(50)))]);
    for len in 0..whole.len() {
        assert!(read(&whole[..len]).is_err(), "{len} of {}", whole.len());
    }
    let cut = document(&paragraph("通知"));
    let bytes = package(&[("word/document.xml", cut[..cut.len() - 20].to_vec())]);
    assert!(matches!(read(&bytes), Err(Error::Damaged(_))));
}

#[test]
fn bytes_turned_over_never_panic() {
    let whole = package(&[("word/document.xml", document(&paragraph("关于防汛工作的通知")))]);
    for at in 0..whole.len() {
        for bit in [0x01, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            let _ = read(&bytes);
        }
    }
}

#[test]
fn hostile_files_are_stopped() {
    // Unpacks to far more than the bound.
    let bomb = package(&[("word/document.xml", vec![b' '; 60 * 1024 * 1024])]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(read(&bomb), Err(Error::Hostile(_))));
    // Entities are never expanded.
    let doctype = format!(
        r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#
    );
    assert!(matches!(read(&package(&[("word/document.xml", doctype.into_bytes())])), Err(Error::Hostile(_))));
    // Nesting is bounded before the stack is.
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(50_000), "</w:tc></w:tr></w:tbl>".repeat(50_000));
    assert!(matches!(read(&package(&[("word/document.xml", document(&deep))])), Err(Error::Hostile(_))));
    // Names that climb out of the folder are names like any other: nothing is written.
    let climbing = package(&[("../../etc/x", b"x".to_vec()), ("word/document.xml", document(&paragraph("通知")))]);
    assert_eq!(read(&climbing).map(|extract| extract.text), Ok("通知\n".to_owned()));
    // A target outside is no document.
    let relation =
        r#"<Relationships><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>"#;
    let outside = package(&[("_rels/.rels", relation.into()), ("word/document.xml", document(&paragraph("通知")))]);
    assert_eq!(read(&outside), Err(Error::NoDocument));
}

#[test]
fn ten_thousand_tables_are_read() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("甲"), cell("乙"));
    let text = text_of(&table.repeat(10_000));
    assert_eq!(text.matches("| 甲 | 乙 |").count(), 10_000);
}

#[test]
fn styles_in_a_circle_end() {
    let styles = format!(
        r#"<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#
    );
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>通知</w:t></w:r></w:p>"#;
    let bytes = package(&[("word/document.xml", document(body)), ("word/styles.xml", styles.into_bytes())]);
    assert_eq!(read(&bytes).expect("readable").text, "通知\n");
}

#[test]
fn a_table_that_asks_for_too_many_cells_stays_text() {
    let wide = format!(
        "<w:tr>{}</w:tr>",
        r#"<w:tc><w:tcPr><w:gridSpan w:val="64"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"#.repeat(900)
    );
    let narrow = format!("<w:tr><w:tc>{}</w:tc></w:tr>", paragraph("乙")).repeat(20_000);
    let body = format!("<w:tbl>{wide}{narrow}</w:tbl>{}", paragraph("请遵照执行。"));
    let extract = read(&package(&[("word/document.xml", document(&body))])).expect("readable");
    assert!(extract.text.len() < 200_000, "{} bytes", extract.text.len());
    assert!(!extract.text.contains('|') && extract.text.ends_with("请遵照执行。\n"));
    let told = extract.remarks.iter().filter(|remark| remark.message.contains("1处表格太大"));
    assert_eq!(told.count(), 1);
}
