//! Drafts: begin, save, list, discard, compare, restore.

mod begin;
mod compare;
mod list;
mod save;
mod trash;
mod upload;
mod versions;

pub use begin::NewDraft;
pub(crate) use begin::{insert, new_draft};
pub use compare::{Change, Comparison, Side, compare};
pub use list::{List, ListRequest, PAGE};
pub use save::Saved;
pub use store::search::{DraftLine, DraftOrder};
pub use store::versions::VersionLine;
pub use upload::{UPLOAD_LIMIT, file_too_large};

use gongwen::{Kind, Syntax};

/// The title under which a text stands in lists, and its kind.
pub(crate) fn headline(text: &str, syntax: Syntax) -> (String, Option<Kind>) {
    let document = gongwen::read(text, syntax).document;
    let title = document.title_text().trim();
    let title = if title.is_empty() {
        text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("无题草稿")
    } else {
        title
    };
    (title.chars().take(120).collect(), document.kind())
}

/// Lines ended by `\n`, without a byte order mark: as drafts are kept.
#[must_use]
pub fn normal(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}
