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

/// What goes over all that follows, or over all that was read, for each character or line would take
/// minutes here.
#[test]
fn repeated_pieces_cost_no_quadratic_time() {
    let head = "云溪县水利局关于做好抗旱工作的通知\n各乡镇人民政府：\n请落实有关工作。\n";
    let signed = "云溪县水利局\n2026年5月6日\n";
    let pieces = [
        "— 1 —",
        "（",
        "附件1 ",
        "附件1：甲表",
        "（1）甲表",
        "2026年5月6日",
        "云溪县水利局",
        "抄送：甲，",
        "甲，",
        "校对：李四",
        "县水利局2026年5月6日云溪县防汛方案",
        "县水利局\n2026年5月6日云溪县防汛方案",
        "| 甲 |",
        "\\|",
        "组长：\t甲",
        "# 甲",
        "**甲**",
        "时间：",
        "（此页无正文）",
    ];
    for piece in pieces {
        let line = piece.repeat(100_000 / piece.chars().count());
        let lines = format!("{piece}\n").repeat(10_000);
        for text in [
            line.clone(),
            lines.clone(),
            format!("{head}{line}\n{signed}"),
            format!("{head}|{line}|\n{lines}{signed}"),
            format!("{head}{signed}抄送：县委办公室，\n{lines}今天开会。\n"),
            format!("{head}附件：1.甲表\n{lines}{signed}附件1\n甲表\n{lines}{line}\n"),
            format!("会议纪要\n第3期\n{lines}"),
        ] {
            for syntax in [Syntax::Plain, Syntax::Markdown] {
                let start = std::time::Instant::now();
                let reading = read(&text, syntax);
                let shown: String = text.chars().skip(60).take(40).collect();
                assert!(start.elapsed().as_secs() < 20, "{piece}: {shown} in {:?}", start.elapsed());
                assert!(!reading.text.is_empty());
            }
        }
    }
}

/// What is written of a document with many elements is longer than what a person states.
#[test]
fn many_elements_are_read_again() {
    let document = read(&"2026年5月6日印发\n".repeat(300), Syntax::Plain).document;
    assert!(document.imprint.others.len() > 200);
    let again = read(&gongwen::write::write(&document), Syntax::Plain);
    assert!(again.document == document, "what is written reads the same");
}
