//! Tracked changes of paragraphs and rows.

use super::{W, document, extract, package, paragraph, told};
use docx::{Extract, read};
use gongwen::RemarkKind::TrackedChange;

const DELETED: &str = r#"<w:rPr><w:del w:author="张三"/></w:rPr>"#;
const INSERTED: &str = r#"<w:rPr><w:ins w:author="张三"/></w:rPr>"#;

fn numbered(body: &str) -> Extract {
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let bytes = package(&[("word/document.xml", document(body)), ("word/numbering.xml", numbering.into_bytes())]);
    read(&bytes).expect("readable")
}

fn item(mark: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>{mark}</w:pPr>{runs}</w:p>"#)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn deleted_run(text: &str) -> String {
    format!(r#"<w:del w:author="张三"><w:r><w:delText>{text}</w:delText></w:r></w:del>"#)
}

#[test]
fn a_deleted_paragraph_counts_no_number() {
    let body = [item("", &run("甲")), item(DELETED, &deleted_run("乙")), item("", &run("丙"))].concat();
    let extract = numbered(&body);
    assert_eq!(extract.text, "一、甲\n二、丙\n");
    let told = told(&extract, TrackedChange);
    assert!(told.iter().any(|(message, _)| message.contains("张三删除了「乙」")), "{told:?}");
    assert!(told.iter().any(|(message, _)| message.contains("张三删除了一个段落")), "{told:?}");
    // At the end of a cell or of the text there is no next paragraph.
    let last = [item("", &run("甲")), item(DELETED, &deleted_run("乙"))].concat();
    assert_eq!(numbered(&last).text, "一、甲\n");
}

#[test]
fn paragraphs_join_where_the_mark_was_deleted() {
    let body = [
        item(DELETED, &run("甲")),
        r#"<w:bookmarkStart w:id="1"/>"#.to_owned(),
        item("", &format!(r#"{}<w:ins w:author="李四">{}</w:ins>"#, run("乙"), run("丙"))),
        item("", &run("丁")),
    ]
    .concat();
    let extract = numbered(&body);
    assert_eq!(extract.text, "一、甲乙丙\n二、丁\n");
    let told = told(&extract, TrackedChange);
    assert_eq!(told[0], ("修订未接受：张三删除了段落标记，正文按并入下一段显示。", ""));
    assert_eq!(told[1], ("修订未接受：李四插入了「丙」，正文按插入后显示。", "丙"));
    let many = paragraph("甲").replace("<w:p>", &format!("<w:p><w:pPr>{DELETED}</w:pPr>")).repeat(20_000);
    assert_eq!(super::text_of(&many).trim_end(), "甲".repeat(20_000));
}

#[test]
fn an_insertion_that_begins_a_numbered_paragraph_keeps_its_place() {
    let extract = numbered(&item("", &format!(r#"<w:ins w:author="李四">{}</w:ins>{}"#, run("甲"), run("乙"))));
    assert_eq!(extract.text, "一、甲乙\n");
    assert_eq!(told(&extract, TrackedChange)[0].1, "甲");
}

#[test]
fn an_inserted_mark_is_told_if_nothing_else_tells_it() {
    let extract = numbered(&[item(INSERTED, &run("甲")), item("", &run("乙"))].concat());
    assert_eq!(extract.text, "一、甲\n二、乙\n");
    assert_eq!(told(&extract, TrackedChange), [("修订未接受：张三插入了段落标记，正文按插入后显示。", "")]);
    let whole = item(INSERTED, &format!(r#"<w:ins w:author="张三">{}</w:ins>"#, run("甲")));
    assert_eq!(told(&numbered(&whole), TrackedChange).len(), 1);
}

#[test]
fn rows_and_cells_deleted_and_inserted_are_told() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let inserted = |text: &str| format!(r#"<w:tc><w:p><w:ins w:author="李四">{}</w:ins></w:p></w:tc>"#, run(text));
    let row =
        |properties: &str, cells: &[String]| format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row("", &[cell("单位"), cell("数量")]),
        row(r#"<w:del w:author="张三"/>"#, &[cell("甲乡"), cell("5")]),
        row(r#"<w:ins w:author="李四"/>"#, &[inserted("乙乡"), inserted("6")]),
        row(r#"<w:del w:author="张三"/>"#, &[cell("丙乡"), cell("7")]),
    );
    let extract = extract(&body);
    assert_eq!(extract.text, "| 单位 | 数量 |\n| 乙乡 | 6 |\n\n");
    assert_eq!(
        told(&extract, TrackedChange),
        [
            ("修订未接受：张三删除了表格的一行「甲乡5」，正文按删除后显示。", ""),
            ("修订未接受：李四插入了表格的一行「乙乡6」，正文按插入后显示。", "| 乙乡 | 6 |"),
            ("修订未接受：张三删除了表格的一行「丙乡7」，正文按删除后显示。", ""),
        ]
    );
    let gone = format!(r#"<w:tc><w:tcPr><w:cellDel w:author="张三"/></w:tcPr>{}</w:tc>"#, paragraph("旧"));
    let body =
        format!("<w:tbl>{}{}</w:tbl>", row("", &[cell("甲"), gone, cell("乙")]), row("", &[cell("丙"), cell("丁")]));
    let extract = super::extract(&body);
    assert_eq!(extract.text, "| 甲 | 乙 |\n| 丙 | 丁 |\n\n");
    assert!(told(&extract, TrackedChange)[0].0.contains("删除了表格的一格「旧」"));
}

#[test]
fn a_deleted_text_box_is_no_text() {
    let boxed = format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>", paragraph("旧稿"));
    let extract = extract(&format!(r#"<w:p><w:del w:author="张三">{boxed}</w:del>{}</w:p>"#, run("甲")));
    assert_eq!(extract.text, "甲\n");
    assert!(told(&extract, TrackedChange)[0].0.contains("删除了「旧稿」"));
}
