//! The archive (档案): archiving, boxes, the register, the package that is handed over.

mod boxes;
pub mod check;
mod coding;
mod file;
mod package;
mod refile;
mod register;
mod xml;

pub(crate) use check::active;
pub use file::Filing;
pub(crate) use package::Packages;
pub use package::{MOST_ITEMS, Made, Package, PackageRequest, Preview};
pub use refile::InArchive;
pub use register::{ArchiveRequest, SeriesLine, group_of};
pub use store::archive::{ArchiveColumn, ArchiveGroup, Filed};

use crate::error::{Error, Kind};
use office::archive::Refusal;

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal {
            Refusal::NotSet | Refusal::NotThere { .. } | Refusal::NotArchived => Kind::Conflict,
            Refusal::Fonds
            | Refusal::Unit
            | Refusal::UnitLine(_)
            | Refusal::UnitTwice(_)
            | Refusal::NoUnits
            | Refusal::ManyUnits(_)
            | Refusal::Year(..)
            | Refusal::NoRetention
            | Refusal::Pages(_)
            | Refusal::Note
            | Refusal::Classified(_)
            | Refusal::NothingChanged
            | Refusal::Reason(_)
            | Refusal::Range
            | Refusal::Box(_)
            | Refusal::Nothing
            | Refusal::BeforeFormed { .. }
            | Refusal::TooMany(_) => Kind::Invalid,
        };
        Self::new(kind, refusal.to_string())
    }
}
