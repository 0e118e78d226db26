//! Tables: rows between bars, or plain lines where a table only arranges the page.

use crate::body::{Told, Writer, deleted_words, inserted_words};
use crate::xml::Node;

/// One row as read.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    /// Columns that it leaves free at its beginning and its end.
    before: usize,
    after: usize,
    /// What was inserted, the row or cells of it, and what was deleted above.
    inserted: Vec<String>,
    deleted: Vec<String>,
}

/// One cell as read.
struct Cell {
    text: String,
    span: usize,
    goes_on: bool,
}

impl Cell {
    /// Takes in the cell at its right, with what may still stand in it.
    fn take_in(&mut self, next: &Self) {
        self.span += next.span;
        if !self.text.is_empty() && !next.text.is_empty() {
            self.text.push('\u{1}');
        }
        self.text.push_str(&next.text);
    }
}

/// Writes a table.
pub(crate) fn write(writer: &mut Writer<'_>, table: &Node) {
    let mut rows: Vec<Row> = Vec::new();
    let mut head = 0;
    let mut deleted = Vec::new();
    for row in rows_of(table) {
        let properties = row.child("trPr");
        if let Some(change) = properties.and_then(|properties| properties.child("del")) {
            deleted.push(Told::deleted(change, &format!("表格的一行{}", deleted_words(row))).message);
            continue;
        }
        let repeated = properties.and_then(|properties| properties.switch("tblHeader")).unwrap_or(false);
        if repeated && head == rows.len() {
            head += 1;
        }
        let mut read = read_row(writer, row);
        read.deleted.append(&mut deleted);
        rows.push(read);
    }
    // Columns that every row leaves free only move the table on the page.
    let (before, after) = (least(&rows, |row| row.before), least(&rows, |row| row.after));
    for row in &mut rows {
        row.before -= before;
        row.after -= after;
    }
    let width = |row: &Row| row.before + row.cells.iter().map(|cell| cell.span).sum::<usize>() + row.after;
    let columns = rows.iter().map(width).max().unwrap_or(0);
    let plain = columns <= 1 || arranges_page(&rows) || !writer.tables.admits(columns, rows.len());
    if !plain {
        writer.separate();
    }
    for (index, row) in rows.iter_mut().enumerate() {
        if index == head && head > 0 && !plain {
            writer.line(&format!("|{}", "---|".repeat(columns)));
        }
        let start = writer.place();
        std::mem::take(&mut row.deleted).into_iter().for_each(|message| writer.tell_change(message, start));
        if row.cells.is_empty() && plain {
            // A row of deleted cells alone is no line.
        } else if plain {
            plain_lines(writer, row);
        } else {
            writer.line(&row_line(row, columns));
        }
        std::mem::take(&mut row.inserted).into_iter().for_each(|message| writer.tell_change(message, start));
    }
    let end = writer.place();
    deleted.into_iter().for_each(|message| writer.tell_change(message, end));
    if !plain {
        writer.separate();
    }
}

fn least(rows: &[Row], free: impl Fn(&Row) -> usize) -> usize {
    rows.iter().map(free).min().unwrap_or(0)
}

fn plain_lines(writer: &mut Writer<'_>, row: &Row) {
    let words: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    for line in words.join("　　").split('\u{1}') {
        writer.line(line);
    }
}

fn row_line(row: &Row, columns: usize) -> String {
    let mut cells = vec![String::new(); row.before];
    for cell in &row.cells {
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
fn arranges_page(rows: &[Row]) -> bool {
    let compact = |cell: &Cell| cell.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{1}').collect::<String>();
    rows.len() <= 6
        && rows.iter().flat_map(|row| &row.cells).map(compact).any(|text| {
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

fn read_row(writer: &mut Writer<'_>, node: &Node) -> Row {
    let properties = node.child("trPr");
    let free = |name: &str| count(properties, name).unwrap_or(0).min(WIDEST);
    let mut row = Row { before: free("gridBefore"), after: free("gridAfter"), ..Row::default() };
    let inserted = properties
        .and_then(|properties| properties.child("ins"))
        .map(|change| Told::inserted(change, &format!("表格的一行{}", inserted_words(node))));
    writer.within_insertion(inserted.as_ref(), |writer| {
        for cell in cells_of(node) {
            let properties = cell.child("tcPr");
            if let Some(change) = properties.and_then(|properties| properties.child("cellDel")) {
                row.deleted.push(Told::deleted(change, &format!("表格的一格{}", deleted_words(cell))).message);
                continue;
            }
            if let Some(change) = properties.and_then(|properties| properties.child("cellIns")) {
                row.inserted.push(Told::inserted(change, &format!("表格的一格{}", inserted_words(cell))).message);
            }
            let read = read_cell(writer, cell);
            match row.cells.last_mut().filter(|_| goes_on(properties, "hMerge")) {
                Some(before) => before.take_in(&read),
                None => row.cells.push(read),
            }
        }
    });
    row.inserted.extend(inserted.map(|told| told.message));
    row
}

fn read_cell(writer: &mut Writer<'_>, cell: &Node) -> Cell {
    let properties = cell.child("tcPr");
    let span = count(properties, "gridSpan").unwrap_or(1).clamp(1, WIDEST);
    let goes_on = goes_on(properties, "vMerge");
    // Lines of a cell are kept apart by a sign that no text has, until it is known what the table is.
    let text = writer.inside(|writer| writer.blocks(cell)).trim_end_matches('\n').replace('\n', "\u{1}");
    Cell { text, span, goes_on }
}

/// Whether a cell is one with the cell above (`vMerge`), or, as older programs write it, at its left
/// (`hMerge`).
fn goes_on(properties: Option<&Node>, name: &str) -> bool {
    let merge = properties.and_then(|properties| properties.child(name));
    merge.is_some_and(|merge| merge.val().is_none_or(|value| value == "continue"))
}

/// Most columns that a cell or a gap goes over.
const WIDEST: usize = 64;

fn count(properties: Option<&Node>, name: &str) -> Option<usize> {
    properties?.child(name)?.val()?.parse().ok()
}
