//! The closed world of the layout engine: our templates, the data, the fonts, and nothing else.

use crate::fonts::Fonts;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATES: [(&str, &str); 3] = [
    ("main.typ", include_str!("template/main.typ")),
    ("items.typ", include_str!("template/items.typ")),
    ("grid.typ", include_str!("template/grid.typ")),
];

/// What is the same for every document.
pub(crate) struct Stage {
    library: LazyHash<Library>,
    sources: Vec<Source>,
    data: FileId,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let sources = TEMPLATES.iter().map(|(name, text)| Source::new(file(name), (*text).into())).collect();
        Self { library: LazyHash::new(Library::default()), sources, data: file("data.json") }
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub(crate) struct Scene<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) fonts: &'a Fonts,
    pub(crate) data: Bytes,
}

impl World for Scene<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.stage.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.stage.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.stage.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
