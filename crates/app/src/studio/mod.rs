//! The studio (编辑台): what is wrong with a text, how it will be printed, and putting it right.

mod desk;
mod fix;
mod header;
mod judge;
mod live;
mod press;
mod waive;

pub use fix::{Fixed, Which};
pub use header::{HEADER_FIELDS, HeaderField, HeaderForm};
pub(crate) use judge::check;
pub use judge::{Counts, Finding, Fix, Judged, ManualPage, Safety, Severity, Waived, manual, manual_page, rule_count};
pub use live::{Live, Note};
pub use press::{FontLine, LineBox, PICTURE_WIDTHS, Page, Press, Sheet};
pub use waive::{At, WAIVER_REASON};
