//! The codes of an office in its references: 全宗号, and 机构（问题）代码.

use super::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most units that have a code.
const MOST_UNITS: usize = 60;

/// A unit, or a matter where files are sorted by matters, and its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCode {
    /// The code: BGS.
    pub code: String,
    /// What it stands for: 办公室.
    pub name: String,
}

/// The codes of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// 全宗号, given by the archive that the files will go to.
    pub fonds: String,
    /// The units, in the order of the page.
    pub units: Vec<UnitCode>,
}

impl Coding {
    /// From what the administrator typed: the fonds, and a line for each unit with its code and
    /// name.
    ///
    /// # Errors
    /// Says which line is wrong.
    pub fn parse(fonds: &str, units: &str) -> Result<Self, Refusal> {
        let fonds = fonds.trim().to_uppercase();
        if !is_fonds(&fonds) {
            return Err(Refusal::Fonds);
        }
        let mut read: Vec<UnitCode> = Vec::new();
        for line in units.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let bad = || Refusal::UnitLine(line.chars().take(40).collect());
            let (code, name) = line.split_once(char::is_whitespace).ok_or_else(bad)?;
            let (code, name) = (code.to_uppercase(), name.trim());
            if !is_unit(&code) || name.is_empty() || name.chars().count() > 30 || name.chars().any(char::is_control) {
                return Err(bad());
            }
            if read.iter().any(|one| one.code == code || one.name == name) {
                return Err(Refusal::UnitTwice(code));
            }
            read.push(UnitCode { code, name: name.to_owned() });
        }
        match read.len() {
            0 => Err(Refusal::NoUnits),
            count if count > MOST_UNITS => Err(Refusal::ManyUnits(MOST_UNITS)),
            _ => Ok(Self { fonds, units: read }),
        }
    }

    /// Whether a unit of that code is there.
    ///
    /// # Errors
    /// If it is not.
    pub fn unit(&self, code: &str) -> Result<&UnitCode, Refusal> {
        self.units.iter().find(|unit| unit.code == code).ok_or(Refusal::Unit)
    }

    /// The name of a code; the code itself where it is none of today's.
    #[must_use]
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.unit(code).map_or(code, |unit| &unit.name)
    }
}

/// As the administrator types it.
impl fmt::Display for Coding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.units.iter().try_for_each(|unit| writeln!(f, "{} {}", unit.code, unit.name))
    }
}

/// Letters and digits that fit into a reference and into the name of a folder.
pub(super) fn is_fonds(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

pub(super) fn is_unit(code: &str) -> bool {
    is_fonds(code)
}
