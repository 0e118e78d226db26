//! What a body (正文) is made of: paragraphs, some of them headings, and tables.

use crate::{Span, Text};

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, which may be or begin with a heading.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph (自然段).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The whole text, ordinal included.
    pub text: Text,
    /// The ordinal (结构层次序数) it begins with.
    pub ordinal: Option<Ordinal>,
    /// Byte offset in `text` where its heading words end: the whole length for a heading on a
    /// line of its own, the end of the first sentence (its full stop included) for a heading
    /// that runs into the paragraph, `None` where there is no heading.
    pub heading: Option<usize>,
    /// The level of a heading that has no ordinal to show it (Markdown `##`).
    pub stated_level: Option<u8>,
}

/// The ordinal at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// How it is written.
    pub style: OrdinalStyle,
    /// Its value; for 1.2 the last part.
    pub value: u32,
    /// Bytes of the paragraph it takes, its mark included.
    pub len: usize,
}

/// Ways of numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrdinalStyle {
    /// 一、
    Han,
    /// （一）
    HanBracketed,
    /// 1.
    Arabic,
    /// （1）
    ArabicBracketed,
    /// ①
    Circled,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 1.1 or 1.1.1, with the number of parts
    Decimal(u8),
}

impl OrdinalStyle {
    /// The level (层次) from 1, in the order of GB/T 9704-2012 7.3.3: 一、（一） 1.（1）.
    /// Articles (条) are no level.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Han | Self::Chapter => Some(1),
            Self::HanBracketed | Self::Section => Some(2),
            Self::Arabic => Some(3),
            Self::ArabicBracketed => Some(4),
            Self::Circled => Some(5),
            Self::Decimal(parts) => Some(parts),
            Self::Article => None,
        }
    }
}

impl Paragraph {
    /// The heading words without a final full stop, and their level.
    #[must_use]
    pub fn heading(&self) -> Option<(u8, Text)> {
        let end = self.heading?;
        let level = self.ordinal.and_then(|ordinal| ordinal.style.level()).or(self.stated_level).unwrap_or(1);
        let words = self.text.as_str()[..end].trim_end_matches(['。', '.', '．']);
        Some((level, self.text.slice(0..words.len())))
    }

    /// Whether the heading is the whole paragraph.
    #[must_use]
    pub fn is_heading_line(&self) -> bool {
        self.heading == Some(self.text.as_str().len())
    }
}

/// A table (表格).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows from the top; every row has the same number of cells.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows from the top are the head, repeated on every page.
    pub head: usize,
    /// Where it stands.
    pub place: Place,
}

impl Table {
    /// Most columns of a table: on a page across there would be 2.25 mm left for each.
    pub const MOST_COLUMNS: usize = 100;
    /// Most cells of all tables of a document together, empty ones counted. Rows are filled up to the
    /// longest, so that a few bytes of text could ask for any number of cells.
    pub const MOST_CELLS: usize = 20_000;
}

/// What is left of [`Table::MOST_CELLS`] while a document is read.
#[derive(Clone, Debug)]
pub struct TableAllowance {
    cells: usize,
    refused: usize,
}

impl Default for TableAllowance {
    fn default() -> Self {
        Self { cells: Table::MOST_CELLS, refused: 0 }
    }
}

impl TableAllowance {
    /// Whether a table of this size still goes into the document as one; its cells are then taken.
    pub fn admits(&mut self, columns: usize, rows: usize) -> bool {
        let left = self.cells.checked_sub(columns.saturating_mul(rows)).filter(|_| columns <= Table::MOST_COLUMNS);
        match left {
            Some(left) => self.cells = left,
            None => self.refused += 1,
        }
        left.is_some()
    }

    /// What a person is told of the tables that were too large to be tables.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        let (tables, columns, cells) = (self.refused, Table::MOST_COLUMNS, Table::MOST_CELLS);
        (tables > 0).then(|| {
            format!(
                "有{tables}处表格太大，没有排成表格，各行按文字保留（一个表格最多{columns}列，\
                 全文的表格合计最多{cells}格，空格子也算）。请拆小，或者把表格作为附件文件另附。"
            )
        })
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// Whether it only continues the cell at its left or above.
    pub merge: Merge,
}

/// How a cell joins a neighbour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// A cell of its own.
    #[default]
    None,
    /// Part of the cell at its left.
    Left,
    /// Part of the cell above.
    Up,
}

/// A span that does not count when values are compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(pub Span);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl Block {
    /// Where it stands in the source.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Paragraph(paragraph) => paragraph.text.span(),
            Self::Table(table) => table.place.0,
        }
    }

    /// The paragraph, if it is one.
    #[must_use]
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Table(_) => None,
        }
    }
}
