//! A register as an office prints it: title, period, columns, rows. One value for paper and for
//! the workbook, so that both show the same.

use super::xlsx;
use crate::error::Result;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Running text, which wraps.
    Text,
    /// A number, date or name, which does not.
    Code,
    /// A quantity.
    Quantity,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// What stands in it.
    pub shape: Shape,
    /// Its width in the workbook, in characters.
    pub width: u8,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A quantity.
    Quantity(i64),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of a group.
    Group(String),
    /// A line of the register.
    Line(Vec<Cell>),
}

/// A register to print or export.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its title.
    pub title: &'static str,
    /// Whose register it is.
    pub office: String,
    /// The period and the filters.
    pub period: String,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many lines there are in all; more than rows where they are too many for one print.
    pub total: i64,
}

/// A column of running text.
pub(crate) const fn text(title: &'static str, width: u8) -> Column {
    Column { title, shape: Shape::Text, width }
}

/// A column of numbers, dates or names.
pub(crate) const fn code(title: &'static str, width: u8) -> Column {
    Column { title, shape: Shape::Code, width }
}

/// A column of quantities.
pub(crate) const fn quantity(title: &'static str) -> Column {
    Column { title, shape: Shape::Quantity, width: 7 }
}

impl Cell {
    /// As it is printed.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Quantity(count) => count.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<u32>> for Cell {
    fn from(count: Option<u32>) -> Self {
        count.map_or_else(|| Self::Text(String::new()), |count| Self::Quantity(count.into()))
    }
}

impl Table {
    /// Lines with the heads of their groups, where the label changes.
    pub(crate) fn rows<Line>(
        lines: &[Line],
        label: impl Fn(&Line) -> (String, i64),
        cells: impl Fn(&Line) -> Vec<Cell>,
    ) -> Vec<Row> {
        let (mut rows, mut last) = (Vec::with_capacity(lines.len()), String::new());
        for line in lines {
            let (group, count) = label(line);
            if !group.is_empty() && group != last {
                rows.push(Row::Group(format!("{group}（{count}件）")));
                last = group;
            }
            rows.push(Row::Line(cells(line)));
        }
        rows
    }

    /// How many lines are not among the rows.
    #[must_use]
    pub fn missing(&self) -> i64 {
        let lines = self.rows.iter().filter(|row| matches!(row, Row::Line(_))).count();
        self.total - i64::try_from(lines).unwrap_or(i64::MAX)
    }

    /// As a workbook (XLSX).
    ///
    /// # Errors
    /// If the workbook cannot be written.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        xlsx::workbook(self)
    }
}
