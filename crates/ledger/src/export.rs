//! The export (导出): a header line, then one line for each entry, in order.
//!
//! The line of an entry, without its line break, is what its leaf hash is made of.

use crate::hash::{Hash, from_hex, to_hex};
use serde::{Deserialize, Serialize};
use sm3::Sm3;

/// The name of the format and its version.
pub const FORMAT: &str = "wenshu-ledger-1";

/// The first line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`FORMAT`].
    pub format: String,
    /// The hash: SM3.
    pub hash: String,
    /// Whose ledger it is.
    pub origin: String,
    /// How many entries follow.
    pub size: u64,
    /// The root over them, as the ledger itself has it.
    pub root: String,
}

impl Header {
    /// For a ledger of that size and root.
    #[must_use]
    pub fn new(origin: &str, size: u64, root: &Hash<Sm3>) -> Self {
        Self { format: FORMAT.to_owned(), hash: "SM3".to_owned(), origin: origin.to_owned(), size, root: to_hex(root) }
    }

    /// As a line, without its break.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From a line; `None` if it is no header of this format.
    #[must_use]
    pub fn from_line(line: &[u8]) -> Option<Self> {
        let header: Self = serde_json::from_slice(line).ok()?;
        let known = header.format == FORMAT && header.hash == "SM3" && from_hex::<Sm3>(&header.root).is_some();
        known.then_some(header)
    }
}
