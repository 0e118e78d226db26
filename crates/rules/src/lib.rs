//! The judge: the regulations on official documents (公文) as rules that can be run.
//!
//! [`check`] reads a document or a fragment and says what is wrong, each finding with its
//! place, its source and, where possible, its fix; [`fix`] applies the fixes until nothing
//! changes. Each rule is one value of [`Rule`]: code, source, manual page, check. The manual,
//! `explain` and the help pages are generated from these same values ([`manual`]).

pub mod context;
pub mod engine;
pub mod finding;
pub mod fix;
pub mod manual;
pub mod meta;
pub mod office;
pub mod registry;
pub mod source;

mod attachments;
mod closing;
mod dates;
mod elements;
mod headings;
mod issuer;
mod number;
mod numerals;
mod page;
mod punctuation;
mod routing;
mod run;
mod samples;
mod scan;
mod sink;
mod title;
mod words;

pub use context::{Context, Scope};
pub use engine::{Judgement, check, judge};
pub use finding::{Finding, Fix, Safety, Severity, Waived};
pub use fix::{Applied, Fixed, fix};
pub use manual::manual_markdown;
pub use meta::{Family, Fixability, Manual, Rule};
pub use registry::{find, registry};
pub use source::{Source, Strength};
