//! Reading a workbook: what it is, its bytes say; everything is bounded.

use super::sheets::SHEETS;
use crate::error::{Error, Kind, Result};
use calamine::{DataRef, Reader, Xlsx};
use gongwen::Date;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The largest file in bytes: 5 MB.
pub const FILE_LIMIT: usize = 5 * 1024 * 1024;

/// Rows of all sheets together.
pub const ROW_LIMIT: usize = 20_000;

/// What the file may hold once it is unpacked.
const UNPACKED_LIMIT: u64 = 128 * 1024 * 1024;

/// Columns that are read; more than any sheet has.
const COLUMN_LIMIT: u32 = 40;

/// Characters of a cell.
const CELL_LIMIT: usize = 500;

/// A row as it was written: its number, and the cells in order of columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) cells: BTreeMap<u32, String>,
}

/// A sheet as it was written; the first row holds the headings.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
}

/// Reads the sheets of a workbook.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<Table>> {
    let refuse = |message: &str| Error::new(Kind::Invalid, message);
    if bytes.len() > FILE_LIMIT {
        return Err(Error::new(Kind::TooLarge, "文件超过5 MB，没有导入。请删去图片和多余的工作表，或分几次导入。"));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(refuse("这是旧版或加密的Excel文件。请在WPS或Excel里另存为不加密的“.xlsx”，再导入。"));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(refuse("这不是Excel工作簿（.xlsx）。请先下载模板，填好后导入。"));
    }
    measure(bytes)?;
    let broken = |error: calamine::XlsxError| {
        refuse("这个文件读不出来，可能已经损坏，或者不是.xlsx工作簿。请用WPS或Excel打开后另存一份，再导入。")
            .because(error)
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut tables = Vec::new();
    let mut count = 0;
    for name in book.sheet_names() {
        if !SHEETS.iter().any(|sheet| sheet.name() == name.trim()) {
            continue;
        }
        let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
        let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = text(cell.get_value());
            if column >= COLUMN_LIMIT || text.is_empty() {
                continue;
            }
            let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
            rows.entry(row).or_insert_with(|| Row { number, cells: BTreeMap::new() }).cells.insert(column, text);
            if count + rows.len() > ROW_LIMIT + SHEETS.len() {
                return Err(Error::new(Kind::TooLarge, "超过2万行，没有导入。请分几次导入。"));
            }
        }
        count += rows.len();
        tables.push(Table { name: name.trim().to_owned(), rows: rows.into_values().collect() });
    }
    if tables.is_empty() {
        let names: Vec<_> = SHEETS.iter().map(super::Sheet::name).collect();
        let message = format!("没有找到可以导入的工作表。工作表要叫：{}。请下载模板填写。", names.join("、"));
        return Err(Error::new(Kind::Invalid, message));
    }
    Ok(tables)
}

/// Unpacks once, counting only: a small file must not become a large one in memory.
fn measure(bytes: &[u8]) -> Result<()> {
    let broken = || Error::new(Kind::Invalid, "这个文件读不出来，可能没有下载完整。请重新保存后再导入。");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken().because(error))?;
    let mut left = UNPACKED_LIMIT;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken().because(error))?;
        let mut bounded = entry.take(left + 1);
        let size = std::io::copy(&mut bounded, &mut std::io::sink()).map_err(|error| broken().because(error))?;
        left = left.checked_sub(size).ok_or_else(|| {
            Error::new(Kind::TooLarge, "这个文件展开后太大，没有导入。请删去图片和多余的工作表后再试。")
        })?;
    }
    Ok(())
}

/// A cell as text: days as ISO 8601, whole numbers without a fraction, no control characters.
fn text(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Date::new(i32::from(year), month, day).map_or_else(String::new, Date::iso)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.chars().take(10).collect(),
        DataRef::Error(error) => error.to_string(),
    };
    clean(&text)
}

fn clean(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(CELL_LIMIT).collect();
    plain.trim().to_owned()
}

/// The same from plain text: `[单位]` begins a sheet, a line is a row, tabs part the cells.
pub(crate) fn from_text(text: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            tables.push(Table { name: name.to_owned(), rows: Vec::new() });
        } else if let Some(table) = tables.last_mut() {
            let cells = (0..).zip(line.split('\t').map(clean)).filter(|(_, cell)| !cell.is_empty()).collect();
            table.rows.push(Row { number: table.rows.len() + 1, cells });
        }
    }
    tables
}
