//! The organisation as a workbook (XLSX): export, template, and import with a preview.

mod build;
mod fields;
mod import;
mod plan;
mod read;
mod say;
mod sheets;
mod write;

pub use import::Preview;
pub(crate) use plan::plan;
pub use plan::{Act, PlanLine, RowFault};
pub(crate) use read::from_text;
pub use read::{FILE_LIMIT, ROW_LIMIT};
pub use sheets::{Column, SHEETS, Sheet};
