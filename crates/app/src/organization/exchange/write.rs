//! Writing the workbook: every cell is text, none is ever a formula.

use super::sheets::{SHEETS, Sheet, cells, shown};
use crate::error::{Error, Kind, Result};
use gongwen::Date;
use office::organization::{Organization, Rank, Record, RecordKind, Seats, UnitKind};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// The organisation as a workbook.
pub(super) fn workbook(organization: &Organization, today: Date) -> Result<Vec<u8>> {
    build(Some((organization, today))).map_err(failed)
}

/// The workbook without rows.
pub(super) fn template() -> Result<Vec<u8>> {
    build(None).map_err(failed)
}

fn failed(error: XlsxError) -> Error {
    Error::new(Kind::Bug, "工作簿没有生成。请重试；如一再出现，请告诉管理员。").because(error)
}

struct Look {
    head: Format,
    /// A leading `=`, `+`, `-` or `@` stays text, also when the cell is edited or pasted on.
    text: Format,
    faint: Format,
}

fn build(content: Option<(&Organization, Date)>) -> std::result::Result<Vec<u8>, XlsxError> {
    let text = Format::new().set_num_format("@").set_quote_prefix();
    let look = Look {
        head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@"),
        faint: Format::new().set_num_format("@").set_quote_prefix().set_font_color(0x0077_7777),
        text,
    };
    let mut book = Workbook::new();
    guide(book.add_worksheet(), &look)?;
    for sheet in &SHEETS {
        let page = book.add_worksheet();
        page.set_name(sheet.name())?;
        head(page, sheet, &look)?;
        choices(page, sheet)?;
        if let Some((organization, today)) = content {
            for (index, record) in records(organization, sheet.kind).iter().enumerate() {
                let row = u32::try_from(index + 1).unwrap_or(u32::MAX);
                let own = cells(organization, record).into_iter().map(|cell| (cell, &look.text));
                let others = shown(organization, record, today).into_iter().map(|cell| (cell, &look.faint));
                for (column, (cell, format)) in (0..).zip(own.chain(others)) {
                    if !cell.is_empty() {
                        page.write_string_with_format(row, column, cell, format)?;
                    }
                }
            }
        }
    }
    book.save_to_buffer()
}

/// 填表说明: every column of every sheet.
fn guide(page: &mut Worksheet, look: &Look) -> std::result::Result<(), XlsxError> {
    page.set_name("填表说明")?;
    for (column, (title, width)) in (0..).zip([("工作表", 12.0), ("列", 18.0), ("必填", 8.0), ("怎样填", 80.0)])
    {
        page.write_string_with_format(0, column, title, &look.head)?;
        page.set_column_width(column, width)?;
    }
    let columns = SHEETS.iter().flat_map(|sheet| sheet.columns.iter().map(move |column| (sheet, column)));
    let mut row = 1;
    for (sheet, column) in columns {
        let required = if column.required { "是" } else { "" };
        for (at, text) in (0..).zip([sheet.name(), column.title, required, column.help]) {
            page.write_string(row, at, text)?;
        }
        row += 1;
    }
    for note in [
        "已有的行按编号（或人员、岗位和起始日期）对应：内容不同的更新，相同的不动。",
        "表里没有的行不会被删除；要结束，请填最后一天。",
        "“（参考）”开头的列只供查看，导入时不读。",
    ] {
        row += 1;
        page.write_string(row, 0, note)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn head(page: &mut Worksheet, sheet: &Sheet, look: &Look) -> std::result::Result<(), XlsxError> {
    for (column, one) in (0..).zip(sheet.columns) {
        let title = if one.required { format!("{}*", one.title) } else { one.title.to_owned() };
        page.set_column_width(column, 18.0)?;
        // Empty cells are text too, so that numbers and days stay as they are typed.
        page.set_column_format(column, &look.text)?;
        page.write_string_with_format(0, column, title, &look.head)?;
    }
    let first = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    for (column, title) in (first..).zip(sheet.shown) {
        page.set_column_width(column, 20.0)?;
        page.write_string_with_format(0, column, *title, &look.head)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Lists to choose from, where a column has fixed words.
fn choices(page: &mut Worksheet, sheet: &Sheet) -> std::result::Result<(), XlsxError> {
    for (column, one) in (0..).zip(sheet.columns) {
        let words: Vec<&str> = match one.title {
            "类别" => UnitKind::ALL.iter().map(|kind| kind.name()).collect(),
            "职级" => Rank::ALL.iter().map(|rank| rank.name()).collect(),
            "人数" => vec![Seats::One.name(), Seats::Many.name()],
            _ => continue,
        };
        let list = DataValidation::new().allow_list_strings(&words)?;
        page.add_data_validation(1, column, 20_000, column, &list)?;
    }
    Ok(())
}

fn records(organization: &Organization, kind: RecordKind) -> Vec<Record> {
    let of = |person: &office::organization::Person| organization.records_of(&person.id, kind);
    match kind {
        RecordKind::Unit => organization.all_units().into_iter().cloned().map(Record::Unit).collect(),
        RecordKind::Post => organization.all_posts().into_iter().cloned().map(Record::Post).collect(),
        RecordKind::Person => organization.people().into_iter().cloned().map(Record::Person).collect(),
        _ => organization.people().into_iter().flat_map(of).collect(),
    }
}
