//! The four checks (四性) of a package: 真实性 authenticity, 完整性 completeness, 可用性 usability,
//! 安全性 safety. They need nothing but the package, and a checkpoint from elsewhere if there is one.
//!
//! A package is read within bounds: what is too large to be read is not a package of ours.

mod authenticity;
mod completeness;
mod contents;
mod safety;
mod signature;
mod told;
mod usability;

pub(crate) use safety::active;

use crate::error::Result;
use contents::Contents;
use ledger::{PublicKey, Signed};
use std::io::{Read, Seek};

/// The list of all files with their SM3.
pub(crate) const MANIFEST: &str = "manifest.txt";
/// The catalogue, for machines.
pub(crate) const CATALOGUE: &str = "catalogue.xml";
/// The checkpoint that the logs are proved against.
pub(crate) const CHECKPOINT: &str = "checkpoint.txt";
/// Proofs that the ledger of the package continues earlier checkpoints, one in a line.
pub(crate) const CONTINUITY: &str = "continuity.jsonl";
/// The statement that binds the package to its manifest, signed with the key of the ledger.
pub(crate) const HANDOVER: &str = "handover.txt";
/// The public key of the ledger.
pub(crate) const KEY: &str = "key.pem";

/// One of the four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quality {
    /// 真实性
    Authenticity,
    /// 完整性
    Completeness,
    /// 可用性
    Usability,
    /// 安全性
    Safety,
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub quality: Quality,
    /// What was looked at, in words.
    pub scope: String,
    /// What is wrong, each in a sentence.
    pub faults: Vec<String>,
}

/// What all four found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The four, in order.
    pub checks: [Check; 4],
    /// How many files the catalogue names.
    pub items: usize,
    /// How many files the package has.
    pub files: usize,
}

impl Quality {
    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Authenticity => "真实性",
            Self::Completeness => "完整性",
            Self::Usability => "可用性",
            Self::Safety => "安全性",
        }
    }
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.checks.iter().all(|check| check.faults.is_empty())
    }

    /// What a check found.
    #[must_use]
    pub fn of(&self, quality: Quality) -> &Check {
        let found = self.checks.iter().find(|check| check.quality == quality);
        found.unwrap_or(&self.checks[0])
    }
}

/// Checks a package.
///
/// # Errors
/// If it is no ZIP, or goes beyond what is read of one.
pub fn check(source: impl Read + Seek, given: Option<&(Signed, PublicKey)>) -> Result<Report> {
    let contents = Contents::read(source)?;
    let (items, completeness) = completeness::check(&contents);
    Ok(Report {
        items,
        files: contents.files.len(),
        checks: [
            authenticity::check(&contents, given),
            completeness,
            Check {
                quality: Quality::Usability,
                scope: "PDF 完整，XML 结构正确，文字是 UTF-8 编码，图片、Word 文件能认出".to_owned(),
                faults: contents.usability,
            },
            Check {
                quality: Quality::Safety,
                scope: "没有可执行内容、脚本、密级标志，文件名不指向包外，没有异常压缩".to_owned(),
                faults: contents.safety,
            },
        ],
    })
}
