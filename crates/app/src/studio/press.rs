//! The seam to typesetting: pages, their pictures, and where each line of text stands on them.

use crate::doctor::{Health, HealthLine};
use crate::error::{Error, Kind, Result};
use gongwen::{Document, Profile};
use office::Moment;
use std::path::PathBuf;
use std::sync::Arc;

/// A page of a set document.
#[derive(Clone, Debug)]
pub struct Page {
    /// Names how it looks: the same hash, the same picture.
    pub hash: String,
    /// Width in millimetres.
    pub width: f64,
    /// Height in millimetres.
    pub height: f64,
}

/// A line of text on a page, in millimetres from the top left corner.
#[derive(Clone, Debug)]
pub struct LineBox {
    /// The page, from 0.
    pub page: usize,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where its characters begin in the source, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// A font that serves a role.
#[derive(Clone, Debug)]
pub struct FontLine {
    /// The typeface that the standard wants.
    pub wanted: String,
    /// The family that serves.
    pub family: String,
    /// Whether it only stands in.
    pub substitute: bool,
}

/// A set document.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its lines.
    pub lines: Vec<LineBox>,
    /// What a person should know of the setting: fonts that stand in, characters no font has.
    pub remarks: Vec<String>,
}

/// Sets documents. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Press {
    trouble: Arc<str>,
}

impl Press {
    /// Looks for fonts: the office's own folder first.
    #[must_use]
    pub fn new(office_fonts: Option<PathBuf>) -> Self {
        let _ = office_fonts;
        Self::without_fonts()
    }

    /// Sets nothing and says so.
    #[must_use]
    pub fn without_fonts() -> Self {
        Self { trouble: "没有载入字体，不能排版。".into() }
    }

    /// The fonts by role.
    #[must_use]
    pub fn fonts(&self) -> Vec<FontLine> {
        Vec::new()
    }

    pub(crate) fn health(&self) -> Vec<HealthLine> {
        vec![HealthLine { name: "字体".to_owned(), health: Health::Bad, detail: self.trouble.to_string() }]
    }

    /// Sets a document for the desk of a draft.
    pub(super) fn set(&self, _: &str, _: &Document, _: &Profile) -> std::result::Result<Sheet, String> {
        Err(self.trouble.to_string())
    }

    /// The picture of a page that was set for that draft, if it is still at hand.
    pub(super) fn picture(&self, _: &str, _: &str) -> Result<Option<Arc<Vec<u8>>>> {
        Ok(None)
    }

    /// A PDF of a document.
    pub(super) fn pdf(&self, _: &Document, _: &Profile, _: Moment) -> Result<Vec<u8>> {
        Err(Error::new(Kind::Unavailable, self.trouble.to_string()))
    }
}
