//! A document that is set: its pages, and what they can be turned into.

use crate::facts::Facts;
use std::hash::{Hash, Hasher};
use typst::layout::{Frame, FrameItem};
use typst::model::DocumentInfo;
use typst::utils::hash128;
use typst_layout::Page;

/// The pages of a document.
pub struct Setting {
    pub(crate) pages: Vec<Page>,
    pub(crate) info: DocumentInfo,
    pub(crate) facts: Facts,
}

impl Setting {
    /// Number of pages, blank ones included.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// What can be said about the pages.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// A value that is equal for pages that look equal; `page` counts from 0. Empty if there is
    /// no such page.
    #[must_use]
    pub fn page_hash(&self, page: usize) -> String {
        self.pages.get(page).map_or_else(String::new, |page| format!("{:032x}", hash128(&Look(&page.frame))))
    }
}

/// What is seen of a frame; the marks for the structure of the document are not.
struct Look<'a>(&'a Frame);

impl Hash for Look<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (at, item) in self.0.items() {
            match item {
                FrameItem::Group(group) => {
                    at.hash(state);
                    group.transform.hash(state);
                    Look(&group.frame).hash(state);
                }
                FrameItem::Text(text) => {
                    at.hash(state);
                    (text.size, &text.fill, &text.font.font().info().family, &text.text).hash(state);
                    for glyph in &text.glyphs {
                        (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_offset).hash(state);
                    }
                }
                FrameItem::Shape(shape, _) => (at, shape).hash(state),
                FrameItem::Image(image, size, _) => (at, image, size).hash(state),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
