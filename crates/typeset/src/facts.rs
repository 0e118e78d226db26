//! What can be said about finished pages, as data.

use crate::{Element, Role};
use gongwen::Span;
use serde::Serialize;

/// Facts about a set document. Lengths are in millimetres from the top left corner of the page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facts {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// Pages in order.
    pub pages: Vec<PageFacts>,
    /// Every element with its box; one entry for each page it stands on.
    pub elements: Vec<ElementFacts>,
    /// Fonts used.
    pub fonts: Vec<FontFacts>,
    /// Characters that the wanted font does not have.
    pub substituted: Vec<GlyphFacts>,
    /// What a person should know, in Chinese.
    pub messages: Vec<String>,
}

/// A page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageFacts {
    /// The page number printed on it, if any.
    pub number: Option<usize>,
    /// Lines (行) of the grid that text and tables take, the 版记 not counted.
    pub body_lines: usize,
    /// Width of the widest line in cells (字).
    pub max_cells: f64,
    /// Whether the content is turned by a quarter (横排表格).
    pub turned: bool,
    /// Lines of text in order.
    pub lines: Vec<LineFacts>,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineFacts {
    /// What it belongs to.
    pub element: Element,
    /// Left edge.
    pub x: f64,
    /// Upper edge of the characters' boxes.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// Size of the characters in pt.
    pub size: f64,
    /// The characters as printed.
    pub text: String,
    /// Where they stand in the source; `None` for what is printed by rule (「附件：」).
    pub source: Option<Place>,
    /// Whether it repeats a line of an earlier page (the head of a table).
    pub repeated: bool,
}

/// An element's box on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ElementFacts {
    /// What it is.
    pub element: Element,
    /// The page, from 0.
    pub page: usize,
    /// Left edge.
    pub x: f64,
    /// Upper edge; for mark and page number the edge of the ink.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// Where its text stands in the source.
    pub source: Option<Place>,
}

/// A half-open range of bytes in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// A font that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FontFacts {
    /// For what.
    pub role: Role,
    /// The typeface wanted, in Chinese.
    pub wanted: &'static str,
    /// The family used.
    pub family: String,
    /// Whether the family only stands in for the typeface wanted.
    pub substitute: bool,
}

/// A character that came from another font than the rest of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct GlyphFacts {
    /// The character.
    pub char: char,
    /// The typeface wanted, in Chinese.
    pub wanted: &'static str,
    /// The family that it came from; `None` if no font has it and □ is printed.
    pub used: Option<String>,
    /// The page, from 0.
    pub page: usize,
}
