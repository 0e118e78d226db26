//! 移交包: one ZIP for a year and a retention, with everything that proves what it holds.
//!
//! A folder for each file, named by its reference: the body as PDF/A-2b as it was printed (or what
//! was received), attachments, the processing sheet, metadata, the log from the ledger. Beside
//! them the catalogue, a checkpoint, and a manifest with the SM3 of everything. It is written to
//! a file on disk, one archived document after the other.

mod build;
mod item;
mod kept;
mod log;
mod metadata;
mod scratch;
mod sheet;
mod writer;

pub(in crate::archive) use item::folder_name;
pub use kept::Package;
pub(crate) use kept::Packages;

use super::check::Report;
use super::register::{ArchiveRequest, noted};
use crate::documents::Direction;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::approval::Now;
use office::archive::{FileNumber, Item, Reference, Refusal, Retention, gaps};
use store::archive::{self, ArchiveColumn};

/// Most files of one package.
pub const MOST_ITEMS: usize = 500;

/// Which files are handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageRequest {
    /// 年度
    pub year: i32,
    /// 保管期限
    pub retention: Retention,
    /// 机构（问题）代码; empty for all.
    pub unit: String,
}

/// What is known before a package is made.
#[derive(Clone, Debug)]
pub struct Preview {
    /// How many files.
    pub files: usize,
    /// Ordinals that are missing.
    pub gaps: Vec<String>,
    /// Ordinals that corrections left empty: reference and reason.
    pub left: Vec<(String, String)>,
    /// How many files are in no box yet.
    pub unboxed: usize,
    /// How many files' pages were not counted.
    pub uncounted: usize,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its key, for the time that it is kept.
    pub id: String,
    /// A name for the file.
    pub name: String,
    /// How many files it holds.
    pub files: usize,
    /// How large it is, in bytes.
    pub size: u64,
    /// The SM3 of its manifest, as the ledger has it.
    pub manifest: String,
    /// What the four checks found.
    pub report: Report,
}

impl PackageRequest {
    /// As the page and the history say it.
    #[must_use]
    pub fn words(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!("，机构（问题）{}", self.unit) };
        format!("{}年度，保管期限{}{unit}", self.year, self.retention.name())
    }

    fn file_name(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!("-{}", self.unit) };
        format!("移交包-{}-{}{unit}", self.year, self.retention.code())
    }
}

impl App {
    /// What a package would hold, and what is not in order yet.
    ///
    /// # Errors
    /// Refused to others than the registrar, and if there is nothing, or too much.
    pub async fn preview_package(&self, person: &Person, request: &PackageRequest) -> Result<Preview> {
        let items = self.package_items(person, request).await?;
        let left = self.left_empty(request).await?;
        Ok(Preview {
            files: items.len(),
            gaps: gaps(&[numbers(&items), left.iter().map(|(number, _)| number.clone()).collect()].concat()),
            left: left.into_iter().map(|(number, reason)| (number.to_string(), reason)).collect(),
            unboxed: items.iter().filter(|item| item.in_box.is_none()).count(),
            uncounted: items.iter().filter(|item| item.pages.is_none()).count(),
        })
    }

    async fn package_items(&self, person: &Person, request: &PackageRequest) -> Result<Vec<Item>> {
        let desk = self.desk(person).await?;
        let viewer = desk.insider()?;
        desk.registrar()?;
        let request = ArchiveRequest {
            year: request.year,
            retention: Some(request.retention),
            unit: request.unit.clone(),
            order: (ArchiveColumn::Reference, Direction::Forwards),
            ..ArchiveRequest::default()
        };
        let found = archive::find(&self.db, &viewer, &request.query()).await?;
        match found.lines.len() {
            0 => Err(Refusal::Nothing.into()),
            count if count > MOST_ITEMS => Err(Refusal::TooMany(MOST_ITEMS).into()),
            _ => Ok(found.lines.into_iter().map(noted).collect()),
        }
    }

    /// The ordinals of the package that corrections left empty, with the reasons.
    async fn left_empty(&self, request: &PackageRequest) -> Result<Vec<(FileNumber, String)>> {
        let mut left = archive::left(&self.db, request.year, request.retention).await?;
        left.retain(|(number, _)| request.unit.is_empty() || number.series.unit() == request.unit);
        Ok(left)
    }

    /// The day, for what is written into a package.
    fn made_on(&self) -> String {
        Now::of(self.clock.now()).today.iso()
    }
}

fn numbers(items: &[Item]) -> Vec<FileNumber> {
    let number = |item: &Item| match &item.reference {
        Reference::Composed(number) => Some(number.clone()),
        Reference::Written(_) => None,
    };
    items.iter().filter_map(number).collect()
}

/// The disk is full, or the folder for temporary files cannot be written to.
fn unwritable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(Kind::Unavailable, "移交包写不进临时文件夹，磁盘可能已满。请腾出空间后再试。").because(error)
}
