//! A file (件) as the catalogue (归档文件目录) describes it.

use super::{Reference, Refusal};
use crate::documents::Done;
use crate::secrecy;

/// Most pages of a file.
const MOST_PAGES: u32 = 99_999;

/// Where a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 发文
    Outgoing,
    /// 收文
    Incoming,
}

/// What the registrar says of a file besides its reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// 页数, where they were counted.
    pub pages: Option<u32>,
    /// 备注
    pub note: String,
}

/// A line of the catalogue. It is written once, when the document is archived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The document.
    pub document: String,
    /// Where it comes from.
    pub origin: Origin,
    /// 档号
    pub reference: Reference,
    /// 责任者
    pub author: String,
    /// 文号; empty where there is none.
    pub number: String,
    /// 题名
    pub title: String,
    /// 日期, as ISO 8601; empty where it is not known.
    pub dated: String,
    /// 页数, where they were counted.
    pub pages: Option<u32>,
    /// 备注
    pub note: String,
    /// 盒号, once it is in a box.
    pub in_box: Option<u32>,
    /// Who archived it, and when.
    pub act: Done,
}

impl Origin {
    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Outgoing => "发文",
            Self::Incoming => "收文",
        }
    }
}

impl Description {
    /// A description that may be kept.
    ///
    /// # Errors
    /// Refused for impossible numbers of pages, long notes, and marks of classification.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.pages.is_some_and(|pages| !(1..=MOST_PAGES).contains(&pages)) {
            return Err(Refusal::Pages(MOST_PAGES));
        }
        let note = self.note.trim().to_owned();
        if note.chars().count() > 100 || note.chars().any(char::is_control) {
            return Err(Refusal::Note);
        }
        match secrecy::mark(&note) {
            Some(mark) => Err(Refusal::Classified(mark.to_string())),
            None => Ok(Self { note, ..self }),
        }
    }
}
