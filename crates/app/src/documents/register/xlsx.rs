//! A register as a workbook. What people wrote is text in every cell and never a formula,
//! whatever it begins with.

use super::table::{Cell, Row, Shape, Table};
use crate::error::{Error, Kind, Result};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// A4 in the numbering of the format.
const A4: u8 = 9;
/// The row of the headings, from 0.
const HEAD: u32 = 2;
/// The longest text that a cell can hold.
const LONGEST: usize = 32_000;

pub(super) fn workbook(table: &Table) -> Result<Vec<u8>> {
    let failed =
        |error: XlsxError| Error::new(Kind::Bug, "工作簿没有生成。请重试；如一再出现，请告诉管理员。").because(error);
    build(table).map_err(failed)
}

fn build(table: &Table) -> std::result::Result<Vec<u8>, XlsxError> {
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let period = Format::new().set_num_format("@").set_quote_prefix();
    let line = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    let head = line.clone().set_bold().set_num_format("@").set_align(FormatAlign::Center);
    let group = line.clone().set_bold().set_num_format("@").set_quote_prefix();
    // A leading `=`, `+`, `-` or `@` stays text, also when the cell is edited or pasted on.
    let text = line.clone().set_num_format("@").set_quote_prefix();
    let quantity = line.set_num_format("0");

    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(table.title)?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.merge_range(0, 0, 0, last, &format!("{}{}", table.office, table.title), &title)?;
    page.write_string_with_format(1, 0, shown(&table.period), &period)?;
    for (at, column) in (0..).zip(table.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        page.write_string_with_format(HEAD, at, column.title, &head)?;
    }
    let mut row = HEAD;
    for one in &table.rows {
        row += 1;
        match one {
            Row::Group(label) => {
                page.merge_range(row, 0, row, last, &shown(label), &group)?;
            }
            Row::Line(cells) => {
                for ((at, cell), column) in (0..).zip(cells).zip(table.columns) {
                    match (cell, column.shape) {
                        (Cell::Quantity(count), Shape::Quantity) => {
                            let count = i32::try_from(*count).unwrap_or(i32::MAX);
                            page.write_number_with_format(row, at, count, &quantity)?;
                        }
                        _ => {
                            page.write_string_with_format(row, at, shown(&cell.words()), &text)?;
                        }
                    }
                }
            }
        }
    }
    if table.missing() > 0 {
        let more = format!("另有{}行没有列出，请加条件分开导出。", table.missing());
        page.write_string(row + 1, 0, more)?;
    }
    page.set_freeze_panes(HEAD + 1, 0)?;
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(HEAD, HEAD)?;
    page.set_footer("&C第&P页，共&N页");
    book.save_to_buffer()
}

/// What a cell can hold.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect()
}
