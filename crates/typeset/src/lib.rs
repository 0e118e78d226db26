//! Setting official documents: the general format of GB/T 9704-2012 to the millimetre.
//!
//! [`Fonts`] are found once, a [`Typesetter`] turns a [`gongwen::Document`] into a [`Setting`]:
//! pages as PNG or PDF, and [`Facts`] about where everything stands. This is the only crate
//! that knows the layout engine; text reaches it as data and never as markup.

mod body;
mod closing;
mod compose;
mod element;
mod error;
pub mod facts;
mod first_page;
mod fonts;
mod gather;
mod head;
mod imprint;
mod measure;
mod messages;
mod nodes;
mod pages;
mod parts;
mod pdf;
mod plan;
mod raster;
mod role;
mod seal;
mod setting;
mod sheet;
mod table;
mod title;
mod typesetter;
mod walk;
mod world;

pub use element::Element;
pub use error::{Error, FontError};
pub use facts::Facts;
pub use fonts::{FontSources, Fonts, RoleFont};
pub use pdf::PdfInfo;
pub use role::Role;
pub use setting::Setting;
pub use typesetter::Typesetter;
