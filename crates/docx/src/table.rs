//! Tables: rows between bars, or plain lines where a table only arranges the page.

use crate::body::Writer;
use crate::xml::Node;

/// One cell as read.
struct Cell {
    text: String,
    span: usize,
    goes_on: bool,
}

/// Writes a table.
pub(crate) fn write(writer: &mut Writer<'_>, table: &Node) {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut head = 0;
    for row in rows_of(table) {
        let properties = row.child("trPr");
        if properties.is_some_and(|properties| properties.child("del").is_some()) {
            continue;
        }
        let repeated = properties.and_then(|properties| properties.switch("tblHeader")).unwrap_or(false);
        if repeated && head == rows.len() {
            head += 1;
        }
        rows.push(cells_of(row).map(|cell| read_cell(writer, cell)).collect());
    }
    let columns = rows.iter().map(|row| row.iter().map(|cell| cell.span).sum()).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    if columns == 1 || arranges_page(&rows) || !writer.tables.admits(columns, rows.len()) {
        for row in &rows {
            let words: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
            for line in words.join("　　").split('\u{1}') {
                writer.line(line);
            }
        }
        return;
    }
    writer.separate();
    for (index, row) in rows.iter().enumerate() {
        if index == head && head > 0 {
            writer.line(&format!("|{}", "---|".repeat(columns)));
        }
        writer.line(&row_line(row, columns));
    }
    writer.separate();
}

fn row_line(row: &[Cell], columns: usize) -> String {
    let mut cells: Vec<String> = Vec::new();
    for cell in row {
        cells.push(if cell.goes_on { "^".to_owned() } else { escape(&cell.text.replace('\u{1}', " ")) });
        cells.extend((1..cell.span).map(|_| "<".to_owned()));
    }
    cells.resize(columns.max(cells.len()), String::new());
    format!("| {} |", cells.join(" | "))
}

fn escape(text: &str) -> String {
    let text = text.trim().replace('\\', "\\\\").replace('|', "\\|");
    let sign = text == "<" || text == "^" || text.starts_with(['-', ':']);
    if sign { format!("\\{text}") } else { text }
}

/// The 版头 and the 版记 are often drawn as tables.
fn arranges_page(rows: &[Vec<Cell>]) -> bool {
    let compact = |cell: &Cell| cell.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{1}').collect::<String>();
    rows.len() <= 6
        && rows.iter().flatten().map(compact).any(|text| {
            text.starts_with("抄送：")
                || text.starts_with("抄送:")
                || text.ends_with("印发")
                || text.starts_with("签发人")
                || text.ends_with("文件") && text.chars().count() < 30
        })
}

fn rows_of(table: &Node) -> impl Iterator<Item = &Node> {
    unwrapped(table, "tr")
}

fn cells_of(row: &Node) -> impl Iterator<Item = &Node> {
    unwrapped(row, "tc")
}

/// Children of a name, also inside content controls and tracked changes.
fn unwrapped<'a>(node: &'a Node, name: &'static str) -> impl Iterator<Item = &'a Node> {
    let mut found = Vec::new();
    collect(node, name, &mut found);
    found.into_iter()
}

fn collect<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            own if own == name => found.push(child),
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => collect(child, name, found),
            _ => {}
        }
    }
}

fn read_cell(writer: &mut Writer<'_>, cell: &Node) -> Cell {
    let properties = cell.child("tcPr");
    let span =
        properties.and_then(|p| p.child("gridSpan")).and_then(Node::val).and_then(|v| v.parse().ok()).unwrap_or(1);
    let merge = properties.and_then(|p| p.child("vMerge"));
    let goes_on = merge.is_some_and(|merge| merge.val().is_none_or(|value| value == "continue"));
    // Lines of a cell are kept apart by a sign that no text has, until it is known what the table is.
    let text = writer.inside(|writer| writer.blocks(cell)).trim_end_matches('\n').replace('\n', "\u{1}");
    Cell { text, span: std::cmp::Ord::clamp(span, 1, 64), goes_on }
}
