//! A few bytes of text ask for no more than their share of memory.

use gongwen::{Block, Document, Reading, RemarkKind, Syntax, Table, read};

const TITLE: &str = "云溪县人民政府关于报送任务表的通知\n各乡镇人民政府：\n请填表。\n";

fn cells(document: &Document) -> usize {
    let tables = document.all_blocks().filter_map(|block| match block {
        Block::Table(table) => Some(table.rows.iter().map(Vec::len).sum::<usize>()),
        Block::Paragraph(_) => None,
    });
    tables.sum()
}

fn refused(reading: &Reading) -> bool {
    let told =
        |remark: &gongwen::Remark| remark.kind == RemarkKind::NotUnderstood && remark.message.contains("表格太大");
    reading.remarks.iter().filter(|remark| told(remark)).count() == 1
}

#[test]
fn a_table_of_too_many_columns_stays_text() {
    let wide = format!("{TITLE}{}\n{}", "|".repeat(200_000), "| 一 |\n".repeat(5_000));
    let tabbed = format!("{TITLE}{}\n{}", "甲\t".repeat(20_000), "乙\t丙\n".repeat(100_000));
    for text in [wide, tabbed] {
        let reading = read(&text, Syntax::Plain);
        assert_eq!(cells(&reading.document), 0);
        assert!(refused(&reading), "{:?}", reading.remarks);
        assert!(reading.document.body.len() > 5_000, "the rows are kept as paragraphs");
    }
}

#[test]
fn all_tables_together_have_their_share() {
    // Each is small; every one takes its 900 cells, most of them filled up.
    let table = format!("{}\n{}\n", "|".repeat(31), "| 一 |\n".repeat(29));
    let text = format!("{TITLE}{}", table.repeat(500));
    let reading = read(&text, Syntax::Plain);
    let kept = cells(&reading.document);
    assert!(kept > Table::MOST_CELLS * 9 / 10 && kept <= Table::MOST_CELLS, "{kept}");
    assert!(refused(&reading));
    let again = read(&gongwen::write::write(&reading.document), Syntax::Plain);
    assert!(again.document == reading.document, "what is written reads the same");
}

#[test]
fn a_large_honest_table_is_one() {
    let row = format!("|{}\n", " 项目 |".repeat(20));
    let reading = read(&format!("{TITLE}{}", row.repeat(1_000)), Syntax::Plain);
    assert_eq!(cells(&reading.document), 20_000);
    assert!(!refused(&reading));
}
