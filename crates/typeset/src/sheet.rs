//! What is handed to the template: sheets of items, as data.

use crate::Role;
use crate::parts::Part;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything on the pages.
#[derive(Debug, Serialize)]
pub(crate) struct Pages {
    /// By role, the names of the faces in order.
    pub(crate) faces: BTreeMap<Role, Vec<String>>,
    /// By role, the face for digits and Latin letters where the first of `faces` draws poor ones.
    pub(crate) latin: BTreeMap<Role, String>,
    /// Runs of pages.
    pub(crate) sheets: Vec<Sheet>,
}

/// Pages that follow each other without a forced break.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Sheet {
    /// Whether they lie across (横排).
    pub(crate) turned: bool,
    /// Whether this is the 版记, which stands at the foot.
    pub(crate) imprint: bool,
    /// What stands on them, from the top.
    pub(crate) items: Vec<Item>,
}

/// A thing on a page. Lengths are in cells (字) across and grid lines (行) down.
#[derive(Debug, Serialize)]
#[serde(tag = "k", rename_all = "snake_case")]
pub(crate) enum Item {
    /// Blank lines.
    Gap { rows: f64 },
    /// What stands above the mark, flush left, within the 35 mm down to the mark.
    Top { lines: Vec<Vec<Part>>, height: f64 },
    /// 发文机关标志: names below each other and the word at their right.
    Mark { names: Vec<Stretched>, suffix: Option<Stretched> },
    /// The red line, `skip` mm below.
    RedLine { n: usize, skip: f64 },
    /// Text at stated places on the grid, kept on one page.
    Placed { rows: f64, texts: Vec<Placed>, sticky: bool },
    /// A title, already broken into lines.
    Title { lines: Vec<Vec<Part>> },
    /// A paragraph.
    Paragraph(Paragraph),
    /// A heading on a line of its own.
    Heading { level: u8, indent: f64, centred: bool, parts: Vec<Part> },
    /// A table.
    Table(Box<Table>),
    /// The following goes on a new page.
    Break,
    /// A line of the 版记.
    Rule { n: usize, thick: f64 },
    /// A text of the 版记, with a hanging indent.
    Imprint { label: Vec<Part>, parts: Vec<Part> },
    /// The last line of the 版记: at the left, at the right.
    Issue { left: Vec<Part>, right: Vec<Part> },
}

/// A line of the mark.
#[derive(Debug, Serialize)]
pub(crate) struct Stretched {
    pub(crate) parts: Vec<Part>,
    /// Size in pt.
    pub(crate) size: f64,
    /// Extra space between characters in pt.
    pub(crate) tracking: f64,
    /// Width as a part of the natural one.
    pub(crate) scale: f64,
    /// Room in pt, where it is set to the width of others.
    pub(crate) room: Option<f64>,
}

/// Text at a place: `x` cells from the left and `y` lines from the top of its block.
#[derive(Debug, Serialize)]
pub(crate) struct Placed {
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Room in cells.
    pub(crate) w: f64,
    pub(crate) parts: Vec<Part>,
}

/// A paragraph on the grid.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Paragraph {
    /// Indent of the whole.
    pub(crate) left: f64,
    /// Further indent of the first line.
    pub(crate) first: f64,
    /// Further indent of the other lines.
    pub(crate) hang: f64,
    /// Whether it stays with what follows.
    pub(crate) sticky: bool,
    pub(crate) centred: bool,
    pub(crate) parts: Vec<Part>,
}

/// A table whose sizes are decided.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    /// Widths in mm.
    pub(crate) columns: Vec<f64>,
    /// Size of text in pt.
    pub(crate) size: f64,
    /// Rows of the head that are repeated.
    pub(crate) head: usize,
    pub(crate) cells: Vec<TableCell>,
}

/// A cell at its place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TableCell {
    /// Whether it may go on on the next page.
    pub(crate) breakable: bool,
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) colspan: usize,
    pub(crate) rowspan: usize,
    pub(crate) centred: bool,
    pub(crate) parts: Vec<Part>,
}
